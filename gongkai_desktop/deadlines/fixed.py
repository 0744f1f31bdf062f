"""A last day that a rule names by the calendar: it falls where it falls, whatever day of the week that is."""

from __future__ import annotations

from datetime import date

from gongkai_desktop.deadlines.counting import COUNTING, days_through
from gongkai_desktop.deadlines.model import DayMark, Deadline, Mark
from gongkai_desktop.workdays.calendar import Calendar


def fixed(start: date, due: date, calendar: Calendar, *, citation: str, begins: str) -> Deadline:
    """The days after ``start``, named by ``begins``, through the day that the article names.

    No holiday moves it; the strip says how many working days are left until then.
    """
    after = list(days_through(start, due, calendar, label="", article=citation))
    return Deadline(
        due=due,
        base_due=due,
        provisional=False,
        counted=sum(mark.kind in COUNTING for mark in after),
        days=(DayMark(start, Mark.START, begins), *after),
        citations=(citation,),
        flags=(),
        calendar=calendar.version,
    )
