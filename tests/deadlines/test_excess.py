"""Too many requests: hearing of reasons, a later day, and the fee with its payment (条例第三十五条、第四十二条)."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gongkai_desktop.deadlines.events import (
    Channel,
    Consulted,
    Corrected,
    CorrectionAsked,
    Delayed,
    Extended,
    FeeNoticed,
    FeePaid,
    ReasonsAsked,
    Received,
    RequestEvent,
)
from gongkai_desktop.deadlines.model import Mark, Term
from gongkai_desktop.deadlines.plain import deadline
from gongkai_desktop.deadlines.request import Alternative, RequestDeadline, counted, request
from gongkai_desktop.deadlines.rules import Limit, RequestRules
from gongkai_desktop.errors import Refused
from gongkai_desktop.workdays.official import official

DAY = timedelta(days=1)
CAME = Received(Channel.MAIL, date(2026, 3, 2))
DUE = date(2026, 3, 30)
"""Twenty working days after Monday, 2 March 2026."""
HEARS = RequestRules(hearing=Limit(7, "某办法第八条"))
WAITS = RequestRules(payment_restarts=False)


def answer(*events: RequestEvent, rules: RequestRules | None = None) -> RequestDeadline:
    return request(events, rules or RequestRules(), official())


def codes(found: RequestDeadline) -> set[tuple[str, bool]]:
    return {(flag.code, flag.breach) for flag in found.flags}


def paused(found: RequestDeadline) -> list[date]:
    return [mark.date for mark in found.days if mark.kind is Mark.PAUSED]


class TestReasons:
    def test_hearing_them_does_not_stop_the_clock_by_itself(self) -> None:
        found = answer(CAME, ReasonsAsked(date(2026, 3, 5), date(2026, 3, 12)))
        assert (found.due, found.flags) == (DUE, ())

    def test_reasons_that_have_not_come_are_told_of(self) -> None:
        found = answer(CAME, ReasonsAsked(date(2026, 3, 5)))
        assert found.due == DUE
        assert [(flag.text, flag.article) for flag in found.flags] == [
            ("2026-03-05要求申请人说明理由，尚未收到；期限照常计算", "条例第三十五条")
        ]

    def test_where_the_rules_say_so_the_days_through_the_reasons_do_not_count(self) -> None:
        """6, 9, 10, 11, 12 March stand still; after 30 March: 31, then 1, 2, 3 April, 清明, 7 April."""
        found = answer(CAME, ReasonsAsked(date(2026, 3, 5), date(2026, 3, 12)), rules=HEARS)
        assert [day.day for day in paused(found)] == [6, 9, 10, 11, 12]
        assert found.due == date(2026, 4, 7) and found.flags == ()
        assert {mark.note for mark in found.days if mark.kind is Mark.PAUSED} == {
            "要求申请人说明理由，不计入"
        }
        assert "某办法第八条" in found.citations

    def test_reasons_that_do_not_come_stop_it_for_so_many_working_days(self) -> None:
        """The seventh working day after 5 March is the 16th."""
        found = answer(CAME, ReasonsAsked(date(2026, 3, 5)), rules=HEARS)
        assert paused(found)[-1] == date(2026, 3, 16) and len(paused(found)) == 7
        assert found.due == date(2026, 4, 9)
        assert found.flags[0].text.endswith("最多停 7 个工作日")

    def test_a_consultation_meanwhile_is_not_taken_off_twice(self) -> None:
        both = (
            ReasonsAsked(date(2026, 3, 5), date(2026, 3, 12)),
            Consulted(date(2026, 3, 5), date(2026, 3, 12)),
        )
        assert answer(CAME, *both, rules=HEARS).due == answer(CAME, both[1]).due == date(2026, 4, 7)


class TestDelay:
    ASKED = ReasonsAsked(date(2026, 3, 4), date(2026, 3, 9))

    def test_the_day_that_was_told_becomes_the_due_date(self) -> None:
        """After 30 March until 15 May: 4 + 4 + 5 + 5 + 4 + 4 (with the 9th, a make-up day) + 5 = 31."""
        found = answer(CAME, self.ASKED, Delayed(date(2026, 5, 15), date(2026, 3, 25)))
        assert (found.due, found.base_due, found.counted) == (date(2026, 5, 15), DUE, 51)
        assert found.flags == () and found.notices.extension_notice_by == DUE
        by_day = {mark.date: mark for mark in found.days}
        assert by_day[DUE].note == "第20个工作日，原期限届满"
        assert (by_day[DUE + DAY].note, by_day[DUE + DAY].article) == ("延迟第1个工作日", "条例第三十五条")
        assert by_day[date(2026, 5, 9)].kind is Mark.MAKEUP
        assert found.days[-1].note == "延迟第31个工作日，答复期限届满"

    def test_a_day_off_stays_the_day_that_was_told(self) -> None:
        found = answer(CAME, self.ASKED, Delayed(date(2026, 5, 16), date(2026, 3, 25)))
        assert found.due == date(2026, 5, 16)
        assert (found.days[-1].kind, found.days[-1].note) == (Mark.REST, "周六，答复期限届满")
        assert found.notices.safe_posting == date(2026, 5, 13)

    @pytest.mark.parametrize(
        ("sent", "flags"),
        [(date(2026, 3, 27), set()), (DUE, set()), (date(2026, 3, 31), {("delay_late", True)})],
    )
    def test_told_at_the_end_of_the_limit(self, sent: date, flags: set[tuple[str, bool]]) -> None:
        found = answer(CAME, self.ASKED, Delayed(date(2026, 4, 10), sent))
        assert (found.due, codes(found)) == (date(2026, 4, 10), flags)

    def test_after_an_extension_it_may_be_told_until_that_ends(self) -> None:
        longer = Extended(10, date(2026, 3, 20), date(2026, 3, 19))
        found = answer(CAME, self.ASKED, longer, Delayed(date(2026, 4, 17), date(2026, 4, 14)))
        assert (found.due, found.flags) == (date(2026, 4, 17), ())
        by_day = {mark.date: mark.note for mark in found.days}
        assert by_day[date(2026, 4, 14)] == "延长第10个工作日，延长的期限届满"

    def test_a_day_that_is_no_later_changes_nothing(self) -> None:
        found = answer(CAME, self.ASKED, Delayed(DUE, date(2026, 3, 25)))
        assert (found.due, codes(found)) == (DUE, {("delay_nothing", False)})

    def test_without_reasons_on_record_it_is_told_what_it_is_for(self) -> None:
        found = answer(CAME, Delayed(date(2026, 4, 10), date(2026, 3, 25)))
        assert codes(found) == {("delay_unasked", False)}


class TestFee:
    def test_the_limit_starts_anew_the_day_after_payment(self) -> None:
        """Paid on Thursday, 2 April: 1 + 4 + 5 + 5 + 4 days of April, 劳动节 through 5 May, then the 6th."""
        found = answer(CAME, FeeNoticed(date(2026, 3, 18), date(2026, 3, 20)), FeePaid(date(2026, 4, 2)))
        assert (found.start, found.due, found.counted) == (date(2026, 4, 2), date(2026, 5, 6), 20)
        assert (found.flags, found.alternatives, found.received) == ((), (), date(2026, 3, 2))
        assert found.days[0].note == "缴清信息处理费之日，不计入"
        assert "国办函〔2020〕109号" in found.citations
        assert not found.awaiting_payment

    def test_twenty_working_days_to_pay_from_receipt_of_the_notice(self) -> None:
        """After 20 March: 5 + 5 days, 3 April the tenth, 清明, 4 + 5, and Monday, 20 April the twentieth."""
        found = answer(CAME, FeeNoticed(date(2026, 3, 18), date(2026, 3, 20)))
        payment = found.notices.payment
        assert payment is not None and payment.sure and payment.met is None
        assert (payment.start, payment.term, payment.due) == (
            date(2026, 3, 20), Term(20), date(2026, 4, 20),
        )  # fmt: skip
        assert (payment.begins, payment.article) == ("申请人收到收费通知之日", "国办函〔2020〕109号")
        assert found.awaiting_payment and found.due == DUE
        assert [flag.text for flag in found.flags] == [
            "等待缴纳信息处理费：2026-04-20为止没有缴清的，视为放弃申请，不再处理；"
            "缴清的，答复期限自次日起重新计算"
        ]

    def test_unpaid_it_lapses_the_day_after(self) -> None:
        found = answer(CAME, FeeNoticed(date(2026, 3, 18), date(2026, 3, 20)))
        assert [found.dates.lapsed(date(2026, 4, day)) for day in (19, 20, 21)] == [False, False, True]
        paid = answer(CAME, FeeNoticed(date(2026, 3, 18), date(2026, 3, 20)), FeePaid(date(2026, 4, 20)))
        assert not paid.dates.lapsed(date(2026, 4, 21)) and not answer(CAME).dates.lapsed(date(2027, 1, 4))

    def test_without_the_day_of_receipt_it_is_counted_from_dispatch_and_never_lapses(self) -> None:
        """2025: after 22 September 4 days, the 28th (make-up), 29, 30; after 国庆 9, 10, 11 (make-up), 5 + 5."""
        came = Received(Channel.COUNTER, date(2025, 9, 15))
        found = answer(came, FeeNoticed(date(2025, 9, 22)))
        payment = found.notices.payment
        assert payment is not None and not payment.sure
        assert (payment.due, found.due) == (date(2025, 10, 24), date(2025, 10, 17))
        assert codes(found) == {("fee_open", False), ("fee_receipt_unknown", False)}
        assert not found.dates.lapsed(date(2026, 1, 5))

    @pytest.mark.parametrize(
        ("sent", "due", "flags"),
        [
            (date(2026, 3, 27), date(2026, 5, 6), set()),
            (DUE, date(2026, 5, 6), set()),
            (date(2026, 3, 31), DUE, {("fee_late", True)}),
        ],
        ids=["the day before", "on the day", "the day after"],
    )
    def test_a_notice_at_the_end_of_the_limit(
        self, sent: date, due: date, flags: set[tuple[str, bool]]
    ) -> None:
        found = answer(CAME, FeeNoticed(sent, sent), FeePaid(date(2026, 4, 2)))
        assert (found.due, codes(found)) == (due, flags)
        other = Alternative(date(2026, 5, 6), "从缴清信息处理费之日（2026-04-02）起算")
        assert found.alternatives == (() if due != DUE else (other,))

    def test_an_extension_told_after_payment_does_not_make_a_late_notice_timely(self) -> None:
        """20 working days after 2 April is 6 May; ten more, with the make-up day of the 9th, 19 May."""
        late = FeeNoticed(date(2026, 4, 1), date(2026, 4, 1)), FeePaid(date(2026, 4, 2))
        found = answer(CAME, *late, Extended(10, date(2026, 4, 3), date(2026, 4, 3)))
        assert codes(found) == {("fee_late", True), ("extension_late", True)}
        assert found.due == date(2026, 4, 14)
        assert [other.due for other in found.alternatives] == [date(2026, 5, 19)]

    def test_an_extension_from_before_payment_is_used_up(self) -> None:
        """Paid on Friday, 10 April: 5 + 5 + 4 days of April, 6, 7, 8, 9 (make-up), 11, 12 May."""
        before = Extended(10, date(2026, 3, 16), date(2026, 3, 16))
        fee = FeeNoticed(date(2026, 4, 8), date(2026, 4, 8)), FeePaid(date(2026, 4, 10))
        found = answer(CAME, before, *fee)
        assert found.due == found.base_due == date(2026, 5, 12)
        assert codes(found) == {("extension_spent", False)}
        assert found.notices.extension.met is None
        again = answer(CAME, before, *fee, Extended(10, date(2026, 5, 11), date(2026, 5, 11)))
        assert (again.base_due, again.due) == (date(2026, 5, 12), date(2026, 5, 26))
        assert codes(again) == {("extension_spent", False)}

    def test_a_delay_from_before_payment_is_used_up_too(self) -> None:
        told = ReasonsAsked(date(2026, 3, 4), date(2026, 3, 9)), Delayed(date(2026, 6, 30), date(2026, 3, 25))
        found = answer(
            CAME, *told, FeeNoticed(date(2026, 4, 8), date(2026, 4, 8)), FeePaid(date(2026, 4, 10))
        )
        assert (found.due, codes(found)) == (date(2026, 5, 12), {("delay_spent", False)})

    def test_after_a_correction_the_payment_restarts_it_once_more(self) -> None:
        """Corrected on 9 March: due 7 April. Paid on 8 April: the twentieth day is 9 May, worked for 劳动节."""
        found = answer(
            CAME,
            CorrectionAsked(date(2026, 3, 4)),
            Corrected(date(2026, 3, 9)),
            FeeNoticed(date(2026, 4, 3), date(2026, 4, 3)),
            FeePaid(date(2026, 4, 8)),
        )
        assert (found.start, found.due, found.flags) == (date(2026, 4, 8), date(2026, 5, 9), ())
        assert found.days[-1].kind is Mark.MAKEUP

    def test_a_correction_after_payment_restarts_it_again(self) -> None:
        found = answer(
            CAME,
            FeeNoticed(date(2026, 3, 4), date(2026, 3, 4)),
            FeePaid(date(2026, 3, 5)),
            CorrectionAsked(date(2026, 3, 10)),
            Corrected(date(2026, 3, 20)),
        )
        assert (found.start, found.due) == (date(2026, 3, 20), date(2026, 4, 20))
        assert found.alternatives == ()

    def test_paid_too_late_it_still_starts_anew_and_is_told(self) -> None:
        found = answer(CAME, FeeNoticed(date(2026, 3, 18), date(2026, 3, 20)), FeePaid(date(2026, 4, 21)))
        assert found.start == date(2026, 4, 21)
        assert codes(found) == {("fee_paid_late", False)}
        assert not found.dates.lapsed(date(2026, 4, 22))

    def test_without_a_recorded_notice_it_is_taken_to_have_been_in_order(self) -> None:
        found = answer(CAME, FeePaid(date(2026, 4, 2)))
        assert (found.due, codes(found)) == (date(2026, 5, 6), {("fee_unrecorded", False)})
        assert found.notices.payment is None

    def test_of_two_notices_the_last_sets_the_time_to_pay(self) -> None:
        twice = (
            FeeNoticed(date(2026, 3, 11), date(2026, 3, 12)),
            FeeNoticed(date(2026, 3, 18), date(2026, 3, 20)),
        )
        found = answer(CAME, *twice)
        assert found.notices.payment is not None and found.notices.payment.due == date(2026, 4, 20)
        assert codes(found) == {("fee_again", False), ("fee_open", False)}
        assert answer(CAME, *twice, FeePaid(date(2026, 3, 16))).awaiting_payment

    def test_a_rule_set_may_only_stop_the_clock_while_payment_is_waited_for(self) -> None:
        """12, 13, 16, 17, 18 March stand still."""
        notice = FeeNoticed(date(2026, 3, 11), date(2026, 3, 12))
        found = answer(CAME, notice, FeePaid(date(2026, 3, 18)), rules=WAITS)
        assert [day.day for day in paused(found)] == [12, 13, 16, 17, 18]
        assert (found.start, found.due, found.flags) == (date(2026, 3, 2), date(2026, 4, 7), ())

    def test_then_it_stands_still_through_the_last_day_to_pay(self) -> None:
        """The last day to pay is 10 April; seven days were counted, thirteen more end on 29 April."""
        found = answer(CAME, FeeNoticed(date(2026, 3, 11), date(2026, 3, 12)), rules=WAITS)
        assert (paused(found)[-1], found.due) == (date(2026, 4, 10), date(2026, 4, 29))
        assert found.flags[0].text.endswith("缴清的，等待的日子不计入答复期限")
        late = answer(CAME, FeeNoticed(date(2026, 4, 1), date(2026, 4, 1)), rules=WAITS)
        assert late.due == DUE and "重新起算" not in late.flags[0].text and late.flags[0].breach

    def test_paid_the_day_the_notice_went_out_nothing_stands_still(self) -> None:
        day = date(2026, 3, 11)
        found = answer(CAME, FeeNoticed(day, day), FeePaid(day), rules=WAITS)
        assert (paused(found), found.due) == ([], DUE)

    def test_a_first_notice_in_time_is_enough(self) -> None:
        """The second, sent after the limit, only repeats it."""
        twice = (
            FeeNoticed(date(2026, 3, 18), date(2026, 3, 20)),
            FeeNoticed(date(2026, 4, 1), date(2026, 4, 1)),
        )
        found = answer(CAME, *twice, FeePaid(date(2026, 4, 2)))
        assert (found.due, codes(found)) == (date(2026, 5, 6), {("fee_again", False)})

    def test_the_time_to_pay_is_a_number_of_the_rules(self) -> None:
        rules = RequestRules(payment=Limit(10, "某办法第九条"))
        found = answer(CAME, FeeNoticed(date(2026, 3, 18), date(2026, 3, 20)), rules=rules)
        assert found.notices.payment is not None
        assert (found.notices.payment.due, found.notices.payment.article) == (
            date(2026, 4, 3),
            "某办法第九条",
        )


class TestBeside:
    """The limits that go with the answer's, each with what its own strip is made of."""

    def test_a_plain_limit_makes_the_strip_that_ends_on_its_day(self) -> None:
        found = answer(CAME, FeeNoticed(date(2026, 3, 18)))
        for limit in (found.notices.correction, found.notices.payment):
            assert limit is not None
            strip = deadline(limit.start, limit.term, official(), citation=limit.article, begins=limit.begins)
            assert strip.due == limit.due and strip.provisional is limit.provisional is False

    def test_a_notice_that_went_out_is_met_on_its_day(self) -> None:
        assert answer(CAME).notices.correction.met is None
        found = answer(CAME, CorrectionAsked(date(2026, 3, 4)), Extended(5, date(2026, 3, 20)))
        assert found.notices.correction.met == date(2026, 3, 4)
        assert found.notices.extension.met == date(2026, 3, 20)

    def test_a_limit_into_a_year_without_notice_is_provisional_by_itself(self) -> None:
        came = Received(Channel.MAIL, date(2026, 12, 1))
        found = answer(came, FeeNoticed(date(2026, 12, 10), date(2026, 12, 11)))
        assert not found.provisional and not found.notices.correction.provisional
        assert found.notices.payment is not None and found.notices.payment.provisional
        assert answer(came, FeePaid(date(2026, 12, 11))).provisional


