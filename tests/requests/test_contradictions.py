"""Outcomes that contradict the clock or the record: named, with the article and the way out, and not issued."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.requests.checking import Doubt, doubts
from gongkai_desktop.requests.outcomes import LIMB

from .conftest import Room

LETTER = {"kind": "单位", "addressee": "甲公司", "matter": "是否同意公开", "own": "拟公开", "reply_by": ""}


def begun(room: Room, **facts: object) -> int:
    request = room.receive(**facts)
    room.do(request, "examine", found="内容明确、要件齐全")
    return request


def doubt(room: Room, request: int, code: str) -> Doubt:
    """The doubt of that name about the answer as it stands now."""
    return next(one for one in doubts(room.view(request).case) if one.code == code)


def held_back(room: Room, request: int, words: str) -> None:
    """Everybody agreed, and still it is not issued; the refusal, the act and the panel say why."""
    while room.view(request).case.next_step:
        room.do(request, "approve", who="张局长")
    with pytest.raises(Refused, match=words):
        room.do(request, "issue")
    assert words in room.act(request, "issue").note
    assert any(
        words in line.text
        for section in room.view(request).sections
        if section.title == "还差什么"
        for line in section.lines
    )


# — corrections (条例第三十条) —


@pytest.mark.parametrize("outcome", ["补正后申请内容仍不明确", "逾期不补正"])
def test_30_nobody_is_told_of_a_correction_that_was_not_asked_for(here: Room, outcome: str) -> None:
    request = begun(here)
    here.choose(request, outcome)
    held_back(here, request, "没有登记补正告知（条例第三十条）")


def test_30_still_unclear_is_only_what_was_corrected(here: Room) -> None:
    request = here.receive()
    here.do(request, "ask_correction", what="年度", until="2026-11-20")
    here.choose(request, "补正后申请内容仍不明确")
    held_back(here, request, "还没有登记收到补正（条例第三十条），收到的先登记")


def test_30_nobody_gave_up_before_his_time_is_over_whatever_the_form_says(here: Room) -> None:
    request = here.receive()
    here.do(request, "ask_correction", what="年度", until="2026-11-20")
    here.at("2026-11-10")
    here.choose(request, "逾期不补正", notice_day="2026-11-02", until="2026-11-09")
    held_back(here, request, "补正期限届满日 2026年11月20日还没有过，不能按逾期处理（条例第三十条）")
    here.at("2026-11-20")
    assert doubt(here, request, "running").wrong  # his last day is his
    here.at("2026-11-23")
    assert "running" not in {one.code for one in doubts(here.view(request).case)}


def test_30_who_corrected_did_not_give_up(here: Room) -> None:
    request = here.receive()
    here.do(request, "ask_correction", what="年度", until="2026-11-06")
    here.at("2026-11-05")
    here.do(request, "corrected")
    here.at("2026-11-10")
    here.choose(request, "逾期不补正", notice_day="2026-11-02", until="2026-11-06")
    held_back(here, request, "2026-11-05 收到了补正，不能按逾期不补正处理（条例第三十条）")


# — fees (条例第四十二条) —


def charged(here: Room, **facts: object) -> int:
    request = begun(here)
    here.do(request, "charge", basis="按件", count="40", yuan="4000", how="银行", **facts)
    return request


def test_42_nobody_failed_to_pay_what_was_not_asked(here: Room) -> None:
    request = begun(here)
    here.choose(request, "逾期不缴费", until="2026-10-30")
    held_back(here, request, "没有登记收费通知（条例第四十二条）")


def test_42_there_are_twenty_working_days_to_pay_from_receipt_of_the_notice(here: Room) -> None:
    request = charged(here, received="2026-11-02")
    here.at("2026-11-27")
    here.choose(request, "逾期不缴费", notice_day="2026-11-02", until="2026-11-20")
    held_back(here, request, "缴费期限届满日 2026年11月30日还没有过，不能按逾期处理")
    here.at("2026-12-01")
    assert not any(one.wrong for one in doubts(here.view(request).case) if one.code != "bodies")


def test_42_unpaid_is_proved_by_the_day_the_notice_was_received(here: Room) -> None:
    request = charged(here)
    here.at("2026-12-01")
    here.choose(request, "逾期不缴费", notice_day="2026-11-02", until="2026-11-30")
    held_back(here, request, "不知道申请人何时收到收费通知，不能按逾期处理")
    here.do(request, "noticed", day="2026-11-04")
    assert "unserved" not in {one.code for one in doubts(here.view(request).case)}


def test_42_who_paid_did_not_give_up(here: Room) -> None:
    request = charged(here, received="2026-11-02")
    here.at("2026-11-05")
    here.do(request, "pay")
    here.at("2026-12-01")
    here.choose(request, "逾期不缴费", notice_day="2026-11-02", until="2026-11-30")
    held_back(here, request, "2026-11-05 缴清了费用，不能按逾期不缴费处理")


# — the search (条例第三十六条第（四）项) —


def test_36_4_without_a_search_a_named_person_answers_for_it(here: Room) -> None:
    request = begun(here)
    here.choose(request, "经检索不存在")
    held_back(here, request, "却没有登记检索")
    here.fill(request, taken_on="李科长", despite="系统停用，由档案室出具了说明")
    while here.view(request).case.next_step:
        here.do(request, "approve", who="张局长")
    here.do(request, "issue")
    assert any("由李科长负责：系统停用" in text for text in here.flags(request))


def test_36_4_a_search_that_found_it_does_not_show_that_there_is_none(here: Room) -> None:
    request = begun(here)
    here.do(request, "search", where="档案室", words="食堂", who="李四", result="找到所申请的信息")
    here.choose(request, "经检索不存在")
    held_back(here, request, "检索登记的却是找到了（条例第三十六条第（四）项）")
    columns = here.act(request, "write").form.keys
    assert {"taken_on", "despite"} <= set(columns)
    here.fill(request, taken_on="李科长", despite="找到的是另一年度的")
    assert not doubt(here, request, "found").owed
    while here.view(request).case.next_step:
        here.do(request, "approve", who="张局长")
    here.do(request, "issue")
    assert any("有疑点就答复，由李科长负责：找到的是另一年度的" in text for text in here.flags(request))


# — third parties (条例第十五条、第三十二条) —


def third(here: Room, verdict: str = "") -> int:
    request = begun(here)
    here.do(request, "consult", **LETTER)
    if verdict:
        (letter,) = here.view(request).record.letters
        act = next(one for one in here.desk.letters.acts(letter, here.today) if one.key == "reply")
        values = {**act.defaults, "verdict": verdict, "grounds": "写明的理由"}
        here.desk.letters.perform(letter, "reply", values, actor=here.actor, today=here.today)
    return request


ASKED, SILENT, LOST = (
    "经书面征求意见，第三方不同意公开",
    "经书面征求意见，第三方逾期未提出意见",
    "经多方查找，无法与第三方取得联系",
)


@pytest.mark.parametrize(
    ("verdict", "said", "code", "article"),
    [
        ("", ASKED, "unanswered", "条例第三十二条"),
        ("同意公开", ASKED, "agreed", "条例第十五条"),
        ("不同意公开", SILENT, "replied", "条例第三十二条"),
        ("不同意公开", LOST, "replied", "条例第三十二条"),
    ],
)
def test_32_what_is_said_of_the_third_party_is_what_was_recorded_of_it(
    here: Room, verdict: str, said: str, code: str, article: str
) -> None:
    request = third(here, verdict)
    here.choose(request, "损害第三方合法权益", third="甲公司", asked_third=said)
    found = doubt(here, request, code)
    assert (found.wrong, found.article) == (True, article)


@pytest.mark.parametrize(("verdict", "said"), [("不同意公开", ASKED), ("部分同意", ASKED), ("", SILENT)])
def test_32_what_agrees_with_the_record_is_not_doubted(here: Room, verdict: str, said: str) -> None:
    request = third(here, verdict)
    here.choose(request, "损害第三方合法权益", third="甲公司", asked_third=said)
    assert {one.code for one in doubts(here.view(request).case) if one.wrong} <= {"bodies"}


def test_32_of_two_third_parties_the_one_that_is_named_counts(here: Room) -> None:
    request = third(here, "同意公开")
    here.do(request, "consult", **{**LETTER, "addressee": "乙公司"})
    here.objects([*here.view(request).record.letters][-1])
    here.choose(request, "损害第三方合法权益", third="乙公司", asked_third=ASKED)
    assert {one.code for one in doubts(here.view(request).case) if one.wrong} <= {"bodies"}


def test_32_without_asking_there_is_a_reason_or_a_named_person(here: Room) -> None:
    request = begun(here)
    here.choose(request, "损害第三方合法权益", third="甲公司", asked_third=LOST)
    held_back(here, request, "缺必备的证据")
    here.do(request, "evidence", what="查找经过的说明", source="办公室")
    assert here.view(request).case.evidence == ()


# — partial, repeated, excessive —


def test_37_a_partial_answer_says_on_what_its_withheld_part_rests(here: Room) -> None:
    request = begun(here)
    here.choose(request, "部分公开")
    case = here.view(request).case
    (chosen,) = case.request.standing
    bare = replace(chosen, facts={key: value for key, value in chosen.facts.items() if key != LIMB})
    found = doubts(replace(case, request=replace(case.request, chosen=(bare,))))
    limb = next(one for one in found if one.code == "limb")
    assert limb.wrong and limb.text == "没有选“不予公开的部分属于”" and limb.article == "条例第三十七条"


def test_36_6_an_application_is_repeated_only_after_an_answer(here: Room) -> None:
    first = begun(here)
    second = begun(here)
    number = here.view(first).record.fact("number")
    here.do(second, "choose", outcome=next(
        one for one in here.act(second, "choose").form.column("outcome").choices if "重复申请" in one
    ))  # fmt: skip
    former = {"former_no": number, "former_doc": "公复〔2026〕9号", "former_day": "2026-11-01"}
    with pytest.raises(Unfilled) as refused:
        here.fill(second, **former)
    assert "还没有答复" in refused.value.fields["former_no"]
    assert here.act(second, "write").defaults.get("former_no", "") == ""
    here.choose(first, "信访")
    here.answer(first)
    known = here.act(second, "write").defaults
    assert {key: known[key] for key in former} == {
        "former_no": number,
        "former_doc": "公复〔2026〕1号",
        "former_day": "2026-11-02",
    }
    with pytest.raises(Unfilled) as refused:
        here.fill(second, **former)
    assert refused.value.fields == {
        "former_doc": "登记的是 公复〔2026〕1号",
        "former_day": "登记的是 2026-11-02",
    }
    here.fill(second, former_no=number, former_doc="公复〔2026〕1号", former_day="2026-11-02")
    held_back(
        here, second, "没有前次的答复，看不出是重复申请（条例第三十六条第（六）项），请登记证据“前次的答复”"
    )
    here.do(second, "evidence", what="公复〔2026〕1号", source="办公室")
    assert "former" not in {one.code for one in doubts(here.view(second).case)}


def test_36_6_nothing_is_repeated_by_itself(here: Room) -> None:
    request = begun(here)
    number = here.view(request).record.fact("number")
    with pytest.raises(Unfilled):
        here.choose(request, "重复申请", former_no=number)
    here.choose(request, "重复申请", former_no="旧-1")
    values = {**here.act(request, "amend").defaults, "number": "旧-1"}
    here.requests.perform(request, "amend", values, actor=here.actor, today=here.today)
    assert doubt(here, request, "itself").wrong


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (None, "还没有登记申请人说明的理由（条例第三十五条）"),
        ("理由合理", "登记的判断是理由合理（条例第三十五条）"),
    ],
)
def test_35_reasons_are_unjust_only_once_they_were_heard(here: Room, given: str | None, words: str) -> None:
    request = here.receive()
    here.do(request, "ask_reasons", why="本月第 50 件", until="2026-11-20")
    if given:
        here.do(request, "reasons", what="课题需要", judged=given)
    here.choose(request, "理由不合理")
    held_back(here, request, words)


def test_an_institution_reads_the_same_by_analogy(room: Callable[[str], Room]) -> None:
    here = room("gansu-zhijiao")
    request = begun(here)
    here.choose(request, "逾期不补正")
    held_back(here, request, "没有登记补正告知（参照条例第三十条）")
