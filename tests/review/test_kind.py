"""What reviews have in common with every kind of record: many at once, files, codes of breaches, heads of acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.errors import Refused
from gongkai_desktop.review.acts import ACTS

from .conftest import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Queue

PART = {"hidden": "住址一栏", "why": "个人隐私", "agreed": "苏副主任"}


def test_many_are_returned_in_one_act_and_those_that_cannot_be_are_left_with_the_reason(queue: Queue) -> None:
    one, two, over = queue.entered("甲"), queue.entered("乙"), queue.entered("丙")
    reviews = queue.desk.reviews
    assert {act.key for act in reviews.common_acts([one, two], TODAY)} == {"return", "withdraw"}
    queue.do(over, "withdraw", why="误送")
    values = {"day": "2026-11-18", "why": "缺附件"}
    done = reviews.perform_many([one, two, over], "return", values, actor=queue.actor, today=TODAY)
    assert (done.done, done.left) == ((one, two), ((over, "这件审查现在是“已撤回”"),))
    assert done.changed is not None and len(done.changed.events) == 2
    assert (queue.state(one), queue.state(two)) == ("退回", "退回")


def test_the_files_of_its_paper_are_among_its_own_in_the_order_they_came(
    queue: Queue, tmp_path: Path
) -> None:
    review = queue.entered()
    number = queue.print(queue.view(review).record.subject.record)
    path = tmp_path / "公开版.txt"
    path.write_text("已遮去", encoding="utf-8")
    queue.do(review, "partial", picture=str(path), **PART)
    view = queue.view(review)
    assert [kept.name for kept in view.attachments][1:] == ["公开版.txt"]
    assert number in view.attachments[0].name
    assert view.record.separation is not None and view.record.separation.released == "公开版.txt"


def test_a_separation_that_is_refused_keeps_no_file(queue: Queue, tmp_path: Path) -> None:
    review = queue.entered()
    path = tmp_path / "公开版.txt"
    path.write_text("已遮去", encoding="utf-8")
    kept = sorted(queue.desk.folder.attachments.rglob("*"))
    with pytest.raises(Refused, match="早于送审日期"):
        queue.do(review, "partial", picture=str(path), day="2026-11-01", **PART)
    assert sorted(queue.desk.folder.attachments.rglob("*")) == kept


def test_what_went_against_the_rules_is_counted_by_its_kind(queue: Queue) -> None:
    item = queue.enter(formed="2026-09-01")
    queue.hand_in(item, day="2026-09-07")
    review = queue.desk.reviews.of_subject(item)
    queue.sign(review, day="2026-09-08")
    queue.sign(review, "不能确定，报审", day="2026-09-25", reason="出差", who="外人")
    (kind, _) = queue.acts(review)["escalate"].form.column("kind").choices
    queue.do(review, "escalate", kind=kind, to="省保密局", what="请示", day="2026-10-30")
    queue.do(review, "answered", conclusion="不属于国家秘密", day="2026-11-19")
    codes = [breach.code for breach in queue.view(review).breaches]
    assert codes == ["opinion", "opinion_late", "referred_late", "answered_late"]


def test_acts_stand_under_their_heads() -> None:
    heads = {act.key: act.group.value for act in ACTS if act.group != "办理"}
    assert heads == {"withdraw": "撤下", "reopen": "更正"}


def test_what_a_change_of_the_item_brought_about_is_taken_back_with_it_alone(queue: Queue) -> None:
    review = queue.entered()
    queue.item(queue.view(review).record.subject.record, "amend", title="改了名称的通知")
    entries = {entry.text: entry.undoable for entry in queue.view(review).timeline}
    assert entries == {"送审": True, "审查中修改了：信息名称": False}