BEFORE = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (ReasonsAsked(BEFORE), "要求说明理由的日期（2026-03-01）早于收到申请的日期（2026-03-02）"),
        (
            ReasonsAsked(date(2026, 3, 5), date(2026, 3, 4)),
            "收到理由说明的日期（2026-03-04）早于要求说明理由",
        ),
        (Delayed(date(2026, 5, 1), BEFORE), "发出延迟答复告知的日期（2026-03-01）早于收到申请"),
        (
            Delayed(date(2026, 3, 4), date(2026, 3, 5)),
            "延迟答复的期限的日期（2026-03-04）早于发出延迟答复告知",
        ),
        (FeeNoticed(BEFORE), "发出收费通知的日期（2026-03-01）早于收到申请"),
        (FeeNoticed(date(2026, 3, 5), date(2026, 3, 4)), "申请人收到收费通知的日期（2026-03-04）早于发出"),
        (FeePaid(BEFORE), "缴清信息处理费的日期（2026-03-01）早于收到申请"),
    ],
)
def test_what_cannot_have_happened_is_refused_by_name(event: RequestEvent, said: str) -> None:
    with pytest.raises(Refused) as refusal:
        answer(CAME, event)
    assert said in str(refusal.value)


def test_a_payment_before_its_notice_is_refused() -> None:
    with pytest.raises(
        Refused, match="缴清信息处理费的日期（2026-03-04）早于发出收费通知的日期（2026-03-05）"
    ):
        answer(CAME, FeeNoticed(date(2026, 3, 5)), FeePaid(date(2026, 3, 4)))


