"""《泰安市教育局政务公开领导小组工作细则》(2020-10-11发布): review, article by article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.errors import Refused, Unfilled

if TYPE_CHECKING:
    from .conftest import Office

PLAN = "全市教育系统信用管理情况"


def test_c22_handler_head_and_office_agree_and_the_paper_is_kept(jiaoyu: Office) -> None:
    """第十八条：经办人提出初步意见，科室主要负责人和办公室分管负责人审核同意后公开，书面意见存档备查。"""
    item = jiaoyu.enter(PLAN)
    jiaoyu.hand_in(item)
    assert jiaoyu.chain(item) == ["初步意见", "科室主要负责人审核", "办公室审核"]
    jiaoyu.sign(item, "建议公开", day="2026-11-03")
    jiaoyu.sign(item, "同意公开", day="2026-11-04")
    assert jiaoyu.stage(item) == "待审查"
    jiaoyu.sign(item, "同意公开", day="2026-11-05", paper="2026-审-017")
    assert jiaoyu.stage(item) == "待公开"
    said = jiaoyu.review(item).case.chain[-1].said
    assert said is not None and said.paper == "2026-审-017"
    jiaoyu.publish(item)
    assert (jiaoyu.stage(item), jiaoyu.breaches(item)) == ("已公开", [])


def test_c22_the_head_of_the_department_may_stop_it(jiaoyu: Office) -> None:
    item = jiaoyu.enter("内部会议安排")
    jiaoyu.hand_in(item)
    jiaoyu.sign(item, "建议公开")
    with pytest.raises(Unfilled, match="依据和理由"):
        jiaoyu.sign(item, "不同意公开")
    jiaoyu.sign(item, "不同意公开", grounds="内部事务信息，条例第十六条第一款")
    assert (jiaoyu.state(item), jiaoyu.stage(item)) == ("不同意公开", "审查不同意")


def test_c22_one_matter_one_review_though_two_share_the_batch(jiaoyu: Office) -> None:
    """第十八条：一事一审。"""
    first, second = jiaoyu.enter(PLAN), jiaoyu.enter("学校名录")
    jiaoyu.hand_in(first, second)
    assert jiaoyu.review(first).record.number != jiaoyu.review(second).record.number
    jiaoyu.sign(first, "建议不公开", grounds="还没有核对")
    assert (jiaoyu.waits_for(first), jiaoyu.waits_for(second)) == ("科室主要负责人审核", "初步意见")


def test_c22_papers_of_the_weekly_batch_carry_the_review_at_drafting(jiaoyu: Office) -> None:
    """第三条第（一）项、第十八条：定期主动发布的文函不另填审查表，引用发文审签时的审查结论。"""
    signed = "审签单 2026-118，同意公开"
    item = jiaoyu.enter("关于开学工作的通知", finished="2026-11-12", drafting_review=signed)
    assert (jiaoyu.stage(item), "hand_in" in [act.key for act in jiaoyu.item(item).acts]) == ("待公开", False)
    with pytest.raises(Refused, match="发文审签"):
        jiaoyu.hand_in(item)
    jiaoyu.publish(item)
    assert jiaoyu.breaches(item) == []


def test_c18_a_decision_without_its_hearing_is_not_simply_agreed_to(jiaoyu: Office) -> None:
    """第十三条第（一）项：未履行听证、公开征求意见、邀请列席程序的，一律退回补正。"""
    undone = "没有履行，退回补正"
    item = jiaoyu.enter("关于调整学区划分的决定")
    jiaoyu.hand_in(item)
    for opinion in ("建议公开", "同意公开"):
        jiaoyu.sign(item, opinion)
    jiaoyu.sign(item, "同意公开", procedure=undone)
    assert jiaoyu.flags(item) == [f"办公室审核“同意公开”，而行政决策的听证、征求意见、列席是“{undone}”"]
    other = jiaoyu.enter("关于调整学校布局的决定")
    jiaoyu.hand_in(other)
    for opinion in ("建议公开", "同意公开"):
        jiaoyu.sign(other, opinion)
    jiaoyu.sign(other, "不同意公开", procedure=undone, grounds="细则第十三条第（一）项")
    assert jiaoyu.flags(other) == []


def test_c18_a_policy_document_without_its_explanation_is_sent_back(jiaoyu: Office) -> None:
    """第十三条第（二）项：未附政策解读的政策性文件，一律退回补正。"""
    item = jiaoyu.enter(
        "关于印发管理办法的通知", category="规范性文件和政策性文件", interpretation="需要解读"
    )
    jiaoyu.hand_in(item)
    jiaoyu.act(item, "return", day="2026-11-04", why="没有附政策解读")
    assert jiaoyu.state(item) == "退回"
    jiaoyu.act(item, "resubmit", day="2026-11-06", how="补了图解")
    assert (jiaoyu.state(item), jiaoyu.waits_for(item)) == ("在办", "初步意见")
    for opinion in ("建议公开", "同意公开", "同意公开"):
        jiaoyu.sign(item, opinion, day="2026-11-06")
    publish = next(act for act in jiaoyu.item(item).acts if act.key == "publish")
    assert "政策解读" in publish.note and not publish.primary


def test_c23_the_attribute_is_set_at_the_source_and_withholding_has_its_basis(jiaoyu: Office) -> None:
    """第十九条：起草环节认定属性；拟不予公开的，要有充分的法律、法规或规章依据。"""
    with pytest.raises(Unfilled, match="公开属性"):
        jiaoyu.enter(PLAN, attribute="")
    with pytest.raises(Unfilled, match="理由"):
        jiaoyu.enter("内部工作流程", attribute="不予公开")
    withheld = {"attribute": "不予公开", "withheld_reason": "内部事务：内部工作流程"}
    with pytest.raises(Unfilled, match="第十九条"):
        jiaoyu.enter("内部工作流程", **withheld)
    item = jiaoyu.enter("内部工作流程", basis="条例第十六条第一款", **withheld)
    assert jiaoyu.stage(item) == "待审查", "办公室在公文审核环节把关"
    jiaoyu.hand_in(item)
    for opinion in ("建议不公开", "不同意公开", "不同意公开"):
        jiaoyu.sign(item, opinion, grounds="条例第十六条第一款")
    assert (jiaoyu.stage(item), jiaoyu.state(item)) == ("不予公开", "不同意公开")
