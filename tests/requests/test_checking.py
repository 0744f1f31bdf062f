"""What is doubtful about an answer before it goes out: each of the things that courts overturn answers for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gongkai_desktop.data import resource
from gongkai_desktop.office import events
from gongkai_desktop.office.people import Profile
from gongkai_desktop.requests.case import RequestCase
from gongkai_desktop.requests.checking import doubts, proposed
from gongkai_desktop.requests.outcomes import LIMB
from gongkai_desktop.requests.request import WHOLE, Chosen, Correction, Search

from .conftest import DAY, Room

OFFICE = Profile(1, "甲局", organ="行政机关", review_body="甲县人民政府", court="甲县人民法院")


def standing(room: Room, key: str, **facts: str) -> RequestCase:
    """An application with that outcome and these facts."""
    case = room.view(room.receive()).case
    chosen = Chosen(1, DAY, WHOLE, key, facts, written=DAY)
    return replace(case, request=replace(case.request, chosen=(chosen,)), office=OFFICE)


def codes(case: RequestCase) -> dict[str, bool]:
    return {one.code: one.wrong for one in doubts(case)}


THIRD = {
    "third": "甲公司", "asked_third": "经书面征求意见，第三方不同意公开", "reason": "会损害其经营",
    "public_interest": "不会", LIMB: "商业秘密",
}  # fmt: skip


@pytest.mark.parametrize(
    ("key", "facts", "code", "wrong"),
    [
        (
            "not_exist",
            {"places": "甲", "words": "乙", "searcher": "丙", "searched": DAY, "found": "无"},
            "search",
            False,
        ),
        ("internal", {"reason": "属于内部事务信息", LIMB: "人事管理"}, "discretion", False),
        ("third_party", THIRD, "unasked", True),
        ("safety", {"reason": "会影响稳定"}, "limb", True),
        ("forbidden", {"law": "《某某管理办法》第三条"}, "law", False),
        ("granted", {"given": "甲", "way": "纸质", "amount": "1 份", "handover": "随信"}, "review", True),
        ("granted", {"given": "甲"}, "empty", True),
        ("excessive", {"notice_day": DAY, "said": "无", "reason": "反复提出"}, "unheard", True),
        ("lapsed_correction", {"notice_day": DAY, "until": "2027-01-05"}, "running", True),
        ("lapsed_fee", {"notice_day": DAY, "until": "2026-10-05"}, "uncharged", True),
        ("repeated", {"former_no": "1", "former_doc": "2", "former_day": "2027-01-01"}, "future", False),
    ],
)
def test_what_courts_overturn_answers_for_is_doubted(
    here: Room, key: str, facts: dict[str, str], code: str, wrong: bool
) -> None:
    found = codes(standing(here, key, **facts))
    assert found.get(code) is wrong


def test_an_answer_in_order_is_not_doubted(here: Room) -> None:
    case = standing(here, "publication", how="到书店购买", **{LIMB: "书籍"})
    assert doubts(case) == ()


def test_without_the_bodies_of_remedy_no_answer_is_final(here: Room) -> None:
    case = replace(
        standing(here, "publication", how="到书店购买", **{LIMB: "书籍"}), office=Profile(1, "甲局")
    )
    assert codes(case) == {"bodies": True}
    assert codes(replace(case, office=Profile(1, "甲校", organ="公共企事业单位"))) == {}


def test_late_is_told_and_never_kept_from_going_out(here: Room) -> None:
    case = standing(here, "publication", how="到书店购买", **{LIMB: "书籍"})
    here.at("2027-01-11")
    late = replace(here.view(case.request.number).case, request=case.request, office=OFFICE)
    assert codes(late) == {"late": False}


def test_a_matter_without_an_answer_is_silence(here: Room) -> None:
    case = here.view(here.receive(asked="甲\n乙")).case
    chosen = Chosen(1, DAY, 1, "publication", {"how": "到书店购买", LIMB: "书籍"}, written=DAY)
    case = replace(case, request=replace(case.request, chosen=(chosen,)), office=OFFICE)
    assert [str(one) for one in doubts(case)] == ["第2项内容没有处理结果（条例第三十六条）"]


def test_facts_are_proposed_from_the_record_and_doubted_where_they_differ(here: Room) -> None:
    case = standing(
        here, "not_exist", places="甲", words="乙", searcher="王五", searched="2026-11-01", found="无"
    )
    search = Search(1, DAY, "档案室", "校车", "李四", "没有找到")
    request = replace(case.request, searches=(search,))
    assert proposed(request, "not_exist") == {"searched": DAY}
    told = {one.text for one in doubts(replace(case, request=request)) if one.code == "record"}
    assert told == {"检索日期写的是 2026-11-01，登记的是 2026-11-02"}
    correction = Correction(1, DAY, "写明年度", "2026-11-25", "补1号", corrected="2026-11-10")
    request = replace(case.request, corrections=(correction,))
    assert proposed(request, "unclear") == {
        "notice_day": DAY,
        "notice_no": "补1号",
        "reply_day": "2026-11-10",
    }


def test_the_act_that_issues_and_the_panel_tell_the_doubts(here: Room) -> None:
    request = here.receive()
    here.do(request, "examine", found="要求提供公开出版物")
    here.choose(request, "要求提供公开出版物")
    while here.view(request).case.next_step:
        here.do(request, "approve", who="张局长")
    told = "“本单位”里没有填行政复议机关，救济写不全"
    assert told in here.act(request, "issue").note
    assert any(told in line.text for section in here.view(request).sections for line in section.lines)
    here.desk.records.append(
        [events.changed(here.desk.office.profile.id, here.today, {"review_body": "甲", "court": "乙"})],
        actor=here.actor,
    )
    assert here.act(request, "issue").note == "签发后打印、盖章、送达"


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("{remedy}", "特此。", "没有救济段"),
        ("特此答复。", "可以向法院起诉。", "另外写了救济"),
        ("{by}{article}的规定，", "", "没有依据"),
    ],
)
def test_an_own_wording_that_contradicts_its_outcome_does_not_print_as_final(
    here: Room, old: str, new: str, fault: str
) -> None:
    name = "request-publication.toml"
    own = here.desk.folder.forms
    own.mkdir(exist_ok=True)
    text = (resource("letters") / name).read_text(encoding="utf-8")
    (own / name).write_text(text.replace(old, new), encoding="utf-8")
    request = here.receive()
    here.do(request, "examine", found="要求提供公开出版物")
    here.choose(request, "要求提供公开出版物")
    assert any(fault in one for one in here.letter(request).faults)