# What holds whatever happened ---------------------------------------------------------------------------------


@st.composite
def lives(draw: st.DrawFn) -> list[RequestEvent]:
    """A request to which anything happened, against the rules too."""
    came = draw(st.dates(date(2005, 1, 1), date(2057, 1, 1)))
    after = st.integers(0, 90).map(lambda late: came + DAY * late)
    events: list[RequestEvent] = [Received(draw(st.sampled_from(Channel)), came)]
    for sent in draw(st.lists(after, max_size=2)):
        events.append(Consulted(sent, draw(st.none() | st.just(sent + 9 * DAY))))
    for sent in draw(st.lists(after, max_size=2)):
        events.append(ReasonsAsked(sent, draw(st.none() | st.just(sent + 5 * DAY))))
    if draw(st.booleans()):
        asked = draw(after)
        events += [CorrectionAsked(asked), Corrected(asked + 6 * DAY)]
    if draw(st.booleans()):
        events.append(Extended(draw(st.integers(1, 20)), draw(st.none() | after)))
    if draw(st.booleans()):
        told = draw(after)
        events.append(Delayed(told + DAY * draw(st.integers(0, 90)), told))
    if draw(st.booleans()):
        noticed = draw(after)
        events.append(FeeNoticed(noticed, draw(st.none() | st.just(noticed + 2 * DAY))))
        events += [FeePaid(noticed + DAY * late) for late in draw(st.lists(st.integers(0, 40), max_size=2))]
    return events


