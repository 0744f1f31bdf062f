"""Opinions are offered as the paper has them: by 序号, every signature on the sheet, all that lies on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.errors import Refused
from gongkai_desktop.review.opinions import OpinionRow, OpinionSaid

from .conftest import HEAD, LEADER, REVIEWER, TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Queue

STEPS = ("内容审核", "保密审查", "公开审核")


def agreeing(row: OpinionRow, **facts: str) -> OpinionSaid:
    """The opinion that lets it pass, as the holder of the post signed it today."""
    known = {"who": row.who[0], "day": TODAY.isoformat(), **facts}
    return OpinionSaid(row.review, row.step, opinion=row.passing[0], **known)


def items_of(queue: Queue, count: int = 3) -> list[int]:
    return [queue.enter(f"通知{number}") for number in range(1, count + 1)]


def titles(rows: tuple[OpinionRow, ...]) -> list[tuple[int, str]]:
    """The items in their order, each once, with its 序号."""
    return list(dict.fromkeys((row.place, row.title) for row in rows))


def test_the_order_of_entry_is_that_of_the_paper_however_the_rows_were_chosen(queue: Queue) -> None:
    one, two, three = items_of(queue)
    queue.print(two, one, three)
    chosen = [queue.desk.reviews.of_subject(item) for item in (three, two, one)]
    rows = queue.desk.reviews.entry_rows(chosen, TODAY)
    assert titles(rows) == [(1, "通知2"), (2, "通知1"), (3, "通知3")]


def test_one_row_chosen_brings_everything_on_its_sheet(queue: Queue) -> None:
    one, two, three = items_of(queue)
    number = queue.print(one, two, three)
    alone = queue.desk.reviews.entry_rows([queue.desk.reviews.of_subject(two)], TODAY)
    assert titles(alone) == [(1, "通知1"), (2, "通知2"), (3, "通知3")]
    whole = queue.desk.reviews.entry_of_sheet(number, TODAY)
    assert alone == whole
    assert [row.form.asked for row in alone] == [row.form.asked for row in whole]


def test_what_is_closed_leaves_its_number_on_the_paper(queue: Queue) -> None:
    one, two, three = items_of(queue)
    queue.print(one, two, three)
    reviews = queue.desk.reviews
    queue.do(reviews.of_subject(two), "withdraw", why="误送")
    rows = reviews.entry_rows([reviews.of_subject(three)], TODAY)
    assert titles(rows) == [(1, "通知1"), (3, "通知3")]


def test_sheets_come_in_the_order_they_were_printed_and_what_has_none_last(queue: Queue) -> None:
    bare, one, two = items_of(queue)
    queue.hand_in(bare)
    queue.print(one)
    queue.print(two)
    chosen = [queue.desk.reviews.of_subject(item) for item in (bare, two, one)]
    rows = queue.desk.reviews.entry_rows(chosen, TODAY)
    assert titles(rows) == [(1, "通知2"), (1, "通知3"), (0, "通知1")]
    assert [row.step_title for row in rows if row.place == 0] == [STEPS[0]], (
        "no paper: one step after another"
    )


def test_all_signatures_of_a_sheet_are_one_pass_and_one_act(queue: Queue) -> None:
    one, two = items_of(queue, 2)
    number = queue.print(one, two)
    rows = queue.desk.reviews.entry_of_sheet(number, TODAY)
    assert [row.step_title for row in rows] == [*STEPS, *STEPS]
    assert [row.who[0] for row in rows[:3]] == [HEAD, REVIEWER, LEADER]
    bulk = queue.record(*(agreeing(row) for row in rows))
    assert (len(bulk.done), bulk.left) == (2, ())
    assert [queue.status(item) for item in (one, two)] == ["待公开", "待公开"]
    assert queue.desk.reviews.entry_rows([rows[0].review], TODAY) == ()


def test_a_later_signature_is_judged_after_those_said_with_it(queue: Queue) -> None:
    (item,) = items_of(queue, 1)
    first, second, _ = queue.desk.reviews.entry_of_sheet(queue.print(item), TODAY)
    said = agreeing(second)
    ahead = [one.text for one in queue.desk.reviews.deviations(said, TODAY)]
    assert ahead == ["保密审查早于内容审核"]
    assert queue.desk.reviews.deviations(said, TODAY, [agreeing(first)]) == ()
    unfinished = replace(agreeing(first), day="没写")
    assert queue.desk.reviews.deviations(said, TODAY, [unfinished]) == ()


def test_of_several_signatures_on_an_item_all_are_taken_or_none(queue: Queue) -> None:
    one, two = items_of(queue, 2)
    rows = queue.desk.reviews.entry_of_sheet(queue.print(one, two), TODAY)
    said = [agreeing(row) for row in rows]
    said[1] = replace(said[1], opinion="不同意公开")
    bulk = queue.record(*said)
    assert bulk.done == (rows[3].review,)
    assert [number for number, _ in bulk.left] == [rows[0].review]
    assert queue.desk.reviews.state(rows[0].review).said == ()


def test_after_an_opinion_that_ends_the_review_nobody_signs(found: Callable[[str], Queue]) -> None:
    queue = found("taierzhuang")
    item = queue.enter("通知", form="区政府网站")
    _, office, leader = queue.desk.reviews.entry_of_sheet(queue.print(item), TODAY)
    assert office.ends == ("不能确定，报审",), "what the office refuses goes up to the leader (第六条)"
    assert leader.ends == tuple(one for one in leader.opinions if one not in leader.passing)


def test_a_signature_after_the_end_is_refused_with_the_conclusion(queue: Queue) -> None:
    (item,) = items_of(queue, 1)
    first, second, third = queue.desk.reviews.entry_of_sheet(queue.print(item), TODAY)
    refusing = replace(agreeing(second), opinion="不得公开", grounds="涉及个人隐私")
    with pytest.raises(Refused, match="已经办结"):
        queue.record(agreeing(first), refusing, agreeing(third))
    assert queue.desk.reviews.state(first.review).said == ()
