"""When a quarter is filed: what 今日 and the month say, what a holiday notice moves, and the days one by one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.deadlines.counting import COUNTING
from gongkai_desktop.deadlines.filing import Quarter, filing_week
from gongkai_desktop.errors import Refused
from gongkai_desktop.workdays.days import Announcement
from gongkai_desktop.workdays.official import official

from .conftest import Room

QUARTERS = st.builds(Quarter, st.integers(2008, 2055), st.integers(1, 4))
TITLE = "2026年第三季度不予公开信息备案表"


@given(QUARTERS, st.booleans())
def test_the_days_run_from_the_first_to_the_last_and_count_what_is_worked(
    quarter: Quarter, complete: bool
) -> None:
    calendar = official()
    week = filing_week(quarter.year, quarter.number, calendar, complete=complete)
    told = week.deadline(calendar, "某制度第三十三条")
    assert [mark.date for mark in told.days] == [
        week.first + timedelta(days=at) for at in range((week.last - week.first).days + 1)
    ]
    assert told.due == week.last and told.provisional == week.provisional
    assert told.counted == calendar.between(week.first, week.last) + 1
    assert told.days[0].kind in COUNTING and told.days[-1].kind in COUNTING


@given(QUARTERS, st.booleans())
def test_with_few_days_it_is_warned_of_in_the_week_before(quarter: Quarter, complete: bool) -> None:
    calendar = official()
    week = filing_week(quarter.year, quarter.number, calendar, complete=complete)
    few = calendar.between(week.first, week.last) + 1 < 3
    assert (week.remind_from < week.first) is few
    if few:
        assert calendar.between(week.remind_from, week.first) >= 1


@given(QUARTERS, st.integers(-9, 9))
def test_quarters_are_written_and_counted(quarter: Quarter, by: int) -> None:
    assert Quarter.parse(f" {quarter} ") == quarter
    assert Quarter.of(quarter.first) == Quarter.of(quarter.last) == quarter
    assert quarter.later(by).later(-by) == quarter
    assert quarter.later().first == quarter.last + timedelta(days=1)


@pytest.mark.parametrize("text", ["2026", "2026Q5", "26Q1", "第三季度", ""])
def test_what_is_no_quarter_is_refused_with_how_to_write_it(text: str) -> None:
    with pytest.raises(Refused, match="2026Q3"):
        Quarter.parse(text)


def test_today_tells_of_it_from_the_first_day_and_when_it_is_over(room: Room) -> None:
    room.at("2026-09-25")
    assert room.due_lines() == []
    room.at("2026-09-28")
    assert room.due_lines() == [(TITLE, "soon", "filings:propose")]
    room.at("2026-09-30")
    assert room.due_lines() == [(TITLE, "today", "filings:propose")]
    room.at("2026-10-09")
    assert room.due_lines() == [(TITLE, "overdue", "filings:propose")]
    room.propose()
    (line,) = room.due_lines()
    assert line == ("2026年第三季度不予公开信息备案", "overdue", "filings:open")


def test_the_quarter_in_which_the_office_began_is_owed_if_its_week_was_still_to_come(room: Room) -> None:
    room.at("2026-12-31")
    assert [title for title, _, _ in room.due_lines()] == [TITLE, "2026年第四季度不予公开信息备案表"]


def test_the_month_shows_its_last_day_ahead(room: Room) -> None:
    day = next(one for one in room.desk.month(2026, 9, room.today) if one.day == date(2026, 9, 30))
    assert (TITLE, "报送期限") in [(line.title, line.text) for line in day.due]
    later = [one.day for one in room.desk.later_months(date(2026, 10, 8))]
    assert later == [date(2026, 10, 30), date(2026, 12, 31)], "what is over lies in no month to come"


def test_a_holiday_notice_moves_the_week_with_or_without_a_proposal(room: Room) -> None:
    from gongkai_desktop.workdays.days import Correction

    off = [Correction(date(2026, 9, 30), False, "停电")]
    (before,) = (one for one in room.desk.correct_calendar(off, apply=False) if one.what == "报送期")
    assert (before.due, before.new_due, before.title) == ("2026-09-30", "2026-09-29", TITLE)
    filing = room.propose()
    (move,) = (one for one in room.desk.correct_calendar(off, apply=True) if one.id == filing)
    assert (move.due, move.new_due) == ("2026-09-30", "2026-09-29")
    assert room.view(filing).limits[0].due == "2026-09-29"


def test_where_the_next_year_is_not_announced_it_is_provisional(room: Room) -> None:
    room.at("2026-12-28")
    found = filing_week(2027, 1, official())
    assert found.provisional
    known = official().announce(Announcement(2027, (), (), {}))
    assert not filing_week(2027, 1, known).provisional


def test_the_month_counts_a_filing_that_is_not_proposed_beside_what_else_returns_that_day(room: Room) -> None:
    room.at("2026-12-29")
    days = {one.day: one for one in room.desk.month(2026, 12, room.today)}
    last = days[date(2026, 12, 31)]
    assert last.total == 2
    assert {line.place for line in last.due} == {"filings:propose", "affairs:patrol"}
    assert sum(one.total for one in days.values()) == 2
    (first, *_) = room.desk.later_months(room.today)
    assert (first.day, first.first) == (date(2026, 12, 31), 2)
