"""Opinions as they came back on paper: by the row, out of the ordinary, refused where they cannot be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.office import events
from gongkai_desktop.review.states import ReviewState

from .conftest import HEAD, LEADER, REVIEWER, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Queue


def test_a_row_offers_what_the_step_asks(queue: Queue) -> None:
    review = queue.entered()
    (row,) = queue.desk.reviews.opinion_rows([review, review, 999], TODAY)
    assert (row.review, row.title, row.step_title) == (review, "关于印发校园安全检查办法的通知", "内容审核")
    assert set(row.passing) <= set(row.opinions)
    assert set(row.wants_grounds) == set(row.opinions) - set(row.passing)
    assert (row.who, row.day, row.pages) == ((HEAD,), "2026-11-20", ())


def test_many_rows_are_one_act_and_taken_back_in_one(queue: Queue) -> None:
    reviews = [queue.entered(f"通知{number}") for number in range(3)]
    before = queue.desk.records.head()[0]
    bulk = queue.record(*(queue.said(review) for review in reviews))
    assert (bulk.done, bulk.left) == (tuple(reviews), ())
    assert bulk.changed is not None
    assert bulk.changed.act == before + 1
    assert {queue.view(review).status.words for review in reviews} == {"待保密审查"}
    queue.desk.undo_last(queue.actor)
    assert {queue.view(review).status.words for review in reviews} == {"待内容审核"}


def test_two_steps_of_one_review_are_taken_in_their_order(queue: Queue) -> None:
    review = queue.entered()
    first = queue.said(review)
    steps = queue.view(review).case.chain
    second = replace(first, step=steps[1].step.key, opinion=steps[1].step.passing[0], who=REVIEWER)
    assert queue.record(first, second).done == (review,)
    assert queue.view(review).status.words == "待公开审核"


def test_those_that_cannot_be_recorded_are_left_with_the_reason(queue: Queue) -> None:
    good, bad, gone = (queue.entered(f"通知{number}") for number in range(3))
    rows = [queue.said(review) for review in (good, bad, gone)]
    queue.do(gone, "withdraw", why="误送")
    rows[1] = replace(rows[1], opinion="不同意公开")
    bulk = queue.record(*rows, replace(rows[0], review=999))
    assert bulk.done == (good,)
    told = dict(bulk.left)
    assert set(told) == {bad, gone, 999}
    assert "已撤回" in told[gone]
    assert queue.state(bad) == ReviewState.RUNNING


def test_grounds_are_asked_where_the_step_wants_them(found: Callable[[str], Queue]) -> None:
    queue = found("weichang-dangan")
    review = queue.entered()
    with pytest.raises(Unfilled, match="依据和理由") as unfilled:
        queue.sign(review, "公开")
    assert set(unfilled.value.fields) == {"grounds"}
    queue.sign(review, "公开", grounds="不属于保密事项")
    assert queue.desk.reviews.state(review).said[0].grounds == "不属于保密事项"


def test_further_facts_of_a_step_are_kept(found: Callable[[str], Queue]) -> None:
    queue = found("tangshan-renshe")
    review = queue.entered()
    (row,) = queue.desk.reviews.opinion_rows([review], TODAY)
    (ask,) = [column for column in row.form.form.columns if column.title == "风险评估结论"]
    with pytest.raises(Unfilled, match="风险评估结论没有填"):
        queue.sign(review)
    queue.record(replace(queue.said(review), more={ask.key: ask.choices[0]}))
    assert queue.desk.reviews.state(review).said[0].more["风险评估结论"] == ask.choices[0]


def test_a_step_wants_the_facts_of_its_subject(found: Callable[[str], Queue]) -> None:
    queue = found("taierzhuang")
    review = queue.entered()
    with pytest.raises(Refused, match="公开形式没有填"):
        queue.sign(review, "已填写")
    queue.item(queue.view(review).record.subject.record, "amend", form="区政府网站")
    queue.sign(review, "已填写")
    assert queue.view(review).status.words == "待工作机构审查"


def test_an_opinion_in_the_future_or_on_no_day_is_refused(queue: Queue) -> None:
    review = queue.entered()
    with pytest.raises(Unfilled, match="今天之后"):
        queue.sign(review, day="2026-11-21")
    with pytest.raises(Unfilled, match="日期"):
        queue.sign(review, day="十一月三十一日")
    with pytest.raises(Unfilled, match="意见"):
        queue.sign(review, "随便")
    with pytest.raises(Refused, match="没有审查环节"):
        queue.sign(review, step="nowhere")


def test_a_secrecy_marking_stays_out(queue: Queue) -> None:
    review = queue.entered()
    with pytest.raises(Refused, match="国家秘密标志"):
        queue.sign(review, "不同意公开", grounds="附件标有机密★10年")


OTHERWISE = {
    "another post": ({"who": LEADER}, "内容审核由苏副主任签字，不是科室负责人"),
    "before hand-in": ({"day": "2026-11-13"}, "内容审核的日期早于送审日期 2026-11-16"),
}


@pytest.mark.parametrize("case", OTHERWISE)
def test_what_differs_from_the_rules_asks_for_a_reason_and_is_flagged(queue: Queue, case: str) -> None:
    facts, words = OTHERWISE[case]
    review = queue.entered()
    said = queue.said(review, **facts)
    (deviation,) = queue.desk.reviews.deviations(said, TODAY)
    assert (deviation.text, deviation.article) == (words, "条例第十七条")
    with pytest.raises(Unfilled) as unfilled:
        queue.record(said)
    assert set(unfilled.value.fields) == {"reason"}
    assert words in unfilled.value.fields["reason"]
    queue.record(replace(said, reason="负责人出差，电话同意"))
    assert words in queue.flags(review)
    view = queue.desk.register.view(queue.view(review).record.subject.record, TODAY)
    assert words in [flag.text for flag in view.breaches], (
        "the item is among those that went against the rules"
    )
    assert "负责人出差，电话同意" in queue.view(review).timeline[-1].text


def test_an_opinion_before_its_turn_counts_and_is_flagged(queue: Queue) -> None:
    review = queue.entered()
    later = queue.view(review).case.chain[1].step
    said = replace(queue.said(review), step=later.key, opinion=later.passing[0], who=REVIEWER)
    assert [one.text for one in queue.desk.reviews.deviations(said, TODAY)] == ["保密审查早于内容审核"]
    queue.record(replace(said, reason="科室负责人补签"))
    assert queue.view(review).status.words == "待内容审核"
    assert queue.flags(review) == ["保密审查早于内容审核"]


def test_an_opinion_dated_before_its_sheet_was_printed_is_flagged(queue: Queue) -> None:
    review = queue.entered()
    number = queue.print(queue.view(review).record.subject.record)
    said = queue.said(review, day="2026-11-19")
    (deviation,) = queue.desk.reviews.deviations(said, TODAY)
    assert number in deviation.text
    queue.record(replace(said, reason="先签后印，照实登记"))
    assert queue.desk.reviews.state(review).said[0].sheet == number


def test_a_deputy_signs_by_leave_and_is_flagged_with_the_article(found: Callable[[str], Queue]) -> None:
    queue = found("weichang-dangan")
    review = queue.entered()
    queue.sign(review, grounds="不属于保密事项")
    reviewer = next(person for person in queue.desk.office.people() if person.name == REVIEWER)
    deputised = events.person_deputised(
        reviewer.id, date(2026, 11, 1), post="科室负责人", approved_by="苏副主任", since=date(2026, 11, 1)
    )
    queue.desk.remember([deputised], actor=queue.actor)
    said = queue.said(review, who=REVIEWER, grounds="不属于保密事项")
    (row,) = queue.desk.reviews.opinion_rows([review], TODAY)
    assert row.who == (HEAD, REVIEWER)
    (deviation,) = queue.desk.reviews.deviations(said, TODAY)
    assert "代科室负责人签字（苏副主任批准）" in deviation.text
    rule = queue.desk.office.rules.deputies
    assert rule is not None
    assert deviation.article == rule.article
    queue.record(replace(said, reason="科室负责人外出"))
    assert queue.flags(review) == [deviation.text]


def test_an_opinion_is_corrected_by_taking_it_back(queue: Queue) -> None:
    review = queue.entered()
    queue.sign(review)
    wrong = queue.desk.reviews.state(review).said[0].event
    queue.desk.records.undo(wrong, actor=queue.actor, reason="录错了签字人")
    assert (queue.view(review).status.words, queue.desk.reviews.state(review).said) == ("待内容审核", ())
    assert "已撤销" in queue.view(review).timeline[-2].text
    queue.sign(review)
    assert queue.view(review).status.words == "待保密审查"


def test_the_first_opinion_from_the_register_hands_the_item_in(queue: Queue) -> None:
    item = queue.enter()
    queue.item(item, "step", opinion="同意公开", who=HEAD, day="2026-11-18")
    review = queue.desk.reviews.of_subject(item)
    assert queue.desk.reviews.state(review).handed_in == "2026-11-18"
    queue.desk.undo_last(queue.actor)
    assert queue.desk.reviews.of_subject(item) == 0
    assert queue.status(item) == "待内容审核"
