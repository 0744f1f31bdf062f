"""Rows of one file that claim to be the same record. Runs in the reading process, ahead of all rows."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from gongkai_desktop.exchange.cells import Cells
from gongkai_desktop.exchange.rows import RowReader
from gongkai_desktop.ledger import fold_text

Group: TypeAlias = dict[int, object]
T = TypeVar("T")


@dataclass(slots=True)
class Survey:
    """What one look over the whole sheet tells.

    ``rows``: how many records. ``numbers``: the numbers that occur, folded. ``keyed``: the records of their hidden
    keys. ``clashes``: for a row whose number another row has with different content, that other row.
    ``repeats``: rows that say the same again. ``copied``: records whose key stands on more than one row with
    different content (a row copied to begin a new one), and so says nothing.
    """

    rows: int = 0
    numbers: set[str] = field(default_factory=set)
    clashes: dict[int, int] = field(default_factory=dict)
    repeats: set[int] = field(default_factory=set)
    keyed: set[int] = field(default_factory=set)
    copied: set[int] = field(default_factory=set)


def survey(reader: RowReader, number_column: str) -> Survey:
    """Look over the sheet once; a second time only if some number or key occurs twice."""
    found = Survey()
    twice: set[str] = set()
    keyed_twice: set[int] = set()
    for _, row in reader.data():
        found.rows += 1
        number = fold_text(reader.cell(row, number_column))
        if number:
            (twice if number in found.numbers else found.numbers).add(number)
        key = reader.key(row)
        if key:
            (keyed_twice if key[0] in found.keyed else found.keyed).add(key[0])
    if twice:
        for group in _groups(reader, lambda row: fold_text(reader.cell(row, number_column)), twice).values():
            _compare(group, found)
    if keyed_twice:
        for record, group in _groups(reader, lambda row: (reader.key(row) or (0, 0))[0], keyed_twice).items():
            if _all_alike(group):
                found.repeats.update(list(group)[1:])
            else:
                found.copied.add(record)
    found.keyed -= found.copied
    return found


def _groups(reader: RowReader, identity: Callable[[Cells], T], wanted: Collection[T]) -> dict[T, Group]:
    """For each wanted identity its rows' contents by row number; an unreadable row is like no other."""
    groups: dict[T, Group] = {name: {} for name in wanted}
    for number, row in reader.data():
        name = identity(row)
        if name in groups:
            content = reader.read(number, row)
            groups[name][number] = number if len(content) == 3 else content[2]
    return groups


def _all_alike(group: Group) -> bool:
    first, *others = group.values()
    return all(content == first for content in others)


def _compare(group: Group, found: Survey) -> None:
    """Rows alike repeat the first; else every row clashes with the first one that differs from it."""
    if _all_alike(group):
        found.repeats.update(list(group)[1:])
        return
    for number, content in group.items():
        found.clashes[number] = next(other for other, theirs in group.items() if theirs != content)
