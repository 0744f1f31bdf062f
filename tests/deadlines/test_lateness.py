"""Days left, days late, reminders."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.deadlines.lateness import Standing, reminders, standing
from gongkai_desktop.workdays.official import official

TODAY = date(2026, 11, 20)
DAYS = st.dates(date(2005, 1, 1), date(2058, 12, 31))


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2026, 11, 10), "逾期 8 个工作日"),
        (date(2026, 11, 20), "今日到期"),
        (date(2026, 11, 23), "下一工作日到期"),
        (date(2026, 11, 25), "还剩 3 个工作日"),
        (date(2026, 11, 30), "还剩 6 个工作日"),
        (date(2026, 12, 17), "还剩 19 个工作日"),
    ],
)
def test_a_friday_as_the_list_of_requests_shows_it(due: date, said: str) -> None:
    assert str(standing(due, TODAY, official())) == said


def test_the_weekend_after_the_due_date_is_late_by_no_working_day() -> None:
    found = standing(date(2026, 11, 20), date(2026, 11, 21), official())
    assert found == Standing(True, 0)
    assert str(found) == "已逾期"


@given(DAYS, st.integers(1, 40))
def test_left_and_late_mirror_each_other(day: date, n: int) -> None:
    due = official().roll(day)
    later = official().add(due, n)
    assert standing(later, due, official()) == Standing(False, n)
    assert standing(due, later, official()) == Standing(True, n)


def test_reminders_are_counted_back_in_working_days() -> None:
    assert reminders(date(2026, 10, 9), (1, 3, 3), official()) == (date(2026, 9, 29), date(2026, 10, 8))
