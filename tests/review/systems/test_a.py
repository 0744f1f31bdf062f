"""《省职教中心信息公开工作制度》(甘职教中〔2021〕23号): review, article by article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.errors import Unfilled

if TYPE_CHECKING:
    from .conftest import Office

CONTEST = "关于举办职业技能竞赛的通知"


def test_articles_12_and_13_an_item_is_reviewed_and_published(zhijiao: Office) -> None:
    """第十二条：均应进行保密审查；第十三条：责任部门和审查人员实施，分管领导协调。"""
    item = zhijiao.enter(CONTEST)
    zhijiao.hand_in(item)
    assert zhijiao.chain(item) == ["责任部门意见", "保密审查", "分管领导审批"]
    zhijiao.sign(item, "建议公开", day="2026-11-03")
    assert zhijiao.waits_for(item) == "保密审查"
    zhijiao.sign(item, "可以公开", day="2026-11-04")
    zhijiao.sign(item, "同意公开", day="2026-11-05")
    assert (zhijiao.state(item), zhijiao.stage(item)) == ("同意公开", "待公开")
    zhijiao.publish(item)
    assert (zhijiao.stage(item), zhijiao.breaches(item), zhijiao.flags(item)) == ("已公开", [], [])


def test_article_12_what_is_not_cleared_is_refused_with_its_grounds(zhijiao: Office) -> None:
    item = zhijiao.enter("某项目谈判情况")
    zhijiao.hand_in(item)
    zhijiao.sign(item, "建议公开")
    with pytest.raises(Unfilled, match="依据和理由"):
        zhijiao.sign(item, "不得公开")
    zhijiao.sign(item, "不得公开", grounds="涉及商业秘密（第三十一条）")
    assert (zhijiao.state(item), zhijiao.stage(item)) == ("不同意公开", "审查不同意")
    assert zhijiao.review(item).case.conclusion == "不同意公开"


def test_article_12_published_without_review_is_recorded_and_flagged(zhijiao: Office) -> None:
    """未经保密审查的信息不得公开。"""
    item = zhijiao.enter(CONTEST)
    zhijiao.publish(item)
    assert zhijiao.stage(item) == "已公开"
    assert zhijiao.breaches(item) == ["公开前没有完整的审查批准记录"]


def test_a4_major_information_needs_the_leader_of_that_business_and_the_main_leader(zhijiao: Office) -> None:
    """第九条：重大单位信息、信息数据、统计信息未经审批的不得发布。"""
    item = zhijiao.enter("2026年就业统计信息", category="统计信息")
    zhijiao.hand_in(item)
    assert zhijiao.chain(item)[3:] == ["业务分管领导审批", "主要领导审批"]
    for opinion in ("建议公开", "可以公开", "同意公开"):
        zhijiao.sign(item, opinion)
    assert (zhijiao.stage(item), zhijiao.waits_for(item)) == ("待审查", "业务分管领导审批")
    zhijiao.sign(item, "同意发布")
    zhijiao.sign(item, "同意发布")
    assert zhijiao.stage(item) == "待公开"


def test_a4_refused_by_the_leader_of_that_business_it_stays_inside(zhijiao: Office) -> None:
    item = zhijiao.enter("重大采购数据", category="信息数据")
    zhijiao.hand_in(item)
    for opinion in ("建议公开", "可以公开", "同意公开"):
        zhijiao.sign(item, opinion)
    zhijiao.sign(item, "不同意发布", grounds="数据尚未核定")
    assert (zhijiao.state(item), zhijiao.stage(item)) == ("不同意公开", "审查不同意")


def test_a6_where_the_line_is_unclear_it_is_not_published_until_somebody_decides(zhijiao: Office) -> None:
    """第十二条：公开与保密界限不清的信息不得公开。"""
    item = zhijiao.enter("校园安全检查情况")
    zhijiao.hand_in(item)
    zhijiao.sign(item, "建议公开")
    zhijiao.sign(item, "界限不清，不得公开", day="2026-11-04")
    assert (zhijiao.state(item), zhijiao.stage(item)) == ("须报审", "待审查")
    zhijiao.act(
        item,
        "escalate",
        day="2026-11-05",
        kind="不能确定是否可以公开",
        to="有关主管部门",
        what="能否公开检查结果",
    )
    zhijiao.act(item, "answered", day="2026-11-12", conclusion="可以公开", paper="某函〔2026〕3号")
    zhijiao.sign(item, "可以公开", day="2026-11-13")
    zhijiao.sign(item, "同意公开", day="2026-11-13")
    assert zhijiao.stage(item) == "待公开"
    assert zhijiao.flags(item) == []


def test_article_13_printing_the_sheet_hands_in_and_tells_where_the_paper_is(zhijiao: Office) -> None:
    """第十三条：审查人员负责日常保密审查和送审工作。"""
    first, second = zhijiao.enter(CONTEST), zhijiao.enter("校园开放日安排")
    number = zhijiao.print("review-item", first, second)
    for item in (first, second):
        review = zhijiao.review(item).record
        assert (review.handed_in, review.out_since, bool(review.sheet)) == ("2026-11-20", "2026-11-20", True)
    assert zhijiao.review(first).record.sheet == number != zhijiao.review(second).record.sheet
    zhijiao.sign(first, "建议公开", day="2026-11-20")
    assert zhijiao.review(first).record.out_since == ""
    assert zhijiao.review(second).record.out_since == "2026-11-20"
