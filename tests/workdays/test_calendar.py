"""The calendar's look-ups against a plain loop over days."""

from __future__ import annotations

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.errors import Refused
from gongkai_desktop.workdays.calendar import FIRST_DAY, LAST_DAY, Calendar
from gongkai_desktop.workdays.days import Announcement, Correction, DayKind
from gongkai_desktop.workdays.official import official

DAY = timedelta(days=1)
DAYS = st.dates(date(2005, 1, 1), date(2059, 12, 31))
ANNOUNCED_DAYS = st.dates(date(2004, 3, 1), date(2026, 10, 1))
NUMBERS = st.integers(-60, 60)


def walk(calendar: Calendar, day: date, n: int) -> date:
    step = DAY if n > 0 else -DAY
    left = abs(n)
    while left:
        day += step
        left -= calendar.kind(day) in (DayKind.WORKDAY, DayKind.MAKEUP)
    return day


def test_every_day_of_the_announced_years_is_what_chinese_calendar_says() -> None:
    calendar = official()
    for ordinal in range(date(2004, 1, 1).toordinal(), date(2026, 12, 31).toordinal() + 1):
        day = date.fromordinal(ordinal)
        assert calendar.is_workday(day) == chinese_calendar.is_workday(day), day


@given(DAYS, NUMBERS)
def test_adding_is_walking_day_by_day(day: date, n: int) -> None:
    assert official().add(day, n) == walk(official(), day, n)


@given(ANNOUNCED_DAYS, st.integers(1, 45))
def test_between_undoes_adding(day: date, n: int) -> None:
    assert official().between(day, official().add(day, n)) == n


@given(ANNOUNCED_DAYS, st.integers(-45, -1))
def test_between_undoes_adding_backwards_from_a_working_day(day: date, n: int) -> None:
    start = official().roll(day)
    assert official().between(start, official().add(start, n)) == n


@given(DAYS, st.integers(0, 200))
def test_between_counts_the_working_days_after_the_first_through_the_second(day: date, length: int) -> None:
    later = day + length * DAY
    counted = sum(official().is_workday(day + step * DAY) for step in range(1, length + 1))
    assert official().between(day, later) == counted
    assert official().between(later, day) == -counted


@given(st.lists(DAYS, max_size=30), NUMBERS)
def test_adding_to_many_is_adding_to_each(days: list[date], n: int) -> None:
    expected = [official().add(day, n).toordinal() for day in days]
    assert official().add_many([day.toordinal() for day in days], n) == expected


@given(DAYS, DAYS, st.integers(-60, 60).filter(bool))
def test_a_later_start_never_ends_earlier(one: date, other: date, n: int) -> None:
    first, second = sorted((one, other))
    assert official().add(first, n) <= official().add(second, n)


@given(DAYS)
def test_rolling_reaches_the_next_working_day_or_stays_on_one(day: date) -> None:
    rolled = official().roll(day)
    assert official().is_workday(rolled)
    assert not any(official().is_workday(day + step * DAY) for step in range((rolled - day).days))


def test_days_are_told_apart_and_explained() -> None:
    calendar = official()
    told = {
        date(2026, 9, 20): (DayKind.MAKEUP, "国庆节补班", "国务院办公厅2026年节假日安排通知"),
        date(2026, 10, 1): (DayKind.HOLIDAY, "国庆节", "国务院办公厅2026年节假日安排通知"),
        date(2026, 10, 11): (DayKind.REST, "周日", "国务院关于职工工作时间的规定第七条"),
        date(2026, 10, 12): (DayKind.WORKDAY, "", ""),
        date(2027, 2, 5): (DayKind.HOLIDAY, "春节（估计）", "全国年节及纪念日放假办法第二条"),
    }
    assert {day: (calendar.kind(day), calendar.note(day), calendar.basis(day)) for day in told} == told


def test_a_year_lists_its_days_off_and_made_up() -> None:
    assert official().makeup(2026) == tuple(
        date(2026, month, day) for month, day in ((1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10))
    )
    assert date(2018, 12, 31) in official().off(2018)
    assert date(2018, 12, 31) not in official().off(2019)


