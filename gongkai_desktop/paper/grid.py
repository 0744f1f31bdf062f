"""The grid of all tables on paper: lines in cells, cells in rows, rows on pages. Lengths in points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gongkai_desktop.paper.faces import Role

MM = 72 / 25.4
SMALLEST = 9.0  # points; nothing that people must read is set smaller
LEADING = 1.4
PAD_X, PAD_Y = 1.4 * MM, 1.2 * MM


@dataclass(frozen=True, slots=True)
class Words:
    """Text from ``x`` of its cell."""

    x: float
    text: str
    role: Role
    size: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A check box from ``x`` of its cell, ticked or empty."""

    x: float
    size: float
    ticked: bool


@dataclass(frozen=True, slots=True)
class Line:
    """What is never cut in two: marks on one line, or plain space where there are none.

    A line that ``grows`` takes what height its row has to spare: room for ink above a date at the foot.
    """

    height: float
    marks: tuple[Words | Tick, ...] = ()
    grows: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A box of the grid, ``x`` from the left edge of the table; ``middle`` centres the lines upright."""

    x: float
    width: float
    lines: tuple[Line, ...]
    middle: bool = True

    @property
    def needed(self) -> float:
        """The height the lines take, with the space around them."""
        return sum(line.height for line in self.lines) + 2 * PAD_Y


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side. A ``glued`` row never stands on a page without the row before it."""

    height: float
    cells: tuple[Cell, ...]
    glued: bool = False


def make_row(cells: Iterable[Cell], least: float = 0.0, *, glued: bool = False) -> Row:
    """A row as high as its fullest cell, at least ``least``."""
    ready = tuple(cells)
    height = max([least, *(cell.needed for cell in ready)])
    return Row(height, tuple(_grown(cell, height) for cell in ready), glued)


def _grown(cell: Cell, height: float) -> Cell:
    """The cell with the first line that grows as high as the row lets it be."""
    at, spare = next((at for at, line in enumerate(cell.lines) if line.grows), -1), height - cell.needed
    if at < 0 or spare <= 0:
        return cell
    line = cell.lines[at]
    taller = replace(line, height=line.height + spare)
    return replace(cell, lines=(*cell.lines[:at], taller, *cell.lines[at + 1 :]))


def flow(rows: Iterable[Row], first: float, later: float) -> list[list[Row]]:
    """Rows laid on pages with room for ``first`` points of rows on page one and ``later`` on the others.

    A row goes to the next page whole; only one higher than an empty page is continued there line by line.
    """
    pages: list[list[Row]] = [[]]
    room = first
    for row in rows:
        if row.height > room and pages[-1]:
            pages.append(_moved_along(pages[-1], row, later))
            room = later - sum(moved.height for moved in pages[-1])
        rest: Row | None = row
        while rest is not None and rest.height > room:
            part, rest = split(rest, room)
            pages[-1].append(part)
            room -= part.height
            if rest is not None:
                pages.append([])
                room = later
        if rest is not None:
            pages[-1].append(rest)
            room -= rest.height
    return pages


def _moved_along(page: list[Row], row: Row, room: float) -> list[Row]:
    """What leaves ``page`` together with a glued row: the rows it hangs on, unless that empties the page."""
    taken: list[Row] = []
    glued = row.glued
    while glued and len(page) > len(taken) + 1:
        taken.insert(0, page[-1 - len(taken)])
        glued = taken[0].glued
    if not taken or sum(moved.height for moved in taken) + row.height > room:
        return []
    del page[-len(taken) :]
    return taken


def split(row: Row, room: float) -> tuple[Row, Row | None]:
    """The part of a row that fits into ``room``, and the rest to be continued, None when nothing is left."""
    cuts = [_fitting(cell, room) for cell in row.cells]
    part = tuple(replace(cell, lines=cell.lines[:cut]) for cell, cut in zip(row.cells, cuts, strict=True))
    rest = tuple(replace(cell, lines=cell.lines[cut:]) for cell, cut in zip(row.cells, cuts, strict=True))
    if not any(cell.lines for cell in rest):
        return make_row(part, min(row.height, room)), None
    return make_row(part), make_row(rest)


def _fitting(cell: Cell, room: float) -> int:
    """How many lines of a cell fit; always one, so that a row moves on."""
    height, fitting = 2 * PAD_Y, 0
    for line in cell.lines:
        height += line.height
        if height > room and fitting:
            break
        fitting += 1
    return fitting
