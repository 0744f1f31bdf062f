"""Questions, patrols and leaks on either side of their limits, by day and by minute; done more than once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from gongkai_desktop.cases.urgency import Moment
from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.errors import Unfilled
from gongkai_desktop.matters.case import MatterCase
from gongkai_desktop.matters.ledgers import of_program
from gongkai_desktop.matters.periods import next_owed, period_of
from gongkai_desktop.office.loader import load
from gongkai_desktop.workdays.official import official
from tests.compulsory import compulsory

from .conftest import Room


def answered(room: Room, *days: str) -> list[str]:
    """What is told of a question that was due on 18 November, answered on these days."""
    question = room.enter("question", day="2026-11-02")
    for day in days:
        room.do(question, "answer", day=day, basis="条例第十五条", reasons="涉及第三方")
    state = room.view(question).record
    rules = load("gansu-zhijiao")
    asked = replace(rules, questions=replace(rules.questions, within=Term(12)))
    case = MatterCase(state, of_program("question"), asked, official(), Moment.of(room.today, room.now))
    return [breach.text for breach in case.breaches()]


def test_an_answer_about_its_last_day(room: Room) -> None:
    assert answered(room, "2026-11-17") == answered(room, "2026-11-18") == []
    assert answered(room, "2026-11-19") == ["答复晚于 2026-11-18"]


def test_of_two_answers_the_earlier_day_decides_whether_it_was_late(room: Room) -> None:
    assert answered(room, "2026-11-18", "2026-11-19") == answered(room, "2026-11-19", "2026-11-18") == []


@pytest.mark.parametrize(("hour", "late"), [("08:04", False), ("08:05", False), ("08:06", True)])
def test_a_leak_reported_about_the_last_minute(room: Room, hour: str, late: bool) -> None:
    leak = room.enter("leak", day="2026-11-19", hour="08:05", remedy="撤下")
    room.do(leak, "report", day="2026-11-20", hour=hour)
    assert room.breaches(leak) == (["上报晚于 24 小时（2026-11-20 08:05）"] if late else [])


@pytest.mark.parametrize(
    ("now", "key", "words"),
    [
        ("2026-11-20T02:04", "soon", "还剩 6 小时"),
        ("2026-11-20T02:05", "today", "还剩 6 小时"),
        ("2026-11-20T07:05", "today", "还剩 1 小时"),
        ("2026-11-20T07:06", "today", "还剩 59 分钟"),
        ("2026-11-20T08:05", "today", "还剩 0 分钟"),
        ("2026-11-20T08:06", "overdue", "逾期 1 分钟"),
    ],
)
def test_how_near_the_report_of_a_leak_is_by_the_minute(room: Room, now: str, key: str, words: str) -> None:
    leak = room.enter("leak", day="2026-11-19", hour="08:05")
    room.at(now)
    near = room.view(leak).urgency
    assert (near.key, near.words) == (key, words)


def test_of_two_reports_each_has_its_own_organ_and_one_late_one_is_told(room: Room) -> None:
    leak = room.enter("leak", day="2026-11-18", hour="08:05", remedy="撤下")
    room.do(leak, "report", day="2026-11-18", hour="09:00", to="上级主管部门")
    assert room.breaches(leak) == [] and room.view(leak).case.facts["untold"] == "同级保密行政管理部门"
    room.do(leak, "report", day="2026-11-20", hour="09:00", to="同级保密行政管理部门")
    assert room.breaches(leak) == ["上报晚于 24 小时（2026-11-19 08:05）"]


@pytest.mark.parametrize(
    ("every", "first", "last"),
    [
        ("week", "2026-12-28", "2027-01-03"),
        ("month", "2026-12-01", "2026-12-31"),
        ("quarter", "2026-10-01", "2026-12-31"),
        ("half", "2026-07-01", "2026-12-31"),
        ("year", "2026-01-01", "2026-12-31"),
    ],
)
def test_the_periods_that_the_end_of_a_year_closes(every: str, first: str, last: str) -> None:
    for day in (27, 28, 31):
        if every != "week" or day >= 28:
            found = period_of(every, date(2026, 12, day))
            assert tuple(one.isoformat() for one in found) == (first, last)


def test_the_next_patrol_is_owed_on_the_last_working_day_of_the_period_after_the_last_one() -> None:
    today = date(2026, 12, 30)
    assert next_owed("month", "", today, official()) == date(2026, 12, 31)
    assert next_owed("month", "2026-11-30", today, official()) == date(2026, 12, 31)
    assert next_owed("month", "2026-12-01", today, official()) == date(2027, 1, 29)
    assert next_owed("week", "2026-12-20", today, official()) == date(2026, 12, 25)
    assert next_owed("week", "2026-12-21", today, official()) == date(2026, 12, 31), "a week into the holiday"


def test_a_patrol_that_found_two_things_is_open_until_both_are_put_right(room: Room) -> None:
    patrol = room.enter("patrol")
    for text in ("附件里有身份证号", "页面打不开"):
        room.do(patrol, "find", text=text, where="通知公告", remedy="")
    assert room.view(patrol).status.words == "有问题待处理"
    first, second = (str(label) for label in _labels(room, patrol))
    room.do(patrol, "mend", finding=second, what="修复")
    assert [one.facts["text"] for one in room.view(patrol).case.open_parts] == ["附件里有身份证号"]
    with pytest.raises(Unfilled) as unfilled:
        room.do(patrol, "mend", finding=first, what="撤下", day="2026-11-19")
    assert "早于" in unfilled.value.fields["day"]
    room.do(patrol, "mend", finding=first, what="撤下")
    assert (room.state(patrol), room.view(patrol).case.closed) == ("已处理", "2026-11-20")


def _labels(room: Room, patrol: int) -> tuple[str, ...]:
    mend = next(act for act in room.view(patrol).acts if act.key == "mend")
    return mend.form.column("finding").choices


def test_what_cannot_have_been_before_the_matter_is_refused_by_day_and_by_hour(room: Room) -> None:
    leak = room.enter("leak", day="2026-11-19", hour="08:05", remedy="撤下")
    for field, facts, says in (
        ("day", {"day": "2026-11-18", "hour": "09:00"}, "早于登记的日期 2026-11-19"),
        ("hour", {"day": "2026-11-19", "hour": "08:04"}, "早于发现的时间 2026-11-19 08:05"),
        ("hour", {"day": "2026-11-20", "hour": "09:31"}, "时间还没有到"),
        ("hour", {"day": "2026-11-20", "hour": "24:00"}, "请写成 09:30 的样子"),
    ):
        with pytest.raises(Unfilled) as unfilled:
            room.do(leak, "report", **facts)
        assert says in unfilled.value.fields[field]
    room.do(leak, "report", day="2026-11-19", hour="08:05", to="上级主管部门")
    room.do(leak, "report", day="2026-11-20", hour="09:30")
    with pytest.raises(Unfilled) as unfilled:
        room.do(leak, "close", day="2026-11-19", result="已查处")
    assert "早于上一步 2026-11-20" in unfilled.value.fields["day"]


COMPULSORY = {
    "question": {"day", "who", "what", "to"},
    "question forward": {"day", "department"},
    "question answer": {"day", "basis", "reasons"},
    "question close": {"day", "result"},
    "question void": {"day", "why"},
    "patrol": {"day", "who", "scope"},
    "patrol find": {"day", "text"},
    "patrol mend": {"day", "finding", "what"},
    "patrol void": {"day", "why"},
    "leak": {"day", "hour", "who", "sort", "what"},
    "leak mend": {"day", "hour", "what"},
    "leak report": {"day", "hour", "to"},
    "leak close": {"day", "result"},
    "leak void": {"day", "why"},
}
"""Without what no entry of these ledgers, and none of its acts, can be recorded."""


def test_what_every_entry_and_act_cannot_do_without_is_asked_for(room: Room) -> None:
    found: dict[str, set[str]] = {}
    for kind in ("question", "patrol", "leak"):
        enter = partial(room.ledger(kind).enter, actor=room.actor, today=room.today)
        found[kind] = compulsory(room.form(kind), enter)
        matter = room.enter(kind, **({"text": "页面打不开"} if kind == "patrol" else {}))
        for act in room.view(matter).acts:
            do = partial(room.of(matter).perform, matter, act.key, actor=room.actor, today=room.today)
            found[f"{kind} {act.key}"] = compulsory(act, do)
    assert found == COMPULSORY
