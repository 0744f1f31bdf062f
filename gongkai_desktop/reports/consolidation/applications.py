"""Table three in somebody else's workbook: its rows and columns found by their labels, every doubt named by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from gongkai_desktop.reports.annual.figures import COLUMNS
from gongkai_desktop.reports.annual.layout import Layout, layouts
from gongkai_desktop.reports.consolidation.numbers import Figure, whole, wrong_with
from gongkai_desktop.reports.consolidation.problems import Problem, some
from gongkai_desktop.reports.consolidation.sheets import Grid, bare, place
from gongkai_desktop.requests.tally import CARRIED_OUT, Numbers

_HEAD: Final = 4  # rows within which the names of the columns stand
_LONGEST: Final = 60  # rows of the table, blank ones among them
_CUT: Final = 6  # signs from which on the beginning of a label may stand for it
_ALSO: Final = {"合计": "总计", "法律服务组织": "法律服务机构", "公益组织": "社会公益组织"}
_ENDS: Final = ("行政复议", "政府信息公开行政复议", "存在的主要问题")
"""How what follows the table begins."""


@dataclass(frozen=True, slots=True)
class Applications:
    """Table three as it was found: by row its seven numbers and the number of its line (from 0); what is wrong."""

    layout: Layout
    sheet: str
    rows: Mapping[str, Numbers]
    lines: Mapping[str, int]
    columns: tuple[int, ...]
    problems: tuple[Problem, ...]

    def cell(self, key: str, column: int = -1) -> str:
        """Where a number of a row stands, as table programs name it."""
        return place(self.lines[key], self.columns[column]) if key in self.lines else ""


def find_applications(grid: Grid) -> Applications | None:
    """The table of a sheet; None where there is none."""
    head = next(((row, at) for row, at, text in grid.texts(_LONGEST) if bare(text) == COLUMNS[0]), None)
    if head is None:
        return None
    columns, bottom = _columns(grid, *head)
    missing = [title for title in COLUMNS if title not in columns]
    if missing:
        if len(missing) > len(COLUMNS) // 2:
            return None  # some other table that counts persons
        told = Problem(f"没有“{'、'.join(missing)}”这一列", grid.name, place(*head), barring=True)
        return Applications(layouts()[0], grid.name, {}, {}, (), (told,))
    found = tuple(columns[title] for title in COLUMNS)
    if list(found) != sorted(found):
        told = Problem("各列的次序与格式不同", grid.name, place(*head), barring=True)
        return Applications(layouts()[0], grid.name, {}, {}, found, (told,))
    return _read(grid, bottom + 1, found)


def _columns(grid: Grid, top: int, left: int) -> tuple[dict[str, int], int]:
    """Where the columns are, and the last row of their names."""
    columns: dict[str, int] = {}
    bottom = top
    for row, column, text in grid.texts(top + _HEAD):
        title = _ALSO.get(bare(text), bare(text))
        if row >= top - 1 and column >= left and title in COLUMNS and title not in columns:
            if title == COLUMNS[-2] and len(columns) < 2 and row <= top:  # a remark, no column yet
                continue
            columns[title] = column
            bottom = max(bottom, row)
    return columns, bottom


@cache
def _labels(layout: Layout) -> Mapping[str, str]:
    return {bare(row.title): row.key for row in layout.rows}


def _read(grid: Grid, first: int, columns: tuple[int, ...]) -> Applications:
    told = list(_labelled(grid, first, columns))
    layout = _layout([label for _, label in told])
    problems: list[Problem] = []
    figures: dict[str, list[Figure]] = {}
    lines: dict[str, int] = {}
    for at, label in told:
        key = _row_of(layout, label)
        if key and key not in lines:
            figures[key], lines[key] = [whole(grid, at, column) for column in columns], at
            problems += _blank(grid, at, columns, label, figures[key])
        elif wrong := _stray(grid, at, columns, label, known=bool(key), over=CARRIED_OUT in lines):
            problems.append(wrong)
    problems += wrong_with([one for line in figures.values() for one in line])
    problems += _missing(layout, lines, grid)
    problems += _outside(grid, list(lines.values()), columns)
    rows = {key: tuple(int(one.number or 0) for one in line) for key, line in figures.items()}
    return Applications(layout, grid.name, rows, lines, columns, tuple(problems))


def _row_of(layout: Layout, label: str) -> str:
    """The row that a label means: its own, or how only one begins (long ones are often cut); '' for none."""
    told, known = bare(label), _labels(layout)
    if told in known or len(told) < _CUT:
        return known.get(told, "")
    begun = [key for title, key in known.items() if title.startswith(told)]
    return begun[0] if len(begun) == 1 else ""


def _stray(
    grid: Grid, at: int, columns: tuple[int, ...], label: str, *, known: bool, over: bool
) -> Problem | None:
    """What is wrong with a line that is no row of its own; below the table, a line of signatures is no harm."""
    if known:
        return Problem(f"“{label[:20]}”出现了两次", grid.name, place(at, 0), barring=True)
    cells = [cell for column in columns if (cell := grid.at(at, column)) is not None]
    numbers = sum(isinstance(cell, int | float) for cell in cells)
    if not cells or (over and numbers < len(columns) // 2):
        return None
    said = f"“{label[:20]}”不是表三的行" if label else "有数没有行名，像是错了行"
    return Problem(said, grid.name, place(at, columns[0]), barring=True)


def _labelled(grid: Grid, first: int, columns: tuple[int, ...]) -> Iterator[tuple[int, str]]:
    """The lines of the table with the label nearest to their numbers."""
    for row in range(first, min(first + _LONGEST, len(grid.cells))):
        words = [word for at in range(columns[0]) if (word := grid.words(row, at))]
        if any(bare(grid.words(row, at)).startswith(_ENDS) for at in range(min(grid.width, columns[-1] + 1))):
            return
        yield row, words[-1] if words else ""


def _layout(labels: list[str]) -> Layout:
    """The format whose rows these labels are; the newest where none is nearer."""
    told = {bare(label) for label in labels}
    return max(layouts(), key=lambda one: len(told & _labels(one).keys()) / len(one.rows))


def _blank(
    grid: Grid, at: int, columns: tuple[int, ...], label: str, figures: list[Figure]
) -> Iterator[Problem]:
    """A blank counts nothing and is named."""
    blank = [place(at, column) for one, column in zip(figures, columns, strict=True) if one.blank]
    if blank:
        yield Problem(f"“{label[:20]}”有空白，没有的填 0", grid.name, some(blank))


def _missing(layout: Layout, lines: Mapping[str, int], grid: Grid) -> Iterator[Problem]:
    lacking = [row.title for row in layout.rows if row.key not in lines]
    if lacking:
        yield Problem(f"缺 {len(lacking)} 行：{'、'.join(map(_short, lacking))}", grid.name, barring=True)
    order = [row.key for row in layout.rows if row.key in lines]
    if order != sorted(order, key=lines.__getitem__):
        yield Problem("各行的次序与格式不同", grid.name, place(min(lines.values()), 0))


def _short(title: str) -> str:
    return title if len(title) < 14 else f"{title[:12]}…"


def _outside(grid: Grid, lines: Sequence[int], columns: tuple[int, ...]) -> Iterator[Problem]:
    """Numbers right of the last column: the whole line was moved."""
    for at in lines:
        for column in range(columns[-1] + 1, min(columns[-1] + 4, grid.width)):
            if isinstance(grid.at(at, column), int | float) and not grid.covered(at, column):
                yield Problem("有数，上面没有列名", grid.name, place(at, column))