@pytest.mark.parametrize("day", [FIRST_DAY - DAY, LAST_DAY + DAY])
def test_a_day_outside_the_span_is_refused_by_name(day: date) -> None:
    for ask in (official().kind, official().note, official().basis, official().is_workday, official().roll):
        with pytest.raises(Refused, match=str(day)):
            ask(day)
    with pytest.raises(Refused, match="日历从2004年到2060年"):
        official().add_many([day.toordinal()], 20)


def test_counting_past_the_span_is_refused_and_never_wraps_round() -> None:
    for start, n in ((LAST_DAY, 1), (FIRST_DAY, -1), (FIRST_DAY, -20)):
        with pytest.raises(Refused, match="不在工作日历范围内"):
            official().add(start, n)
        with pytest.raises(Refused, match="不在工作日历范围内"):
            official().add_many([date(2026, 1, 1).toordinal(), start.toordinal()], n)


def test_nothing_and_no_days_added_change_nothing() -> None:
    assert official().add_many([], 20) == []
    assert official().add(date(2026, 10, 3), 0) == date(2026, 10, 3)
    assert official().add_many([date(2026, 10, 3).toordinal()], 0) == [date(2026, 10, 3).toordinal()]


class TestCorrections:
    def test_a_local_holiday_moves_due_dates_by_a_day(self) -> None:
        closed = official().corrected([Correction(date(2026, 4, 20), False, "三月三放假，自治区通知")])
        assert official().add(date(2026, 4, 17), 1) == date(2026, 4, 20)
        assert closed.add(date(2026, 4, 17), 1) == date(2026, 4, 21)
        assert closed.kind(date(2026, 4, 20)) is DayKind.HOLIDAY
        assert closed.note(date(2026, 4, 20)) == "三月三放假，自治区通知"
        assert closed.basis(date(2026, 4, 20)) == "本单位日历调整"
        assert date(2026, 4, 20) in closed.off(2026)

    def test_a_worked_weekend_is_a_make_up_day_and_a_worked_holiday_a_working_day(self) -> None:
        worked = official().corrected(
            [
                Correction(date(2026, 4, 18), True, "防汛值守"),
                Correction(date(2026, 5, 4), True, "延迟放假", notice=True),
            ]
        )
        assert worked.kind(date(2026, 4, 18)) is DayKind.MAKEUP
        assert worked.kind(date(2026, 5, 4)) is DayKind.WORKDAY
        assert worked.basis(date(2026, 5, 4)) == "通知调整"
        assert worked.add(date(2026, 4, 17), 1) == date(2026, 4, 18)

    def test_the_later_correction_of_a_day_prevails(self) -> None:
        first = official().corrected([Correction(date(2026, 4, 20), False, "停电")])
        again = first.corrected([Correction(date(2026, 4, 20), True, "停电取消")])
        assert again.is_workday(date(2026, 4, 20))
        assert len(again.corrections) == 1

    def test_the_calendar_corrected_is_another_one(self) -> None:
        official().corrected([Correction(date(2026, 4, 20), False, "停电")])
        assert official().is_workday(date(2026, 4, 20))

    def test_a_correction_needs_a_reason_and_a_day_in_the_span(self) -> None:
        with pytest.raises(Refused, match="没有写理由"):
            official().corrected([Correction(date(2026, 4, 20), False, " ")])
        with pytest.raises(Refused, match="1999-04-20"):
            official().corrected([Correction(date(1999, 4, 20), False, "停电")])

    @given(st.dates(date(2025, 1, 1), date(2026, 6, 1)), st.integers(1, 40))
    def test_closing_a_working_day_in_the_count_moves_the_due_date_to_the_next(
        self, day: date, n: int
    ) -> None:
        due = official().add(day, n)
        closed = official().corrected([Correction(due, False, "停电")])
        assert closed.add(day, n) == official().add(day, n + 1)


