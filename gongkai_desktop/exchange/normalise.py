"""Cells as people fill them in, turned into the texts that events hold. Runs in the reading process."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from gongkai_desktop.exchange.cells import LOST_DIGITS, Faulty, Shown, unreadable
from gongkai_desktop.exchange.intake import Intake
from gongkai_desktop.exchange.words import fold_choice, is_no_number
from gongkai_desktop.ledger import Column, Kind, fold_text, one_line, read_date
from gongkai_desktop.ledger.values import visible

Reader = Callable[[object], str]
_CHINESE = re.compile("[\u4e00-\u9fff]")
_GUARDED = re.compile(r'="([^"]*)"|[\'`]([+-]?\d.*)', re.S)
_EXACT_DIGITS = 10**15  # beyond these, a number cell has lost its last digits
_WITHOUT_YEAR = re.compile(r"(\d{1,2})[-/.月](\d{1,2})[日号]?")
_WRITTEN_OUT = 1_000_000  # a number beyond is a day written out, 20240305
_SUSPECT = frozenset("='`#E0123456789")
_NOWHERE = time(0, 0)
_YES = frozenset({"是", "有", "√", "✓", "✔", "☑", "y", "yes", "true", "1", "重大"})
_NO = frozenset({"", "否", "无", "×", "✗", "□", "n", "no", "false", "0"})


class Unreadable(ValueError):
    """A cell that cannot be taken; the text says why, in Chinese."""


class Guessed(str):
    """A day whose year nobody has written: it is the ledger's."""

    __slots__ = ()


def readers(intake: Intake, since: int = 0, year: int = 0) -> dict[str, Reader]:
    """For every column, what turns a cell into the text to keep; it raises ValueError with the reason.

    ``since`` is by how many days the numbers of days begin later than usual (1462 in a book from 1904); ``year``
    that of days written without one (0: such a day cannot be read), which come out as ``Guessed``.
    """
    return {column.key: _reader(column, intake, since, year) for column in intake.ledger.columns}


def shown(cell: object) -> str:
    """A cell as it stands in a list of rejected rows."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def _reader(column: Column, intake: Intake, since: int, year: int) -> Reader:
    if own := intake.read.get(column.key):
        return lambda cell: own(text(cell))
    match column.kind:
        case Kind.DATE:
            return _day_reader(intake.today if column.key in intake.past else date.max, since, year)
        case Kind.CHOICE:
            return _choice_reader(column, intake.words.get(column.key, {}))
        case Kind.FLAG:
            return _flag
        case Kind.INTEGER:
            return _integer
        case _:
            if column.kind is Kind.LONG:
                return text
            return _text_or_none if column.key in intake.none else _line


def text(cell: object) -> str:
    """A cell as text: as typed, without blanks at its ends, what nobody sees and what only guards a number.

    Raises Unreadable for what a table program wrote where it had no value, or not all of it.
    """
    if type(cell) is str:
        kept = cell.strip()
        if not kept.isprintable():
            kept = visible(kept)
        return _unguarded(kept) if kept[:1] in _SUSPECT else kept
    return _other_text(cell)


def _unguarded(kept: str) -> str:
    """Without the quotes and marks that keep a table program from taking a number apart: ="0012", '0012, `0012."""
    if kept[0].isdigit() and "+" not in kept:
        return kept
    if why := unreadable(kept):
        raise Unreadable(why)
    guarded = _GUARDED.fullmatch(kept)
    if guarded is None:
        return kept
    return (guarded[1] if guarded[1] is not None else guarded[2]).strip()


def kept_text(ours: str, *, one_lined: bool) -> str:
    """What we hold already as a file would give it back."""
    try:
        return one_line(text(ours)) if one_lined else text(ours)
    except Unreadable:
        return ours


def _other_text(cell: object) -> str:
    match cell:
        case None:
            return ""
        case Faulty():
            raise Unreadable(cell.why)
        case Shown():
            return text(cell.text)
        case bool():
            return "是" if cell else "否"
        case int() | float():
            return _number(cell)
        case datetime():
            return cell.date().isoformat() if cell.time() == _NOWHERE else cell.isoformat(" ", "minutes")
        case date():
            return cell.isoformat()
        case time() | timedelta():
            return "" if cell == _NOWHERE else str(cell)
        case _:
            return text(str(cell))


def _number(cell: float) -> str:
    if not abs(cell) < _EXACT_DIGITS:
        raise Unreadable(LOST_DIGITS)
    return str(int(cell)) if cell == int(cell) else repr(cell)


def _line(cell: object) -> str:
    if type(cell) is str and cell.isprintable():  # nearly all of them: what is left is on one line already
        kept = cell.strip()
        return _unguarded(kept) if kept[:1] in _SUSPECT else kept
    return one_line(text(cell))


def _text_or_none(cell: object) -> str:
    kept = _line(cell)
    return "" if is_no_number(kept) else kept


def _day_reader(latest: date, since: int, year: int) -> Reader:
    last = latest.isoformat()

    def read(cell: object) -> str:
        if isinstance(cell, str):
            found = _written(cell, year)
        elif type(cell) is date and cell.year > 1970:
            found = cell.isoformat()
        elif cell is None or cell == _NOWHERE:
            return ""
        else:
            found = _numbered(cell, since)
        if found > last:
            raise Unreadable(f"日期在今天（{last}）之后")
        return found

    return read


@lru_cache(maxsize=20_000)
def _written(cell: str, year: int) -> str:
    kept = text(cell)
    short = _WITHOUT_YEAR.fullmatch(fold_text(kept)) if year else None
    return Guessed(_day(f"{year}-{short[1]}-{short[2]}")) if short else _day(kept)


def _numbered(cell: object, since: int) -> str:
    """A day that is kept as a number, or shown from one."""
    if isinstance(cell, Shown):
        try:
            return _day(text(cell))
        except Unreadable:
            cell = cell.number
    if isinstance(cell, Faulty):
        raise Unreadable(cell.why)
    if since and isinstance(cell, int | float) and cell < _WRITTEN_OUT:
        cell += since
    return _day(cell)


def _day(cell: object) -> str:
    try:
        day = read_date(cell)
    except (ValueError, OverflowError) as error:
        ours = _CHINESE.search(str(error))  # Python's own reasons are English
        raise Unreadable(str(error) if ours else "不是日期，请写成 2026-02-06 的样子") from None
    return day.isoformat() if day else ""


def _choice_reader(column: Column, words: Mapping[str, str]) -> Reader:
    known = {fold_choice(word): meant for word, meant in words.items()}
    known |= {fold_choice(choice): choice for choice in column.choices}
    offered = "、".join(column.choices)

    def read(cell: object) -> str:
        kept = text(cell)
        if not kept:
            return ""
        if kept in column.choices:
            return kept
        meant = known.get(fold_choice(kept))
        if meant is None:
            raise Unreadable(f"不认识的{column.title}，应为{offered}之一")
        return meant

    return read


def _flag(cell: object) -> str:
    folded = fold_text(text(cell))
    if folded in _YES:
        return "是"
    if folded in _NO:
        return ""
    raise Unreadable("应填“是”或留空")


def _integer(cell: object) -> str:
    kept = text(cell)
    if not kept:
        return ""
    try:
        return str(int(kept))
    except ValueError:
        raise Unreadable("应为整数") from None