RULES = st.sampled_from([RequestRules(), HEARS, WAITS])


@given(lives(), RULES, st.data())
def test_the_order_of_events_does_not_matter(
    events: list[RequestEvent], rules: RequestRules, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(events))
    assert answer(*shuffled, rules=rules) == answer(*events, rules=rules)


@given(lives(), RULES)
def test_it_is_never_due_before_it_starts_and_the_strip_has_every_day(
    events: list[RequestEvent], rules: RequestRules
) -> None:
    found = answer(*events, rules=rules)
    assert found.received <= found.start < found.base_due <= found.due
    assert [mark.date for mark in found.days] == [
        found.start + DAY * n for n in range((found.due - found.start).days + 1)
    ]
    assert found.counted == sum(mark.kind in (Mark.COUNTED, Mark.MAKEUP) for mark in found.days)
    assert all(other.due != found.due for other in found.alternatives)


@given(lives(), RULES, st.integers(0, 90), st.none() | st.integers(0, 30), st.booleans())
def test_a_pause_never_shortens_the_limit(
    events: list[RequestEvent], rules: RequestRules, after: int, through: int | None, heard: bool
) -> None:
    came = next(event.arrived for event in events if isinstance(event, Received))
    sent = came + DAY * after
    until = None if through is None else sent + DAY * through
    pause = ReasonsAsked(sent, until) if heard else Consulted(sent, until)
    assert answer(*events, pause, rules=rules).due >= answer(*events, rules=rules).due


