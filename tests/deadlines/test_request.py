"""The time limit of requests: cases worked out by hand, and a simulator that walks day by day."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai_desktop.deadlines.events import (
    Channel,
    Consulted,
    Corrected,
    CorrectionAsked,
    Extended,
    Party,
    Received,
    RequestEvent,
)
from gongkai_desktop.deadlines.model import Mark
from gongkai_desktop.deadlines.request import Alternative, RequestDeadline, request
from gongkai_desktop.deadlines.rules import Limit, RequestRules
from gongkai_desktop.errors import Refused
from gongkai_desktop.workdays.days import Announcement, Correction
from gongkai_desktop.workdays.official import official

DAY = timedelta(days=1)
RULES = RequestRules()


def answer(*events: RequestEvent, rules: RequestRules = RULES) -> RequestDeadline:
    return request(events, rules, official())


def mail(month: int, day: int, year: int = 2026) -> Received:
    return Received(Channel.MAIL, date(year, month, day))


def codes(found: RequestDeadline, *, breach: bool) -> set[str]:
    return {flag.code for flag in found.flags if flag.breach is breach}


def days_of(found: RequestDeadline) -> tuple[date, ...]:
    """By when a correction and an extension are told, and the latest and the safe day of posting."""
    told = found.notices
    return told.correction_notice_by, told.extension_notice_by, told.latest_posting, told.safe_posting


class TestByHand:
    """The request on the drawing of the window: signed for on 10 September 2026."""

    CASE = (
        mail(9, 10),
        Consulted(date(2026, 9, 17), date(2026, 10, 12)),
        Extended(20, date(2026, 10, 29), date(2026, 10, 28)),
    )

    def test_dates(self) -> None:
        found = answer(*self.CASE)
        assert (found.base_due, found.due) == (date(2026, 11, 2), date(2026, 11, 30))
        assert days_of(found) == (
            date(2026, 9, 20), date(2026, 11, 2), date(2026, 11, 30), date(2026, 11, 25),
        )  # fmt: skip
        assert not found.provisional and found.flags == () and found.alternatives == ()

    def test_strip(self) -> None:
        found = answer(*self.CASE)
        kinds = Counter(mark.kind for mark in found.days)
        assert found.counted == kinds[Mark.COUNTED] == 40
        assert kinds[Mark.PAUSED] == 13 and kinds[Mark.HOLIDAY] == 10 and kinds[Mark.START] == 1
        assert [mark.date for mark in found.days] == [date(2026, 9, 10) + DAY * n for n in range(82)]

    def test_every_stretch_carries_its_article(self) -> None:
        by_day = {mark.date: mark for mark in answer(*self.CASE).days}
        assert by_day[date(2026, 9, 10)].article == "条例第三十一条第（二）项"
        assert by_day[date(2026, 9, 11)].article == "条例第三十三条第二款"
        assert by_day[date(2026, 9, 20)].article == "条例第三十三条第三款"
        assert by_day[date(2026, 10, 1)].article == "国务院办公厅2026年节假日安排通知"
        assert by_day[date(2026, 11, 2)].note == "第20个工作日，原期限届满"
        assert by_day[date(2026, 11, 30)].note == "延长第20个工作日，答复期限届满"
        assert all(mark.article for mark in by_day.values())

    def test_citations_stand_in_the_order_they_came_to_bear(self) -> None:
        assert answer(*self.CASE).citations == (
            "条例第三十一条第（二）项",
            "民法典第二百零一条第一款",
            "条例第三十三条第二款",
            "条例第三十三条第三款",
        )

    def test_a_make_up_day_counts(self) -> None:
        found = answer(mail(9, 18))
        assert {mark.date: mark.kind for mark in found.days}[date(2026, 9, 20)] is Mark.MAKEUP
        assert found.due == date(2026, 10, 22)
        assert found.counted == 20

    def test_a_correction_of_the_calendar_moves_it(self) -> None:
        closed = official().corrected([Correction(date(2026, 11, 10), False, "停电")])
        assert request(self.CASE, RULES, closed).due == date(2026, 12, 1)
        assert request(self.CASE, RULES, closed).calendar == closed.version


class TestReceipt:
    """条例第三十一条."""

    def test_handed_in_counts_from_that_day(self) -> None:
        found = answer(Received(Channel.COUNTER, date(2026, 3, 2)))
        assert (found.received, found.due) == (date(2026, 3, 2), date(2026, 3, 30))

    def test_signed_mail_counts_from_the_signature_even_when_the_office_got_it_later(self) -> None:
        found = answer(Received(Channel.MAIL, date(2026, 3, 2), reached=date(2026, 3, 9)))
        assert found.received == date(2026, 3, 2)
        assert codes(found, breach=False) == {"inner_delay"}

    @pytest.mark.parametrize("channel", [Channel.LETTER, Channel.FAX, Channel.EMAIL])
    def test_until_confirmed_a_shadow_clock_runs_from_arrival(self, channel: Channel) -> None:
        found = answer(Received(channel, date(2026, 3, 2)))
        assert found.unconfirmed and found.due == date(2026, 3, 30)
        assert codes(found, breach=False) == {"unconfirmed"}

    @pytest.mark.parametrize("channel", [Channel.LETTER, Channel.FAX, Channel.EMAIL])
    def test_once_confirmed_it_counts_from_then_and_names_the_shadow_date(self, channel: Channel) -> None:
        found = answer(Received(channel, date(2026, 3, 2), confirmed=date(2026, 3, 4)))
        assert not found.unconfirmed and found.received == date(2026, 3, 4)
        assert found.due == date(2026, 4, 1)
        assert found.alternatives == (Alternative(date(2026, 3, 30), "从实际到达之日（2026-03-02）起算"),)

    def test_a_letter_confirmed_later_than_the_day_it_came_breaks_the_rule(self) -> None:
        late = Received(Channel.LETTER, date(2026, 3, 2), confirmed=date(2026, 3, 4))
        same = Received(Channel.LETTER, date(2026, 3, 2), confirmed=date(2026, 3, 2))
        assert codes(answer(late), breach=True) == {"confirmed_late"}
        assert answer(same).flags == ()

    def test_a_web_system_counts_from_its_own_confirmation(self) -> None:
        found = answer(Received(Channel.ONLINE, date(2026, 3, 2), confirmed=date(2026, 3, 4)))
        assert found.due == date(2026, 3, 30)
        assert found.alternatives[0].due == date(2026, 4, 1)
        assert "最高人民法院指导案例26号" in found.citations

    def test_a_rule_set_may_let_web_applications_wait_for_confirmation(self) -> None:
        rules = RequestRules(system_confirms=False)
        assert answer(Received(Channel.ONLINE, date(2026, 3, 2)), rules=rules).unconfirmed
        found = answer(Received(Channel.ONLINE, date(2026, 3, 2), date(2026, 3, 4)), rules=rules)
        assert found.due == date(2026, 4, 1)


class TestCorrection:
    """条例第三十条."""

    def test_a_timely_first_correction_restarts_the_whole_limit(self) -> None:
        found = answer(mail(3, 2), CorrectionAsked(date(2026, 3, 11)), Corrected(date(2026, 3, 20)))
        assert (found.start, found.due) == (date(2026, 3, 20), date(2026, 4, 20))
        assert found.received == date(2026, 3, 2)
        assert found.notices.correction_notice_by == date(2026, 3, 11)
        assert found.flags == () and found.alternatives == ()

    def test_after_a_late_notice_the_earlier_date_governs_and_both_are_told(self) -> None:
        found = answer(mail(3, 2), CorrectionAsked(date(2026, 3, 12)), Corrected(date(2026, 3, 20)))
        assert found.due == date(2026, 3, 30)
        assert found.alternatives == (Alternative(date(2026, 4, 20), "从收到补正申请之日（2026-03-20）起算"),)
        assert codes(found, breach=True) == {"correction_late"}

    def test_a_second_correction_does_not_restart_beyond_dispute(self) -> None:
        found = answer(
            mail(3, 2),
            CorrectionAsked(date(2026, 3, 4)),
            Corrected(date(2026, 3, 9)),
            CorrectionAsked(date(2026, 3, 11)),
            Corrected(date(2026, 3, 16)),
        )
        assert (found.start, found.due) == (date(2026, 3, 9), date(2026, 4, 7))
        assert [other.due for other in found.alternatives] == [date(2026, 4, 14)]
        assert codes(found, breach=True) == {"correction_again"}

    def test_asked_twice_before_the_correction_is_disputed_too(self) -> None:
        found = answer(
            mail(3, 2),
            CorrectionAsked(date(2026, 3, 4)),
            CorrectionAsked(date(2026, 3, 6)),
            Corrected(date(2026, 3, 16)),
        )
        assert found.due == date(2026, 3, 30)
        assert codes(found, breach=True) == {"correction_again"}

    def test_a_correction_sent_in_twice_restarts_once(self) -> None:
        found = answer(
            mail(3, 2),
            CorrectionAsked(date(2026, 3, 4)),
            Corrected(date(2026, 3, 9)),
            Corrected(date(2026, 3, 16)),
        )
        assert found.start == date(2026, 3, 9)
        assert [other.due for other in found.alternatives] == [date(2026, 4, 14)]
        assert codes(found, breach=False) == {"corrected_again"}

    def test_without_a_recorded_notice_it_is_taken_to_be_in_order(self) -> None:
        found = answer(mail(3, 2), Corrected(date(2026, 3, 20)))
        assert found.due == date(2026, 4, 20)
        assert codes(found, breach=False) == {"correction_unrecorded"}

    def test_while_the_applicant_is_asked_the_request_waits(self) -> None:
        asked = mail(3, 2), CorrectionAsked(date(2026, 3, 4))
        assert answer(*asked).awaiting_correction
        corrected = *asked, Corrected(date(2026, 3, 9))
        assert not answer(*corrected).awaiting_correction
        assert answer(*corrected, CorrectionAsked(date(2026, 3, 11))).awaiting_correction
        assert not answer(mail(3, 2)).awaiting_correction


class TestConsultation:
    """条例第三十二条至第三十四条."""

    def test_an_open_one_stops_the_clock_for_fifteen_working_days(self) -> None:
        found = answer(mail(3, 2), Consulted(date(2026, 3, 4)))
        paused = [mark.date for mark in found.days if mark.kind is Mark.PAUSED]
        assert (len(paused), paused[0], paused[-1]) == (15, date(2026, 3, 5), date(2026, 3, 25))
        assert codes(found, breach=False) == {"consultation_open"}

    def test_the_fifteen_days_run_from_when_the_party_received_the_letter(self) -> None:
        found = answer(mail(3, 2), Consulted(date(2026, 3, 4), received=date(2026, 3, 6)))
        assert [mark.date for mark in found.days if mark.kind is Mark.PAUSED][-1] == date(2026, 3, 27)

    def test_a_late_reply_takes_no_more_than_that(self) -> None:
        late = answer(mail(3, 2), Consulted(date(2026, 3, 4), date(2026, 4, 20), party=Party.JOINT))
        assert late.due == answer(mail(3, 2), Consulted(date(2026, 3, 4))).due
        assert codes(late, breach=False) == {"consultation_over"}
        assert any("征求共同制作机关意见" in mark.note for mark in late.days)

    def test_overlapping_ones_are_taken_off_once(self) -> None:
        both = answer(
            mail(3, 2),
            Consulted(date(2026, 3, 4), date(2026, 3, 10)),
            Consulted(date(2026, 3, 5), date(2026, 3, 11), party=Party.ORGAN),
        )
        assert both.due == answer(mail(3, 2), Consulted(date(2026, 3, 4), date(2026, 3, 11))).due
        notes = {mark.date.day: mark.note for mark in both.days if mark.kind is Mark.PAUSED}
        assert notes[10] == "征求第三方意见，不计入" and notes[11] == "征求其他机关意见，不计入"

    def test_answered_on_the_same_day_it_takes_nothing(self) -> None:
        found = answer(mail(3, 2), Consulted(date(2026, 3, 4), date(2026, 3, 4)))
        assert found.due == answer(mail(3, 2)).due

    def test_only_days_of_the_running_limit_are_taken_off(self) -> None:
        """The consultation was over before the correction restarted the limit."""
        found = answer(
            mail(3, 2),
            Consulted(date(2026, 3, 3), date(2026, 3, 6)),
            CorrectionAsked(date(2026, 3, 9)),
            Corrected(date(2026, 3, 20)),
        )
        assert found.due == date(2026, 4, 20)
        assert Mark.PAUSED not in {mark.kind for mark in found.days}

    def test_a_rest_day_in_a_pause_stays_a_rest_day(self) -> None:
        found = answer(mail(3, 2), Consulted(date(2026, 3, 4), date(2026, 3, 10)))
        assert {mark.date: mark.kind for mark in found.days}[date(2026, 3, 7)] is Mark.REST

    def test_sent_after_the_limit_it_takes_nothing_and_breaks_the_rule(self) -> None:
        found = answer(mail(3, 2), Consulted(date(2026, 4, 1), date(2026, 4, 8)))
        assert found.due == date(2026, 3, 30)
        assert codes(found, breach=True) == {"consultation_after_due"}

    def test_sent_within_the_extension_it_is_in_time(self) -> None:
        found = answer(mail(3, 2), Extended(10), Consulted(date(2026, 4, 1), date(2026, 4, 2)))
        assert found.due == date(2026, 4, 15) and found.flags == ()

    def test_the_end_point_is_a_number_of_the_rules(self) -> None:
        rules = RequestRules(consultation=Limit(5, "某办法第九条"))
        found = answer(mail(3, 2), Consulted(date(2026, 3, 4)), rules=rules)
        assert sum(mark.kind is Mark.PAUSED for mark in found.days) == 5


class TestExtension:
    """条例第三十三条第二款."""

    def test_it_is_counted_from_the_base_date(self) -> None:
        found = answer(mail(3, 2), Extended(10, date(2026, 3, 20), date(2026, 3, 19)))
        assert (found.base_due, found.due, found.counted) == (date(2026, 3, 30), date(2026, 4, 14), 30)
        assert found.notices.extension_notice_by == date(2026, 3, 30)
        assert found.flags == ()

    def test_a_pause_within_the_extension_counts_off_too(self) -> None:
        found = answer(mail(3, 2), Extended(10), Consulted(date(2026, 3, 31), date(2026, 4, 2)))
        assert (found.base_due, found.due) == (date(2026, 3, 30), date(2026, 4, 16))

    def test_told_on_the_last_day_is_in_time_and_a_day_later_is_not(self) -> None:
        assert answer(mail(3, 2), Extended(10, date(2026, 3, 30), date(2026, 3, 30))).flags == ()
        late = answer(mail(3, 2), Extended(10, date(2026, 3, 31)))
        assert late.due == date(2026, 4, 14)
        assert codes(late, breach=True) == {"extension_late"}
        assert late.flags[0].article == "条例第三十三条第二款"

    def test_told_before_it_was_approved_breaks_the_rule(self) -> None:
        found = answer(mail(3, 2), Extended(10, date(2026, 3, 20), date(2026, 3, 23)))
        assert codes(found, breach=True) == {"extension_unapproved"}

    def test_several_are_added_up_to_twenty_in_all(self) -> None:
        assert answer(mail(3, 2), Extended(12), Extended(8)).counted == 40
        with pytest.raises(Refused, match="延长期限共 21 个工作日，超过上限：条例第三十三条第二款规定"):
            answer(mail(3, 2), Extended(12), Extended(9))

    @pytest.mark.parametrize("workdays", [0, -3])
    def test_an_extension_by_nothing_is_refused(self, workdays: int) -> None:
        with pytest.raises(Refused, match=f"延长 {workdays} 个工作日不成立"):
            answer(mail(3, 2), Extended(workdays))


MARCH = date(2026, 3, 2)
BEFORE = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (Consulted(BEFORE), "发出征求意见书的日期（2026-03-01）早于收到申请的日期（2026-03-02）"),
        (Consulted(date(2026, 3, 9), date(2026, 3, 6)), "收到答复意见的日期（2026-03-06）早于发出征求意见书"),
        (Consulted(date(2026, 3, 9), received=MARCH), "对方收到征求意见书的日期（2026-03-02）早于发出"),
        (
            Consulted(MARCH, date(2026, 3, 4), date(2026, 3, 5)),
            "收到答复意见的日期（2026-03-04）早于对方收到征求意见书的日期（2026-03-05）",
        ),
        (CorrectionAsked(BEFORE), "发出补正告知的日期（2026-03-01）早于收到申请"),
        (Corrected(BEFORE), "收到补正的日期（2026-03-01）早于收到申请的日期（2026-03-02）"),
        (Extended(5, BEFORE), "发出延期告知的日期（2026-03-01）早于收到申请"),
        (Extended(5, MARCH, BEFORE), "批准延期的日期（2026-03-01）早于收到申请"),
        (mail(3, 3), "登记了两次收到申请"),
    ],
)
def test_what_cannot_have_happened_is_refused_by_name(event: RequestEvent, said: str) -> None:
    with pytest.raises(Refused) as refusal:
        answer(mail(3, 2), event)
    assert said in str(refusal.value)


def test_a_correction_before_its_notice_is_refused() -> None:
    with pytest.raises(Refused, match="收到补正的日期（2026-03-03）早于发出补正告知的日期（2026-03-04）"):
        answer(mail(3, 2), CorrectionAsked(date(2026, 3, 4)), Corrected(date(2026, 3, 3)))


@pytest.mark.parametrize(
    ("received", "said"),
    [
        (Received(Channel.EMAIL, MARCH, confirmed=BEFORE), "与申请人确认的日期（2026-03-01）早于"),
        (Received(Channel.MAIL, MARCH, reached=BEFORE), "工作机构收到申请的日期（2026-03-01）早于"),
    ],
)
def test_a_receipt_out_of_order_is_refused(received: Received, said: str) -> None:
    with pytest.raises(Refused, match=said):
        answer(received)


def test_without_a_receipt_there_is_no_limit() -> None:
    with pytest.raises(Refused, match="没有登记收到申请的日期"):
        answer(Corrected(MARCH))


class TestRules:
    def test_a_rule_set_states_its_own_numbers_and_articles(self) -> None:
        rules = RequestRules(
            answer=Limit(15, "某办法第七条"), correction=Limit(3, "某办法第五条"), safe_posting=Limit(0, "无")
        )
        found = answer(mail(3, 2), rules=rules)
        assert (found.due, found.counted) == (date(2026, 3, 23), 15)
        assert days_of(found) == (
            date(2026, 3, 5), date(2026, 3, 23), date(2026, 3, 23), date(2026, 3, 23),
        )  # fmt: skip
        assert "某办法第七条" in found.citations

    def test_safe_posting_never_lies_before_the_start(self) -> None:
        rules = RequestRules(answer=Limit(1, "某办法第七条"))
        assert answer(mail(3, 2), rules=rules).notices.safe_posting == date(2026, 3, 2)


class TestProvisional:
    def test_a_limit_into_a_year_without_notice_is_provisional_and_says_which(self) -> None:
        found = answer(mail(12, 9))
        assert found.provisional and found.due == date(2027, 1, 7)
        assert [flag.text for flag in found.flags] == ["2027年放假安排尚未发布或导入，日期为暂定"]

    def test_a_start_in_a_year_without_notice_is_enough(self) -> None:
        later = official().announce(Announcement(2028, (), (), {}))
        assert request([mail(12, 20, 2027)], RULES, later).provisional
        assert not request([mail(1, 4, 2028)], RULES, later).provisional

    def test_a_limit_within_known_years_is_final(self) -> None:
        found = answer(mail(12, 1))
        assert found.due == date(2026, 12, 29) and not found.provisional

    @given(st.dates(date(2026, 12, 4), date(2059, 1, 1)))
    def test_any_unknown_year_makes_it_provisional(self, day: date) -> None:
        assert answer(Received(Channel.MAIL, day)).provisional


# A simulator that knows nothing of arrays, strips or pauses: it walks and asks each day.


def walk(start: date, n: int, stopped: set[date]) -> date:
    day, left = start, n
    while left:
        day += DAY
        if official().is_workday(day) and day not in stopped:
            left -= 1
    return day


def stopped_days(consultations: list[Consulted]) -> set[date]:
    days = set()
    for one in consultations:
        latest = walk(one.received or one.sent, 15, set())
        day = one.sent + DAY
        while day <= latest and (one.replied is None or day <= one.replied):
            days.add(day)
            day += DAY
    return days


@st.composite
def consultations(draw: st.DrawFn, after: date) -> Consulted:
    sent = after + DAY * draw(st.integers(0, 60))
    received = draw(st.none() | st.integers(0, 10).map(lambda late: sent + DAY * late))
    replied = draw(st.none() | st.integers(0, 50).map(lambda late: (received or sent) + DAY * late))
    return Consulted(sent, replied, received)


@given(st.dates(date(2005, 1, 1), date(2058, 1, 1)), st.data())
def test_a_request_is_due_when_the_simulator_says(arrived: date, data: st.DataObject) -> None:
    asked = data.draw(st.lists(consultations(arrived), max_size=4))
    corrected = data.draw(st.none() | st.integers(0, 40).map(lambda late: arrived + DAY * late))
    extension = data.draw(st.integers(0, 20))
    days = data.draw(st.integers(1, 30))
    events: list[RequestEvent] = [Received(Channel.COUNTER, arrived), *asked]
    events += [Corrected(corrected)] if corrected else []
    events += [Extended(extension)] if extension else []
    shuffled = data.draw(st.permutations(events))
    found = request(shuffled, RequestRules(answer=Limit(days, "某条")), official())

    stopped = stopped_days(asked)
    base = walk(corrected or arrived, days, stopped)
    assert found.base_due == base
    assert found.due == walk(base, extension, stopped)
    assert found.notices.correction_notice_by == walk(arrived, 7, set())
    check_strip(found, stopped)


def check_strip(found: RequestDeadline, stopped: set[date]) -> None:
    assert found.days[0].kind is Mark.START and found.days[-1].date == found.due
    assert all(later.date - mark.date == DAY for mark, later in zip(found.days, found.days[1:], strict=False))
    counting = [mark for mark in found.days if mark.kind in (Mark.COUNTED, Mark.MAKEUP)]
    assert len(counting) == found.counted
    for mark in found.days[1:]:
        worked = official().is_workday(mark.date)
        assert (mark.kind is Mark.PAUSED) == (worked and mark.date in stopped)
        assert (mark.kind in (Mark.REST, Mark.HOLIDAY)) == (not worked)


@given(st.dates(date(2005, 1, 1), date(2058, 1, 1)), st.integers(0, 40))
def test_a_later_receipt_is_never_due_earlier(day: date, later: int) -> None:
    assert answer(Received(Channel.MAIL, day)).due <= answer(Received(Channel.MAIL, day + DAY * later)).due
