"""What a superior's template asks around its table: which office, who fills it in, the day, totals.

Asked is only what its words ask: 填报单位 and the like with a blank behind, beside or below them; 合计 below the rows.
Rows and columns count from 1.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from gongkai_desktop.ledger import Kind, fold_text
from gongkai_desktop.paper.book_refs import column_letters

if TYPE_CHECKING:
    from gongkai_desktop.paper.book_fill import Filled
    from gongkai_desktop.paper.book_sheet import SheetPart


class What(StrEnum):
    """What may be asked."""

    OFFICE = "填报单位"
    PERSON = "填报人"
    DAY = "填报日期"
    COUNT = "合计（条数）"
    SUM = "合计"


_ASKING: Final = "填报|填表|报送|上报|编报|制表"
_BRACKETS: Final = r"(?:[（(][^（()）]{0,8}[)）])?"
_LABELS: Final = {
    What.OFFICE: re.compile(rf"(?P<asking>{_ASKING})?单位(?:名称|全称)?{_BRACKETS}"),
    What.PERSON: re.compile(rf"(?P<asking>{_ASKING})人(?:员|姓名)?{_BRACKETS}"),
    What.DAY: re.compile(rf"(?P<asking>{_ASKING})?(?:日期|(?<=[报表送])时间){_BRACKETS}"),
}
_BLANK: Final = r"[\s_＿]*"
_LINE: Final = re.compile(
    rf"(?P<label>[^\s:：_＿]{{1,16}}?)(?P<colon>\s*[:：])"
    rf"(?P<blank>{_BLANK}(?:年{_BLANK}月{_BLANK}日{_BLANK})?)(?=$|[^\s:：_＿]{{1,16}}\s*[:：])"
)
"""A label, its colon and the blank behind it, up to the next label or the end of the cell."""
_COUNTED: Final = re.compile(rf"(?P<label>(?:[合总共]\s*计|共)\s*[:：]?){_BLANK}(?P<unit>[件条份项])")
_TOTALS: Final = frozenset({"合计", "总计", "共计"})
_GAP: Final = 4
"""Spaces left before the next label of a cell."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is told of whoever fills a template in; '' and None where it is not known."""

    office: str = ""
    person: str = ""
    day: date | None = None

    def text(self, what: What) -> str:
        """As it stands in a cell."""
        if what is What.DAY:
            return f"{self.day.year}年{self.day.month}月{self.day.day}日" if self.day is not None else ""
        return self.office if what is What.OFFICE else self.person if what is What.PERSON else ""


NOBODY: Final = Facts()


@dataclass(frozen=True, slots=True)
class Asked:
    """A thing asked: ``label`` by these words, to stand at ``row``, ``column``; within ``line``, the cell's own words,
    where that is not ''. ``key`` is the column of the ledger that is summed."""

    what: What
    label: str
    row: int
    column: int
    line: str = ""
    key: str = ""

    @property
    def place(self) -> str:
        """The cell, as table programs name it."""
        return f"{column_letters(self.column)}{self.row}"


def asked_of(sheet: SheetPart, top: int, below: int, columns: Sequence[Filled]) -> tuple[Asked, ...]:
    """What a sheet asks above row ``top``, where its header begins, and from row ``below`` on, behind its rows."""
    found: list[Asked] = []
    for row in (*range(1, top), *range(below, sheet.last + 1)):
        foot = row >= below
        for at, text in sheet.texts(row).items():
            found += (
                _within(text, row, at) or _counted(text, row, at) or _beside(sheet, text, row, at, top, below)
            )
        if foot:
            found += _totals(sheet, row, columns)
    return tuple(found)


def tell(
    sheet: SheetPart,
    asked: Sequence[Asked],
    facts: Facts,
    count: int,
    sums: Callable[[Collection[str]], Mapping[str, int]],
) -> None:
    """Write what is asked into its cells; what is not known stays blank."""
    added = sums([one.key for one in asked if one.what is What.SUM])
    lines: dict[tuple[int, int], str] = {}
    for one in asked:
        place = one.row, one.column
        if one.line:
            lines[place] = _filled(lines.get(place, one.line), one, facts, count)
        elif one.what is What.SUM:
            sheet.put(*place, added[one.key])
        elif one.what is What.COUNT:
            sheet.put(*place, count)
        elif text := facts.text(one.what):
            sheet.put(*place, text)
    for place, line in lines.items():
        sheet.put(*place, line)