@given(lives(), RULES)
def test_what_stopped_the_clock_twice_is_taken_off_once(
    events: list[RequestEvent], rules: RequestRules
) -> None:
    again = [event for event in events if isinstance(event, Consulted | ReasonsAsked)]
    assert answer(*events, *again, rules=rules).due == answer(*events, rules=rules).due


@given(
    st.dates(date(2005, 1, 1), date(2057, 1, 1)), st.integers(0, 30), st.integers(0, 60), st.integers(0, 20)
)
def test_once_paid_the_whole_limit_runs_from_that_day(
    came: date, after: int, later: int, longer: int
) -> None:
    noticed, paid = came + DAY * after, came + DAY * (after + later)
    counter = Received(Channel.COUNTER, came)
    assume(noticed <= answer(counter).due)
    more = [Extended(longer, paid, paid)] if longer else []
    found = answer(counter, FeeNoticed(noticed, noticed), FeePaid(paid), *more)
    as_if = answer(Received(Channel.COUNTER, paid), *more)
    assert (found.base_due, found.due) == (as_if.base_due, as_if.due)


@given(lives(), RULES)
def test_for_many_at_once_the_dates_are_the_same(events: list[RequestEvent], rules: RequestRules) -> None:
    found = answer(*events, rules=rules)
    assert counted(events, rules, official()).dates() == found.dates
    assert found.dates.awaiting_payment == found.awaiting_payment
    assert found.days[-1].date == found.due and found.base_due in {mark.date for mark in found.days}


@given(lives())
def test_an_unknown_year_makes_it_provisional(events: list[RequestEvent]) -> None:
    found = answer(*events)
    years = range(found.received.year, found.due.year + 1)
    if any(not official().announced(year) for year in years):
        assert found.provisional and "provisional" in {flag.code for flag in found.flags}


def test_all_of_it_on_one_day_is_possible_in_any_order() -> None:
    day = CAME.arrived
    events = (CAME, ReasonsAsked(day, day), FeeNoticed(day, day), FeePaid(day), Delayed(DUE + DAY, day))
    for order in permutations(events):
        found = answer(*order)
        assert (found.due, found.flags, found.awaiting_payment) == (DUE + DAY, (), False)
