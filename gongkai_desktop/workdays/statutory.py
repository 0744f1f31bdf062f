"""Years whose notice is not out: the holidays the law itself gives, without any shifting of weekends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from gongkai_desktop.workdays.days import Announcement

_DAY = timedelta(days=1)


def statutory_days(year: int, moving: Mapping[str, date]) -> Iterator[tuple[str, date]]:
    """The thirteen lawful days off of a year (全国年节及纪念日放假办法 第二条, in force since 2025-01-01).

    ``moving`` gives the solar dates of 除夕, 清明节, 端午节 and 中秋节 in that year.
    """
    yield "元旦", date(year, 1, 1)
    for number in range(4):
        yield "春节", moving["除夕"] + number * _DAY
    yield "清明节", moving["清明节"]
    yield "劳动节", date(year, 5, 1)
    yield "劳动节", date(year, 5, 2)
    yield "端午节", moving["端午节"]
    yield "中秋节", moving["中秋节"]
    for number in range(3):
        yield "国庆节", date(year, 10, 1) + number * _DAY


def estimated(year: int, moving: Mapping[str, date]) -> Announcement:
    """What to reckon with until the notice: thirteen working days off, and no make-up days.

    A lawful day on a weekend is made good on a working day (全国年节及纪念日放假办法 第六条). So is 中秋节
    when it meets 国庆节, as the notices of 2009 and 2020 had it.
    """
    days = list(statutory_days(year, moving))
    names: dict[date, str] = {}
    owed: list[tuple[str, date]] = []
    for name, day in days:
        if day in names or day.weekday() >= 5:
            owed.append((name, day))
        names[day] = f"{names[day]}、{name}" if day in names else name
    for name, day in owed:
        names[_next_free(day, names)] = name
    return Announcement(year, tuple(sorted(names)), (), dict(sorted(names.items())))


def _next_free(day: date, taken: Mapping[date, str]) -> date:
    day += _DAY
    while day.weekday() >= 5 or day in taken:
        day += _DAY
    return day