class TestAnnouncing:
    NOTICE = Announcement(
        2027,
        (date(2027, 1, 1), date(2027, 2, 5), date(2027, 2, 8)),
        (date(2027, 1, 30),),
        {
            date(2027, 1, 1): "元旦",
            date(2027, 2, 5): "春节",
            date(2027, 2, 8): "春节",
            date(2027, 1, 30): "春节",
        },
    )

    def test_a_whole_notice_replaces_the_estimate_of_its_year(self) -> None:
        told = official().announce(self.NOTICE)
        assert told.announced(2027) and not official().announced(2027)
        assert told.off(2027) == self.NOTICE.off
        assert told.makeup(2027) == self.NOTICE.makeup
        assert not told.provisional(date(2026, 12, 20), date(2027, 1, 20))

    def test_a_partial_notice_leaves_the_rest_estimated_and_the_year_provisional(self) -> None:
        names = dict(self.NOTICE.names)
        partial = Announcement(2027, self.NOTICE.off, self.NOTICE.makeup, names, ("国庆节",))
        told = official().announce(partial)
        assert not told.announced(2027)
        assert told.provisional(date(2027, 3, 1), date(2027, 3, 2))
        assert told.note(date(2027, 10, 1)) == "国庆节（估计）"
        assert told.kind(date(2027, 2, 6)) is DayKind.REST
        assert "2027年通知不全" in told.version

    def test_the_missing_part_completes_the_year(self) -> None:
        names = dict(self.NOTICE.names)
        partial = Announcement(2027, self.NOTICE.off, self.NOTICE.makeup, names, ("国庆节",))
        rest = Announcement(2027, (date(2027, 10, 1),), (), {date(2027, 10, 1): "国庆节"}, ("元旦", "春节"))
        told = official().announce(partial).announce(rest)
        assert told.announced(2027)
        assert told.off(2027) == (*self.NOTICE.off, date(2027, 10, 1))

    def test_a_newer_text_prevails_over_days_of_other_holidays(self) -> None:
        first = Announcement(
            2027,
            (date(2027, 10, 1), date(2027, 10, 8)),
            (),
            {date(2027, 10, day): "国庆节" for day in (1, 8)},
        )
        worked = Announcement(2027, (), (date(2027, 10, 8),), {date(2027, 10, 8): "中秋节"})
        both = first.overlaid(worked)
        assert (both.off, both.makeup) == ((date(2027, 10, 1),), (date(2027, 10, 8),))
        assert both.names[date(2027, 10, 8)] == "中秋节"
        back = worked.overlaid(first)
        assert (back.off, back.makeup) == (first.off, ())

    def test_a_year_outside_the_span_is_refused(self) -> None:
        with pytest.raises(Refused, match="2061年不在日历范围内"):
            official().announce(Announcement(2061, (), (), {}))


class TestProvisional:
    @given(st.dates(date(2005, 1, 1), date(2060, 12, 31)), st.integers(0, 60))
    def test_any_unknown_year_makes_it_provisional(self, first: date, length: int) -> None:
        last = min(first + length * DAY, LAST_DAY)
        assert official().provisional(first, last) or last.year <= 2026

    def test_known_years_are_final_to_the_end_of_2026(self) -> None:
        assert not official().provisional(date(2004, 1, 1), date(2026, 12, 31))

    def test_late_december_waits_for_a_new_year_on_a_tuesday(self) -> None:
        known = official().announce(Announcement(2029, (), (), {}))
        assert not known.provisional(date(2029, 12, 1), date(2029, 12, 26))
        assert known.provisional(date(2029, 12, 1), date(2029, 12, 27))


class TestVersion:
    def test_it_tells_what_the_calendar_is_made_of(self) -> None:
        one = Correction(date(2026, 4, 20), False, "停电")
        two = Correction(date(2026, 4, 21), False, "国办通知", notice=True)
        assert official().version.startswith("国务院通知至2026年 #")
        assert (
            official()
            .corrected([one, two])
            .version.startswith("国务院通知至2026年 + 年中通知调整1处 + 本单位调整1处 #")
        )
        assert Calendar({}).version.startswith("无国务院通知 #")

    def test_its_mark_changes_with_the_days_and_only_with_them(self) -> None:
        closed = official().corrected([Correction(date(2026, 4, 20), False, "停电")])
        same = official().corrected([Correction(date(2026, 4, 20), False, "停水")])
        assert closed.version == same.version
        assert closed.version[-7:] != official().version[-7:]


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.booleans())
def test_a_correction_taken_back_leaves_the_calendar_as_it_was(day: date, working: bool) -> None:
    corrected = official().corrected([Correction(day, working, "更正")])
    assert corrected.is_workday(day) is working
    back = corrected.uncorrected([day])
    assert back.version == official().version
    assert (back.kind(day), back.note(day)) == (official().kind(day), official().note(day))


def test_only_what_was_corrected_can_be_taken_back() -> None:
    with pytest.raises(Refused, match="没有更正可以撤销"):
        official().uncorrected([date(2026, 6, 1)])