# — one cell —


def _within(text: str, row: int, column: int) -> list[Asked]:
    """The labels of a cell that have their blanks behind them."""
    return [
        Asked(what, label, row, column, text)
        for match in _LINE.finditer(text)
        if (what := _what(label := match["label"], alone=False)) is not None
    ]


def _counted(text: str, row: int, column: int) -> list[Asked]:
    match = _COUNTED.fullmatch(text)
    return [Asked(What.COUNT, match["label"], row, column, text)] if match else []


def _what(label: str, *, alone: bool) -> What | None:
    """What a label asks; ``alone``, without a colon, it must say that it is asked of whoever fills in."""
    for what, shape in _LABELS.items():
        if (match := shape.fullmatch(label)) is not None and (match["asking"] or not alone):
            return what
    return None


def _filled(line: str, one: Asked, facts: Facts, count: int) -> str:
    """The words of a cell with one blank filled; the next label keeps its distance."""
    if one.what is What.COUNT:
        return _COUNTED.sub(lambda match: f"{match['label']}{count}{match['unit']}", line)
    text = facts.text(one.what)
    for match in _LINE.finditer(line):
        if match["label"] == one.label and text:
            room = len(match["blank"]) - 2 * len(text)
            gap = " " * max(room, _GAP) if match.end() < len(line) else ""
            return f"{line[: match.end('colon')]}{text}{gap}{line[match.end() :]}"
    return line


# — beside and below —


def _beside(sheet: SheetPart, text: str, row: int, column: int, top: int, below: int) -> list[Asked]:
    """A label that is a cell of its own, its blank beside it, or below it where that is laid out like it."""
    label = text.strip()
    what = _what(label, alone=True)
    if what is None:
        return []
    last = _right(sheet, row, column)
    under = row + 1
    reachable = under in sheet.rows and (under < top or under >= below)
    free_below = reachable and not _taken(sheet, under, column)
    free_beside = not _taken(sheet, row, last + 1)
    alike = last > column and _right(sheet, under, column) == last
    if (
        free_below
        and (alike or not free_beside or not _there(sheet, row, last + 1))
        and (alike or _there(sheet, under, column))
    ):
        return [Asked(what, label, under, column)]
    return [Asked(what, label, row, last + 1)] if free_beside else []


def _right(sheet: SheetPart, row: int, column: int) -> int:
    """The last column of the cell that begins there."""
    spans = (right for top, left, _, right in sheet.merges if (top, left) == (row, column))
    return next(spans, column)


def _there(sheet: SheetPart, row: int, column: int) -> bool:
    """Whether the template has a cell there, with a look of its own or merged."""
    return column in sheet.pattern(row).cells or any(one[:2] == (row, column) for one in sheet.merges)


def _taken(sheet: SheetPart, row: int, column: int) -> bool:
    """Whether something stands there, or it is no cell of its own."""
    if column in sheet.texts(row) or column in sheet.formulas(row):
        return True
    return any(
        top <= row <= bottom and left <= column <= right and (top, left) != (row, column)
        for top, left, bottom, right in sheet.merges
    )


def _totals(sheet: SheetPart, row: int, columns: Sequence[Filled]) -> Iterator[Asked]:
    """The row 合计: sums below columns of numbers, else the number of rows beside the word; formulas stay."""
    texts = sheet.texts(row)
    at = min(texts, default=0)
    if fold_text(texts.get(at, "")) not in _TOTALS:
        return
    formulas, label = sheet.formulas(row), texts[at]
    summed = [
        (filled.at, filled.column.key)
        for filled in columns
        if filled.column is not None
        and filled.column.kind is Kind.INTEGER
        and not _taken(sheet, row, filled.at)
    ]
    yield from (Asked(What.SUM, label, row, column, key=key) for column, key in summed)
    beside = _right(sheet, row, at) + 1
    if not (summed or formulas or len(texts) > 1 or _taken(sheet, row, beside)):
        yield Asked(What.COUNT, label, row, beside)
