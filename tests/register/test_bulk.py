"""One act on many items: what they all permit, one transaction, the rest left and named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.errors import Cancelled, Unfilled
from gongkai_desktop.progress import Progress, unheard

from .conftest import TODAY

if TYPE_CHECKING:
    from gongkai_desktop.office.panel import Bulk

    from .conftest import Clerk


def many(clerk: Clerk, items: list[int], act: str, *, progress: Progress = unheard, **values: object) -> Bulk:
    known = {"day": "2026-11-20", **values}
    return clerk.desk.register.perform_many(
        items, act, known, actor=clerk.actor, today=TODAY, progress=progress
    )


def test_acts_that_all_permit_are_offered(clerk: Clerk) -> None:
    items = [clerk.enter(f"通知{number}") for number in range(3)]
    acts = clerk.desk.register.common_acts(items, TODAY)
    assert acts[0].title == "登记内容审核"
    assert {"amend", "void", "link"}.isdisjoint(act.key for act in acts)
    clerk.sign(items[0], "同意公开")
    assert "step" not in [act.key for act in clerk.desk.register.common_acts(items, TODAY)]
    assert clerk.desk.register.common_acts([], TODAY) == ()


def test_defaults_stand_where_all_agree(clerk: Clerk) -> None:
    one = clerk.enter("甲", form="政务新媒体")
    other = clerk.enter("乙", form="政府网站")
    (publish,) = [act for act in clerk.desk.register.common_acts([one, other], TODAY) if act.key == "publish"]
    assert publish.defaults == {"day": "2026-11-20"}


def test_many_are_signed_in_one_act_and_taken_back_in_one(clerk: Clerk) -> None:
    items = [clerk.enter(f"通知{number}") for number in range(3)]
    bulk = many(clerk, items, "step", opinion="同意公开", who="张三")
    assert bulk.changed is not None
    assert bulk.changed.records == {*items, *(clerk.view(item).record.review for item in items)}
    assert {clerk.view(item).case.now.waiting for item in items} == {"保密审查"}
    clerk.desk.undo_last(clerk.actor)
    assert {clerk.view(item).case.now.waiting for item in items} == {"内容审核"}


def test_those_that_cannot_are_left_and_named(clerk: Clerk) -> None:
    first, second, third = (clerk.enter(f"通知{number}") for number in range(3))
    clerk.do(second, "void", why="重复登记")
    bulk = many(clerk, [first, second, third, first], "step", opinion="同意公开", who="张三")
    assert bulk.done == (first, third)
    assert bulk.left == ((second, "这条信息现在是“已作废”"),)


def test_a_cancelled_act_on_many_leaves_every_one_as_it_was(clerk: Clerk) -> None:
    items = [clerk.enter(f"通知{number}") for number in range(3)]

    def stop(done: int, whole: int) -> None:
        heard.append((done, whole))
        if len(heard) == 5:  # all looked at, the second one being recorded
            raise Cancelled

    heard: list[tuple[int, int]] = []
    with pytest.raises(Cancelled):
        many(clerk, items, "step", opinion="同意公开", who="张三", progress=stop)
    assert heard[-1] == (1, 6), "each is handed in and signed"
    assert {clerk.view(item).case.now.waiting for item in items} == {"内容审核"}
    assert clerk.desk.verify() == []


def test_a_form_that_nobody_can_take_is_refused_as_one(clerk: Clerk) -> None:
    items = [clerk.enter(f"通知{number}") for number in range(2)]
    with pytest.raises(Unfilled) as caught:
        many(clerk, items, "step", opinion="同意公开")
    assert set(caught.value.fields) == {"who"}
    assert {clerk.view(item).case.now.waiting for item in items} == {"内容审核"}


def test_nothing_done_is_nothing_remembered(clerk: Clerk) -> None:
    item = clerk.enter()
    before = clerk.desk.records.head()
    bulk = many(clerk, [item], "remove", why="误")
    assert (bulk.changed, bulk.done, clerk.desk.records.head()) == (None, (), before)
    assert bulk.left[0][0] == item
