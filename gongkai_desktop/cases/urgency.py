"""The one rule for how near a limit is and when it is over: as a function, and as SQL over rows (as t)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Final

from gongkai_desktop.deadlines.urgency import NONE, Urgency, nearness
from gongkai_desktop.workdays.calendar import Calendar

SOON_HOURS: Final = 6
"""From how many hours ahead a limit that is counted in hours is near."""
_BY_DAY: Final = "t.due > '' AND t.due < :today"
"""Both ends are comparisons, so that an index by the last day is entered between them."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When a record is looked at: the day that limits are compared with, and the time by the clock on the wall."""

    today: date
    now: datetime

    @classmethod
    def beginning(cls, day: date) -> Moment:
        """A day as it begins."""
        return cls(day, datetime.combine(day, time(0)))

    @classmethod
    def of(cls, today: date, clock: datetime) -> Moment:
        """That day by the clock, to the minute as limits are; on another day than the clock's, the end of that day.

        With the seconds a limit would be over in a row that the view of what is overdue does not show yet.
        """
        now = clock.replace(tzinfo=None, second=0, microsecond=0)
        return cls(
            today, now if now.date() == today else datetime(today.year, today.month, today.day, 23, 59)
        )


AT_NO_TIME: Final = Moment.beginning(date.min)
"""Rows know no clock: what they hold is the same on any day."""


def urgency(due: str, due_at: str, provisional: bool, moment: Moment, calendar: Calendar) -> Urgency:
    """How near a last day, or a last moment by the clock, is ('' for none): in working days, or in hours."""
    if not due_at:
        return nearness(due, provisional, moment.today, calendar) if due else NONE
    minutes = int((datetime.fromisoformat(due_at) - moment.now).total_seconds() // 60)
    if minutes < 0:
        return Urgency("overdue", None, f"逾期 {_hours(-minutes)}")
    key = "today" if minutes <= SOON_HOURS * 60 else "soon"
    return Urgency(key, None, f"还剩 {_hours(minutes)}")


def _hours(minutes: int) -> str:
    return f"{minutes // 60} 小时" if minutes >= 60 else f"{minutes} 分钟"


def overdue(owing: str, *, hours: bool = False) -> str:
    """What ``urgency`` calls overdue among the rows that still owe something (``owing``, SQL).

    ``hours``: the rows also have a last moment ``due_at``, which counts by the clock (``:now``) where there is one.
    """
    if not hours:
        return f"{owing} AND {_BY_DAY}"
    return f"{owing} AND ((t.due_at > '' AND t.due_at < :now) OR (t.due_at = '' AND {_BY_DAY}))"
