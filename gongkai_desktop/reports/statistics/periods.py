"""The time that statistics are of, and the one that it stands beside. Pure."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from gongkai_desktop.errors import Refused
from gongkai_desktop.workdays.calendar import FIRST_DAY, LAST_DAY

LONGEST: Final = 20
"""Years that a time has at most."""


class Against(StrEnum):
    """What a time is compared with: the one before of equal length, or the same days of the year before."""

    BEFORE = "上期"
    LAST_YEAR = "去年同期"


@dataclass(frozen=True, slots=True)
class Period:
    """From a day to a day, both in it."""

    first: date
    last: date

    def __str__(self) -> str:
        return f"{self.first} 至 {self.last}"

    @property
    def months(self) -> tuple[str, ...]:
        """The months (2026-03) that it touches, in order."""
        first, last = (day.year * 12 + day.month - 1 for day in (self.first, self.last))
        return tuple(f"{at // 12}-{at % 12 + 1:02}" for at in range(first, last + 1))

    @property
    def whole(self) -> bool:
        """Whether it is made of whole months."""
        return self.first.day == 1 and (self.last + timedelta(days=1)).day == 1

    def month(self, month: str) -> Period:
        """What of a month lies in it."""
        year, number = int(month[:4]), int(month[5:])
        ends = date(year, number, 1), date(year, number, monthrange(year, number)[1])
        return Period(max(self.first, ends[0]), min(self.last, ends[1]))

    def beside(self, against: Against) -> Period:
        """The time that it is compared with."""
        if against is Against.LAST_YEAR:
            return Period(_shifted(self.first, -12), self._end(-12))
        if self.whole:
            months = len(self.months)
            return Period(_shifted(self.first, -months), self.first - timedelta(days=1))
        days = (self.last - self.first).days + 1
        return Period(self.first - timedelta(days=days), self.first - timedelta(days=1))

    def _end(self, months: int) -> date:
        """The last day so many months on; that of a month stays the last of one."""
        moved = _shifted(self.last, months)
        ends_month = (self.last + timedelta(days=1)).day == 1
        return moved.replace(day=monthrange(moved.year, moved.month)[1]) if ends_month else moved


def period(first: date, last: date) -> Period:
    """From a day to a day. Refused where it ends before it begins, is longer than ``LONGEST``, or off the calendar."""
    if last < first:
        raise Refused(f"统计的时间“{first} 至 {last}”前后颠倒了", way="请把较早的日期写在前面")
    if first.year < FIRST_DAY.year + 1 or last > LAST_DAY:
        years = f"{FIRST_DAY.year + 1} 到 {LAST_DAY.year}"
        raise Refused("统计的时间超出了工作日历", why=f"能统计的是 {years} 年", way="请核对年份有没有写错")
    if last.year - first.year >= LONGEST:
        raise Refused("统计的时间太长", way=f"请缩短到 {LONGEST} 年以内")
    return Period(first, last)


def year_of(day: date) -> Period:
    """The year that a day lies in."""
    return Period(date(day.year, 1, 1), date(day.year, 12, 31))


def quarter_of(day: date) -> Period:
    """The quarter that a day lies in."""
    month = (day.month - 1) // 3 * 3 + 1
    return Period(date(day.year, month, 1), date(day.year, month + 2, monthrange(day.year, month + 2)[1]))


def _shifted(day: date, months: int) -> date:
    """So many months on, on the last day of a month that is shorter."""
    at = day.year * 12 + day.month - 1 + months
    year, month = at // 12, at % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
