"""By which day an answer is judged (国办公开办函〔2016〕235号)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gongkai_desktop.deadlines.served import Judged, Manner, Served, judged
from gongkai_desktop.workdays.official import official

DUE = date(2026, 3, 30)
DAY = timedelta(days=1)


def judge(
    manner: Manner, sent: date | None = None, signed: date | None = None, dated: date | None = None
) -> Judged:
    return judged(Served(manner, sent, signed, dated), DUE, official())


def codes(found: Judged) -> set[tuple[str, bool]]:
    return {(flag.code, flag.breach) for flag in found.flags}


def test_by_post_the_day_of_posting_decides_however_late_it_arrives() -> None:
    found = judge(Manner.POST, DUE, date(2026, 4, 9))
    assert (found.day, found.what, found.article) == (DUE, "交邮之日", "国办公开办函〔2016〕235号")
    assert found.standing is not None and not found.standing.overdue and found.flags == ()


@pytest.mark.parametrize("manner", [Manner.HAND, Manner.ENTRUSTED])
def test_by_hand_the_day_of_signature_decides(manner: Manner) -> None:
    found = judge(manner, DUE, DUE + DAY)
    assert (found.day, found.what) == (DUE + DAY, "签收之日")
    assert found.standing is not None and (found.standing.overdue, found.standing.workdays) == (True, 1)
    assert codes(found) == {("answered_late", True)}
    assert found.flags[0].article == "条例第三十三条第二款"


def test_another_carrier_breaks_the_rule_and_the_day_of_signature_counts() -> None:
    found = judge(Manner.COURIER, DUE, DUE)
    assert (found.day, found.what, codes(found)) == (DUE, "签收之日", {("not_by_post", True)})
    late = judge(Manner.COURIER, DUE, DUE + DAY)
    assert codes(late) == {("not_by_post", True), ("answered_late", True)}
    on_its_way = judge(Manner.COURIER, DUE)
    assert (on_its_way.day, on_its_way.standing) == (None, None)


@pytest.mark.parametrize("manner", [Manner.EMAIL, Manner.PLATFORM, Manner.FAX])
def test_by_wire_the_day_it_was_sent_decides(manner: Manner) -> None:
    found = judge(manner, DUE)
    assert (found.day, found.what, found.flags) == (DUE, "发送成功之日", ())
    assert "没有规定" in found.article
    assert codes(judge(manner, DUE + DAY)) == {("answered_late", True)}


@pytest.mark.parametrize("manner", list(Manner))
def test_the_date_on_the_answer_never_decides(manner: Manner) -> None:
    """Dated in time, sent three days late."""
    late = judge(manner, DUE + 3 * DAY, DUE + 3 * DAY, DUE)
    assert late.day == DUE + 3 * DAY and ("answered_late", True) in codes(late)
    waiting = judge(manner, dated=DUE)
    assert waiting.day is None and ("answered_late", True) not in codes(waiting)


def test_posted_before_its_date_is_recorded_and_told() -> None:
    found = judge(Manner.POST, date(2026, 3, 25), dated=date(2026, 3, 26))
    assert found.day == date(2026, 3, 25)
    assert codes(found) == {("served_before_dated", False)}
    assert codes(judge(Manner.POST, date(2026, 3, 26), dated=date(2026, 3, 26))) == set()


def test_signed_for_before_it_was_sent_is_told() -> None:
    found = judge(Manner.HAND, date(2026, 3, 26), date(2026, 3, 25))
    assert codes(found) == {("signed_before_sent", False)}


def test_the_weekend_after_the_last_day_is_late() -> None:
    found = judged(Served(Manner.POST, date(2026, 11, 21)), date(2026, 11, 20), official())
    assert found.standing is not None and str(found.standing) == "已逾期"
