"""台儿庄区政府信息公开四项制度 (台政办字〔2020〕8号): review, article by article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.errors import Refused, Unfilled

if TYPE_CHECKING:
    from .conftest import Office

NOTICE = "关于开展安全生产检查的通知"


def handed_in(office: Office, title: str = NOTICE, **more: object) -> int:
    """An item whose sheet was filled in by the department (第六条第（一）项)."""
    item = office.enter(title, **{"form": "区政府网站", **more})
    office.hand_in(item)
    office.sign(item, "已填写")
    return item


def test_d13_filled_in_reviewed_approved_and_published(taierzhuang: Office) -> None:
    """保密审查制度第六条：填表并明确公开形式；工作机构 1 个工作日内提出意见；主管领导批准；按意见公开。"""
    item = handed_in(taierzhuang)
    assert taierzhuang.chain(item) == ["填写审查表", "工作机构审查", "主管领导批准"]
    assert taierzhuang.review(item).limits[0].due == "2026-11-04"
    taierzhuang.sign(item, "同意公开", day="2026-11-04")
    taierzhuang.sign(item, "同意", day="2026-11-05")
    assert taierzhuang.stage(item) == "待公开"
    taierzhuang.publish(item)
    assert (taierzhuang.stage(item), taierzhuang.breaches(item)) == ("已公开", [])


def test_d13_the_form_of_publication_is_stated_before_the_sheet_counts_as_filled_in(
    taierzhuang: Office,
) -> None:
    item = taierzhuang.enter(NOTICE)
    taierzhuang.hand_in(item)
    with pytest.raises(Refused, match="公开形式"):
        taierzhuang.sign(item, "已填写")


def test_d13_a_refusal_needs_grounds_and_is_itself_approved(taierzhuang: Office) -> None:
    """不同意公开的应说明依据和理由，报主管领导批准；批准后不予公开。"""
    item = handed_in(taierzhuang)
    with pytest.raises(Unfilled, match="依据和理由"):
        taierzhuang.sign(item, "不同意公开")
    taierzhuang.sign(item, "不同意公开", grounds="涉及个人隐私（第九条）")
    assert (taierzhuang.state(item), taierzhuang.waits_for(item)) == ("在办", "主管领导批准")
    taierzhuang.sign(item, "不同意")
    assert (taierzhuang.state(item), taierzhuang.stage(item)) == ("不同意公开", "审查不同意")


def test_d13_the_leaders_tick_is_on_the_item_and_not_on_the_opinion(taierzhuang: Office) -> None:
    """审查表上主管领导勾同意、不同意：说的是这条信息；与工作机构不一致的，由工作机构重新审查。"""
    item = handed_in(taierzhuang)
    taierzhuang.sign(item, "不同意公开", day="2026-11-04", grounds="涉及个人隐私（第九条）")
    taierzhuang.sign(item, "同意", day="2026-11-05")
    assert (taierzhuang.state(item), taierzhuang.waits_for(item)) == ("退回", "工作机构审查")


def test_d13_what_the_leader_does_not_approve_is_reviewed_anew(taierzhuang: Office) -> None:
    """主管领导不予批准的，由工作机构重新审查提出意见后再报。"""
    item = handed_in(taierzhuang)
    taierzhuang.sign(item, "同意公开", day="2026-11-04")
    taierzhuang.sign(item, "不同意", day="2026-11-05", grounds="第三段再核一次")
    assert (taierzhuang.state(item), taierzhuang.waits_for(item)) == ("退回", "工作机构审查")
    taierzhuang.sign(item, "同意公开", day="2026-11-06")
    taierzhuang.sign(item, "同意", day="2026-11-06")
    assert (taierzhuang.state(item), taierzhuang.flags(item)) == ("同意公开", [])


def test_d6_a_third_party_must_agree_or_the_public_interest_weigh_more(taierzhuang: Office) -> None:
    """主动公开工作制度第十五条。"""
    item = handed_in(taierzhuang, third_party="是")
    taierzhuang.sign(item, "同意公开")
    taierzhuang.sign(item, "同意")
    publish = next(act for act in taierzhuang.item(item).acts if act.key == "publish")
    assert not publish.primary and "第三方" in publish.note
    taierzhuang.publish(item)
    assert "涉及第三方，公开时没有同意书或公共利益理由" in taierzhuang.breaches(item)


def test_d15_what_cannot_be_decided_goes_to_the_authority_or_the_secrecy_administration(
    taierzhuang: Office,
) -> None:
    """第八条：主管业务方面的向上一级主管部门申报；其他的向同级保密行政管理部门申报。"""
    item = handed_in(taierzhuang)
    taierzhuang.sign(item, "不能确定，报审", day="2026-11-04")
    assert taierzhuang.state(item) == "须报审"
    to = taierzhuang.acts(item)["escalate"].form.column("to").choices
    assert {"上一级主管部门（主管业务方面）", "同级保密行政管理部门（其他方面）"} <= set(to)
    asked = {"kind": "不能确定是否可以公开", "to": "上一级主管部门（主管业务方面）", "what": "能否公开"}
    taierzhuang.act(item, "escalate", day="2026-11-05", **asked)
    taierzhuang.act(item, "answered", day="2026-11-10", conclusion="不得公开")
    taierzhuang.sign(item, "不同意公开", day="2026-11-10", grounds="上一级主管部门答复不得公开")
    taierzhuang.sign(item, "不同意", day="2026-11-11")
    assert taierzhuang.stage(item) == "审查不同意"


def test_d16_a_declassification_is_put_on_file(taierzhuang: Office) -> None:
    """第九条：符合法定解密条件的，办理解密手续再公开，解密情况及时报同级保密行政管理部门备案。"""
    item = handed_in(taierzhuang, "代称：丙类情况")
    told = {"manner": "提前解密", "checked_with": "原定密机关", "by": "柳审查", "noted": "保密室 3-12"}
    taierzhuang.act(item, "declassify", day="2026-11-04", **told)
    assert taierzhuang.state(item) == "先行解密"
    assert any("还没有报同级保密行政管理部门备案" in line for line in taierzhuang.told(item, "解密"))
    taierzhuang.act(item, "filed", day="2026-11-05")
    assert taierzhuang.state(item) == "在办"
    taierzhuang.sign(item, "同意公开", day="2026-11-05")
    taierzhuang.sign(item, "同意", day="2026-11-05")
    assert (taierzhuang.state(item), taierzhuang.stage(item)) == ("同意公开", "待公开")


def test_d17_the_part_that_is_left_is_reviewed_again(taierzhuang: Office) -> None:
    """第十条：采取删除、变更等方式进行非密处理后，经保密审查后可予以公开。"""
    item = handed_in(taierzhuang)
    taierzhuang.sign(item, "不同意公开", grounds="附件二涉密")
    hidden = {"hidden": "附件二", "why": "第十条", "agreed": "苏副主任"}
    taierzhuang.act(item, "partial", day="2026-11-05", **hidden)
    assert taierzhuang.stage(item) == "待审查"
    taierzhuang.hand_in(item, day="2026-11-06")
    for opinion in ("已填写", "同意公开", "同意"):
        taierzhuang.sign(item, opinion, day="2026-11-06")
    assert taierzhuang.stage(item) == "待公开"
    assert taierzhuang.review(item).record.round == 2


def test_d18_the_chain_says_who_answers_for_it(taierzhuang: Office) -> None:
    """第十三条：追究审批人、提供信息部门负责人和直接责任人的责任。"""
    item = handed_in(taierzhuang)
    taierzhuang.sign(item, "同意公开", day="2026-11-04")
    taierzhuang.sign(item, "同意", day="2026-11-05")
    signed = [
        (one.step.title, one.said.who, one.said.day.isoformat())
        for one in taierzhuang.review(item).case.chain
        if one.said
    ]
    assert signed == [
        ("填写审查表", "马办事", "2026-11-03"),
        ("工作机构审查", "柳审查", "2026-11-04"),
        ("主管领导批准", "苏副主任", "2026-11-05"),
    ]


def test_the_annex_sheet_goes_out_with_many_items_and_an_early_signature_is_flagged(
    taierzhuang: Office,
) -> None:
    """第六条第（四）项、附件：信息发布保密审查表，一表多行；签在打印以前的照实记下。"""
    items = [handed_in(taierzhuang), handed_in(taierzhuang, "关于汛期值守的通知")]
    number = taierzhuang.print("review-list", *items)
    for item in items:
        assert taierzhuang.review(item).record.sheet == number
        assert taierzhuang.review(item).record.out_since == "2026-11-20"
    with pytest.raises(Unfilled, match="打印日期"):
        taierzhuang.sign(items[0], "同意公开", day="2026-11-04")
    taierzhuang.sign(items[0], "同意公开", day="2026-11-04", reason="先签字后补印")
    assert taierzhuang.flags(items[0]) == [f"工作机构审查的日期早于 {number} 号表的打印日期 2026-11-20"]
    taierzhuang.sign(items[1], "同意公开", day="2026-11-20")
    assert taierzhuang.review(items[1]).record.out_since == ""
