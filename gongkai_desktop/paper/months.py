"""A calendar of the days of a deadline: which were counted and as which, which were not and why."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.grid import LEADING, MM, SMALLEST
from gongkai_desktop.paper.pen import THICK, Pen

COUNTED = frozenset({"counted", "makeup"})
_SIGNS = {"start": "起", "rest": "休", "holiday": "假", "makeup": "班", "paused": "停"}
_GREYS = {"rest": 0.92, "holiday": 0.84, "paused": 0.72}
_CELL_WIDTH, _CELL_HEIGHT = 8 * MM, 8.2 * MM
_ACROSS = 3
_GAP = 6 * MM
_NAME_HEIGHT, _WEEK_HEIGHT = 10.5 * LEADING, SMALLEST * LEADING


class DayMark(Protocol):
    """One day of a deadline: kind is start, counted, rest, holiday, makeup or paused."""

    @property
    def date(self) -> date:
        """The day."""

    @property
    def kind(self) -> str:
        """What the day is to the count."""

    @property
    def note(self) -> str:
        """Why, in words."""

    @property
    def article(self) -> str:
        """The article behind it."""


Month = tuple[int, int]


def months_of(days: Sequence[DayMark]) -> list[Month]:
    """The months (year, month) from the first day to the last."""
    first, last = days[0].date, days[-1].date
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return [(number // 12, number % 12 + 1) for number in numbers]


def months_height(count: int) -> float:
    """The height of that many months, three side by side, in points."""
    block = _NAME_HEIGHT + _WEEK_HEIGHT + 6 * _CELL_HEIGHT
    return -(-count // _ACROSS) * (block + _GAP / 2)


def draw_months(pen: Pen, left: float, top: float, months: Sequence[Month], days: Sequence[DayMark]) -> None:
    """Draw the months; counted days carry their number in the count, the last one a thick frame."""
    marks = {mark.date: mark for mark in days}
    order = _numbers(days)
    for place, (year, month) in enumerate(months):
        x = left + place % _ACROSS * (7 * _CELL_WIDTH + _GAP)
        y = top + months_height(place // _ACROSS * _ACROSS)
        pen.centred(x, 7 * _CELL_WIDTH, y, f"{year}年{month}月", Role.HEI, 10.5)
        y += _NAME_HEIGHT
        for column, name in enumerate("一二三四五六日"):
            pen.centred(x + column * _CELL_WIDTH, _CELL_WIDTH, y, name, Role.SONG, SMALLEST)
        y += _WEEK_HEIGHT
        for week, dates in enumerate(Calendar().monthdatescalendar(year, month)):
            for column, day in enumerate(dates):
                if day.month == month:
                    corner = (x + column * _CELL_WIDTH, y + week * _CELL_HEIGHT)
                    _draw_day(pen, corner, day, marks.get(day), order.get(day), last=day == days[-1].date)


def _numbers(days: Sequence[DayMark]) -> Mapping[date, int]:
    counted = [mark.date for mark in days if mark.kind in COUNTED]
    return {day: number for number, day in enumerate(counted, 1)}


def _draw_day(
    pen: Pen, corner: tuple[float, float], day: date, mark: DayMark | None, number: int | None, *, last: bool
) -> None:
    x, y = corner
    frame = (x, y, _CELL_WIDTH, _CELL_HEIGHT)
    if mark is not None and mark.kind in _GREYS:
        pen.boxes([frame], grey=_GREYS[mark.kind])
    pen.boxes([frame])
    pen.text(x + 2, y + 1.5, str(day.day), Role.SONG, SMALLEST)
    if mark is not None:
        sign = _SIGNS.get(mark.kind, "")
        pen.right(x + _CELL_WIDTH - 2, y + 1.5, sign, Role.SONG, SMALLEST)
    if number is not None:
        pen.centred(x, _CELL_WIDTH, y + _CELL_HEIGHT - SMALLEST - 2.5, f"({number})", Role.HEI, SMALLEST)
    if last:
        pen.boxes([(x + 1, y + 1, _CELL_WIDTH - 2, _CELL_HEIGHT - 2)], weight=THICK * 1.5)
