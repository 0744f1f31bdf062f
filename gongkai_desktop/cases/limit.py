"""A limit that is still owed: from when, how long, by which article, until when; and how near it is. Pure."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from gongkai_desktop.cases.urgency import Moment, urgency
from gongkai_desktop.deadlines.model import Deadline, Term, Unit
from gongkai_desktop.deadlines.plain import deadline, due_dates
from gongkai_desktop.deadlines.urgency import Urgency
from gongkai_desktop.workdays.calendar import FIRST_DAY, Calendar


@dataclass(frozen=True, slots=True)
class Limit:
    """What is owed by a day, or by an hour.

    ``start`` is the day it runs from (ISO; that day itself does not count, 民法典第二百零一条), called ``begins``;
    ``term`` is how long, None where somebody set the day. ``due`` is its last day (ISO), ``due_at`` its last moment
    (ISO, by the clock) where hours count. ``provisional``: a holiday notice that is not out may still move it.
    ``days`` gives those of a limit that more than one term makes (pauses, extensions), once somebody looks at them.
    """

    key: str
    title: str
    due: str
    article: str = ""
    start: str = ""
    term: Term | None = None
    begins: str = ""
    due_at: str = ""
    provisional: bool = False
    days: Callable[[], Deadline | None] | None = None

    def strip(self, calendar: Calendar) -> Deadline | None:
        """The days it is counted by; None where hours count or somebody set the day."""
        if self.days is not None:
            return self.days()
        if not (self.due and self.start) or self.term is None:
            return None
        start = date.fromisoformat(self.start)
        found = deadline(start, self.term, calendar, citation=self.article, begins=self.begins)
        return found if found.due.isoformat() == self.due else None

    def urgency(self, moment: Moment, calendar: Calendar) -> Urgency:
        """How near it is: by the clock where hours count, else in working days."""
        return urgency(self.due, self.due_at, self.provisional, moment, calendar)


def counted(
    key: str, title: str, start: str, term: Term, calendar: Calendar, *, article: str, begins: str
) -> Limit | None:
    """The limit that a term after a day (ISO) gives; None for a day before there was a calendar."""
    if not start or (first := date.fromisoformat(start)) < FIRST_DAY:
        return None
    (due,) = due_dates([first], term, calendar)
    provisional = calendar.provisional(first, due)
    return Limit(key, title, due.isoformat(), article, start, term, begins, provisional=provisional)


def ahead_of(day: str, term: Term, calendar: Calendar) -> str:
    """The day that lies so long before another one (提前15天), both ISO; '' where there is no calendar yet."""
    until = date.fromisoformat(day)
    if until < FIRST_DAY + timedelta(days=366):
        return ""
    match term.unit:
        case Unit.WORKDAYS:
            return calendar.add(until, -term.amount).isoformat()
        case Unit.DAYS:
            return (until - timedelta(days=term.amount)).isoformat()
        case Unit.MONTHS:
            year, month = divmod(until.year * 12 + until.month - 1 - term.amount, 12)
            last = monthrange(year, month + 1)[1]
            return date(year, month + 1, min(until.day, last)).isoformat()


def within_hours(key: str, title: str, found: datetime, hours: int, *, article: str) -> Limit:
    """The limit so many hours after a moment, whatever days they fall on."""
    due = found + timedelta(hours=hours)
    return Limit(key, title, f"{due:%Y-%m-%d}", article, due_at=f"{due:%Y-%m-%dT%H:%M}")


def foremost(limits: tuple[Limit, ...]) -> Limit | None:
    """The one that is due first; None without any."""
    return min(limits, key=lambda one: one.due_at or f"{one.due}T24:00", default=None)
