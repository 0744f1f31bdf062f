"""《政府信息公开条例》 by itself: review in an office that has no rules of its own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.errors import Unfilled
from gongkai_desktop.office.founding import choose_rules

if TYPE_CHECKING:
    from .conftest import Office

BUDGET = "2027年部门预算"


def approved(law: Office, title: str = BUDGET) -> int:
    item = law.enter(title)
    law.hand_in(item)
    for opinion in ("同意公开", "可以公开", "同意公开"):
        law.sign(item, opinion, day="2026-11-04")
    return item


def test_article_17_reviewed_before_it_is_published(law: Office) -> None:
    item = approved(law)
    assert law.chain(item) == ["内容审核", "保密审查", "公开审核"]
    assert (law.state(item), law.stage(item)) == ("同意公开", "待公开")
    law.publish(item)
    assert (law.stage(item), law.breaches(item), law.flags(item)) == ("已公开", [], [])


def test_articles_14_to_16_what_may_not_be_published_is_refused_with_its_grounds(law: Office) -> None:
    item = law.enter("讨论记录")
    law.hand_in(item)
    law.sign(item, "同意公开")
    with pytest.raises(Unfilled, match="依据和理由"):
        law.sign(item, "不得公开")
    law.sign(item, "不得公开", grounds="过程性信息，条例第十六条第二款")
    assert (law.state(item), law.stage(item)) == ("不同意公开", "审查不同意")


def test_articles_14_to_16_point_at_what_calls_for_care_before_the_first_opinion(law: Office) -> None:
    item = law.enter("困难学生资助名单公示")
    law.hand_in(item)
    (caution,) = law.review(item).case.cautions
    assert "个人隐私" in caution.title and caution.article == "条例第十五条"


def test_article_37_part_of_it_is_hidden_and_what_is_left_reviewed_again(law: Office) -> None:
    item = law.enter("救助名单")
    law.hand_in(item)
    law.sign(item, "同意公开")
    hidden = {"hidden": "证件号码和住址两栏", "why": "个人隐私，条例第十五条", "agreed": "苏副主任"}
    law.act(item, "partial", day="2026-11-04", **hidden)
    assert (law.state(item), law.stage(item)) == ("区分处理", "待审查")
    law.hand_in(item, day="2026-11-05")
    for opinion in ("同意公开", "可以公开", "同意公开"):
        law.sign(item, opinion, day="2026-11-05")
    law.publish(item)
    assert (law.stage(item), law.breaches(item)) == ("已公开", [])


def test_article_17_what_cannot_be_decided_is_referred(law: Office) -> None:
    item = law.enter("联合检查情况")
    law.hand_in(item)
    law.sign(item, "同意公开")
    law.sign(item, "不能确定，报审", day="2026-11-04")
    assert law.state(item) == "须报审"
    asked = {"kind": "不能确定是否可以公开", "to": "保密行政管理部门", "what": "能否公开"}
    law.act(item, "escalate", day="2026-11-05", **asked)
    assert law.review(item).limits == ()
    law.act(item, "answered", day="2026-11-10", conclusion="可以公开")
    law.sign(item, "可以公开", day="2026-11-10")
    assert law.waits_for(item) == "公开审核"


def test_an_item_changed_after_its_approval_is_reviewed_again(law: Office) -> None:
    """保密法实施条例第四十二条：逐项审查。"""
    item = approved(law)
    law.do(item, "amend", title="2027年部门预算（修订）", why="数字更正")
    assert law.stage(item) == "待审查"
    assert law.state(item) == "须重新审查"
    assert any("信息名称" in line for line in law.told(item, "送审"))
    law.hand_in(item, day="2026-11-09")
    assert (law.state(item), law.waits_for(item), law.review(item).record.round) == ("在办", "内容审核", 2)


def test_withdrawn_from_review_it_can_be_handed_in_again(law: Office) -> None:
    item = law.enter(BUDGET)
    law.hand_in(item)
    law.sign(item, "同意公开")
    law.act(item, "withdraw", day="2026-11-04", why="还要补附件")
    assert (law.state(item), law.stage(item)) == ("已撤回", "待审查")
    law.hand_in(item, day="2026-11-06")
    assert law.waits_for(item) == "内容审核"


def test_a_rule_set_changed_under_way_leaves_the_reviews_that_have_begun_as_they_are(law: Office) -> None:
    begun = law.enter(BUDGET)
    law.hand_in(begun)
    desk, day = law.desk, date(2026, 11, 20)
    choose_rules(desk.records, desk.office, "tiaoli", {"review_steps": 1}, day=day, actor=law.actor)
    later = law.enter("新的一件")
    law.hand_in(later)
    assert law.chain(begun) == ["内容审核", "保密审查", "公开审核"]
    assert law.chain(later) == ["保密审查"]


def test_the_grounds_and_the_limit_are_named_with_their_article(law: Office) -> None:
    item = law.enter(BUDGET)
    law.hand_in(item)
    law.sign(item, "同意公开")
    deadline = law.review(item).deadline
    assert deadline is not None and deadline.due == date(2026, 11, 10)
    assert law.review(item).limits
