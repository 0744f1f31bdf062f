"""The time that statistics are of, and the one that it stands beside."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.errors import Refused
from gongkai_desktop.reports.statistics.periods import Against, Period, period, quarter_of, year_of

DAYS = st.dates(date(2006, 1, 1), date(2040, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


@given(first=DAYS, length=st.integers(0, 900))
def test_the_time_before_ends_where_this_begins_and_is_as_long(first: date, length: int) -> None:
    told = Period(first, first + timedelta(days=length))
    before = told.beside(Against.BEFORE)
    assert before.last + timedelta(days=1) == first
    if told.whole:
        assert before.whole
        assert len(before.months) == len(told.months)
    else:
        assert before.last - before.first == told.last - told.first


@given(first=DAYS, length=st.integers(0, 900))
def test_the_year_before_has_the_same_months(first: date, length: int) -> None:
    told = Period(first, first + timedelta(days=length))
    before = told.beside(Against.LAST_YEAR)
    assert [f"{int(one[:4]) + 1}{one[4:]}" for one in before.months] == list(told.months)
    assert before.whole == told.whole or (told.last.month, told.last.day) == (2, 29) or before.last.day == 28


@given(first=DAYS, length=st.integers(0, 900))
def test_months_make_up_the_whole_time_without_a_gap(first: date, length: int) -> None:
    told = Period(first, first + timedelta(days=length))
    parts = [told.month(one) for one in told.months]
    assert (parts[0].first, parts[-1].last) == (told.first, told.last)
    for one, other in pairwise(parts):
        assert one.last + timedelta(days=1) == other.first


@pytest.mark.parametrize(
    ("first", "last", "against", "wanted"),
    [
        ("2026-01-01", "2026-12-31", Against.BEFORE, "2025-01-01 至 2025-12-31"),
        ("2026-07-01", "2026-09-30", Against.BEFORE, "2026-04-01 至 2026-06-30"),
        ("2026-07-01", "2026-09-30", Against.LAST_YEAR, "2025-07-01 至 2025-09-30"),
        ("2024-02-01", "2024-02-29", Against.LAST_YEAR, "2023-02-01 至 2023-02-28"),
        ("2025-02-01", "2025-02-28", Against.LAST_YEAR, "2024-02-01 至 2024-02-29"),
        ("2026-03-05", "2026-03-14", Against.BEFORE, "2026-02-23 至 2026-03-04"),
    ],
)
def test_what_a_time_stands_beside(first: str, last: str, against: Against, wanted: str) -> None:
    assert str(Period(day(first), day(last)).beside(against)) == wanted


def test_this_year_and_this_quarter() -> None:
    assert str(year_of(day("2026-11-30"))) == "2026-01-01 至 2026-12-31"
    assert str(quarter_of(day("2026-11-30"))) == "2026-10-01 至 2026-12-31"
    assert str(quarter_of(day("2024-02-03"))) == "2024-01-01 至 2024-03-31"


@pytest.mark.parametrize(
    ("first", "last"),
    [("2026-02-02", "2026-02-01"), ("1999-01-01", "2026-01-01"), ("2006-01-01", "2030-01-01")],
)
def test_what_is_no_time_to_count_in_is_refused(first: str, last: str) -> None:
    with pytest.raises(Refused):
        period(day(first), day(last))
