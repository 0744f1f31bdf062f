"""Rows of one file that claim to be the same record. Runs in the reading process, before any row is handed over."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import TypeAlias

from gongkai_desktop.exchange.books import Cells
from gongkai_desktop.exchange.rows import RowReader

Group: TypeAlias = dict[int, object]


@dataclass(slots=True)
class Survey:
    """What one look over the whole sheet tells.

    ``rows``: how many records. ``numbers``: the numbers that occur. ``clashes``: for a row whose number another
    row has with different content, that other row. ``repeats``: rows that say the same again. ``copied``: hidden
    keys that stand on more than one row with different content, and so say nothing.
    """

    rows: int = 0
    numbers: set[str] = field(default_factory=set)
    clashes: dict[int, int] = field(default_factory=dict)
    repeats: set[int] = field(default_factory=set)
    copied: set[str] = field(default_factory=set)


def survey(reader: RowReader, number_column: str) -> Survey:
    """Look over the sheet once; a second time only if some number or key occurs twice."""
    found = Survey()
    seen_keys: set[str] = set()
    twice: set[str] = set()
    keys_twice: set[str] = set()
    for _, row in reader.data():
        found.rows += 1
        number = reader.cell(row, number_column)
        if number:
            (twice if number in found.numbers else found.numbers).add(number)
        key = reader.key(row)
        if key:
            (keys_twice if key in seen_keys else seen_keys).add(key)
    if twice:
        for group in _groups(reader, lambda row: reader.cell(row, number_column), twice):
            _compare(group, found)
    if keys_twice:
        for key, group in zip(keys_twice, _groups(reader, reader.key, keys_twice), strict=True):
            if _all_alike(group):
                found.repeats.update(list(group)[1:])
            else:
                found.copied.add(key)
    return found


def _groups(reader: RowReader, identity: Callable[[Cells], str], wanted: Collection[str]) -> list[Group]:
    """For each wanted identity its rows' contents by row number; a row that cannot be read differs from all others."""
    groups: dict[str, Group] = {name: {} for name in wanted}
    for number, row in reader.data():
        name = identity(row)
        if name in groups:
            content = reader.read(number, row)
            groups[name][number] = content[2] if len(content) == 3 else number
    return list(groups.values())


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
