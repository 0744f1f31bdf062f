"""The queue's lists: what each view holds, pages, words, who has what out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Refused
from gongkai_desktop.records.sheets import Sheets
from gongkai_desktop.review.views import in_period

from .conftest import HEAD, LEADER, TODAY

if TYPE_CHECKING:
    from .conftest import Queue


def titles(queue: Queue, view: str, **more: object) -> list[str]:
    found = queue.desk.review_lists.page(Query(view=view, **more), TODAY)  # type: ignore[arg-type]
    assert len(found) == queue.desk.review_lists.count(Query(view=view, **more), TODAY)  # type: ignore[arg-type]
    return [str(row["title"]) for row in found]


@pytest.fixture
def filled(queue: Queue) -> Queue:
    """One review in every state, each named for its view."""
    made = {
        name: queue.entered(name)
        for name in ("在办", "退回", "须报审", "须重新审查", "已办结", "逾期", "待签回", "已扫描")
    }
    queue.enter("待提交")
    queue.do(made["退回"], "return", why="缺附件")
    for name in ("须报审", "逾期"):
        queue.sign(made[name], day="2026-11-16")
    queue.sign(made["须报审"], "不能确定，报审")
    for name in ("须重新审查", "已办结"):
        queue.approve(made[name])
    queue.item(queue.view(made["须重新审查"]).record.subject.record, "amend", title="须重新审查的")
    queue.print(queue.view(made["待签回"]).record.subject.record)
    number = queue.print(queue.view(made["已扫描"]).record.subject.record)
    Sheets(queue.desk.records).returned(number, TODAY, actor=queue.actor)
    return queue


def test_every_view_holds_what_its_name_says(filled: Queue) -> None:
    open_ = ["已扫描", "待签回", "逾期", "须报审", "退回", "在办"]
    assert titles(filled, "to_submit") == ["待提交", "须重新审查的"]
    assert titles(filled, "running") == open_
    assert titles(filled, "out") == ["待签回"]
    assert titles(filled, "back") == ["已扫描"]
    assert titles(filled, "returned") == ["退回"]
    assert titles(filled, "escalated") == ["须报审"]
    assert titles(filled, "again") == ["须重新审查"]
    assert titles(filled, "closed") == ["已办结", "须重新审查"]
    assert len(titles(filled, "all")) == 8
    counts = filled.desk.review_lists.counts(TODAY)
    assert list(counts) == [view.key for view in filled.desk.review_lists.views()]
    assert (counts["running"], counts["closed"], counts["to_submit"]) == (6, 2, 2)


def test_a_row_says_where_it_stands_in_words(filled: Queue) -> None:
    rows = {str(row["title"]): row for row in filled.desk.review_lists.page(Query(view="all"), TODAY)}
    assert {title: row["status"] for title, row in rows.items()} == {
        "在办": "待内容审核", "退回": "退回（内容审核）", "须报审": "须报审（保密审查）",
        "须重新审查": "须重新审查", "已办结": "同意公开", "逾期": "待保密审查",
        "待签回": "待内容审核", "已扫描": "待内容审核",
    }  # fmt: skip
    assert (rows["逾期"]["urgency"], rows["逾期"]["reminder"]) == ("soon", "还剩 1 个工作日")
    assert (rows["待签回"]["out_to"], rows["待签回"]["days_out"]) == (HEAD, 0)
    assert rows["已扫描"]["days_out"] is None
    assert rows["已办结"]["conclusion"] == "同意公开"


def test_an_item_not_handed_in_is_told_in_the_same_columns(filled: Queue) -> None:
    row = filled.desk.review_lists.page(Query(view="to_submit"), TODAY)[0]
    item = filled.desk.register.view(int(str(row["id"])), TODAY)
    assert (row["review"], row["subject"], row["title"]) == (0, row["id"], "待提交")
    assert (row["number"], row["status"], row["due"]) == (item.number, item.status.words, item.case.now.due)


def test_steps_and_signers_are_counted_with_the_longest_wait(filled: Queue) -> None:
    steps = filled.desk.review_tallies.steps(TODAY)
    assert [(one.title, one.count) for one in steps] == [("内容审核", 4), ("保密审查", 2)]
    assert titles(filled, "running", filters={"step": steps[1].key}) == ["逾期", "须报审"]
    (signer,) = filled.desk.review_tallies.signers(TODAY)
    assert (signer.key, signer.count, signer.longest) == (HEAD, 1, 0)
    number = str(filled.desk.review_lists.page(Query(view="out"), TODAY)[0]["sheet"])
    Sheets(filled.desk.records).handed(number, LEADER, TODAY, actor=filled.actor)
    assert titles(filled, "out", filters={"out_to": LEADER}) == ["待签回"]
    assert titles(filled, "out", filters={"out_to": HEAD}) == []


def test_a_sheet_that_will_not_come_back_is_not_waited_for(filled: Queue) -> None:
    number = str(filled.desk.review_lists.page(Query(view="out"), TODAY)[0]["sheet"])
    Sheets(filled.desk.records).dropped(number, "遗失", TODAY, actor=filled.actor)
    assert titles(filled, "out") == []


def test_an_opinion_entered_takes_it_off_the_desk(filled: Queue) -> None:
    (row,) = filled.desk.review_lists.page(Query(view="back"), TODAY)
    filled.sign(int(str(row["id"])), day="2026-11-20")
    assert titles(filled, "back") == []


def test_words_numbers_and_initials_find(filled: Queue) -> None:
    assert titles(filled, "all", words="重新审查") == ["须重新审查"]
    assert titles(filled, "all", words="xcxsc") == ["须重新审查"]
    assert titles(filled, "to_submit", words="提交") == ["待提交"]
    assert titles(filled, "all", words="？") == []
    (row,) = filled.desk.review_lists.page(Query(view="out"), TODAY)
    assert titles(filled, "all", words=str(row["sheet"])) == ["待签回"]


@pytest.mark.parametrize("view", ["all", "to_submit"])
@pytest.mark.parametrize("order", ["", "due", "title", "number", "out_since", "round"])
@pytest.mark.parametrize("descending", [False, True])
def test_pages_in_any_order_hold_every_row_once(
    filled: Queue, view: str, order: str, descending: bool
) -> None:
    asked = Query(view=view, order=order, descending=descending)
    whole = [row["id"] for row in filled.desk.review_lists.page(asked, TODAY)]
    paged: list[object] = []
    row = None
    while page := filled.desk.review_lists.page(asked, TODAY, row, limit=2):
        paged += [one["id"] for one in page]
        row = page[-1]
    assert paged == whole == filled.desk.review_lists.ids(asked, TODAY)
    if order:
        shown = filled.desk.review_lists.page(asked, TODAY)
        keys = [(one[order], one["id"]) for one in shown]
        assert keys == sorted(keys, reverse=descending)  # type: ignore[type-var]


def test_a_period_is_bounded_by_the_day_of_hand_in_or_of_closing(filled: Queue) -> None:
    def within(view: str, first: str = "", last: str = "") -> list[str]:
        return titles(filled, view, filters=in_period(view, first, last))

    assert len(within("all", "2026-11-16", "2026-11-16")) == 8
    assert within("all", "2026-11-17") == []
    assert len(within("closed", "2026-11-01", "2026-11-30")) == 2
    assert within("closed", last="2026-10-31") == []
    assert within("to_submit", last="2026-10-31") == []
    assert len(within("to_submit", "2026-11-01")) == 2


def test_unknown_views_and_columns_are_refused_with_a_way(queue: Queue) -> None:
    for asked in (Query(view="nowhere"), Query(order="id; DROP TABLE review")):
        with pytest.raises(Refused) as refused:
            queue.desk.review_lists.page(asked, TODAY)
        assert refused.value.way
