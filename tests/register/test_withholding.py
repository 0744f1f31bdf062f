"""不予公开 is decided by the chain and its leader where the office's rules review it (B, C19, C23, D, E)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.errors import Unfilled

if TYPE_CHECKING:
    from .conftest import Clerk

REVIEWING = ("weichang-dangan", "taian-jiaoyu", "taierzhuang", "tangshan-renshe")
GROUNDS = {"withheld_reason": "内部事务：人事管理", "basis": "条例第十六条第一款"}


def proposed(clerk: Clerk) -> int:
    item = clerk.enter("人员考察材料", attribute="不予公开", **GROUNDS)
    clerk.do(item, "amend", form="其他")
    return item


def agree(clerk: Clerk, item: int) -> list[str]:
    """Every step in turn agrees not to publish; the titles of the steps that were asked."""
    asked: list[str] = []
    while "step" in clerk.keys(item) and len(asked) < 9:
        title = clerk.view(item).case.now.waiting
        step = next(one for one in clerk.desk.office.rules.steps if one.title == title)
        asked.append(step.key)
        clerk.sign(item, step.withholding[0], grounds="条例第十六条第一款")
    return asked


def test_it_waits_for_every_step_that_its_rules_review_it_by(every: Clerk) -> None:
    item = proposed(every)
    rules = every.desk.office.rules
    wanted = [step.key for step in rules.steps if "不予公开" in step.attributes and not step.major_only]
    assert bool(wanted) == (rules.name in REVIEWING)
    assert (every.view(item).case.now.stage == "待审查") == bool(wanted)
    assert agree(every, item) == wanted
    view = every.view(item)
    assert view.status.words == "不予公开"
    assert "publish" not in every.keys(item)
    if wanted:
        review = every.desk.reviews.view(every.desk.reviews.of_subject(item), every.desk.today())
        assert (review.status.state, review.case.step) == ("不同意公开", None)


@pytest.mark.parametrize("ruleset", REVIEWING)
def test_the_other_word_asks_for_another_attribute(ruleset: str, office: Callable[[str], Clerk]) -> None:
    clerk = office(ruleset)
    item = proposed(clerk)
    for step in [one for one in clerk.desk.office.rules.steps if not one.major_only]:
        others = [one for one in step.opinions if one not in (*step.withholding, *step.waiting)]
        if "step" in clerk.keys(item):
            clerk.sign(item, others[0] if others else step.opinions[0], grounds="应当公开")
    assert clerk.view(item).case.now.stage == "待审查"


def test_what_the_whole_chain_refused_is_not_asked_twice(jiaoyu: Clerk) -> None:
    item = jiaoyu.enter("人员考察材料", form="局网站")
    for opinion in ("建议公开", "同意公开", "不同意公开"):
        jiaoyu.sign(item, opinion, grounds="条例第十六条")
    assert jiaoyu.view(item).status.words == "审查不同意"
    jiaoyu.do(item, "attribute", attribute="不予公开", reason="审查不同意", **GROUNDS)
    assert jiaoyu.view(item).status.words == "不予公开"
    assert "step" not in jiaoyu.keys(item) and "hand_in" not in jiaoyu.keys(item)


def test_what_one_step_refused_still_needs_the_others(jiaoyu: Clerk) -> None:
    """C 第十九条：办公室在公文审核环节加强把关。"""
    item = jiaoyu.enter("人员考察材料", form="局网站")
    jiaoyu.sign(item, "建议不公开", grounds="条例第十六条")
    jiaoyu.sign(item, "不同意公开", grounds="条例第十六条")
    jiaoyu.do(item, "attribute", attribute="不予公开", reason="审查不同意", **GROUNDS)
    assert jiaoyu.view(item).status.words == "待初步意见"
    assert agree(jiaoyu, item) == ["draft", "head", "office"]
    assert jiaoyu.view(item).status.words == "不予公开"


def test_a_change_to_withheld_is_no_single_entry_of_the_clerk(every: Clerk) -> None:
    item = every.enter(form="其他")
    every.do(item, "attribute", attribute="不予公开", reason="科室提出", **GROUNDS)
    reviewed = every.desk.office.rules.name in REVIEWING
    assert every.view(item).case.now.stage == ("待审查" if reviewed else "不予公开")


def settled(clerk: Clerk, to: str, opinion: str, **more: object) -> int:
    """In B: four opinions on an item, then the leader settles the attribute at 公开审核."""
    item = clerk.enter("人员考察材料", form="其他合法渠道", **more)
    withheld = more.get("attribute") == "不予公开"
    for _ in range(4):
        clerk.sign(item, "免于公开" if withheld else "公开", grounds="依据")
    clerk.sign(item, opinion, grounds="条例第十六条第一款", settled=to)
    return item


def test_b13_the_leader_settles_another_attribute_without_a_second_review(dangan: Clerk) -> None:
    """五·十二：业务主管领导担任审核人，明确已采集信息公开属性。"""
    item = settled(dangan, "依申请公开", "同意公开")
    view = dangan.view(item)
    assert (view.status.words, view.case.fields["attribute"]) == ("依申请公开", "依申请公开")
    assert not {"step", "hand_in"} & set(dangan.keys(item))
    assert "明确公开属性：依申请公开" in view.timeline[-1].text
    review = dangan.desk.reviews.view(view.record.review, dangan.desk.today())
    assert (review.status.state, review.record.round) == ("同意公开", 1)
    dangan.do(item, "amend", note="存档")
    assert (dangan.view(item).status.words, dangan.view(item).record.review) == (
        "依申请公开",
        view.record.review,
    )


def test_b13_settled_as_withheld_it_has_its_reason_and_is_decided(dangan: Clerk) -> None:
    """五·十四：不予公开的，注明原因。"""
    item = settled(dangan, "不予公开", "不同意公开")
    view = dangan.view(item)
    assert (view.status.words, view.case.fields["basis"]) == ("不予公开", "条例第十六条第一款")
    assert "不予公开理由" in view.case.now.missing
    dangan.do(item, "amend", withheld_reason="内部事务：人事管理")
    assert "不予公开理由" not in dangan.view(item).case.now.missing
    assert not {"step", "hand_in"} & set(dangan.keys(item))
    dangan.do(item, "amend", note="存档")
    assert dangan.view(item).status.words == "不予公开"


def test_b13_what_was_proposed_as_withheld_may_be_settled_as_public(dangan: Clerk) -> None:
    withheld = {"attribute": "不予公开", "withheld_reason": "过程性信息：讨论记录", "basis": "条例第十六条"}
    item = settled(dangan, "主动公开", "同意公开", **withheld)
    assert dangan.view(item).status.words == "待公开"
    assert dangan.view(item).case.fields["withheld_reason"] == ""


def test_b13_opinion_and_attribute_say_the_same(dangan: Clerk) -> None:
    with pytest.raises(Unfilled, match="公开属性不能明确为"):
        settled(dangan, "不予公开", "同意公开")
