"""The filing week at the end of a quarter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.deadlines.filing import FilingWeek, filing_week
from gongkai_desktop.errors import Refused
from gongkai_desktop.workdays.days import Announcement
from gongkai_desktop.workdays.official import official

YEARS = st.integers(2005, 2059)
QUARTERS = st.integers(1, 4)


def week(year: int, quarter: int, *, complete: bool = False) -> tuple[str, str, str]:
    found = filing_week(year, quarter, official(), complete=complete)
    return str(found.first), str(found.last), str(found.remind_from)


def test_it_ends_on_the_last_working_day_and_starts_with_that_week() -> None:
    assert week(2026, 3) == ("2026-09-28", "2026-09-30", "2026-09-28")


def test_the_last_working_day_may_lie_before_a_weekend() -> None:
    assert week(2024, 2) == ("2024-06-24", "2024-06-28", "2024-06-24")


def test_with_fewer_than_three_working_days_the_reminder_comes_the_week_before() -> None:
    assert week(2025, 3) == ("2025-09-29", "2025-09-30", "2025-09-22")
    assert week(2026, 1) == ("2026-03-30", "2026-03-31", "2026-03-23")


def test_a_make_up_sunday_belongs_to_the_week_it_closes() -> None:
    assert week(2024, 3) == ("2024-09-30", "2024-09-30", "2024-09-23")


def test_the_last_complete_week_may_be_asked_for() -> None:
    assert week(2025, 3, complete=True) == ("2025-09-22", "2025-09-28", "2025-09-22")
    assert week(2026, 1, complete=True) == ("2026-03-23", "2026-03-27", "2026-03-23")
    assert week(2026, 3, complete=True) == ("2026-09-14", "2026-09-20", "2026-09-14")


def test_a_quarter_of_a_year_without_notice_is_provisional() -> None:
    assert filing_week(2027, 1, official()).provisional
    assert not filing_week(2026, 4, official()).provisional


def test_the_week_before_a_new_year_on_tuesday_waits_for_the_next_notice() -> None:
    known = official().announce(Announcement(2029, (), (), {}))
    assert filing_week(2029, 4, known).provisional
    assert not filing_week(2029, 3, known).provisional


@pytest.mark.parametrize("quarter", [0, 5])
def test_there_are_four_quarters(quarter: int) -> None:
    with pytest.raises(Refused, match=f"没有第{quarter}季度"):
        filing_week(2026, quarter, official())


def in_quarter(found: FilingWeek, year: int, quarter: int) -> bool:
    return all((day.year, (day.month + 2) // 3) == (year, quarter) for day in (found.first, found.last))


@given(YEARS, QUARTERS, st.booleans())
def test_it_lies_in_one_week_of_the_quarter_between_working_days(
    year: int, quarter: int, complete: bool
) -> None:
    found = filing_week(year, quarter, official(), complete=complete)
    assert in_quarter(found, year, quarter)
    assert official().is_workday(found.first) and official().is_workday(found.last)
    assert found.first.isocalendar()[:2] == found.last.isocalendar()[:2]
    assert official().is_workday(found.remind_from) and found.remind_from <= found.first


@given(YEARS, QUARTERS)
def test_nothing_of_the_quarter_is_worked_after_it(year: int, quarter: int) -> None:
    found = filing_week(year, quarter, official())
    following = official().add(found.last, 1)
    assert (following.year, (following.month + 2) // 3) != (year, quarter)
    assert official().between(found.remind_from, found.last) + 1 >= 3
