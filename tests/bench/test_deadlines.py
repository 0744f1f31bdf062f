"""A million due dates beside looping over days with chinese_calendar."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest

from gongkai_desktop.workdays.official import official

from .yardstick import Ratio, judged, seconds

pytestmark = pytest.mark.bench

COUNT, LOOPED = 1_000_000, 1_000


def looped(day: date, n: int) -> date:
    while n:
        day += timedelta(days=1)
        n -= chinese_calendar.is_workday(day)
    return day


def test_due_dates() -> None:
    calendar = official()
    days = [date(2024, 1, 1) + timedelta(days=at % 900) for at in range(COUNT)]
    ordinals = [day.toordinal() for day in days]
    found = calendar.add_many(ordinals, 20)
    assert all(date.fromordinal(found[at]) == looped(days[at], 20) for at in range(0, 900, 13))
    floor = seconds(lambda: [looped(day, 20) for day in days[:LOOPED]]) * (COUNT / LOOPED)
    ours = seconds(lambda: calendar.add_many(ordinals, 20))
    judged(Ratio("1 000 000 个到期日 ／ 逐日查 chinese_calendar", ours, floor, 1 / 1000))
