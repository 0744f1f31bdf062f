"""Every limit the day before, on the day and the day after; and more than one of a thing, in any order."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

import pytest

from gongkai_desktop.deadlines.counting import provisional_flags
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
from gongkai_desktop.deadlines.filing import filing_week
from gongkai_desktop.deadlines.model import Term, Unit
from gongkai_desktop.deadlines.plain import deadline
from gongkai_desktop.deadlines.report import deadline_text
from gongkai_desktop.deadlines.request import RequestDeadline, request
from gongkai_desktop.deadlines.rules import RequestRules
from gongkai_desktop.deadlines.urgency import nearness
from gongkai_desktop.errors import Refused
from gongkai_desktop.workdays.days import Announcement, Correction
from gongkai_desktop.workdays.official import official

DAY = timedelta(days=1)
CAME = Received(Channel.MAIL, date(2026, 3, 2))
DUE = date(2026, 3, 30)
"""Twenty working days after 2 March 2026, a Monday like it."""


def answer(*events: RequestEvent) -> RequestDeadline:
    return request(events, RequestRules(), official())


def codes(found: RequestDeadline) -> set[tuple[str, bool]]:
    return {(flag.code, flag.breach) for flag in found.flags}


@pytest.mark.parametrize(
    ("sent", "due", "flags"),
    [
        (date(2026, 3, 27), date(2026, 3, 31), set()),
        (DUE, DUE, set()),
        (date(2026, 3, 31), DUE, {("consultation_after_due", True)}),
    ],
    ids=["the day before", "on the day", "the day after"],
)
def test_a_consultation_sent_at_the_end_of_the_limit(
    sent: date, due: date, flags: set[tuple[str, bool]]
) -> None:
    found = answer(CAME, Consulted(sent, sent + 3 * DAY))
    assert (found.due, codes(found)) == (due, flags)


@pytest.mark.parametrize(
    ("replied", "flags"),
    [
        (date(2026, 3, 24), set()),
        (date(2026, 3, 25), set()),
        (date(2026, 3, 26), {("consultation_over", False)}),
    ],
    ids=["the day before", "on the last day", "the day after"],
)
def test_a_reply_at_the_end_of_its_fifteen_working_days(replied: date, flags: set[tuple[str, bool]]) -> None:
    found = answer(CAME, Consulted(date(2026, 3, 4), replied))
    assert codes(found) == flags
    open_still = answer(CAME, Consulted(date(2026, 3, 4))).due
    assert found.due == (open_still if replied >= date(2026, 3, 25) else open_still - DAY)


@pytest.mark.parametrize(
    ("asked", "late"),
    [(date(2026, 3, 10), False), (date(2026, 3, 11), False), (date(2026, 3, 12), True)],
)
def test_a_correction_notice_at_its_seventh_working_day(asked: date, late: bool) -> None:
    found = answer(CAME, CorrectionAsked(asked), Corrected(date(2026, 3, 20)))
    assert (codes(found) == {("correction_late", True)}) is late
    assert found.start == (CAME.arrived if late else date(2026, 3, 20))


@pytest.mark.parametrize(
    ("told", "late"), [(date(2026, 3, 27), False), (DUE, False), (date(2026, 3, 31), True)]
)
def test_an_extension_told_at_the_end_of_the_first_limit(told: date, late: bool) -> None:
    assert codes(answer(CAME, Extended(10, told, told))) == ({("extension_late", True)} if late else set())


@pytest.mark.parametrize(
    ("approved", "flags"),
    [(19, set()), (20, set()), (21, {("extension_unapproved", True)})],
)
def test_an_extension_approved_about_the_day_it_was_told(approved: int, flags: set[tuple[str, bool]]) -> None:
    assert codes(answer(CAME, Extended(10, date(2026, 3, 20), date(2026, 3, approved)))) == flags


@pytest.mark.parametrize("days", [19, 20, 21])
def test_an_extension_of_exactly_the_most_there_may_be(days: int) -> None:
    if days <= 20:
        assert answer(CAME, Extended(days)).counted == 20 + days
    else:
        with pytest.raises(Refused, match="延长期限共 21 个工作日，超过上限"):
            answer(CAME, Extended(days))


def test_everything_may_happen_on_one_day() -> None:
    """来件、确认、补正告知、补正、征求意见、收函、答复、批准和告知延期同在一天，没有一件是不可能的。"""
    day = CAME.arrived
    found = answer(
        Received(Channel.LETTER, day, confirmed=day, reached=day),
        CorrectionAsked(day),
        Corrected(day),
        Consulted(day, day, day),
        Extended(5, day, day),
    )
    assert (found.base_due, found.flags, found.awaiting_correction) == (DUE, (), False)


@pytest.mark.parametrize(
    ("channel", "duty", "breach"),
    [
        (Channel.LETTER, "应当在收到当日确认", True),
        (Channel.FAX, "确认晚于到达", False),
        (Channel.EMAIL, "确认晚于到达", False),
    ],
)
def test_confirmed_the_day_after_it_came_only_a_letter_breaks_the_rule(
    channel: Channel, duty: str, breach: bool
) -> None:
    came = date(2026, 3, 2)
    assert answer(Received(channel, came, confirmed=came)).flags == ()
    (flag,) = answer(Received(channel, came, confirmed=came + DAY)).flags
    assert (flag.text, flag.breach) == (f"2026-03-02到达，2026-03-03才确认：{duty}", breach)


def test_a_web_system_that_was_confirmed_the_day_it_came_says_nothing_more() -> None:
    came = date(2026, 3, 2)
    for confirmed in (None, came):
        found = answer(Received(Channel.ONLINE, came, confirmed=confirmed))
        assert (found.due, found.flags, found.alternatives) == (DUE, (), ())
    (flag,) = answer(Received(Channel.ONLINE, came, confirmed=came + DAY)).flags
    assert flag.code == "system_first"


def test_two_corrections_and_two_notices_mean_the_same_in_whatever_order_they_are_entered() -> None:
    events: tuple[RequestEvent, ...] = (
        CAME,
        CorrectionAsked(date(2026, 3, 4)),
        Corrected(date(2026, 3, 9)),
        CorrectionAsked(date(2026, 3, 11)),
        Corrected(date(2026, 3, 16)),
    )
    for order in permutations(events):
        found = answer(*order)
        assert (found.start, found.due) == (date(2026, 3, 9), date(2026, 4, 7))
        assert [other.due for other in found.alternatives] == [date(2026, 4, 14)]
        assert not found.awaiting_correction
        assert found.flags[0].text.startswith("补正告知应当一次性发出，2026-03-11又发出一次")


@pytest.mark.parametrize("first", [0, 1])
def test_two_replies_each_end_their_own_consultation(first: int) -> None:
    both = (
        Consulted(date(2026, 3, 4), date(2026, 3, 10)),
        Consulted(date(2026, 3, 17), date(2026, 3, 20), party=Party.ORGAN),
    )
    found = answer(CAME, both[first], both[1 - first])
    assert found.due == date(2026, 4, 9), "seven working days later, and 清明 lies between"
    notes = {mark.date.day: mark.note for mark in found.days if "征求" in mark.note}
    assert notes.keys() == {5, 6, 9, 10, 18, 19, 20}
    assert notes[10] == "征求第三方意见，不计入" and notes[18] == "征求其他机关意见，不计入"


# — how near a limit is —


@pytest.mark.parametrize(
    ("today", "key", "left", "words"),
    [
        (date(2026, 11, 17), "ok", 4, "还剩 4 个工作日"),
        (date(2026, 11, 18), "soon", 3, "还剩 3 个工作日"),
        (date(2026, 11, 20), "soon", 1, "还剩 1 个工作日"),
        (date(2026, 11, 21), "soon", 1, "还剩 1 个工作日"),
        (date(2026, 11, 23), "today", 0, "今天到期"),
        (date(2026, 11, 24), "overdue", -1, "逾期 1 个工作日"),
    ],
)
def test_a_limit_on_a_monday_seen_from_each_day_before_and_after(
    today: date, key: str, left: int, words: str
) -> None:
    near = nearness("2026-11-23", False, today, official())
    assert (near.key, near.left, near.words) == (key, left, words)


def test_a_limit_that_the_clerk_set_on_a_saturday() -> None:
    friday, saturday, sunday = date(2026, 11, 20), date(2026, 11, 21), date(2026, 11, 22)
    seen = [nearness("2026-11-21", False, day, official()) for day in (friday, saturday, sunday)]
    assert [(near.key, near.words) for near in seen] == [
        ("today", "休息日内到期"), ("today", "今天到期"), ("overdue", "已过期限"),
    ]  # fmt: skip


def test_provisional_is_said_from_the_fourth_day_ahead() -> None:
    seen = [nearness("2027-01-11", True, day, official()) for day in (date(2027, 1, 5), date(2027, 1, 6))]
    assert [(near.key, near.words) for near in seen] == [
        ("provisional", "暂定还剩 4 个工作日"), ("soon", "还剩 3 个工作日"),
    ]  # fmt: skip
    assert nearness("", True, date(2027, 1, 6), official()).key == "none"


# — the end of a year —


def test_of_the_last_days_of_december_the_year_is_named_that_is_not_announced() -> None:
    known = official().announce(Announcement(2029, (), (), {}))
    said = [provisional_flags(date(2029, 12, 3), date(2029, 12, day), known) for day in range(26, 32)]
    assert said[0] == ()
    assert [[flag.text for flag in flags] for flags in said[1:]] == [
        ["2030年放假安排尚未发布或导入，日期为暂定"]
    ] * 5
    (across,) = provisional_flags(date(2029, 12, 31), date(2031, 1, 2), known)
    assert across.text.startswith("2030年、2031年放假安排")


@pytest.mark.parametrize(
    ("start", "months", "due"),
    [
        (date(2026, 11, 26), 1, 28),
        (date(2026, 11, 27), 1, 28),
        (date(2026, 11, 28), 1, 28),
        (date(2026, 11, 29), 1, 29),
        (date(2026, 11, 30), 1, 30),
        (date(2026, 10, 31), 2, 31),
    ],
)
def test_a_limit_of_months_that_ends_in_the_last_week_of_the_year(start: date, months: int, due: int) -> None:
    found = deadline(start, Term(months, Unit.MONTHS), official(), citation="某条", begins="起算日")
    assert (found.due, found.provisional) == (date(2026, 12, due), False)


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (date(2026, 12, 24), date(2026, 12, 30)),
        (date(2026, 12, 25), date(2026, 12, 31)),
        (date(2026, 12, 28), date(2027, 1, 4)),
    ],
)
def test_a_limit_of_working_days_at_the_turn_of_the_year(start: date, due: date) -> None:
    """2027-01-01 to 03 are off by the law; the notice of that year is not out."""
    found = deadline(start, Term(4), official(), citation="某条", begins="起算日")
    assert (found.due, found.provisional) == (due, due.year == 2027)


def test_the_strip_of_days_counts_from_one() -> None:
    found = deadline(date(2026, 3, 2), Term(2, Unit.DAYS), official(), citation="某条", begins="收到之日")
    assert [mark.note for mark in found.days] == ["收到之日，不计入", "第1日", "第2日"]


@pytest.mark.parametrize(("worked", "remind"), [(2, date(2026, 12, 21)), (3, date(2026, 12, 28))])
def test_a_filing_week_of_three_working_days_is_long_enough_and_one_of_two_is_not(
    worked: int, remind: date
) -> None:
    """2026-12-28 is the Monday of the last week of the year; days off are put into it until so many are left."""
    closed = [Correction(date(2026, 12, 31) - step * DAY, False, "停电") for step in range(4 - worked)]
    week = filing_week(2026, 4, official().corrected(closed))
    assert official().between(week.first, week.last) + 1 == worked
    assert week.remind_from == remind


def test_the_text_for_people_names_every_day_that_goes_with_a_request() -> None:
    plain = deadline_text(answer(CAME)).splitlines()
    assert [line.partition("　")[0] for line in plain[: plain.index("")]] == [
        "答复期限", "补正告知", "延期告知", "最迟交邮",
    ]  # fmt: skip
    longer = deadline_text(answer(CAME, Extended(10))).splitlines()
    assert longer[1] == "原期限　　2026-03-30（周一）"
