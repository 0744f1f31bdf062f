"""What was changed after it was approved needs review again; what changes meanwhile goes along."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from gongkai_desktop.cases.query import Query
from gongkai_desktop.office.founding import choose_rules
from gongkai_desktop.review.states import ReviewState

from .conftest import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Queue


def approved(queue: Queue, **more: object) -> tuple[int, int]:
    """An item that is ready for publication, and its review."""
    review = queue.entered(**{"form": "政府网站", **more})  # type: ignore[arg-type]
    queue.approve(review)
    return queue.view(review).record.subject.record, review


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"title": "关于印发校园安全检查办法（试行）的通知"}, "信息名称"),
        ({"form": "政务新媒体"}, "公开形式"),
    ],
)
def test_what_was_approved_otherwise_is_reviewed_again(
    queue: Queue, changes: dict[str, str], named: str
) -> None:
    item, review = approved(queue)
    queue.item(item, "amend", **changes)
    view = queue.desk.register.view(item, TODAY)
    assert (view.status.words, view.acts[0].title, view.record.review) == ("待内容审核", "重新送审", 0)
    told = [line.text for one in view.sections if one.title == "保密审查" for line in one.lines]
    assert told == [f"审查以后改过：{named}，须重新审查（保密法实施条例第四十二条）"]
    assert queue.state(review) == ReviewState.OUTDATED
    (row,) = queue.desk.review_lists.page(Query(view="again"), TODAY)
    assert (row["id"], row["status"]) == (review, "须重新审查")
    queue.item(item, "hand_in")
    assert queue.desk.review_lists.count(Query(view="again"), TODAY) == 0
    queue.approve(queue.desk.reviews.of_subject(item))
    assert queue.status(item) == "待公开"


@pytest.mark.parametrize(
    "changes", [{"doc_no": "教发〔2026〕8号"}, {"note": "备查"}, {"summary": "补写的概述"}]
)
def test_what_was_not_approved_may_be_filled_in(queue: Queue, changes: dict[str, str]) -> None:
    item, review = approved(queue)
    queue.item(item, "amend", **changes)
    assert (queue.status(item), queue.state(review)) == ("待公开", ReviewState.APPROVED)


def test_the_queue_names_the_subject_as_it_is_now(queue: Queue) -> None:
    item, review = approved(queue)
    queue.item(item, "amend", doc_no="教发〔2026〕8号")
    (row,) = queue.desk.review_lists.page(Query(view="all", words="教发"), TODAY)
    assert (row["id"], row["doc_no"]) == (review, "教发〔2026〕8号")


def test_another_file_after_approval_was_not_reviewed(queue: Queue, tmp_path: Path) -> None:
    item, review = approved(queue)
    file = tmp_path / "附表.txt"
    file.write_text("附表", encoding="utf-8")
    queue.desk.register.attach(item, file, actor=queue.actor, today=TODAY)
    assert (queue.status(item), queue.state(review)) == ("待内容审核", ReviewState.OUTDATED)
    queue.desk.undo_last(queue.actor)
    assert (queue.status(item), queue.state(review)) == ("待公开", ReviewState.APPROVED)


def test_a_change_taken_back_gives_the_approval_back(queue: Queue) -> None:
    item, review = approved(queue)
    queue.item(item, "amend", title="改了名称的通知")
    entries = queue.desk.register.view(item, TODAY).timeline
    amended = next(entry for entry in entries if entry.text.startswith("修改登记"))
    queue.desk.records.undo(amended.event, actor=queue.actor, reason="改错了一件")
    assert (queue.status(item), queue.state(review)) == ("待公开", ReviewState.APPROVED)
    assert queue.desk.register.view(item, TODAY).record.review == review


def test_published_all_the_same_is_recorded_and_flagged(queue: Queue) -> None:
    item, _ = approved(queue)
    queue.item(item, "amend", title="改了名称的通知")
    acts = {act.key: act for act in queue.desk.register.view(item, TODAY).acts}
    assert (acts["publish"].primary, acts["publish"].title) == (False, "补登：已经公开")
    queue.item(item, "publish", url="http://example.gov.cn/1", checked="李四")
    flags = [flag.text for flag in queue.desk.register.view(item, TODAY).breaches]
    assert "公开前没有完整的审查批准记录" in flags


@pytest.mark.parametrize(
    ("planned", "channel", "flagged"),
    [
        ("政府网站", "政务新媒体", True),
        ("政府网站", "政府网站", False),
        ("", "政务新媒体", False),
        ("政府网站, 报刊、广播、电视", "报刊、广播、电视", False),
        ("政府网站、新闻发布会", "政府公报", True),
    ],
)
def test_published_in_another_form_than_was_reviewed_is_recorded_and_told_without_blame(
    queue: Queue, planned: str, channel: str, flagged: bool
) -> None:
    item, _ = approved(queue, form=planned)
    queue.item(item, "publish", form=channel, checked="李四")
    view = queue.desk.register.view(item, TODAY)
    found = [(note.text, note.article) for note in view.case.now.notes]
    article = "本软件的做法，条例和制度没有规定"
    assert found == ([(f"在{channel}公开，审查时的公开形式是{planned}", article)] if flagged else [])
    assert not [flag for flag in view.breaches if "公开形式" in flag.text], (
        "no article says so: it is no breach"
    )
    assert (f"审查时的公开形式是{planned}" in view.timeline[-1].text) is flagged
    assert view.case.fields["form"] == channel
    queue.item(item, "publish_more", form="新闻发布会", checked="李四")
    again = [note.text for note in queue.desk.register.view(item, TODAY).case.now.notes]
    assert again == [text for text, _ in found]


def test_what_is_public_stays_as_it_was_approved(queue: Queue, tmp_path: Path) -> None:
    item, review = approved(queue)
    queue.item(item, "publish", url="http://example.gov.cn/1", checked="李四")
    queue.item(item, "amend", title="名称里的错字改了")
    file = tmp_path / "截图.txt"
    file.write_text("截图", encoding="utf-8")
    queue.desk.register.attach(item, file, actor=queue.actor, today=TODAY)
    assert (queue.status(item), queue.state(review)) == ("已公开", ReviewState.APPROVED)
    queue.item(item, "change", why="附表更新")
    assert (queue.status(item), queue.state(review)) == ("待内容审核", ReviewState.OUTDATED)
    assert queue.desk.reviews.of_subject(item) == 0


def test_another_attribute_ends_the_review_of_the_old_one(queue: Queue) -> None:
    review = queue.entered()
    item = queue.view(review).record.subject.record
    queue.sign(review)
    queue.item(item, "attribute", attribute="依申请公开", reason="只涉及个别人")
    assert queue.state(review) == ReviewState.OUTDATED
    assert queue.desk.reviews.of_subject(item) == 0


def test_after_a_refusal_it_may_be_withheld_and_the_refusal_stands(queue: Queue) -> None:
    review = queue.entered()
    item = queue.view(review).record.subject.record
    queue.sign(review)
    queue.sign(review, "不得公开", grounds="涉及商业秘密")
    reason = {"withheld_reason": "商业秘密", "basis": "条例第十五条"}
    queue.item(item, "attribute", attribute="不予公开", reason="审查不同意", **reason)
    assert (queue.status(item), queue.state(review)) == ("不予公开", ReviewState.REFUSED)


def test_a_running_review_goes_on_with_what_was_mended(queue: Queue) -> None:
    review = queue.entered()
    queue.sign(review)
    queue.item(queue.view(review).record.subject.record, "amend", title="改好的名称")
    view = queue.view(review)
    assert (view.title, view.status.words) == ("改好的名称", "待保密审查")
    assert "审查中修改了：信息名称" in [entry.text for entry in view.timeline]


def test_becoming_major_meanwhile_asks_for_more_approvals(found: Callable[[str], Queue]) -> None:
    queue = found("gansu-zhijiao")
    review = queue.entered(major="否")
    plain = [one.step.key for one in queue.view(review).case.chain]
    queue.item(queue.view(review).record.subject.record, "amend", major="是")
    assert set(plain) < {one.step.key for one in queue.view(review).case.chain}


def test_a_ledger_that_comes_back_changed_outdates_an_approval(queue: Queue, tmp_path: Path) -> None:
    item, review = approved(queue)
    running = queue.entered("第二件通知")
    out = tmp_path / "台账.xlsx"
    queue.desk.ledger_exporter("register").export(out, Query())
    book = load_workbook(out)
    for row in book.active.iter_rows():  # type: ignore[union-attr]
        for cell in row:
            if isinstance(cell.value, str) and "通知" in cell.value and cell.value != "登记台账":
                cell.value = cell.value.replace("通知", "决定")
    book.save(out)
    queue.desk.import_planned(queue.desk.importer.plan(out))
    assert queue.state(review) == ReviewState.OUTDATED
    assert queue.status(item) == "待内容审核"
    assert queue.view(running).title == "第二件决定"
    assert queue.state(running) == ReviewState.RUNNING
    assert queue.desk.last_act(queue.actor).text == "导入“台账.xlsx”，2 行"
    queue.desk.undo_last(queue.actor)
    assert queue.state(review) == ReviewState.APPROVED, "the import and what it did to reviews are one step"
    assert queue.view(running).title == "第二件通知"
    assert not queue.desk.verify()


def test_reviews_under_way_keep_the_rules_they_began_under(found: Callable[[str], Queue]) -> None:
    queue = found("tiaoli")
    review = queue.entered()
    queue.sign(review)
    before = [one.step.title for one in queue.view(review).case.chain]
    choose_rules(queue.desk.records, queue.desk.office, "taierzhuang", {}, day=TODAY, actor=queue.actor)
    assert [one.step.title for one in queue.view(review).case.chain] == before
    queue.approve(review)
    assert queue.state(review) == ReviewState.APPROVED
    later = queue.entered("新登记的通知")
    assert [one.step.title for one in queue.view(later).case.chain] != before
