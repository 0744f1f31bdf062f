"""Coordination as the five documents and the 条例 have it, system by system."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongkai_desktop.coordination.letter import CONTENTS
from gongkai_desktop.coordination.limits import send_by
from gongkai_desktop.errors import Unfilled

from .conftest import Room

Office = Callable[[str], Room]


def test_a5_a_coordination_letter_with_the_full_text_wants_its_answer_in_two_working_days(
    office: Office,
) -> None:
    room = office("gansu-zhijiao")
    item = room.item()
    letter = room.send(item, to="某职业学院", day="2026-11-20")
    view = room.view(letter)
    assert view.case.letter.full_text
    assert view.case.letter.reply_by == "2026-11-24", "from Friday the Monday and Tuesday that follow"
    assert view.deadline is not None and "第十条" in view.deadline.citations[0]
    assert room.letters.form(room.today, [item]).form.title == "信息发布协调函"


def test_a5_silence_is_not_consent_where_the_document_says_nothing(office: Office) -> None:
    room = office("gansu-zhijiao")
    item = room.item()
    letter = room.send(item, day="2026-11-20")
    room.approve(item)
    room.at("2026-11-30")
    assert room.view(letter).urgency.key == "overdue"
    assert not room.offered(item)
    room.do(letter, "silent")
    assert room.view(letter).status.words == "逾期未复"
    assert "还没有答复" in room.publishing(item)
    room.do(letter, "decide", verdict="公开", by="分管领导", grounds="不影响对方工作")
    assert room.offered(item)


def test_c15_of_silent_organs_consent_is_taken_and_of_silent_persons_not(office: Office) -> None:
    """细则第十条说的是依申请公开；主动公开的，机关的沉默由本机关决定，第三方的沉默不是同意（条例第十五条）。"""
    room = office("taian-jiaoyu")
    requested = room.item("班额情况", attribute="依申请公开")
    for to, kind, silence, article in (
        ("市交通局", "机关", "consent", "第十条第（一）项"),
        ("王小明", "个人", "withhold", "第十条第（二）项"),
    ):
        letter = room.send(requested, to=to, kind=kind, day="2026-10-12")
        assert room.view(letter).case.letter.silence == silence
        assert article in next(act for act in room.view(letter).acts if act.key == "silent").note
    organ, person = room.item("校车线路"), room.item("获奖名单")
    asked = room.send(organ, to="市交通局", day="2026-10-12")
    third = room.send(person, to="王小明", kind="个人", day="2026-10-12")
    room.approve(organ)
    room.approve(person)
    assert [room.view(letter).case.letter.silence for letter in (asked, third)] == ["undecided", "withhold"]
    assert not room.offered(organ)
    assert not room.offered(person)
    assert "条例第十五条" in next(act for act in room.view(third).acts if act.key == "silent").note
    assert "一般不公开" in room.publishing(person)
    room.do(third, "silent")
    assert room.view(third).status.words == "不公开"
    room.do(third, "reply", verdict="同意公开")
    assert room.offered(person), "consent in writing, however late"


def test_c15_a_company_is_a_third_party_too(office: Office) -> None:
    room = office("taian-jiaoyu")
    letter = room.send(room.item("采购合同"), to="某公司", kind="单位", day="2026-10-12")
    assert room.view(letter).case.letter.silence == "withhold"
    assert "一般不公开" in room.view(letter).acts[0].title


def test_c15_the_form_says_what_silence_comes_to_on_either_side(office: Office) -> None:
    room = office("taian-jiaoyu")
    note = room.letters.form(room.today, [room.item(attribute="依申请公开")]).note
    assert "15个工作日内答复（条例第三十四条）" in note.replace(" ", "")
    assert "逾期不答复的，视为同意" in note
    assert "单位和个人逾期不答复的，一般不公开" in note
    own = room.letters.form(room.today, [room.item("另一件")]).note
    assert "逾期不答复的，由本机关决定" in own and "条例第十五条" in own and "细则" not in own


def test_c15_an_organ_that_refuses_without_sufficient_basis_does_not_stop_publication(office: Office) -> None:
    room = office("taian-jiaoyu")
    item = room.item("校车线路")
    letter = room.send(item, to="市交通局", day="2026-11-12")
    room.do(letter, "reply", verdict="不同意公开", grounds="没有写依据")
    room.approve(item)
    assert not room.offered(item)
    room.do(letter, "decide", verdict="公开", by="办公室会商", grounds="依据不充分，一般公开")
    assert room.offered(item)
    assert room.flags(letter) == []


def test_d8_the_letter_is_owed_five_working_days_after_formation(room: Room) -> None:
    item = room.item(formed="2026-11-02")
    assert room.view(room.send(item, day="2026-11-09")).case.letter.send_by == "2026-11-09"
    late = room.send(item, day="2026-11-10")
    assert room.flags(late) == ["征求意见函晚于 2026-11-09 发出"]
    assert "第五条" in room.view(late).breaches[0].article


def test_d8_the_five_days_count_from_the_last_change(room: Room) -> None:
    item = room.item(formed="2026-09-01")
    room.approve(item)
    room.publish(item)
    facts = {"day": "2026-11-16", "why": "调整线路"}
    room.desk.register.perform(item, "change", facts, actor=room.actor, today=room.today)
    assert room.view(room.send(item, day="2026-11-18")).case.letter.send_by == "2026-11-23"


def test_d8_information_that_is_not_to_be_published_has_no_such_limit(room: Room) -> None:
    item = room.item(attribute="依申请公开", basis="条例")
    assert room.view(room.send(item, day="2026-11-18")).case.letter.send_by == ""


def test_d9_asking_about_a_request_is_owed_five_working_days_after_it_came_in(room: Room) -> None:
    limit = room.letters.rule.send_within
    assert limit is not None
    owed = send_by(["2026-11-13"], limit, room.desk.calendar.workdays)
    assert owed.day == "2026-11-20", "received on a Friday, five working days later"


def test_d10_a_letter_holds_the_four_contents(room: Room) -> None:
    item = room.item(doc_no="台教发〔2026〕7号", summary="检查办法")
    act = room.letters.form(room.today, [item])
    assert set(CONTENTS) <= set(act.form.keys)
    assert [act.defaults[key] for key in ("name", "doc_no", "description", "formed", "publisher")] == [
        "关于校园安全的通知", "台教发〔2026〕7号", "检查办法", "2026-11-02", "某局",
    ]  # fmt: skip
    for empty in ("name", "matter", "own"):
        with pytest.raises(Unfilled) as unfilled:
            room.send(item, **{empty: ""})
        assert list(unfilled.value.fields) == [empty]
    told = [line.text for section in room.view(room.send(item)).sections for line in section.lines]
    assert "需协商、确认的事项：是否同意公开，内容是否准确一致" in told
    assert "本机关的意见和依据：拟主动公开" in told


def test_d11_silence_is_consent_once_the_time_is_over(room: Room) -> None:
    item = room.item()
    letter = room.send(item, day="2026-11-04")
    room.approve(item)
    due = room.view(letter).case.letter.reply_by
    room.at(due)
    assert not room.offered(item)
    room.at("2026-11-27")
    assert room.offered(item)
    assert room.keys(letter)[0] == "silent"
    room.do(letter, "silent")
    assert room.view(letter).status.words == "视为同意"
    room.publish(item)
    assert not [text for text in room.breaches(item) if "意见" in text]


def test_d11_a_disagreement_goes_up_to_be_settled(room: Room) -> None:
    item = room.item()
    letter = room.send(item, day="2026-11-04")
    room.approve(item)
    room.do(letter, "reply", day="2026-11-06", verdict="不同意公开", grounds="数据未核实")
    assert "不同意公开" in room.publishing(item)
    escalate = next(act for act in room.view(letter).acts if act.key == "escalate")
    assert escalate.primary and "第九条" in escalate.note
    room.do(letter, "escalate", day="2026-11-09", what="我局认为应当公开", number="台教〔2026〕1号")
    room.do(letter, "decide", day="2026-11-13", verdict="公开", grounds="协商一致")
    assert room.view(letter).status.words == "已协商"
    assert room.flags(letter) == []
    assert room.offered(item)


def test_d11_deciding_alone_against_the_other_side_is_flagged(room: Room) -> None:
    letter = room.send(room.item(), day="2026-11-04")
    room.do(letter, "reply", verdict="部分同意", grounds="附表不宜公开")
    room.do(letter, "decide", verdict="部分公开", by="本机关", grounds="只公开正文")
    assert [text for text in room.flags(letter) if "协商" in text]


def test_d12_an_objection_to_what_was_published_without_asking(room: Room) -> None:
    item = room.item()
    room.approve(item)
    room.publish(item)
    act = next(one for one in room.panel(item).acts if one.key == "object")
    assert "采取补救措施" in act.note
    values = {**act.defaults, "who": "区民政局", "what": "数据应由我局公布", "reported": True}
    letter = room.desk.register.perform(item, "object", values, actor=room.actor, today=room.today).act
    assert room.view(letter).status.words == "异议待处理"
    assert "没有与区民政局协商就公开，对方提出异议" in room.breaches(item)
    room.do(letter, "remedy", result="采取补救措施", what="撤下并更正")
    assert room.view(letter).status.words == "已补救"
    assert room.shown("open") == []
    assert [flag.text for flag in room.view(letter).breaches] == ["没有协商一致就公开，对方提出异议"]


def test_d12_an_unfounded_objection_blames_nobody(room: Room) -> None:
    item = room.item()
    room.approve(item)
    room.publish(item)
    values = {"day": "2026-11-20", "kind": "机关", "who": "区民政局", "what": "数据应由我局公布"}
    letter = room.desk.register.perform(item, "object", values, actor=room.actor, today=room.today).act
    room.do(letter, "remedy", result="经核对异议不成立", what="已书面同意")
    assert room.flags(letter) == []
    assert not [text for text in room.breaches(item) if "异议" in text]


def test_d12_an_objection_cannot_come_before_the_publication(room: Room) -> None:
    item = room.item()
    room.approve(item)
    room.publish(item)
    values = {"day": "2026-11-19", "kind": "机关", "who": "区民政局", "what": "数据有误"}
    with pytest.raises(Unfilled, match="早于公开日期"):
        room.desk.register.perform(item, "object", values, actor=room.actor, today=room.today)


def test_d14_information_made_together_is_published_with_the_others_word_in_writing(room: Room) -> None:
    item = room.item(source="共同制作，本机关牵头")
    room.approve(item)
    assert "还没有征求其他机关的意见" in room.publishing(item)
    assert room.panel(item).status.words == "待征求意见"
    told = [line.text for section in room.panel(item).sections for line in section.lines]
    assert any("应在 2026-11-09 前书面征求其他机关的意见" in text for text in told)
    letter = room.send(item, day="2026-11-20")
    assert not room.offered(item)
    room.do(letter, "reply", verdict="同意公开", paper="台财函〔2026〕9号")
    assert room.offered(item)


def test_d14_published_alone_it_is_flagged(room: Room) -> None:
    item = room.item(source="共同制作，本机关牵头")
    room.approve(item)
    room.publish(item)
    assert "共同制作的信息，没有征求其他机关的意见就公开" in room.breaches(item)


def test_e5_nothing_is_published_before_the_other_side_confirmed(office: Office) -> None:
    room = office("tangshan-renshe")
    item = room.item("拟录用人员名单")
    letter = room.send(item, to="王小明", kind="个人", day="2026-10-12", reply_by="2026-10-16")
    room.approve(item)
    room.do(letter, "silent")
    room.do(letter, "decide", verdict="公开", by="局务会", grounds="公共利益")
    assert not room.offered(item), "nobody's decision stands for the confirmation"
    assert "还没有经第三方确认" in room.publishing(item)
    room.publish(item)
    assert "没有经第三方确认就公开" in room.breaches(item)


def test_e5_confirmed_it_may_go_out(office: Office) -> None:
    room = office("tangshan-renshe")
    item = room.item("拟录用人员名单")
    letter = room.send(item, to="某公司", kind="单位", day="2026-11-12", reply_by="2026-11-30")
    room.approve(item)
    room.do(letter, "reply", verdict="同意公开")
    assert room.offered(item)
    room.publish(item)
    assert not [text for text in room.breaches(item) if "确认就公开" in text]


def test_the_law_alone_lets_the_office_decide_after_silence(office: Office) -> None:
    room = office("tiaoli")
    letter = room.send(room.item(), day="2026-10-12", reply_by="2026-10-20")
    assert room.view(letter).case.letter.silence == "undecided"
    assert room.keys(letter)[0] == "reply"
    room.do(letter, "silent")
    assert "decide" in room.keys(letter)


def test_an_office_without_a_rule_of_its_own_asks_by_the_law(office: Office) -> None:
    room = office("weichang-dangan")
    letter = room.send(room.item(), day="2026-11-12", reply_by="2026-11-30")
    assert "条例第十一条" in room.letters.rule.organ.article
    assert room.view(letter).status.words == "待回"


def test_d11_dates_that_cannot_meet_the_publication_limit_are_warned_of(room: Room) -> None:
    """第 5 个工作日发出、15 个工作日答复，就是公开期限的最后一天：发函以前、等复函的时候都提醒。"""
    early, late = room.item(formed="2026-11-18"), room.item("晚了的", formed="2026-10-28")
    assert room.panel(late).case.now.due == "2026-11-25"
    assert "来不及" not in room.letters.form(room.today, [early]).note
    note = room.letters.form(room.today, [late, early]).note
    assert note.startswith("来不及：今天发出，10 个工作日内答复就到 2026-12-04，公开期限是 2026-11-25；")
    room.send(late, day="2026-11-18")
    lines = [line.text for section in room.panel(late).sections for line in section.lines]
    assert any("等到 2026-12-02 才答复，2026-11-25 前就来不及公开，请催办" in line for line in lines)
    joint = room.item("联合发文", formed="2026-10-28", source="共同制作，本机关牵头")
    lines = [line.text for section in room.panel(joint).sections for line in section.lines]
    assert any("今天发函" in line and "2026-11-25 前来不及公开" in line for line in lines)
