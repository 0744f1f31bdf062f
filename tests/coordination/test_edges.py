"""Letters on the day before their limit, on it and after it; two words of the other side, in whatever order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import permutations

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.coordination.answers import SILENT
from gongkai_desktop.coordination.case import LetterCase
from gongkai_desktop.coordination.clearance import Clearance, against, as_of, clearance
from gongkai_desktop.coordination.letter import Letter, LetterState, Outcome
from gongkai_desktop.coordination.limits import dated, in_time, limit_of, send_by, side_of
from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.office.limits import Limit
from gongkai_desktop.office.loader import load
from gongkai_desktop.office.reviewing import GENERAL
from gongkai_desktop.workdays.official import official
from tests.compulsory import compulsory

from .conftest import Room


def wrong(act: Callable[[], object]) -> dict[str, str]:
    with pytest.raises(Unfilled) as unfilled:
        act()
    return unfilled.value.fields


# — days at their edge —


@pytest.mark.parametrize(
    ("day", "late"), [("2026-11-06", False), ("2026-11-09", False), ("2026-11-10", True)]
)
def test_a_letter_sent_about_its_last_day(room: Room, day: str, late: bool) -> None:
    letter = room.send(room.item(formed="2026-11-02"), day=day)
    assert room.flags(letter) == (["征求意见函晚于 2026-11-09 发出"] if late else [])
    assert (letter in room.shown("flagged")) is late


def test_a_limit_is_told_until_it_is_kept(room: Room) -> None:
    """Its own article in brackets ends in none of its own."""

    def limits(letter: int) -> list[tuple[str, str]]:
        lines = (line for section in room.view(letter).sections for line in section.lines)
        return [
            (line.text.partition("（")[0], line.tone)
            for line in lines
            if "前发出" in line.text or "前答复" in line.text
        ]

    item = room.item(formed="2026-11-12")
    letter = room.send(item, day="")
    assert limits(letter) == [("应在 2026-11-19 前发出", "late")]
    notes = [act.note for act in room.view(letter).acts] + [room.letters.form(room.today, [item]).note]
    assert any("（台政办字〔2020〕8号）第五条" in note for note in notes)
    assert not any("））" in note for note in notes)
    room.do(letter, "send", reply_by="2026-11-30")
    assert limits(letter) == [("2026-11-30 前答复", "")]
    room.do(letter, "reply", verdict="同意公开")
    assert limits(letter) == []


@pytest.mark.parametrize(
    ("day", "late"), [("2026-11-17", False), ("2026-11-18", False), ("2026-11-19", True)]
)
def test_a_reply_about_its_last_day(room: Room, day: str, late: bool) -> None:
    letter = room.send(room.item(), day="2026-11-04", reply_by="2026-11-18")
    room.do(letter, "reply", day=day, verdict="同意公开")
    assert room.flags(letter) == (["复函晚于 2026-11-18"] if late else [])


@pytest.mark.parametrize(
    ("today", "key", "silent"),
    [("2026-11-17", "soon", False), ("2026-11-18", "today", False), ("2026-11-19", "overdue", True)],
)
def test_silence_is_offered_the_day_after_the_last_day_and_not_on_it(
    room: Room, today: str, key: str, silent: bool
) -> None:
    letter = room.send(room.item(), day="2026-11-04", reply_by="2026-11-18")
    room.at(today)
    assert room.view(letter).urgency.key == key
    assert ("silent" in room.keys(letter)) is silent
    assert (room.shown("overdue") == [letter]) is silent


def test_everything_about_a_letter_may_happen_on_one_day(room: Room) -> None:
    day = "2026-11-12"
    letter = room.send(room.item(), day=day, received=day)
    room.do(letter, "chase", day=day, how="电话")
    room.do(letter, "reply", day=day, verdict="不同意公开", grounds="数据未核实")
    room.do(letter, "escalate", day=day, what="应当公开")
    room.do(letter, "decide", day=day, verdict="公开", grounds="协商一致")
    room.do(letter, "object", day=day, what="与协商的不一致")
    room.do(letter, "remedy", day=day, result="采取补救措施", what="更正")
    view = room.view(letter)
    assert (view.status.words, view.case.letter.closed) == ("已协商", day)


@pytest.mark.parametrize(
    ("key", "facts", "last"),
    [
        ("receive", {}, "2026-11-04"),
        ("reply", {"verdict": "同意公开"}, "2026-11-04"),
        ("chase", {"how": "电话"}, "2026-11-04"),
        ("withdraw", {"why": "不公开了"}, "2026-11-04"),
    ],
)
def test_an_act_the_day_before_the_letter_went_out_is_refused_and_on_the_day_taken(
    room: Room, key: str, facts: dict[str, str], last: str
) -> None:
    letter = room.send(room.item(), day=last)
    assert "早于" in wrong(lambda: room.do(letter, key, day="2026-11-03", **facts))["day"]
    assert room.do(letter, key, day=last, **facts)


def test_going_up_and_deciding_are_not_before_what_they_answer(room: Room) -> None:
    letter = room.send(room.item(), day="2026-11-04")
    room.do(letter, "reply", day="2026-11-10", verdict="不同意公开", grounds="数据未核实")
    assert (
        "早于对方的意见 2026-11-10"
        in wrong(lambda: room.do(letter, "escalate", day="2026-11-09", what="应当公开"))["day"]
    )
    room.do(letter, "escalate", day="2026-11-12", what="应当公开")
    said = {"verdict": "公开", "grounds": "协商一致"}
    assert (
        "早于上一步 2026-11-12" in wrong(lambda: room.do(letter, "decide", day="2026-11-11", **said))["day"]
    )
    room.do(letter, "decide", day="2026-11-12", **said)
    room.do(letter, "object", day="2026-11-18", what="与协商的不一致")
    mended = {"result": "采取补救措施", "what": "更正"}
    assert "早于提出异议的日期" in wrong(lambda: room.do(letter, "remedy", day="2026-11-17", **mended))["day"]


@pytest.mark.parametrize(
    ("reply_by", "taken"), [("2026-11-11", False), ("2026-11-12", False), ("2026-11-13", True)]
)
def test_a_reply_is_wanted_at_the_earliest_the_day_after_the_letter(
    room: Room, reply_by: str, taken: bool
) -> None:
    item = room.item()
    if taken:
        assert (
            room.view(room.send(item, day="2026-11-12", reply_by=reply_by)).case.letter.reply_by == reply_by
        )
    else:
        assert (
            "晚于发出日期" in wrong(lambda: room.send(item, day="2026-11-12", reply_by=reply_by))["reply_by"]
        )


@pytest.mark.parametrize("today", ["2026-12-28", "2026-12-29", "2026-12-31"])
def test_a_limit_that_runs_over_the_new_year_is_provisional(room: Room, today: str) -> None:
    room.at("2026-12-15")
    item = room.item()
    room.at(today)
    view = room.view(room.send(item, day=today))
    assert view.case.letter.reply_by > "2027-01-01" and view.case.letter.provisional
    assert view.urgency.key in ("provisional", "soon")


def test_a_letter_whose_limits_end_in_december_is_not_provisional(room: Room) -> None:
    room.at("2026-12-14")
    view = room.view(room.send(room.item(formed="2026-12-14"), day="2026-12-14", reply_by="2026-12-31"))
    assert not view.case.letter.provisional


def test_information_older_than_the_calendar_has_no_last_day_to_ask() -> None:
    five = Limit(Term(5), ("formed",), "协调五")
    assert send_by(["2003-12-31"], five, official()).day == ""
    assert send_by(["2004-01-02"], five, official()).day == "2004-01-09"


def test_an_entry_that_does_not_say_from_when_it_was_counted_keeps_the_days_it_tells(room: Room) -> None:
    rule = room.letters.rule
    old = Letter(
        kind="机关", begun="2026-11-02", send_by="2026-11-20", sent="2026-11-03", reply_by="2026-11-30"
    )
    assert dated(old, rule, official()) == old
    counted = dated(Letter(**{**_facts(old), "start": "2026-11-02", "counted": True}), rule, official())
    assert (counted.send_by, counted.reply_by) == ("2026-11-09", "2026-11-17")


def _facts(letter: Letter) -> dict[str, object]:
    return {key: getattr(letter, key) for key in ("kind", "begun", "send_by", "sent", "reply_by")}


def test_a_draft_explains_its_sending_and_what_the_clerk_set_herself_is_not_explained(room: Room) -> None:
    draft = room.view(room.send(room.item(formed="2026-11-17"), day=""))
    assert (
        draft.deadline is not None and draft.deadline.due.isoformat() == draft.case.letter.due == "2026-11-24"
    )
    own = room.view(room.send(room.item("另一件"), day="2026-11-12", reply_by="2026-12-24"))
    assert own.deadline is None
    old = limit_of(Letter(send_by="2026-11-24"), room.letters.rule)
    assert old is not None and (old.due, old.strip(official())) == ("2026-11-24", None)


# — more than one —

SAID = {
    "no": Outcome(1, "reply", "不同意公开", "2026-11-10"),
    "yes": Outcome(2, "reply", "同意公开", "2026-11-12"),
    "silence": Outcome(3, "silence", "consent", "2026-11-11"),
    "decided": Outcome(4, "decision", "公开", "2026-11-13"),
}


@pytest.mark.parametrize(
    ("said", "state", "closed"),
    [
        (("no", "yes"), LetterState.AGREED, "2026-11-12"),
        (("no", "decided"), LetterState.SETTLED, "2026-11-13"),
        (("no", "silence"), LetterState.DISPUTE, ""),
        (("silence", "yes"), LetterState.AGREED, "2026-11-12"),
        (("silence", "no", "yes"), LetterState.AGREED, "2026-11-12"),
        (("silence", "no", "decided"), LetterState.SETTLED, "2026-11-13"),
    ],
)
def test_the_last_word_is_that_of_the_last_day_in_whatever_order_they_were_entered(
    said: tuple[str, ...], state: LetterState, closed: str
) -> None:
    """一份迟录的旧复函不改变已有的结果；有了复函，“逾期未复”就不再算数。"""
    for order in permutations(SAID[one] for one in said):
        letter = Letter(kind="机关", contents={"name": "甲"}, sent="2026-11-02", outcomes=order)
        assert (letter.state, letter.closed) == (state, closed)
        assert (clearance(letter, "2026-11-20") is Clearance.FREE) == bool(closed)


def test_of_two_words_of_one_day_the_one_entered_last_counts() -> None:
    yes, no = (
        Outcome(number, "reply", text, "2026-11-10") for number, text in ((1, "同意公开"), (2, "不同意公开"))
    )
    assert Letter(sent="2026-11-02", outcomes=(yes, no)).state is LetterState.DISPUTE
    assert Letter(sent="2026-11-02", outcomes=(no, yes)).state is LetterState.AGREED


def test_on_an_earlier_day_only_what_had_been_said_by_then_counts() -> None:
    letter = Letter(
        kind="机关", contents={"name": "甲"}, sent="2026-11-02", outcomes=(SAID["yes"], SAID["no"])
    )
    assert clearance(as_of(letter, "2026-11-11"), "2026-11-11") is Clearance.BARRED
    assert clearance(as_of(letter, "2026-11-12"), "2026-11-12") is Clearance.FREE


def test_an_older_reply_entered_afterwards_leaves_what_was_settled(room: Room) -> None:
    item = room.item()
    letter = room.send(item, day="2026-11-04")
    room.approve(item)
    room.do(letter, "reply", day="2026-11-12", verdict="同意公开")
    room.do(letter, "reply", day="2026-11-10", verdict="不同意公开", grounds="数据未核实")
    assert room.view(letter).status.words == "已同意"
    assert room.offered(item) and room.shown("open") == []
    assert room.flags(letter) == [], "the earlier of the two was in time"


def test_of_two_replies_the_first_decides_whether_it_was_late(room: Room) -> None:
    letter = room.send(room.item(), day="2026-11-04", reply_by="2026-11-11")
    room.do(letter, "reply", day="2026-11-16", verdict="同意公开")
    assert room.flags(letter) == ["复函晚于 2026-11-11"]
    room.do(letter, "reply", day="2026-11-11", verdict="其他意见", grounds="先行答复")
    assert room.flags(letter) == []


def test_two_objections_are_put_right_one_by_one(room: Room) -> None:
    letter = room.send(room.item(), day="2026-11-04")
    room.do(letter, "reply", day="2026-11-05", verdict="同意公开")
    room.do(letter, "object", day="2026-11-10", what="数据有误")
    with pytest.raises(StopIteration):
        room.do(letter, "object", day="2026-11-11", what="又一处有误")
    room.do(letter, "remedy", day="2026-11-12", result="采取补救措施", what="更正")
    room.do(letter, "object", day="2026-11-13", what="又一处有误")
    assert [one.what for one in room.view(letter).case.letter.unsettled] == ["又一处有误"]
    room.do(letter, "remedy", day="2026-11-16", result="经核对异议不成立", what="已说明")
    assert [one.result for one in room.view(letter).case.letter.objections] == [
        "采取补救措施",
        "经核对异议不成立",
    ]
    assert [flag.code for flag in room.view(letter).breaches] == ["objected"]
    room.do(letter, "object", day="2026-11-17", what="第三处有误")
    (section,) = (one for one in room.view(letter).sections if one.title == "异议和补救")
    assert [(line.text[:10], line.tone) for line in section.lines] == [
        ("2026-11-10", ""), ("2026-11-12", "good"), ("2026-11-13", ""), ("2026-11-16", "good"), ("2026-11-17", "late"),
    ]  # fmt: skip


@pytest.mark.parametrize("order", [("2026-11-10", "2026-11-16"), ("2026-11-16", "2026-11-10")])
def test_of_two_changes_entered_out_of_order_the_later_day_counts(room: Room, order: tuple[str, str]) -> None:
    item = room.item(formed="2026-09-01")
    for day in order:
        room.approve(item)
        room.publish(item)
        facts = {"day": day, "why": "调整线路"}
        room.desk.register.perform(item, "change", facts, actor=room.actor, today=room.today)
    assert room.view(room.send(item, day="2026-11-18")).case.letter.send_by == "2026-11-23"
    assert room.panel(item).case.now.due == "2026-12-14"


def test_a_letter_about_several_items_counts_from_the_first_of_them(room: Room) -> None:
    later, first = room.item(formed="2026-11-16"), room.item("另一件", formed="2026-11-12")
    letter = room.send(later, first, day="2026-11-18")
    assert room.view(letter).case.letter.send_by == "2026-11-19"
    assert room.letters.of_item(later) == room.letters.of_item(first) == (letter,)
    assert room.view(letter).title == "关于校园安全的通知 等 2 件"


# — refusals and compulsory fields —


def test_a_new_letter_names_somebody_and_a_changed_one_only_one(room: Room) -> None:
    item = room.item()
    assert wrong(lambda: room.send(item, to="、；")) == {"addressee": "名称没有填"}
    draft = room.send(item, day="")
    assert "一件函只写一个对象" in wrong(lambda: room.do(draft, "amend", addressee="甲局、乙局"))["addressee"]


@pytest.mark.parametrize(
    ("before", "key", "facts", "required"),
    [
        ((), "chase", {}, {"who"}),
        ((), "reply", {"verdict": "其他意见"}, {"verdict"}),
        ((), "withdraw", {"why": "不公开了"}, {"why"}),
        (("不同意公开",), "escalate", {"to": "区政府", "what": "应当公开"}, {"to", "what"}),
        (("不同意公开",), "decide", {"verdict": "公开", "grounds": "协商"}, {"verdict", "by", "grounds"}),
        (("同意公开",), "object", {"who": "区财政局", "what": "有误"}, {"who", "what"}),
    ],
)  # fmt: skip
def test_what_an_act_cannot_do_without_is_asked_for(
    room: Room, before: tuple[str, ...], key: str, facts: dict[str, str], required: set[str]
) -> None:
    letter = room.send(room.item(), day="2026-11-12")
    for verdict in before:
        room.do(letter, "reply", day="2026-11-13", verdict=verdict)
    for field in {"day", *required}:
        assert wrong(lambda field=field: room.do(letter, key, **{**facts, field: ""})).keys() == {field}


def test_an_objection_and_its_remedy_say_what_they_are(room: Room) -> None:
    letter = room.send(room.item(), day="2026-11-12")
    room.do(letter, "reply", day="2026-11-13", verdict="同意公开")
    room.do(letter, "object", what="有误")
    full = {"result": "采取补救措施", "what": "更正"}
    for field in full:
        assert wrong(lambda field=field: room.do(letter, "remedy", **{**full, field: ""})).keys() == {field}


def test_a_letter_that_is_none_and_an_act_that_is_not_on_are_refused(room: Room) -> None:
    with pytest.raises(Refused, match="没有函件 #999"):
        room.letters.state(999)
    letter = room.send(room.item(), day="2026-11-12")
    with pytest.raises(Refused, match="现在不能做这一步：这件函现在是“待回”"):
        room.letters.perform(letter, "decide", {}, actor=room.actor, today=date(2026, 11, 20))
    assert room.desk.letter_lists.count(Query("open"), room.today) == 1


# — what a letter means, at the edge —


@pytest.mark.parametrize(
    ("day", "means"),
    [("2026-11-09", Clearance.WAITING), ("2026-11-10", Clearance.WAITING), ("2026-11-11", Clearance.BARRED)],
)
def test_silence_that_withholds_speaks_only_when_the_time_is_over(day: str, means: Clearance) -> None:
    out = Letter(
        kind="个人", contents={"name": "甲"}, sent="2026-11-02", reply_by="2026-11-10", silence="withhold"
    )
    assert clearance(out, day) is means


def test_a_reply_on_the_last_day_to_publish_leaves_no_day_to_publish() -> None:
    assert in_time("2026-11-09", "2026-11-10")
    assert not in_time("2026-11-10", "2026-11-10")
    assert not in_time("2026-11-11", "2026-11-10")
    assert in_time("", "2026-11-10") and in_time("2026-11-10", "")


def test_the_panel_says_whether_it_may_be_published_of_letters_that_went_out_and_of_no_others(
    room: Room,
) -> None:
    def said(letter: int) -> bool:
        return "能不能公开" in [section.title for section in room.view(letter).sections]

    sent = room.send(room.item(), day="2026-11-12")
    assert said(sent) and said(room.send(room.item("另一件"), day=""))
    room.do(sent, "reply", day="2026-11-13", verdict="同意公开")
    assert said(sent)
    room.do(sent, "object", what="有误")
    assert said(sent), "an objection to what was asked about and answered"
    item = room.item("没有问过的")
    room.approve(item)
    room.publish(item)
    act = next(one for one in room.panel(item).acts if one.key == "object")
    values = {**act.defaults, "who": "区民政局", "what": "数据应由我局公布"}
    alone = room.desk.register.perform(item, "object", values, actor=room.actor, today=room.today).act
    assert not said(alone)
    other = room.send(room.item("又一件"), day="2026-11-12")
    room.do(other, "withdraw", why="不公开了")
    assert not said(other)


def test_what_was_wrong_with_publishing_about_the_day_the_letter_was_written_and_sent() -> None:
    draft = Letter(kind="机关", addressee="区财政局", contents={"name": "甲"}, begun="2026-11-10")
    sent = replace(draft, sent="2026-11-12", reply_by="2026-11-20")
    assert against(draft, "2026-11-09") == "公开以后才征求区财政局的意见"
    assert against(draft, "2026-11-10") == "征求区财政局意见的函没有发出就公开"
    assert against(sent, "2026-11-11") == "公开以后才征求区财政局的意见"
    assert against(sent, "2026-11-12") == "没有等到区财政局的意见就公开"
    gone = replace(sent, withdrawn="不公开了", withdrawn_day="2026-11-14")
    assert (
        against(gone, "2026-11-13") != "" and against(gone, "2026-11-14") == against(gone, "2026-11-15") == ""
    )


@pytest.mark.parametrize(
    ("verdict", "means"),
    [("公开", Clearance.WAITING), ("部分公开", Clearance.WAITING), ("不公开", Clearance.BARRED)],
)
def test_where_the_other_side_must_confirm_a_decision_of_ones_own_can_only_bar(
    verdict: str, means: Clearance
) -> None:
    said = (Outcome(1, "decision", verdict, "2026-11-12"),)
    letter = Letter(kind="机关", contents={"name": "甲"}, sent="2026-11-02", outcomes=said, confirmed=True)
    assert clearance(letter, "2026-11-13") is means


def test_a_letter_of_which_a_reply_was_purged_keeps_its_title(room: Room) -> None:
    letter = room.send(room.item(), day="2026-11-12")
    reply = room.do(letter, "reply", day="2026-11-13", verdict="同意公开")
    room.desk.records.purge([reply], actor=room.actor, reason="误录")
    (row,) = room.desk.letter_lists.page(Query("all"), room.today)
    assert row["title"] == "关于校园安全的通知"
    room.desk.records.purge([letter], actor=room.actor, reason="误录")
    (row,) = room.desk.letter_lists.page(Query("all"), room.today)
    assert row["title"] == "（内容已清除）"


@pytest.mark.parametrize(
    ("attribute", "basis", "own"),
    [("主动公开", "", "拟主动公开"), ("主动公开", "条例第二十条", "拟主动公开，依据：条例第二十条")],
)
def test_the_letter_says_what_this_office_means_to_do_and_by_what(
    room: Room, attribute: str, basis: str, own: str
) -> None:
    form = room.letters.form(room.today, [room.item(attribute=attribute, basis=basis)])
    assert form.defaults["own"] == own


COMPULSORY = {
    "new": {"kind", "addressee", "name", "matter", "own"},
    "draft send": {"day"},
    "draft amend": {"kind", "addressee", "name", "matter", "own"},
    "out receive": {"day"},
    "out chase": {"day", "who"},
    "out reply": {"day", "verdict"},
    "out withdraw": {"day", "why"},
    "dispute escalate": {"day", "to", "what"},
    "dispute decide": {"day", "verdict", "by", "grounds"},
    "done object": {"day", "who", "what"},
    "objected remedy": {"day", "result", "what"},
}
"""Without what no letter and none of its acts can be recorded."""


def test_what_every_letter_and_act_cannot_do_without_is_asked_for(room: Room) -> None:
    item, said = room.item(), {"actor": room.actor, "today": room.today}
    found = {
        "new": compulsory(
            room.letters.form(room.today, [item]), partial(room.letters.enter, about=[item], **said)
        )
    }

    def look(state: str, letter: int) -> None:
        for act in room.view(letter).acts:
            if f"{state} {act.key}" in COMPULSORY:
                do = partial(room.letters.perform, letter, act.key, **said)
                found[f"{state} {act.key}"] = compulsory(act, do)

    look("draft", room.send(item, day=""))
    out = room.send(item, day="2026-11-12")
    look("out", out)
    room.do(out, "reply", day="2026-11-13", verdict="不同意公开")
    look("dispute", out)
    room.do(out, "reply", day="2026-11-16", verdict="同意公开")
    look("done", out)
    room.do(out, "object", what="有误")
    look("objected", out)
    assert found == COMPULSORY


@pytest.mark.parametrize("silence", ["consent", "withhold"])
def test_silence_says_nothing_of_a_letter_that_is_not_out_or_sets_no_day(silence: str) -> None:
    draft = Letter(kind="机关", contents={"name": "甲"}, reply_by="2026-11-10", silence=silence)
    endless = replace(draft, sent="2026-11-02", reply_by="")
    assert {clearance(one, "2026-12-31") for one in (draft, endless)} == {Clearance.WAITING}
    rule = load("taierzhuang").coordination or GENERAL
    for one in (draft, endless):
        case = LetterCase(one, rule, date(2026, 12, 31), official(), lambda items: ())
        assert not SILENT.offered(case)


def test_the_next_step_stands_first_and_is_the_one_offered_before_all(room: Room) -> None:
    def first(letter: int) -> str:
        acts = room.view(letter).acts
        assert [act.key for act in acts if act.primary] == [acts[0].key]
        return acts[0].key

    letter = room.send(room.item(), day="")
    assert first(letter) == "send"
    assert room.view(letter).number == f"#{letter}"
    room.do(letter, "send", day="2026-11-12", number="台教函〔2026〕8号", reply_by="2026-11-30")
    assert (first(letter), room.view(letter).number) == ("reply", "台教函〔2026〕8号")
    room.do(letter, "reply", day="2026-11-13", verdict="不同意公开", grounds="数据未核实")
    assert first(letter) == "escalate"
    room.do(letter, "escalate", day="2026-11-16", what="应当公开")
    assert first(letter) == "decide", "it went up already"
    room.do(letter, "decide", day="2026-11-17", verdict="公开", grounds="协商一致")
    room.do(letter, "object", day="2026-11-18", what="与协商的不一致")
    assert first(letter) == "remedy"


def test_a_letter_whose_silence_is_no_consent_in_writing_keeps_the_rule_for_what_was_made_together() -> None:
    rule = load("taierzhuang").coordination or GENERAL
    for silence in ("in_writing", "consent"):
        assert side_of(Letter(kind="机关", silence=silence), rule).silence == silence
