"""Limits: from the day a step's turn came, of a referral and its answer; what came late is flagged."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.workdays.days import Correction

from .conftest import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Queue


def test_a_step_counts_from_the_day_its_turn_came(queue: Queue) -> None:
    review = queue.entered()
    assert queue.view(review).limits == (), "this step has no limit"
    queue.sign(review, day="2026-11-17")
    view = queue.view(review)
    assert (view.limits[0].due, view.urgency.key, view.urgency.left) == ("2026-11-24", "soon", 2)
    assert view.deadline is not None
    assert (view.deadline.days[0].date, view.deadline.counted) == (date(2026, 11, 17), 5)
    assert "轮到本环节之日" in view.deadline.days[0].note
    assert view.deadline.citations[0] == "由本单位定，条例第十七条没有规定天数"


def test_one_working_day_is_over_on_the_next(found: Callable[[str], Queue]) -> None:
    queue = found("taierzhuang")
    review = queue.entered(form="区政府网站")
    queue.sign(review, "已填写", day="2026-11-17")
    view = queue.view(review)
    assert (view.limits[0].due, view.urgency.key, view.urgency.words) == (
        "2026-11-18",
        "overdue",
        "逾期 2 个工作日",
    )
    (row,) = queue.desk.review_lists.page(Query(view="overdue"), TODAY)
    assert (row["id"], row["left"], row["urgency"]) == (review, -2, "overdue")
    queue.sign(review, "同意公开", day="2026-11-20")
    assert queue.flags(review) == ["工作机构审查晚于期限 2 个工作日"]
    assert queue.desk.review_lists.count(Query(view="overdue"), TODAY) == 0


@pytest.mark.parametrize(
    ("kind", "due"),
    [("是否属于国家秘密、属于何种密级不明确", ["2026-12-02"]), ("不能确定是否可以公开", [])],
)
def test_an_answer_is_waited_for_by_the_kind_of_referral(queue: Queue, kind: str, due: list[str]) -> None:
    review = queue.entered()
    queue.sign(review)
    queue.sign(review, "不能确定，报审", day="2026-11-17")
    assert queue.view(review).limits == (), "条例第十七条 sets no time to refer it"
    queue.do(review, "escalate", kind=kind, to="上级机关", what="请示", day="2026-11-18")
    assert [one.due for one in queue.view(review).limits] == due


def test_a_late_referral_and_a_late_answer_are_flagged(queue: Queue) -> None:
    item = queue.enter(formed="2026-09-01")
    queue.hand_in(item, day="2026-09-07")
    review = queue.desk.reviews.of_subject(item)
    queue.sign(review, day="2026-09-08")
    queue.sign(review, "不能确定，报审", day="2026-09-09")
    (kind, _) = queue.acts(review)["escalate"].form.column("kind").choices
    queue.do(review, "escalate", kind=kind, to="省保密局", what="请示", day="2026-09-30")
    queue.do(review, "answered", conclusion="不属于国家秘密", day="2026-11-02")
    late = ["报审晚于期限 10 个工作日", "报审答复晚于期限 10 个工作日"]
    assert queue.flags(review) == late
    queue.sign(review, "可以公开", day="2026-11-03")
    assert queue.flags(review) == late, "the step began again with the answer"


def test_returned_nothing_runs_until_it_comes_again(queue: Queue) -> None:
    review = queue.entered()
    queue.sign(review, day="2026-11-17")
    queue.do(review, "return", why="缺附件")
    assert queue.view(review).deadline is None
    queue.do(review, "resubmit", how="已补", day="2026-11-19")
    assert queue.view(review).limits[0].due == "2026-11-26"


def test_a_day_off_moves_the_limits_of_running_reviews(queue: Queue) -> None:
    review = queue.entered()
    queue.sign(review, day="2026-11-17")
    off = Correction(date(2026, 11, 24), working=False, reason="停电放假")
    queue.desk.correct_calendar([off], apply=True)
    (row,) = queue.desk.store.rows("SELECT due FROM review WHERE id = ?", (review,))
    assert row == ("2026-11-25",)
    assert queue.view(review).limits[0].due == "2026-11-25"
