"""Tables four and two in somebody else's workbook, found by their labels; None where a workbook has none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gongkai_desktop.paper.booklet import Number
from gongkai_desktop.reports.annual.figures import REMEDY_COLUMNS, REMEDY_PATHS
from gongkai_desktop.reports.annual.layout import CHANGE, MONEY, Block, Layout
from gongkai_desktop.reports.consolidation.numbers import Figure, figure, whole
from gongkai_desktop.reports.consolidation.problems import Problem, some
from gongkai_desktop.reports.consolidation.sheets import Grid, bare, place
from gongkai_desktop.requests.tally import Numbers

_HEAD: Final = 3
_LABELS: Final = tuple(map(bare, REMEDY_COLUMNS))


@dataclass(frozen=True, slots=True)
class Remedies:
    """Table four: five numbers for each path, None where it cannot be read; where it stands; what is wrong."""

    numbers: tuple[Numbers, ...] | None
    sheet: str
    cell: str
    problems: tuple[Problem, ...]


def find_remedies(grid: Grid) -> Remedies | None:
    """Table four of a sheet."""
    first = next(
        ((row, at) for row, at, text in grid.texts(len(grid.cells)) if bare(text) == _LABELS[0]), None
    )
    if first is None:
        return None
    top = first[0]
    found = sorted(
        (column, row, bare(str(grid.at(row, column))))
        for row in range(top, min(top + _HEAD, len(grid.cells)))
        for column in range(grid.width)
        if grid.at(row, column) is not None and bare(str(grid.at(row, column))) in _LABELS
    )
    if tuple(label for _, _, label in found) != _LABELS * len(REMEDY_PATHS):
        told = Problem("表四的列与格式不同", grid.name, place(*first), barring=True)
        return Remedies(None, grid.name, place(*first), (told,))
    line = max(row for _, row, _ in found) + 1
    figures = [whole(grid, line, column) for column, _, _ in found]
    problems = [one.problem for one in figures if one.problem is not None]
    blank = [place(line, found[at][0]) for at, one in enumerate(figures) if one.blank]
    if blank:
        problems.append(Problem("表四有空白，没有的填 0", grid.name, some(blank)))
    numbers = [int(one.number or 0) for one in figures]
    width = len(_LABELS)
    paths = tuple(tuple(numbers[at * width : (at + 1) * width]) for at in range(len(REMEDY_PATHS)))
    return Remedies(paths, grid.name, place(line, found[0][0]), tuple(problems))


@dataclass(frozen=True, slots=True)
class Proactive:
    """Table two: by the key of a cell its number, None for a blank one; what is wrong."""

    sheet: str
    numbers: Mapping[str, Number | None]
    problems: tuple[Problem, ...]


def find_proactive(grid: Grid, layout: Layout) -> Proactive | None:
    """Table two of a sheet: a row is known by its name below the names of its block's columns."""
    numbers: dict[str, Number | None] = {}
    problems: list[Problem] = []
    for block in layout.blocks:
        for key, found in _block(grid, block):
            if key in numbers:
                continue
            numbers[key] = found.number
            if found.problem is not None:
                problems.append(found.problem)
    return Proactive(grid.name, numbers, tuple(problems)) if numbers else None


def _block(grid: Grid, block: Block) -> Iterator[tuple[str, Figure]]:
    names = {bare(row.title): row for row in block.rows}
    heads: dict[str, int] = {}
    titles = {bare(column.title): column for column in block.columns}
    for at in range(len(grid.cells)):
        here = {
            bare(str(cell)): column
            for column in range(grid.width)
            if (cell := grid.at(at, column)) is not None and isinstance(cell, str)
        }
        if titles.keys() <= here.keys():
            heads = {title: here[title] for title in titles}
            continue
        row = next((names[word] for word in here if word in names), None)
        if row is None or not heads:
            continue
        for title, column in titles.items():
            where = at, heads[title]
            loose = column.counts in (MONEY, CHANGE)
            found = figure(grid, *where, signed=column.counts == CHANGE) if loose else whole(grid, *where)
            yield f"{row.key}.{column.key}", found


def added(numbers: list[Number | None]) -> str:
    """The sum as a figure is written; '' where one of them is not known."""
    if any(one is None for one in numbers):
        return ""
    whole_sum = sum((Decimal(one or 0) for one in numbers), Decimal(0))
    return str(int(whole_sum)) if whole_sum == whole_sum.to_integral_value() else str(whole_sum.normalize())
