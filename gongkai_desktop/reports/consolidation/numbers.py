"""A cell of a report as a number: what is no whole number is named, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from gongkai_desktop.exchange.cells import Faulty, Shown
from gongkai_desktop.paper.booklet import Number
from gongkai_desktop.reports.consolidation.problems import Problem
from gongkai_desktop.reports.consolidation.sheets import Grid, place

_DIGITS: Final = re.compile(r"\d{1,9}")
_DECIMAL: Final = re.compile(r"\d{1,12}(?:\.\d{1,6})?")
_MOST: Final = 10**9
_MANY: Final = 8


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what is wrong with it; None for a blank cell and for what is no number. ``text``: kept as text."""

    number: Number | None
    problem: Problem | None = None
    text: bool = False

    @property
    def blank(self) -> bool:
        """Whether the cell is empty."""
        return self.number is None and self.problem is None


def whole(grid: Grid, row: int, column: int) -> Figure:
    """A count: a whole number that is not negative."""
    found = figure(grid, row, column)
    if isinstance(found.number, Decimal):
        return _wrong(grid, row, column, f"不是整数：{found.number}")
    return found


def figure(grid: Grid, row: int, column: int, *, signed: bool = False) -> Figure:
    """A number, perhaps with decimals (an amount); ``signed``: it may be negative (an increase)."""
    cell = grid.at(row, column)
    if cell is None:
        return Figure(None)
    if isinstance(cell, Faulty):
        return _wrong(grid, row, column, cell.why)
    if isinstance(cell, Shown):
        cell = cell.number
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _number(grid, row, column, cell, signed=signed)
    text = str(cell).strip()
    if _DIGITS.fullmatch(text) or _DECIMAL.fullmatch(text):
        number = Decimal(text) if "." in text else int(text)
        told = Problem(f"数字“{text}”存成了文字", grid.name, place(row, column))
        return Figure(number, told, text=True)
    return _wrong(grid, row, column, f"应为数字，写的是“{text[:20]}”")


def wrong_with(figures: Sequence[Figure]) -> Iterator[Problem]:
    """What is wrong with the numbers of a table; many that are kept as texts are one mistake, told once."""
    texts = [one.problem for one in figures if one.text and one.problem is not None]
    yield from (one.problem for one in figures if one.problem is not None and not one.text)
    if len(texts) > _MANY:
        yield Problem(
            f"有 {len(texts)} 格数字存成了文字", texts[0].sheet, f"{texts[0].cell} 至 {texts[-1].cell}"
        )
    else:
        yield from texts


def _number(grid: Grid, row: int, column: int, cell: float, *, signed: bool) -> Figure:
    if cell != cell or abs(cell) >= _MOST or (cell < 0 and not signed):
        return _wrong(grid, row, column, f"不是可以汇总的数：{cell:g}")
    if float(cell).is_integer():
        return Figure(int(cell))
    return Figure(Decimal(repr(round(cell, 6))))


def _wrong(grid: Grid, row: int, column: int, why: str) -> Figure:
    return Figure(None, Problem(why, grid.name, place(row, column), barring=True))
