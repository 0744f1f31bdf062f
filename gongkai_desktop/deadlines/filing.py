"""The filing week at the end of a quarter, for rule sets that have a quarterly filing (季度备案)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Self

from gongkai_desktop.deadlines.counting import COUNTING, DAY, days_through, provisional_flags
from gongkai_desktop.deadlines.model import Deadline
from gongkai_desktop.errors import Refused
from gongkai_desktop.workdays.calendar import Calendar

_FEW = 3
"""A filing week with fewer working days is announced from the week before."""
_WEEK = 7 * DAY
_QUARTER = re.compile(r"(\d{4})\s*[Qq]([1-4])")
_NAMES = "一二三四"


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year, written 2026Q3."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Self:
        """The quarter that a day lies in."""
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The quarter that is written 2026Q3; Refused for anything else."""
        found = _QUARTER.fullmatch(text.strip())
        if found is None:
            raise Refused(f"季度“{text.strip()}”读不懂", way="请写成 2026Q3 的样子：年份、Q 和 1 到 4")
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        return f"{self.year}Q{self.number}"

    @property
    def title(self) -> str:
        """How people write it: 2026年第三季度."""
        return f"{self.year}年第{_NAMES[self.number - 1]}季度"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number * 3 - 2, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return _quarter_end(self.year, self.number)

    def later(self, by: int = 1) -> Self:
        """The quarter so many quarters on, before it for a negative number."""
        years, rest = divmod(self.number - 1 + by, 4)
        return replace(self, year=self.year + years, number=rest + 1)


@dataclass(frozen=True, slots=True)
class FilingWeek:
    """First and last day for filing, both working days, and the day from which to remind."""

    first: date
    last: date
    remind_from: date
    provisional: bool

    def deadline(self, calendar: Calendar, article: str) -> Deadline:
        """The filing week day by day: which of its days are worked, by the article that sets it."""
        days = tuple(days_through(self.first - DAY, self.last, calendar, label="报送期", article=article))
        return Deadline(
            due=self.last,
            base_due=self.last,
            provisional=self.provisional,
            counted=sum(mark.kind in COUNTING for mark in days),
            days=days,
            citations=(article,),
            flags=provisional_flags(self.first, self.last, calendar),
            calendar=calendar.version,
        )


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
