"""How often a patrol is owed, and until when the next one is (A6). Pure."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from gongkai_desktop.workdays.calendar import Calendar

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def period_of(every: str, day: date) -> tuple[date, date]:
    """The first and last day of the period that a day lies in: week, month, quarter, half or year."""
    if every == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    span = _MONTHS[every]
    first = (day.month - 1) // span * span + 1
    last = first + span - 1
    return date(day.year, first, 1), date(day.year, last, monthrange(day.year, last)[1])


def next_owed(every: str, last: str, today: date, calendar: Calendar) -> date:
    """The last working day of the first period without a patrol, from the one after the last patrol on.

    With none at all it is the period of today.
    """
    day = today
    if last:
        _, end = period_of(every, date.fromisoformat(last))
        day = end + timedelta(days=1)
    first, end = period_of(every, day)
    while end > first and not calendar.is_workday(end):
        end -= timedelta(days=1)
    return end
