"""Every state of a review, how it comes about and what is permitted in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.review.states import ReviewState

from .conftest import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Queue


def test_handed_in_it_waits_for_its_first_step_and_the_item_says_the_same(queue: Queue) -> None:
    item = queue.enter()
    queue.hand_in(item)
    view = queue.view(queue.desk.reviews.of_subject(item))
    assert (view.case.state, view.status.words, view.record.subject.record) == (
        ReviewState.RUNNING,
        "待内容审核",
        item,
    )
    assert [one.step.title for one in view.case.chain if one.current] == ["内容审核"]
    assert queue.status(item) == "待内容审核"
    assert queue.desk.register.view(item, TODAY).record.review == view.id


def test_a_batch_is_handed_in_in_one_act_and_nobody_twice(queue: Queue) -> None:
    items = [queue.enter(f"通知{number}") for number in range(3)]
    queue.hand_in(items[0])
    changed = queue.desk.register.hand_in(items, {}, actor=queue.actor, today=TODAY)
    assert len(changed.events) == 2
    with pytest.raises(Refused, match="已经送审"):
        queue.hand_in(*items)
    with pytest.raises(Refused, match="没有选"):
        queue.hand_in()


def test_what_needs_no_review_is_not_handed_in(queue: Queue) -> None:
    item = queue.enter(attribute="不予公开", withheld_reason="商业秘密", basis="条例第十五条")
    with pytest.raises(Refused, match="不用送审"):
        queue.hand_in(item)
    void = queue.enter("重复的")
    queue.item(void, "void", why="重复登记")
    with pytest.raises(Refused, match="不用送审"):
        queue.hand_in(void)


def test_approved_step_by_step(queue: Queue) -> None:
    review = queue.entered()
    waited = []
    while queue.state(review) == ReviewState.RUNNING:
        waited.append(queue.view(review).status.words)
        queue.sign(review)
    assert waited == ["待内容审核", "待保密审查", "待公开审核"]
    view = queue.view(review)
    assert (view.case.state, view.case.closed, view.breaches) == (ReviewState.APPROVED, "2026-11-17", ())
    assert queue.status(view.record.subject.record) == "待公开"
    assert all(one.said is not None for one in view.case.chain)


def test_refused_and_sent_again(queue: Queue) -> None:
    review = queue.entered()
    queue.sign(review)
    queue.sign(review, "不得公开", grounds="涉及商业秘密（条例第十五条）")
    assert queue.state(review) == ReviewState.REFUSED
    assert queue.status(queue.view(review).record.subject.record) == "审查不同意"
    queue.do(review, "reopen", why="已征得第三方同意")
    assert (queue.state(review), queue.status(queue.view(review).record.subject.record)) == (
        "在办",
        "待内容审核",
    )
    queue.approve(review)
    assert queue.state(review) == ReviewState.APPROVED


def test_a_leaders_refusal_returns_it_for_a_new_opinion(found: Callable[[str], Queue]) -> None:
    queue = found("taierzhuang")
    review = queue.entered(form="区政府网站")
    queue.sign(review, "已填写")
    queue.sign(review, "同意公开")
    queue.sign(review, "不同意", grounds="请再核实附件")
    view = queue.view(review)
    assert (view.status.state, view.case.step and view.case.step.title) == ("退回", "工作机构审查")
    assert any("请再核实附件" in line.text for one in view.sections for line in one.lines)
    queue.approve(review)
    assert queue.state(review) == ReviewState.APPROVED


def test_returned_by_the_office_and_submitted_again(queue: Queue) -> None:
    review = queue.entered()
    item = queue.view(review).record.subject.record
    queue.do(review, "return", why="缺附件")
    assert (queue.state(review), queue.status(item)) == ("退回", "退回补正")
    assert queue.view(review).acts[0].key == "resubmit"
    queue.do(review, "resubmit", how="已补附件", day="2026-11-19")
    assert (queue.state(review), queue.status(item)) == ("在办", "待内容审核")
    assert queue.view(review).record.turn == "2026-11-19"


def test_the_item_sent_back_and_mended_takes_its_review_along(queue: Queue) -> None:
    review = queue.entered()
    item = queue.view(review).record.subject.record
    queue.item(item, "return", why="名称有误")
    assert queue.state(review) == ReviewState.RETURNED
    queue.item(item, "mend", how="已改")
    assert queue.state(review) == ReviewState.RUNNING
    queue.sign(review)
    queue.item(item, "return", why="内容有误")
    queue.item(item, "mend", how="重写了第二条", again=True)
    assert (queue.state(review), queue.view(review).status.words) == ("在办", "待内容审核")


def test_disclosure_in_doubt_is_referred_and_answered(queue: Queue) -> None:
    review = queue.entered()
    item = queue.view(review).record.subject.record
    queue.sign(review)
    queue.sign(review, "不能确定，报审")
    assert (queue.state(review), queue.status(item)) == ("须报审", "待保密审查（报审中）")
    assert queue.view(review).acts[0].key == "escalate"
    titles = queue.acts(review)["escalate"].form.column("kind").choices
    queue.do(review, "escalate", kind=titles[-1], to="市教育局", what="附表二能否公开", day="2026-11-18")
    with pytest.raises(Unfilled, match="早于报审日期"):
        queue.do(review, "answered", conclusion="可以公开", day="2026-11-17")
    queue.do(review, "answered", conclusion="可以公开", paper="市教函〔2026〕3号", day="2026-11-19")
    assert (queue.state(review), queue.status(item)) == ("在办", "待保密审查")
    lines = [line.text for one in queue.view(review).sections if one.title == "报审" for line in one.lines]
    assert any("市教函〔2026〕3号" in line for line in lines)


def test_part_of_it_is_hidden_and_the_released_version_is_reviewed_again(
    queue: Queue, tmp_path: Path
) -> None:
    review = queue.entered()
    item = queue.view(review).record.subject.record
    queue.sign(review)
    queue.sign(review, "不得公开", grounds="附表含身份证号")
    released = tmp_path / "公开版.txt"
    released.write_text("公开版", encoding="utf-8")
    queue.do(
        review, "partial", hidden="附表第 3 列", why="个人隐私", agreed="苏副主任", picture=str(released)
    )
    assert (queue.state(review), queue.desk.reviews.of_subject(item)) == ("区分处理", 0)
    view = queue.desk.register.view(item, TODAY)
    assert [kept.name for kept in view.attachments] == ["公开版.txt"]
    assert (view.status.words, view.acts[0].key, view.acts[0].title) == ("待内容审核", "hand_in", "重新送审")
    assert any("区分处理后的公开版" in line.text for one in view.sections for line in one.lines)
    queue.item(item, "hand_in")
    second = queue.desk.reviews.of_subject(item)
    assert (second != review, queue.view(second).record.round) == (True, 2)
    queue.approve(second)
    assert queue.status(item) == "待公开"


def test_declassified_first_and_put_on_file(found: Callable[[str], Queue]) -> None:
    queue = found("taierzhuang")
    review = queue.entered(form="区政府网站")
    facts = {"manner": "保密期满", "checked_with": "原定密机关", "by": "柳审查", "noted": "保密室 3 号柜"}
    queue.do(review, "declassify", **facts)
    assert queue.state(review) == ReviewState.DECLASSIFY
    queue.approve(review)
    assert any("备案" in text for text in queue.flags(review)), "approved and still not on file"
    assert queue.acts(review)["filed"].defaults["with"]
    queue.do(review, "filed")
    assert queue.flags(review) == []


def test_declassified_where_nothing_need_be_filed_goes_on(queue: Queue) -> None:
    review = queue.entered()
    assert queue.desk.office.rules.declassified is None
    queue.do(review, "declassify", manner="提前解密", checked_with="原定密机关", by="柳审查")
    assert queue.state(review) == ReviewState.RUNNING
    assert "filed" not in queue.acts(review)


def test_withdrawn_it_is_over_and_the_item_may_be_handed_in_anew(queue: Queue) -> None:
    review = queue.entered()
    item = queue.view(review).record.subject.record
    queue.sign(review)
    queue.do(review, "withdraw", why="暂不公开")
    assert (queue.state(review), queue.acts(review)) == (ReviewState.WITHDRAWN, {})
    assert queue.desk.register.state(item).fields["review_conclusion"] == ""
    queue.hand_in(item)
    assert queue.view(queue.desk.reviews.of_subject(item)).record.round == 2


def test_an_entry_made_in_error_takes_its_review_back(queue: Queue) -> None:
    review = queue.entered()
    queue.item(queue.view(review).record.subject.record, "void", why="重复登记")
    assert queue.state(review) == ReviewState.WITHDRAWN


def test_what_the_state_does_not_permit_is_refused_with_a_way(queue: Queue) -> None:
    review = queue.entered()
    with pytest.raises(Refused, match="现在不能做这一步") as refused:
        queue.desk.reviews.perform(review, "reopen", {}, actor=queue.actor, today=TODAY)
    assert refused.value.way
    with pytest.raises(Refused, match="没有 #999 这件审查"):
        queue.view(999)
    queue.approve(review)
    said = queue.desk.reviews.state(review).said[-1]
    row = queue.said(queue.entered("另一件"))
    with pytest.raises(Refused, match="不能再登记意见"):
        queue.record(type(row)(review, said.step, said.opinion, said.who, "2026-11-18"))


def test_acts_before_hand_in_and_in_the_future_are_refused(queue: Queue) -> None:
    review = queue.entered()
    with pytest.raises(Unfilled, match="早于送审日期"):
        queue.do(review, "withdraw", why="误送", day="2026-11-13")
    with pytest.raises(Unfilled, match="今天之后"):
        queue.do(review, "withdraw", why="误送", day="2026-11-23")


def test_the_items_panel_offers_and_does_the_acts_of_its_review(queue: Queue) -> None:
    review = queue.entered()
    item = queue.view(review).record.subject.record
    queue.item(item, "review.withdraw", why="暂不公开")
    assert queue.state(review) == ReviewState.WITHDRAWN
    keys = [act.key for act in queue.desk.register.view(item, TODAY).acts]
    assert not [key for key in keys if key.startswith("review.")]


def test_both_timelines_tell_what_happened(queue: Queue) -> None:
    review = queue.entered()
    item = queue.view(review).record.subject.record
    queue.sign(review)
    for view in (queue.view(review), queue.desk.register.view(item, TODAY)):
        told = [entry.text for entry in view.timeline]
        assert "送审" in told
        assert any("内容审核：" in text and "签字" in text for text in told)
