"""条例第二十九条至第四十四条, article by article: what happens, by which day, in which answer, remedy and row it ends.

Dates are counted by hand. November 2026 has no day off but Saturdays and Sundays; from Monday the 2nd the 7th working
day is the 11th, the 15th the 23rd, the 20th the 30th of November, the 25th the 7th, the 35th the 21st and the 40th
the 28th of December.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from gongkai_desktop.coordination.case import LetterCase
from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.requests.checking import doubts
from gongkai_desktop.requests.fees import fee
from gongkai_desktop.requests.outcomes import Remedy
from gongkai_desktop.requests.remedy import Bodies, remedy
from tests.paper.reading import all_text

from .conftest import Room

CLEAR = "内容明确、要件齐全"
CHOICE, FIRST, SPLIT, NONE = Remedy.CHOICE, Remedy.REVIEW_FIRST, Remedy.SPLIT, Remedy.NONE


@dataclass(frozen=True)
class End:
    """How an application ended: article, letter, remedy and the row of the annual report."""

    article: str
    letter: str
    remedy: Remedy
    row: str


def clear(here: Room, **facts: object) -> int:
    """An application that was found complete and clear."""
    request = here.receive(**facts)
    here.do(request, "examine", found=CLEAR)
    return request


def prove(here: Room, request: int) -> None:
    """Take in what is still missing as evidence."""
    while here.view(request).case.evidence:
        here.do(request, "evidence", what="已核对，存于保密室", source="办公室 李四")


def finish(here: Room, request: int, outcome: str, **facts: object) -> End:
    """Answer with that outcome, all facts and evidence, have it agreed to, issued and posted today."""
    here.choose(request, outcome, **facts)
    prove(here, request)
    if here.view(request).case.releases and here.view(request).case.review is None:
        here.review(request)
    here.answer(request)
    here.do(request, "serve", mail_no="XA12345678911")
    assert here.state(request) == "已答复"
    return ended(here, request)


def ended(here: Room, request: int) -> End:
    case = here.view(request).case
    (decision,) = case.decisions
    row = case.request.row
    return End(decision.article, decision.outcome.letter, decision.remedy, row)


def consult(here: Room, request: int, **facts: object) -> int:
    """A letter that goes out today and is there today; its record."""
    here.do(
        request,
        "consult",
        **{"kind": "个人", "addressee": "赵六", "received": here.today.isoformat(), "reply_by": ""} | facts,
    )
    return max(here.desk.letters.of_item(request))


def letter_act(here: Room, letter: int, key: str, **facts: object) -> None:
    act = next(one for one in here.desk.letters.acts(letter, here.today) if one.key == key)
    required = {one.key: "本机关衡量后的理由" for one in act.form.columns if one.required and not one.choices}
    values = {**required, **act.defaults, **facts}
    here.desk.letters.perform(letter, key, values, actor=here.actor, today=here.today)


def letter_case(here: Room, letter: int) -> LetterCase:
    return here.desk.letters.view(letter, here.today).case


def limits(here: Room, request: int) -> dict[str, str]:
    return {one.key: one.due for one in here.view(request).limits}


def lines(here: Room, request: int) -> list[str]:
    return [line.text for one in here.view(request).sections for line in one.lines]


def note(here: Room, request: int, key: str) -> str:
    return here.act(request, key).note


# ── 第二十九条：申请 ──────────────────────────────────────────────────────────


def test_29_an_application_has_three_elements_and_what_is_lacking_is_named(here: Room) -> None:
    """申请应当包括：姓名或者名称、身份证明、联系方式；信息的名称、文号或者特征性描述；形式要求。"""
    bare = here.receive(phone="")
    said = note(here, bare, "examine")
    assert "没有申请人的身份证明、联系方式、获取信息的方式、形式要求" in said
    assert "第二十九条第二款" in said
    assert here.act(bare, "ask_correction").defaults["what"] == (
        "请补充申请人的身份证明；请补充联系方式；请补充获取信息的方式；请补充形式要求"
    )
    whole = here.receive(id_kind="居民身份证", id_no="11010519491231002X", form="纸质", way="邮寄")
    assert "没有" not in note(here, whole, "examine")


def test_29_nobody_has_to_say_what_it_is_wanted_for(here: Room) -> None:
    """2019 年修订删去“根据自身生产、生活、科研等特殊需要”：登记不问用途。"""
    form = here.requests.form(here.today).form
    assert not [one.title for one in form.columns if "用途" in one.title or "需要" in one.title]


def test_29_who_cannot_write_may_ask_by_word_of_mouth(here: Room) -> None:
    """采用书面形式确有困难的，申请人可以口头提出，由受理的机关代为填写。"""
    request = here.receive(assisted="办公室 李四")
    assert here.view(request).record.fact("assisted") == "办公室 李四"
    told = " ".join(line.text for one in here.view(request).sections for line in one.lines)
    assert "代为填写的人：办公室 李四" in told


def test_29_an_agent_applies_for_another(here: Room) -> None:
    request = here.receive(agent="钱律师", joint="孙一\n孙二")
    told = " ".join(line.text for one in here.view(request).sections for line in one.lines)
    assert "代理人：钱律师" in told and "孙一" in told


# ── 第三十条：补正 ────────────────────────────────────────────────────────────


def test_30_the_notice_goes_out_within_seven_working_days_of_receipt(here: Room) -> None:
    """应当自收到申请之日起 7 个工作日内一次性告知申请人作出补正，说明需要补正的事项和合理的补正期限。"""
    request = here.receive()
    assert limits(here, request)["correction"] == "2026-11-11"
    here.do(request, "examine", found="需要补正")
    assert limits(here, request)["correction"] == "2026-11-11"  # still owed: it was found, not yet told
    here.at("2026-11-11")
    here.do(request, "ask_correction", what="请写明年度", until="2026-11-25")
    assert here.state(request) == "待补正"
    assert here.flags(request) == []
    assert limits(here, request) == {"corrected": "2026-11-25"}  # nothing else is owed until it comes


def test_30_the_time_runs_from_receipt_of_the_corrected_application(here: Room) -> None:
    """答复期限自行政机关收到补正的申请之日起计算。"""
    request = here.receive()
    here.at("2026-11-05")
    here.do(request, "ask_correction", what="请写明年度", until="2026-11-25")
    here.at("2026-11-12")  # the 8th
    here.do(request, "corrected", what="2025年度食堂检查结果")
    assert here.due(request) == "2026-12-10"  # the 28th
    assert here.view(request).title == "2025年度食堂检查结果"
    assert here.flags(request) == []


def test_30_a_notice_on_the_eighth_day_is_late_and_starts_nothing_anew_for_certain(here: Room) -> None:
    request = here.receive()
    here.do(request, "examine", found="需要补正")
    here.at("2026-11-12")
    here.do(request, "ask_correction", what="请写明年度", until="2026-11-25")
    assert any("晚于第7个工作日（2026-11-11）" in text for text in here.flags(request))
    assert limits(here, request)["answer"] == "2026-11-30"
    here.at("2026-11-20")  # the 14th
    here.do(request, "corrected")
    assert here.due(request) == "2026-11-30"  # the earlier of the two that can be argued for
    assert [one.due.isoformat() for one in here.view(request).case.clock.alternatives] == ["2026-12-18"]


def test_30_all_is_told_at_once_and_a_second_notice_starts_nothing_anew(here: Room) -> None:
    """“一次性告知”。"""
    request = here.receive()
    here.at("2026-11-04")
    here.do(request, "ask_correction", what="请写明年度", until="2026-11-20")
    here.at("2026-11-06")
    here.do(request, "corrected")
    assert here.due(request) == "2026-12-04"  # the 24th
    assert here.act(request, "ask_correction").title == "再次告知补正"
    assert "不重新起算" in note(here, request, "ask_correction")
    here.at("2026-11-09")
    here.do(request, "ask_correction", what="还缺身份证明", until="2026-11-20")
    here.at("2026-11-10")
    here.do(request, "corrected")
    assert any("应当一次性发出" in text for text in here.flags(request))
    assert here.due(request) == "2026-12-04"


def test_30_who_does_not_correct_in_time_without_good_reason_gives_up(here: Room) -> None:
    """申请人无正当理由逾期不补正的，视为放弃申请，行政机关不再处理该政府信息公开申请。"""
    request = here.receive()
    here.at("2026-11-05")
    here.do(request, "ask_correction", what="请写明年度", until="2026-11-25")
    here.at("2026-11-06")
    here.do(request, "noticed", by="王小明")
    assert "outcome" not in here.act(request, "choose").defaults
    here.at("2026-11-26")
    assert "逾期不补正" in str(here.act(request, "choose").defaults["outcome"])
    end = finish(here, request, "逾期不补正", notice_day="2026-11-06", until="2026-11-25")
    assert end == End("条例第三十条", "request-lapsed-correction", CHOICE, "lapsed_correction")
    assert here.flags(request) == []  # nothing was owed by a day any more


def test_30_what_is_still_unclear_when_corrected_cannot_be_provided(here: Room) -> None:
    request = here.receive()
    here.at("2026-11-05")
    here.do(request, "ask_correction", what="请写明年度", until="2026-11-25")
    here.at("2026-11-12")
    here.do(request, "corrected", what="有关材料")
    end = finish(here, request, "仍不明确", notice_day="2026-11-05", reply_day="2026-11-12")
    assert end == End("条例第三十条", "request-unclear", CHOICE, "unclear")


# ── 第三十一条：收到之日 ──────────────────────────────────────────────────────


def test_31_handed_in_the_day_it_is_handed_in_counts(here: Room) -> None:
    """（一）申请人当面提交政府信息公开申请的，以提交之日为收到申请之日。"""
    request = here.receive(channel="当面")
    assert (here.state(request), here.due(request)) == ("待审查", "2026-11-30")


def test_31_by_mail_the_day_the_organ_signs_counts_whoever_signed(here: Room) -> None:
    """（二）以邮寄方式提交的，以行政机关签收之日为收到申请之日；收发室、门卫签收也是本机关签收。"""
    here.at("2026-11-05")
    request = here.receive(
        channel="邮寄", arrived="2026-11-02", signed_by="门卫", reached="2026-11-05", mail_no="XA1"
    )
    assert (here.state(request), here.due(request)) == ("待审查", "2026-11-30")
    told = [line.text for one in here.view(request).sections for line in one.lines]
    assert "工作机构2026-11-05才收到，期限仍从本机关收到的2026-11-02起算" in told
    assert here.flags(request) == []


def test_31_a_letter_nobody_signed_for_counts_from_its_confirmation_the_same_day(here: Room) -> None:
    """（二）以平常信函等无需签收的邮寄方式提交的，应当于收到申请的当日与申请人确认，确认之日为收到申请之日。"""
    prompt = here.receive(channel="平信")
    assert (here.state(prompt), limits(here, prompt)["confirm"]) == ("待确认", "2026-11-02")
    here.do(prompt, "confirm", who="李四", how="电话确认")
    assert (here.due(prompt), here.flags(prompt)) == ("2026-11-30", [])
    late = here.receive(channel="平信", applicant="李强")
    here.at("2026-11-04")
    here.do(late, "confirm", who="李四", how="电话确认")
    assert here.due(late) == "2026-12-02"  # the 22nd
    assert any("应当在收到当日确认" in text for text in here.flags(late))


@pytest.mark.parametrize("channel", ["传真", "电子邮件"])
def test_31_by_fax_or_e_mail_the_day_both_sides_confirm_counts(here: Room, channel: str) -> None:
    """（三）通过互联网渠道或者政府信息公开工作机构的传真提交的，以双方确认之日为收到申请之日。"""
    request = here.receive(channel=channel)
    assert here.state(request) == "待确认"
    here.at("2026-11-03")
    here.do(request, "confirm", who="李四", how="电话确认")
    assert (here.state(request), here.due(request)) == ("待审查", "2026-12-01")
    assert here.flags(request) == []


def test_31_on_a_web_system_the_day_it_says_submitted_counts(here: Room) -> None:
    """指导案例26号：网上系统确认提交成功之日视为收到申请之日，内部流转不延长期限。"""
    request = here.receive(channel="网络")
    here.at("2026-11-05")
    here.do(request, "confirm", who="李四", how="平台回复")
    assert here.due(request) == "2026-11-30"
    assert [one.due.isoformat() for one in here.view(request).case.clock.alternatives] == ["2026-12-03"]


def test_31_who_cannot_be_reached_waits_with_every_attempt_noted_and_a_shadow_clock(here: Room) -> None:
    request = here.receive(channel="平信", phone="")
    for day, what in (("2026-11-02", "来信没有电话"), ("2026-11-04", "查 114 无登记")):
        here.at(day)
        here.do(request, "contact", who="李四", what=what)
    assert here.due(request) == "2026-11-30"  # the shadow clock, from arrival
    assert here.shown("confirm") == [request]
    assert [one.reached for one in here.view(request).record.contacts] == [False, False]
    here.at("2026-11-20")
    here.do(request, "confirm", who="李四", how="申请人来电")
    assert here.due(request) == "2026-12-18"  # the 34th


def test_31_an_answer_does_not_have_to_wait_for_the_confirmation(here: Room) -> None:
    request = here.receive(channel="电子邮件")
    end = finish(here, request, "已主动公开")
    assert end.letter == "request-already-public"


# ── 第三十二条：第三方 ────────────────────────────────────────────────────────


def test_32_a_third_party_that_agrees_lets_it_go_out(here: Room) -> None:
    """行政机关应当书面征求第三方的意见；第三方应当自收到征求意见书之日起 15 个工作日内提出意见。"""
    request = clear(here)
    letter = consult(here, request)
    assert letter_case(here, letter).letter.reply_by == "2026-11-23"  # the 15th
    here.at("2026-11-09")  # the 5th
    letter_act(here, letter, "reply", verdict="同意公开")
    assert here.due(request) == "2026-12-07"  # the 25th: five days were taken off (第三十三条第三款)
    end = finish(here, request, "予以公开")
    assert end == End("条例第三十六条第（二）项", "request-granted", CHOICE, "granted")


def test_32_a_third_party_that_refuses_with_good_reason_keeps_it_in(here: Room) -> None:
    """第三方不同意公开且有合理理由的，行政机关不予公开。"""
    request = clear(here)
    letter = consult(here, request)
    here.at("2026-11-09")
    letter_act(here, letter, "reply", verdict="不同意公开", grounds="含家庭住址")
    here.choose(request, "损害第三方合法权益")
    assert here.view(request).case.evidence == ()  # its letter is the evidence
    here.do(request, "approve", who="张局长")
    with pytest.raises(Refused, match="征求第三方的意见，对方没有同意"):
        here.do(request, "issue")  # somebody has to judge whether the reason is good
    letter_act(here, letter, "decide", verdict="不公开")
    here.do(request, "issue")
    here.do(request, "serve", mail_no="XA1")
    assert ended(here, request) == End(
        "条例第十五条、条例第三十六条第（三）项", "request-refused-15", FIRST, "third_party"
    )
    assert here.flags(request) == []


def test_32_where_a_third_party_is_silent_the_organ_decides(here: Room) -> None:
    """第三方逾期未提出意见的，由行政机关依照本条例的规定决定是否公开。"""
    request = clear(here)
    letter = consult(here, request)
    assert here.due(request) == "2026-12-21"  # the 35th: no more than 15 days are taken off
    here.at("2026-11-24")
    letter_act(here, letter, "silent")
    assert letter_case(here, letter).letter.state == "逾期未复"
    here.choose(request, "予以公开")
    here.review(request)
    here.do(request, "approve", who="张局长")
    with pytest.raises(Refused, match="征求第三方的意见，对方逾期没有答复：到“协调征求”登记处理结果"):
        here.do(request, "issue")
    letter_act(here, letter, "decide", verdict="公开")
    here.do(request, "issue")
    assert here.due(request) == "2026-12-21"


def test_32_what_the_public_interest_wants_goes_out_and_the_third_party_is_told_in_writing(
    here: Room,
) -> None:
    """不公开可能对公共利益造成重大影响的，可以决定予以公开，并将决定公开的内容和理由书面告知第三方。"""
    request = clear(here)
    letter = consult(here, request)
    here.at("2026-11-09")
    letter_act(here, letter, "reply", verdict="不同意公开", grounds="怕影响经营")
    letter_act(here, letter, "decide", verdict="公开")
    here.choose(request, "予以公开")
    assert "书面告知" in " ".join(str(one) for one in doubts(here.view(request).case))
    here.do(
        request,
        "tell_third",
        limb="不公开可能对公共利益造成重大影响",
        given="检查不合格的项目",
        reason="关系学生饮食安全",
    )
    (told,) = here.view(request).record.told
    assert (told.letter, told.facts["objection"]) == (letter, "怕影响经营")
    assert "书面告知" not in " ".join(str(one) for one in doubts(here.view(request).case))
    end = finish(here, request, "予以公开")
    assert (end.letter, end.row, here.flags(request)) == ("request-granted", "granted", [])


def test_32_a_wish_of_the_office_s_own_rules_is_no_ground_of_a_refusal(room: Callable[[str], Room]) -> None:
    """泰安细则第十条第（二）项写“除书面同意外一般不予公开”；答复只能依条例第十五条、第三十二条。"""
    here = room("taian-jiaoyu")
    request = clear(here)
    letter = consult(here, request)
    here.at("2026-11-24")
    told = here.act(request, "consult").note
    assert "单位和个人逾期不答复的，由本机关决定（条例第三十二条）" in told
    assert "本单位的制度希望一般不公开" in told and "不能写作不公开的理由" in told
    silent = next(one for one in here.desk.letters.acts(letter, here.today) if one.key == "silent")
    assert silent.title == "登记逾期未复：由本机关决定"
    assert "由本机关决定（条例第三十二条）；本单位的制度希望一般不公开" in silent.note
    letter_act(here, letter, "silent")
    panel = here.desk.letters.view(letter, here.today)
    assert (panel.status.words, panel.case.letter.last.verdict) == ("逾期未复", "undecided")
    shown = [line.text for one in (*panel.sections, *here.view(request).sections) for line in one.lines]
    shown += [one.text for one in panel.timeline] + [one.text for one in panel.breaches]
    shown += [str(line) for group in here.desk.agenda(here.today) for line in group.lines]
    assert not [text for text in shown if "一般不公开" in text]
    assert "一般不" not in str(here.desk.papers.letter("coordination", letter, here.today))
    with pytest.raises(Refused, match="征求第三方的意见，对方逾期没有答复：到“协调征求”登记处理结果"):
        here.choose(request, "予以公开")
        here.review(request)
        here.answer(request)
    letter_act(here, letter, "decide", verdict="不公开")
    here.choose(request, "损害第三方合法权益")
    (decision,) = here.view(request).case.decisions
    assert decision.article == "条例第十五条、条例第三十六条第（三）项"
    assert "细则" not in " ".join(decision.values("行政机关").values())


# ── 第三十三条：期限 ──────────────────────────────────────────────────────────


def test_33_what_can_be_answered_at_once_is(here: Room) -> None:
    """行政机关收到政府信息公开申请，能够当场答复的，应当当场予以答复。"""
    request = clear(here)
    here.choose(request, "已主动公开")
    here.answer(request)
    here.do(request, "serve", how="当面送达", by="王小明")
    assert (here.row(request)["closed"], here.flags(request)) == ("2026-11-02", [])


@pytest.mark.parametrize(
    ("arrived", "due", "notice"),
    [
        ("2025-09-25", "2025-10-29", "2025-10-11"),  # 1–8 October off; 28 September and 11 October worked
        ("2026-02-10", "2026-03-16", "2026-02-26"),  # 15–23 February off; the 14th and the 28th worked
        ("2026-04-30", "2026-06-01", "2026-05-13"),  # 1–5 May off; the 9th worked
    ],
)
def test_33_not_at_once_within_twenty_working_days(here: Room, arrived: str, due: str, notice: str) -> None:
    """不能当场答复的，应当自收到申请之日起 20 个工作日内予以答复；收到之日不计，调休的补班日计入。"""
    request = here.receive(arrived=arrived)
    assert (here.due(request), limits(here, request)["correction"]) == (due, notice)


def test_33_longer_by_at_most_twenty_working_days_with_consent_and_notice(here: Room) -> None:
    """需要延长答复期限的，应当经政府信息公开工作机构负责人同意并告知申请人，延长的期限最长不得超过 20 个工作日。"""
    request = clear(here)
    with pytest.raises(Unfilled):
        here.do(request, "extend", workdays="21", why="量大", by="主任")
    with pytest.raises(Unfilled):
        here.do(request, "extend", workdays="20", why="量大", by="")
    here.at("2026-11-30")  # the last day for telling it
    here.do(request, "extend", workdays="20", why="需要从档案馆调取", by="主任")
    assert (here.due(request), here.flags(request)) == ("2026-12-28", [])
    assert "extend" not in here.keys(request)  # twenty in all
    assert here.row(request)["base_due"] == "2026-11-30"


def test_33_an_extension_that_is_told_after_the_time_is_over_is_against_the_rules(here: Room) -> None:
    request = clear(here)
    here.at("2026-12-01")
    here.do(request, "extend", workdays="5", why="量大", by="主任", approved="2026-11-27")
    assert any("晚于原期限2026-11-30" in text for text in here.flags(request))


def test_33_the_time_of_asking_others_does_not_count(here: Room) -> None:
    """行政机关征求第三方和其他机关意见所需时间不计算在前款规定的期限内；重叠的只扣一次。"""
    request = clear(here)
    first = consult(here, request, kind="机关", addressee="区财政局")
    second = consult(here, request)
    here.at("2026-11-05")  # the 3rd
    letter_act(here, first, "reply", verdict="同意公开")
    here.at("2026-11-06")  # the 4th
    letter_act(here, second, "reply", verdict="同意公开")
    assert here.due(request) == "2026-12-04"  # the 24th


def test_33_judged_by_posting_and_not_by_the_day_on_paper(here: Room) -> None:
    """国办公开办函〔2016〕235号：邮寄的以交邮日为准，不看落款日。"""
    request = clear(here)
    here.choose(request, "已主动公开")
    here.at("2026-11-30")
    here.answer(request)
    here.at("2026-12-01")
    here.do(request, "serve", mail_no="XA1")
    assert any("晚于" in text and "2026-11-30" in text for text in here.flags(request))


# ── 第三十四条：共同制作 ──────────────────────────────────────────────────────


def test_34_another_maker_that_is_silent_consents(here: Room) -> None:
    """被征求意见机关应当自收到征求意见书之日起 15 个工作日内提出意见，逾期未提出意见的视为同意公开。"""
    request = clear(here)
    letter = consult(here, request, kind="机关", addressee="区财政局", maker=True)
    assert letter_case(here, letter).letter.reply_by == "2026-11-23"
    here.at("2026-11-24")
    letter_act(here, letter, "silent")
    view = here.desk.letters.view(letter, here.today)
    assert view.case.letter.state == "视为同意"
    assert "条例第三十四条" in view.timeline[-1].text
    assert here.due(request) == "2026-12-21"
    assert finish(here, request, "予以公开").row == "granted"


def test_34_the_silence_of_an_organ_that_did_not_make_it_is_not_consent(here: Room) -> None:
    request = clear(here)
    letter = consult(here, request, kind="机关", addressee="区财政局")
    here.at("2026-11-24")
    letter_act(here, letter, "silent")
    assert letter_case(here, letter).letter.state == "逾期未复"


def test_34_another_maker_may_be_against_it(here: Room) -> None:
    request = clear(here)
    letter = consult(here, request, kind="机关", addressee="区财政局", maker=True)
    letter_act(here, letter, "reply", verdict="不同意公开", grounds="仍在研究")
    assert letter_case(here, letter).letter.state == "有分歧"
    assert any("区财政局" in one for one in here.view(request).case.hindrances)


# ── 第三十五条：数量、频次 ────────────────────────────────────────────────────


def test_35_who_applies_too_often_is_asked_why_and_without_good_reason_not_served(here: Room) -> None:
    """可以要求申请人说明理由；认为申请理由不合理的，告知申请人不予处理。"""
    request = here.receive()
    here.do(request, "examine", found="数量、频次明显超过合理范围")
    here.do(request, "ask_reasons", why="本月第 46 件，内容相近", until="2026-11-13")
    assert (here.state(request), limits(here, request)["reasons"]) == ("待说明理由", "2026-11-13")
    here.at("2026-11-12")
    here.do(request, "reasons", what="为了研究", judged="理由不合理")
    assert "数量、频次" in str(here.act(request, "choose").defaults["outcome"])
    end = finish(here, request, "数量、频次明显超过合理范围", notice_day="2026-11-02")
    assert end == End("条例第三十五条", "request-excessive", CHOICE, "excessive")


def test_35_with_good_reason_but_no_time_the_answer_is_put_off(here: Room) -> None:
    """理由合理但无法在规定期限内答复的，可以确定延迟答复的合理期限并告知申请人。"""
    request = here.receive()
    here.do(request, "ask_reasons", why="本月第 46 件", until="2026-11-13")
    assert here.due(request) == "2026-11-30"  # the law says nothing of a stop
    here.at("2026-11-12")
    here.do(request, "reasons", what="课题需要，附立项书", judged="理由合理")
    here.do(request, "delay", until="2027-01-29", why="46 件涉及三年的检查")
    assert here.due(request) == "2027-01-29"
    assert here.flags(request) == []


# ── 第三十六条：答复 ──────────────────────────────────────────────────────────

REFUSED_14 = "条例第十四条、条例第三十六条第（三）项"
ANSWERS = {
    # （一）已经主动公开的，告知获取的方式、途径
    "已主动公开": End("条例第三十六条第（一）项", "request-already-public", CHOICE, "granted"),
    # （二）可以公开的，提供或者告知获取的方式、途径和时间
    "予以公开": End("条例第三十六条第（二）项", "request-granted", CHOICE, "granted"),
    # （三）依据本条例的规定决定不予公开的，告知不予公开并说明理由
    "国家秘密": End(REFUSED_14, "request-refused-14", FIRST, "secret"),
    "法律、行政法规禁止": End(REFUSED_14, "request-refused-14", FIRST, "forbidden"),
    "可能危及": End(REFUSED_14, "request-refused-14", FIRST, "safety"),
    "损害第三方合法权益": End(
        "条例第十五条、条例第三十六条第（三）项", "request-refused-15", FIRST, "third_party"
    ),
    "内部事务信息": End(
        "条例第十六条第一款、条例第三十六条第（三）项", "request-refused-16", FIRST, "internal"
    ),
    "过程性信息": End("条例第十六条第二款、条例第三十六条第（三）项", "request-refused-16", FIRST, "process"),
    "行政执法案卷": End(
        "条例第十六条第二款、条例第三十六条第（三）项", "request-refused-16", FIRST, "case_file"
    ),
    # （四）经检索没有所申请公开信息的，告知该信息不存在
    "经检索不存在": End("条例第三十六条第（四）项", "request-not-exist", CHOICE, "not_held"),
    # （五）不属于本行政机关负责公开的，告知并说明理由；能够确定负责的机关的，告知名称、联系方式
    "不属于本单位负责公开": End("条例第三十六条第（五）项", "request-not-ours", CHOICE, "not_held"),
    # （六）已就申请作出答复、重复申请公开相同信息的，告知不予重复处理
    "重复申请": End("条例第三十六条第（六）项", "request-repeated", CHOICE, "repeated"),
    # （七）工商、不动产登记资料等有特别规定的，告知依照有关法律、行政法规的规定办理
    "对获取有特别规定": End("条例第三十六条第（七）项", "request-special", CHOICE, "special_query"),
    # 第三十八条：需要行政机关对现有政府信息进行加工、分析的，可以不予提供
    "需要加工、分析": End("条例第三十八条", "request-making", CHOICE, "needs_making"),
    # 第三十九条第一款：以公开申请的形式进行信访、投诉、举报等活动
    "信访、投诉、举报等": End("条例第三十九条第一款", "request-petition", CHOICE, "petition"),
    # 第三十九条第二款：要求提供政府公报、报刊、书籍等公开出版物
    "要求提供公开出版物": End("条例第三十九条第二款", "request-publication", CHOICE, "publication"),
    # 其余
    "确认或者重新出具": End("条例第三十六条第（六）项", "request-reissue", CHOICE, "reissue"),
    "咨询，或者不属于政府信息": End("条例第二条", "request-not-information", CHOICE, "other"),
    "申请人撤回": End("", "request-withdrawn", NONE, "other"),
}


@pytest.mark.parametrize("outcome", ANSWERS)
def test_36_38_39_every_answer_has_its_article_letter_remedy_and_row(here: Room, outcome: str) -> None:
    request = clear(here)
    if outcome == "经检索不存在":
        here.do(request, "search", where="档案室、公文系统", words="食堂 检查", who="李四", result="没有找到")
    assert finish(here, request, outcome) == ANSWERS[outcome]
    assert here.row(request)["state"] == "已答复"


def test_36_3_a_refusal_without_its_evidence_waits_for_somebody_to_take_it_on(here: Room) -> None:
    request = clear(here)
    here.choose(request, "内部事务信息")
    here.do(request, "approve", who="张局长")
    with pytest.raises(Refused, match="缺必备的证据"):
        here.do(request, "issue")
    here.do(request, "write", taken_on="主任", despite="情况说明正在补")
    here.answer(request)
    assert any("由主任负责" in text for text in here.flags(request))


def test_36_3_of_a_state_secret_only_that_it_was_checked_is_kept(here: Room) -> None:
    request = clear(here)
    here.choose(request, "国家秘密")
    with pytest.raises(Refused, match="国家秘密不收附件"):
        here.do(request, "evidence", what="审批表", source="保密室", picture=__file__)


def test_36_4_nothing_was_found_means_that_somebody_searched(here: Room) -> None:
    request = clear(here)
    here.choose(request, "经检索不存在")
    here.do(request, "approve", who="张局长")
    with pytest.raises(Refused, match="缺必备的证据"):
        here.do(request, "issue")


def test_36_3_before_2024_a_refusal_left_the_choice_of_remedy(here: Room) -> None:
    """行政复议法第二十三条自 2024-01-01 起施行；以前的答复仍是任选，措辞按作出之日取。"""
    bodies = Bodies(("某区人民政府",), "某区人民法院")
    old, new = (remedy(FIRST, day, "行政机关", bodies).text for day in (date(2023, 12, 29), date(2024, 1, 2)))
    assert "或者" in old and "先向" not in old
    assert "先向某区人民政府申请行政复议" in new


# ── 第三十七条：区分处理 ──────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("limb", "article", "kind"),
    [
        ("个人隐私", "条例第十五条", SPLIT),
        ("国家秘密", "条例第十四条", SPLIT),
    ],
)
def test_37_what_can_be_told_apart_is_partly_given(here: Room, limb: str, article: str, kind: Remedy) -> None:
    """含有不应当公开或者不属于政府信息的内容，但是能够作区分处理的，提供可以公开的内容并对不予公开的内容说明理由。"""
    request = clear(here)
    here.choose(request, "部分公开")
    limbs = here.act(request, "write").form.column("limb").choices
    here.fill(request, limb=[next(one for one in limbs if limb in one)])
    prove(here, request)
    here.review(request)
    here.answer(request)
    here.do(request, "serve", mail_no="XA1")
    end = ended(here, request)
    assert end == End(f"条例第三十七条、{article}", "request-partial", kind, "partial")


# ── 第四十条：提供的形式 ──────────────────────────────────────────────────────


def test_40_another_form_is_given_with_its_reason(here: Room) -> None:
    """依申请人要求的形式；可能危及载体安全或者成本过高的，以电子数据或者其他适当形式提供，或者安排查阅、抄录。"""
    request = clear(here, form="纸质", way="邮寄")
    end = finish(here, request, "予以公开", other_way="原件脆化，复印会损坏，改为提供扫描件")
    assert end.row == "granted"
    assert here.view(request).record.standing[0].facts["other_way"].startswith("原件脆化")


# ── 第四十一条：更正 ──────────────────────────────────────────────────────────


def test_41_a_record_of_oneself_is_mended_or_passed_on_and_counted_nowhere(here: Room) -> None:
    """有证据证明与其自身相关的政府信息记录不准确的，可以要求更正；有权更正的核实后更正，不属于本机关职能范围的转送或者告知。"""
    request = clear(here, about="更正记录", asked="本人学籍记录的出生日期有误")
    choices = here.act(request, "choose").form.column("outcome").choices
    assert choices == ("更正申请的答复",)
    end = finish(here, request, "更正申请的答复")
    assert end == End("条例第四十一条", "request-corrected", CHOICE, "")


# ── 第四十二条：信息处理费 ────────────────────────────────────────────────────


def test_42_no_fee_but_for_numbers_clearly_beyond_reason(here: Room) -> None:
    """不收取费用；申请公开的数量、频次明显超过合理范围的，可以收取信息处理费（国办函〔2020〕109号）。"""
    assert [fee(here.today, items=items).total for items in (10, 30, 45)] == [0, 2000, 5500]
    assert [fee(here.today, pages=pages).total for pages in (30, 100, 201)] == [0, 700, 2740]


def test_42_the_time_starts_anew_once_the_fee_is_paid(here: Room) -> None:
    request = clear(here)
    here.at("2026-11-06")
    here.do(request, "charge", basis="按件", count="45", yuan="5500", how="银行")
    here.at("2026-11-09")
    here.do(request, "noticed")
    assert (here.state(request), limits(here, request)) == (
        "待缴费",
        {"payment": "2026-12-07"},
    )  # 20 from the 9th
    here.at("2026-11-16")  # the 10th
    here.do(request, "pay")
    assert (here.state(request), here.due(request)) == ("办理中", "2026-12-14")  # the 30th
    assert here.flags(request) == []


def test_42_who_does_not_pay_within_twenty_working_days_gives_up(here: Room) -> None:
    request = clear(here)
    here.at("2026-11-06")
    here.do(request, "charge", basis="按件", count="45", yuan="5500", how="银行")
    here.at("2026-11-09")
    here.do(request, "noticed")
    here.at("2026-12-07")
    here.do(request, "contact", who="李四", what="电话提醒今天是缴费的最后一天")
    assert "outcome" not in here.act(request, "choose").defaults
    here.at("2026-12-08")
    assert "逾期不缴费" in str(here.act(request, "choose").defaults["outcome"])
    end = finish(here, request, "逾期不缴费", notice_day="2026-11-09", until="2026-12-07")
    law = "条例第四十二条、《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）"
    assert end == End(law, "request-lapsed-fee", CHOICE, "lapsed_fee")
    assert here.flags(request) == []


def test_42_an_unpaid_fee_is_no_giving_up_while_nobody_knows_when_the_notice_came(here: Room) -> None:
    request = clear(here)
    here.do(request, "charge", basis="按件", count="45", yuan="5500", how="银行")
    with pytest.raises(Unfilled):
        here.do(request, "noticed", day="2026-11-03")
    here.at("2026-11-30")
    here.do(request, "contact", who="李四", what="打电话问是否收到")
    here.at("2026-12-21")
    assert "outcome" not in here.act(request, "choose").defaults


# ── 第四十三条：阅读困难、视听障碍 ────────────────────────────────────────────


def test_43_who_has_difficulty_in_reading_seeing_or_hearing_is_helped(here: Room) -> None:
    """申请公开政府信息的公民存在阅读困难或者视听障碍的，行政机关应当为其提供必要的帮助。"""
    request = clear(here, hindered="视力障碍，请读给本人听")
    owed = "申请人需要的帮助（视力障碍，请读给本人听）还没有登记提供（条例第四十三条）"
    assert owed in lines(here, request)
    here.do(request, "help", what="当面朗读、代为填写", who="李四")
    assert here.view(request).record.fact("helped") == "2026-11-02 当面朗读、代为填写（李四）"
    assert owed not in lines(here, request)
    assert "help" not in here.keys(request)  # what is given besides is written to it
    end = finish(here, request, "已主动公开")
    assert (end.letter, here.flags(request)) == ("request-already-public", [])


def test_43_help_that_nobody_recorded_is_told_before_the_answer_and_after_it(here: Room) -> None:
    request = clear(here, hindered="不识字")
    here.choose(request, "已主动公开")
    assert any("第四十三条" in str(one) for one in doubts(here.view(request).case))
    here.answer(request)
    here.do(request, "serve", mail_no="XA1")
    assert here.flags(request) == ["申请人需要的帮助（不识字）到答复送出也没有登记提供"]
    here.do(request, "help", what="寄出以前当面读过", who="李四")  # forgotten to be entered
    assert here.flags(request) == [] and "help" not in here.keys(request)


def test_43_help_that_was_given_at_receipt_leaves_nothing_owed_and_stands_on_the_papers(here: Room) -> None:
    request = here.receive(hindered="听力障碍", helped="笔谈")
    assert not [text for text in lines(here, request) if "还没有登记提供" in text]
    for paper in ("request-registration", "request-receipt"):
        printed = here.desk.papers.prepare(paper, [request], here.today).printed.pdf
        assert "听力障碍" in all_text(printed)
    asked = here.receive(applicant_kind="商业企业", applicant="某公司")
    assert "help" not in here.keys(asked)


# ── 第四十四条：转为主动公开 ──────────────────────────────────────────────────


def test_44_what_many_apply_for_may_become_public_to_all(here: Room) -> None:
    """多个申请人就相同政府信息提出公开申请，且该政府信息属于可以公开的，行政机关可以纳入主动公开的范围。"""
    request = clear(here)
    finish(here, request, "予以公开")
    item = here.do(request, "convert", formed="2026-10-30", why="三人申请同一信息")
    view = here.desk.register.view(item, here.today)
    assert (view.title, view.record.fields["attribute"]) == ("2025年全区学校食堂检查结果", "主动公开")
    assert here.view(request).record.item == item
    assert "convert" not in here.keys(request)


@pytest.mark.parametrize(
    "outcome", ["经检索不存在", "不属于本单位负责公开", "已主动公开", "损害第三方合法权益"]
)
def test_44_where_nothing_was_given_nothing_becomes_public(here: Room, outcome: str) -> None:
    """“该政府信息属于可以公开的”：没有信息、不在本机关、不能公开的，没有可以转的。"""
    request = clear(here)
    finish(here, request, outcome)
    assert here.state(request) == "已答复"
    assert "convert" not in here.keys(request)


# ── 以后 ─────────────────────────────────────────────────────────────────────


def test_an_answer_ordered_anew_is_one_linked_case_and_no_more(here: Room) -> None:
    request = clear(here)
    finish(here, request, "经检索不存在")
    here.do(request, "dispute", path="行政复议", body="区人民政府")
    here.at("2026-11-13")
    here.do(request, "defend", what="答复书、检索记录")
    here.at("2026-12-14")
    here.do(request, "result", result="结果纠正", order_until="2027-01-08")
    again = here.do(request, "anew")
    assert "anew" not in here.keys(request)
    assert limits(here, again)["answer"] == "2027-01-08"
    assert {line.record for one in here.view(request).sections for line in one.lines} >= {again}
    assert here.view(again).record.origin == request
