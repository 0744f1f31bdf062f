"""Deadlines from one day and one term."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.deadlines.model import Mark, Term, Unit
from gongkai_desktop.deadlines.plain import deadline, due_dates, publication
from gongkai_desktop.errors import Refused
from gongkai_desktop.workdays.official import official

DAY = timedelta(days=1)
TWENTY = Term(20)
DAYS = st.dates(date(2005, 1, 1), date(2058, 12, 31))
TERMS = st.builds(Term, st.integers(1, 60), st.just(Unit.WORKDAYS)) | st.one_of(
    st.builds(Term, st.integers(1, 90), st.just(Unit.DAYS)),
    st.builds(Term, st.integers(1, 12), st.just(Unit.MONTHS)),
)


def plain(start: date, term: Term) -> date:
    return deadline(start, term, official(), citation="某条", begins="起算日").due


class TestPublication:
    """条例第二十六条."""

    def test_twenty_working_days_after_formation(self) -> None:
        found = publication(date(2026, 9, 10), TWENTY, official())
        assert (found.due, found.base_due, found.counted) == (date(2026, 10, 14), date(2026, 10, 14), 20)
        assert found.citations == ("条例第二十六条", "民法典第二百零一条第一款")
        assert found.calendar == official().version
        assert not found.provisional and found.flags == ()

    def test_the_strip_runs_from_formation_to_the_due_date(self) -> None:
        days = publication(date(2026, 9, 18), Term(2), official()).days
        assert [(mark.date.day, mark.kind) for mark in days] == [
            (18, Mark.START),
            (19, Mark.REST),
            (20, Mark.MAKEUP),
            (21, Mark.COUNTED),
        ]
        assert days[0].note == "形成或者变更之日，不计入"
        assert days[2].note == "第1个工作日（国庆节补班）"

    def test_another_rule_brings_its_own_article(self) -> None:
        found = publication(date(2026, 9, 10), Term(7), official(), citation="某办法第八条")
        assert found.citations[0] == "某办法第八条"
        assert found.days[1].article == "某办法第八条"

    def test_into_an_unknown_year_it_is_provisional(self) -> None:
        found = publication(date(2026, 12, 20), TWENTY, official())
        assert found.provisional
        assert found.flags[0].code == "provisional" and not found.flags[0].breach


class TestDaysAndMonths:
    """民法典第二百零一条至第二百零三条."""

    def test_days_are_counted_by_the_calendar(self) -> None:
        found = deadline(
            date(2026, 3, 2), Term(60, Unit.DAYS), official(), citation="复议法", begins="知道之日"
        )
        assert found.due == date(2026, 5, 6)
        assert found.counted == 60
        assert "民法典第二百零三条第一款" in found.citations
        assert [(mark.date.day, mark.kind) for mark in found.days[-6:]] == [
            (1, Mark.COUNTED),
            (2, Mark.HOLIDAY),
            (3, Mark.HOLIDAY),
            (4, Mark.HOLIDAY),
            (5, Mark.HOLIDAY),
            (6, Mark.COUNTED),
        ]
        assert found.days[-1].note == "末日放假，顺延至此日"

    def test_a_last_day_that_is_worked_stays(self) -> None:
        found = deadline(
            date(2026, 3, 2), Term(30, Unit.DAYS), official(), citation="某条", begins="收到之日"
        )
        assert found.due == date(2026, 4, 1)
        assert "民法典第二百零三条第一款" not in found.citations

    def test_a_make_up_day_is_no_rest_to_roll_over(self) -> None:
        assert plain(date(2026, 9, 13), Term(7, Unit.DAYS)) == date(2026, 9, 20)

    @pytest.mark.parametrize(
        ("start", "months", "due"),
        [
            (date(2026, 1, 31), 1, date(2026, 2, 28)),
            (date(2024, 1, 31), 1, date(2024, 2, 29)),
            (date(2025, 8, 29), 6, date(2026, 2, 28)),
            (date(2025, 12, 15), 1, date(2026, 1, 15)),
            (date(2025, 6, 3), 12, date(2026, 6, 3)),
            (date(2026, 4, 1), 6, date(2026, 10, 8)),
        ],
    )
    def test_months_end_on_the_corresponding_day_or_the_last(
        self, start: date, months: int, due: date
    ) -> None:
        assert plain(start, Term(months, Unit.MONTHS)) == due

    def test_months_cite_their_article(self) -> None:
        half = deadline(
            date(2026, 3, 2), Term(6, Unit.MONTHS), official(), citation="行政诉讼法", begins="知道之日"
        )
        assert half.citations == ("行政诉讼法", "民法典第二百零一条第一款", "民法典第二百零二条")
        assert half.counted == 184

    @given(DAYS, TERMS)
    def test_a_strip_never_skips_a_day_and_ends_on_a_working_day(self, start: date, term: Term) -> None:
        found = deadline(start, term, official(), citation="某条", begins="起算日")
        dates = [mark.date for mark in found.days]
        assert dates == [start + DAY * step for step in range(len(dates))]
        assert official().is_workday(found.due)
        if term.unit is Unit.WORKDAYS:
            assert found.counted == sum(m.kind in (Mark.COUNTED, Mark.MAKEUP) for m in found.days)


@given(st.lists(DAYS, max_size=20), TERMS)
def test_many_due_dates_are_those_of_each(starts: list[date], term: Term) -> None:
    assert due_dates(starts, term, official()) == [plain(start, term) for start in starts]


@given(DAYS, DAYS, TERMS)
def test_a_later_start_is_never_due_earlier(one: date, other: date, term: Term) -> None:
    first, second = sorted((one, other))
    assert plain(first, term) <= plain(second, term)


@pytest.mark.parametrize("unit", Unit)
def test_a_term_of_nothing_is_refused(unit: Unit) -> None:
    with pytest.raises(Refused, match="期限不能是0"):
        Term(0, unit)


def test_terms_read_as_people_write_them() -> None:
    assert [str(Term(20)), str(Term(30, Unit.DAYS)), str(Term(6, Unit.MONTHS))] == [
        "20个工作日",
        "30日",
        "6个月",
    ]
    assert [Term(20).words, Term(30, Unit.DAYS).words, Term(6, Unit.MONTHS).words] == [
        "20 个工作日",
        "30 日",
        "6 个月",
    ]
