"""The month strip: every day by the working calendar, with what falls due on it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.agenda.month import SHOWN, month_days
from gongkai_desktop.cases.dues import Day
from gongkai_desktop.cases.urgency import Moment
from gongkai_desktop.coordination.dues import DUES
from gongkai_desktop.errors import Refused
from gongkai_desktop.workdays.days import DayKind
from tests.register.conftest import TODAY

if TYPE_CHECKING:
    from gongkai_desktop.agenda.month import MonthDay
    from tests.register.conftest import Clerk

    from .conftest import Open


def month(clerk: Clerk, year: int, number: int, today: date = TODAY) -> dict[date, MonthDay]:
    return {one.day: one for one in clerk.desk.month(year, number, today)}


def test_days_are_told_by_the_working_calendar(opened: Open) -> None:
    days = month(opened("tiaoli"), 2026, 10)
    assert list(days) == [date(2026, 10, 1) + timedelta(days=at) for at in range(31)]
    assert (days[date(2026, 10, 1)].kind, days[date(2026, 10, 1)].name) == (DayKind.HOLIDAY, "国庆节")
    assert days[date(2026, 10, 10)].kind is DayKind.MAKEUP
    assert days[date(2026, 10, 17)].kind is DayKind.REST
    assert (days[date(2026, 10, 9)].kind, days[date(2026, 10, 9)].name) == (DayKind.WORKDAY, "")
    assert all(not day.total and not day.due for day in days.values())


def test_what_falls_due_stands_on_its_day(opened: Open) -> None:
    clerk = opened("taian-jiaoyu")
    item = clerk.enter("教育收费公示", formed="2026-11-02", valid_until="2026-12-15")
    view = clerk.view(item)
    assert view.case.report is not None
    days = {**month(clerk, 2026, 11), **month(clerk, 2026, 12)}
    own = {day: [line for line in one.due if line.record] for day, one in days.items()}  # not what returns
    found = {day.isoformat(): due for day, due in own.items() if due}
    lines = [line for due in found.values() for line in due]
    assert {line.record for line in lines} == {item}
    assert set(found) == {view.case.now.due, view.case.report.due}
    assert {line.text for line in found[view.case.report.due]} >= {"科室报送到期"}
    clerk.do(item, "report")
    clerk.approve(item)
    clerk.publish(item)
    (line,) = month(clerk, 2026, 12)[date(2026, 12, 15)].due
    assert (line.text, line.urgency, line.due) == ("有效期满", "ok", "2026-12-15")
    assert month(clerk, 2026, 12, date(2026, 12, 16))[date(2026, 12, 15)].due[0].urgency == "overdue"
    assert sum(one.total for one in month(clerk, 2026, 11).values()) == 0


def test_a_full_day_lists_the_first_and_counts_all(opened: Open) -> None:
    clerk = opened("tiaoli")
    for at in range(SHOWN + 5):
        clerk.enter(f"通知 {at}", formed="2026-11-02")
    day = month(clerk, 2026, 11)[date(2026, 11, 30)]
    assert (len(day.due), day.total) == (SHOWN, SHOWN + 5)
    assert day.due[0].urgency == "ok"


@given(st.dates(date(2004, 1, 1), date(2060, 12, 1)))
def test_a_month_is_whole(day: date) -> None:
    class Nothing:
        def rows(self, *_: object) -> list[tuple[object, ...]]:
            return []

    from gongkai_desktop.workdays.official import official

    moment = Moment.of(TODAY, datetime(2026, 2, 6))
    asked = Day(moment, None, official(), Nothing())  # type: ignore[arg-type]
    days = month_days((DUES,), asked, day.year, day.month)
    assert [one.day.day for one in days] == list(range(1, len(days) + 1))
    assert (days[-1].day + timedelta(days=1)).day == 1


def test_a_month_outside_the_calendar_is_refused(opened: Open) -> None:
    with pytest.raises(Refused, match="不在工作日历范围内"):
        opened("tiaoli").desk.month(1999, 5, TODAY)


def test_the_months_that_follow_tell_their_first_day_and_how_many(opened: Open) -> None:
    clerk = opened("taian-jiaoyu")
    for title, until in (
        ("甲", "2027-01-04"),
        ("乙", "2027-01-04"),
        ("丙", "2027-01-29"),
        ("丁", "2027-03-01"),
    ):
        item = clerk.enter(title, formed="2026-11-02", valid_until=until)
        clerk.do(item, "report")
        clerk.approve(item)
        clerk.publish(item)
    told = clerk.desk.later_months(date(2026, 12, 31))
    assert [(one.day, one.first, one.total) for one in told] == [
        (date(2027, 1, 4), 2, 4),  # the annual report of 2026 on the 31st is among them
        (date(2027, 3, 1), 1, 1),
    ]
    round_again = [date(2027, 6, 30), date(2027, 12, 31)]  # what is done each half year, each year
    for after, days in (((2027, 1, 4), [date(2027, 1, 29), date(2027, 3, 1)]), ((2027, 3, 1), [])):
        told = clerk.desk.later_months(date(*after))
        assert [one.day for one in told if one.day not in round_again] == days
