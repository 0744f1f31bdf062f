"""The filing week at the end of a quarter, for rule sets that have a quarterly filing (季度备案)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai_desktop.deadlines.counting import DAY
from gongkai_desktop.errors import Refused
from gongkai_desktop.workdays.calendar import Calendar

_FEW = 3
"""A filing week with fewer working days is announced from the week before."""
_WEEK = 7 * DAY


@dataclass(frozen=True, slots=True)
class FilingWeek:
    """First and last day for filing, both working days, and the day from which to remind."""

    first: date
    last: date
    remind_from: date
    provisional: bool


def filing_week(year: int, quarter: int, calendar: Calendar, *, complete: bool = False) -> FilingWeek:
    """The week in which a quarter's filing is due (季度末最后一个工作周).

    It ends on the quarter's last working day and starts on the first working day of that calendar week
    (Monday to Sunday). With ``complete`` it is the last week whose Monday to Friday are all worked and in
    the quarter. Raises Refused for a quarter other than 1 to 4.
    """
    if quarter not in range(1, 5):
        raise Refused(f"没有第{quarter}季度", way="季度请写1到4")
    end = _quarter_end(year, quarter)
    last = end if calendar.is_workday(end) else calendar.add(end, -1)
    monday = last - last.weekday() * DAY
    if complete:
        while not _complete(monday, end, calendar):
            monday -= _WEEK
        last = calendar.add(min(monday + _WEEK, end + DAY), -1)
    first = calendar.roll(monday)
    remind = first
    if calendar.between(first, last) + 1 < _FEW:
        earlier = calendar.add(monday, -1)
        remind = calendar.roll(earlier - earlier.weekday() * DAY)
    return FilingWeek(first, last, remind, calendar.provisional(remind, end))


def _quarter_end(year: int, quarter: int) -> date:
    return date(year, 12, 31) if quarter == 4 else date(year, quarter * 3 + 1, 1) - DAY


def _complete(monday: date, end: date, calendar: Calendar) -> bool:
    days = [monday + offset * DAY for offset in range(5)]
    return days[-1] <= end and all(calendar.is_workday(day) for day in days)
