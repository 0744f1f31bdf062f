"""What every column of a file is taken for, and by what: its header, its values, or a person's word.

A header may say one thing and the cells another: under 类别 stands 主题分类 in one office and 主动公开 in the next.
Runs in the reading process.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from gongkai_desktop.exchange.cells import Cells
from gongkai_desktop.exchange.headers import IGNORED, KEY, Header, titled
from gongkai_desktop.exchange.intake import Intake
from gongkai_desktop.exchange.normalise import shown, text
from gongkai_desktop.exchange.words import fold_choice
from gongkai_desktop.ledger import Kind

LOOKED_THROUGH: Final = 500
"""Rows whose cells are looked at before the columns are settled."""
BY_HEADER, BY_VALUES, BY_HAND, AS_COUNT, AS_KEY, UNREAD = "header", "values", "told", "count", "key", ""
"""By what a column was taken for what it is: its header, its values, what was said of it; it only counts the rows;
it holds our own row keys; it is not read."""
_SAMPLES: Final = 3
_LONGEST: Final = 30
_MOST: Final = 0.9
"""How many of its filled cells must be a column's choices for it to be that column."""


@dataclass(frozen=True, slots=True)
class ColumnRead:
    """One column of a file: its header (told apart from others alike), key and title of the ledger's column that
    it is read as ('' for none), some of its values, and by what (``by``, see above) that was settled."""

    header: str
    key: str
    title: str
    samples: tuple[str, ...]
    by: str


def by_values(header: Header, rows: Sequence[Cells]) -> Header:
    """The header with columns taken for what their cells are, wherever nobody has said what they are."""
    keys = list(header.keys)
    values = [tuple(_values(rows, at)) for at in range(len(keys))]
    for column in header.intake.ledger.columns:
        if column.kind is Kind.CHOICE or column.key in header.intake.marks:
            _settle(header, keys, column.key, values)
    return replace(header, keys=tuple(keys))


def column_map(before: Header, header: Header, rows: Sequence[Cells]) -> tuple[ColumnRead, ...]:
    """Every column that has a header or values, as ``by_values`` left it; ``before`` is what headers alone told."""
    found = []
    for at, (name, key) in enumerate(zip(header.names, header.keys, strict=True)):
        values = tuple(dict.fromkeys(_values(rows, at)))
        if not header.headers[at] and not values:
            continue
        samples = tuple(_cut(value) for value in values[:_SAMPLES])
        by = _by(before, header, at, values)
        key = "" if key.startswith("#") else key
        title = header.intake.ledger.column(key).title if key else ""
        found.append(ColumnRead(name, key, title, samples, by))
    return tuple(found)


def unmapped(columns: Sequence[ColumnRead]) -> tuple[str, ...]:
    """The headers of columns that nobody knows what to do with."""
    return tuple(column.header for column in columns if not column.key and column.by in (UNREAD, BY_VALUES))


def _by(before: Header, header: Header, at: int, values: Sequence[str]) -> str:
    key = header.keys[at]
    if at in header.told:
        return BY_HAND
    if key == KEY:
        return AS_KEY
    if key == IGNORED or (not header.headers[at] and values == tuple(map(str, range(1, len(values) + 1)))):
        return AS_COUNT
    if key != before.keys[at]:
        return BY_VALUES
    return BY_HEADER if key else UNREAD


def _settle(header: Header, keys: list[str], key: str, values: Sequence[Sequence[str]]) -> None:
    """Give one column of the ledger to the column of the file whose cells are of its kind."""
    now = keys.index(key) if key in keys else None
    alike = [at for at in range(len(keys)) if at != now and _may_be(header, keys, at, key, values[at])]
    if not alike:
        return
    if now is None or (now not in header.told and not _fits(values[now], key, header.intake)):
        found = alike.pop(0)
        if now is not None:
            keys[now] = ""
        keys[found] = key
    for at in alike:  # it says the same once more, and is certainly not what its header seemed to say
        keys[at] = ""


def _may_be(header: Header, keys: Sequence[str], at: int, key: str, values: Sequence[str]) -> bool:
    """Whether a column of the file, whatever its header says, holds what belongs into that column of the ledger.

    A column that names the rows stays what it is: without it nothing could be read.
    """
    present, intake = keys[at], header.intake
    if at in header.told or present.startswith("#"):
        return False
    if present in (*intake.telling, *intake.named_by, *intake.sure):
        return False
    if intake.ledger.column(key).kind is Kind.CHOICE:
        return _fits(values, key, intake) and _exact(values, key, intake)
    if not present:
        return _fits(values, key, intake)
    chosen = intake.ledger.column(present).kind is Kind.CHOICE and not titled(
        header.headers[at], intake, present
    )
    return chosen and _fits(values, key, intake) and not _fits(values, present, intake)


def _fits(values: Sequence[str], key: str, intake: Intake) -> bool:
    """Whether nearly all the values there are can be read into a column."""
    column, mark = intake.ledger.column(key), intake.marks.get(key)
    if column.kind is Kind.CHOICE:
        known = {fold_choice(word) for word in (*column.choices, *intake.words.get(key, ()))}
        fit = sum(fold_choice(value) in known for value in values)
    else:
        fit = sum(mark.search(value) is not None for value in values) if mark else 0
    return bool(values) and fit >= _MOST * len(values)


def _exact(values: Sequence[str], key: str, intake: Intake) -> bool:
    """Whether half of the values are choices word for word: what an opinion is called may be like an attribute."""
    choices = {fold_choice(choice) for choice in intake.ledger.column(key).choices}
    return 2 * sum(fold_choice(value) in choices for value in values) >= len(values)


def _values(rows: Sequence[Cells], at: int) -> Iterator[str]:
    for row in rows:
        if at < len(row) and (value := _plain(row[at])):
            yield value


def _plain(cell: object) -> str:
    try:
        return text(cell)
    except ValueError:
        return shown(cell)


def _cut(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
