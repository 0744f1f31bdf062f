"""The register's acts as objects, and what an item owes as limits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gongkai_desktop.cases.act import Group
from gongkai_desktop.deadlines.urgency import NONE
from gongkai_desktop.errors import Refused
from gongkai_desktop.records.sheets import Sheets
from gongkai_desktop.register.act import ItemAct
from gongkai_desktop.register.acts import ACTS, ITEM, OUTWARD

from .conftest import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Clerk

QUIET = {
    "item.chased", "item.confirmed", "item.copy_confirmed", "item.corrected", "item.delivered", "item.explained",
    "item.file_told", "item.lifted", "item.published", "item.published_more", "item.receipted", "item.reexamined",
    "item.registered", "item.reported", "item.screened",
}  # fmt: skip
"""What happens to an item on its way and changes none of the facts that stand on its papers."""


def test_every_act_is_one_object_under_one_head() -> None:
    keys = [act.key for act in ACTS]
    assert len(keys) == len(set(keys))
    assert {act.group for act in ACTS} == set(Group)
    assert {"publish", "publish_more", "correct", "replace", "deliver", "hand_in"} == OUTWARD


def test_only_what_changes_no_fact_leaves_paper_as_it_is(clerk: Clerk) -> None:
    assert ITEM.quiet == QUIET
    item = clerk.enter()
    clerk.approve(item)
    sheets, drawn = Sheets(clerk.desk.records), clerk.desk.papers.prepare("review-list", [item], TODAY)
    clerk.desk.papers.issue(drawn, actor=clerk.actor, today=TODAY)
    clerk.publish(item)
    assert sheets.changed(sheets.sheet(drawn.number)) == ()
    clerk.do(item, "amend", keywords="安全")
    assert sheets.changed(sheets.sheet(drawn.number)) == (item,)


def test_an_item_owes_publication_letter_and_report_each_with_its_days(jiaoyu: Clerk) -> None:
    item = jiaoyu.enter(formed="2026-11-02", other_organs="区财政局")
    view = jiaoyu.view(item)
    assert [limit.key for limit in view.limits] == ["publication", "asking", "report"]
    assert view.deadline is not None and view.deadline.due.isoformat() == view.case.now.due
    assert [title for title, _ in view.further] == ["科室报送"], "the letter has no term of its own"
    jiaoyu.do(item, "report", day="2026-11-03")
    assert "report" not in [limit.key for limit in jiaoyu.view(item).limits]


def test_what_is_public_owes_nothing_and_still_shows_by_when_it_was_due(clerk: Clerk) -> None:
    item = clerk.enter(formed="2026-10-16")
    clerk.approve(item)
    clerk.publish(item)
    view = clerk.view(item)
    assert (view.limits, view.urgency) == ((), NONE)
    assert view.deadline is not None and view.deadline.due.isoformat() == "2026-11-13"
    assert [(one.code, one.text) for one in view.breaches] == [
        ("published_late", "公开晚于期限 5 个工作日"),
    ]


def test_an_act_means_for_its_review_what_it_says_itself(clerk: Clerk) -> None:
    item = clerk.enter()
    clerk.do(item, "hand_in")
    review = clerk.view(item).record.review
    meaning = {act.key for act in ACTS if isinstance(act, ItemAct) and act.in_review is not None}
    assert meaning == {
        "amend",
        "attach",
        "attribute",
        "file_told",
        "change",
        "return",
        "mend",
        "sign",
        "void",
    }
    clerk.do(item, "void", why="重复登记")
    assert clerk.desk.reviews.view(review, TODAY).record.withdrawn == "登记有误，作废"
    assert clerk.view(item).acts == ()


def test_a_state_secret_takes_no_file(clerk: Clerk, tmp_path: Path) -> None:
    item = clerk.enter("甲事项", attribute="不予公开", withheld_reason="国家秘密", internal_no="涉1")
    assert clerk.view(item).case.secret
    file = tmp_path / "附图.txt"
    file.write_text("图", encoding="utf-8")
    with pytest.raises(Refused, match="国家秘密不收附件"):
        clerk.desk.register.attach(item, file, actor=clerk.actor, today=TODAY)
    assert clerk.view(item).attachments == ()
