"""Bad input at the queue, line by line as the issue lists it: a sentence each, nothing lost, everything in order."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from reportlab.pdfgen.canvas import Canvas

from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Unfilled
from gongkai_desktop.office.founding import choose_rules
from gongkai_desktop.records.sheets import Sheets, Verdict
from tests.scans.paper import as_pdf, pages_of, scanned

from .conftest import HEAD, LEADER, TODAY, Queue

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gongkai_desktop.scans.filed import Filed


@pytest.fixture
def second(found: Callable[[str], Queue]) -> Queue:
    """Another office, with a folder of its own."""
    return found("taierzhuang")


def printed(queue: Queue, *items: int) -> tuple[str, bytes]:
    """A review sheet that is out for signature: its number and the paper."""
    prepared = queue.desk.papers.prepare("review-list", items, TODAY)
    queue.desk.papers.issue(prepared, actor=queue.actor, today=TODAY)
    return prepared.number, prepared.printed.pdf


def came_back(queue: Queue, *paths: Path) -> Filed:
    filed = queue.desk.scans.file(paths, actor=queue.actor, today=TODAY)
    assert queue.desk.verify() == []
    return filed


def a_sentence(text: str) -> bool:
    return bool(text) and "\n" not in text and "Error" not in text


def test_a_scan_that_is_no_scan_or_locked_or_huge(queue: Queue, tmp_path: Path) -> None:
    number, pdf = printed(queue, queue.enter())
    folder = tmp_path / "扫描"
    folder.mkdir()
    as_pdf(pages_of(pdf, 150), folder / "好.pdf", 150)
    (folder / "假.pdf").write_text("这不是扫描件", encoding="utf-8")
    (folder / "假.jpg").write_bytes(b"\xff\xd8\xff" + bytes(50))
    locked = BytesIO()
    canvas = Canvas(locked, encrypt="secret")
    canvas.drawString(100, 100, "x")
    canvas.save()
    (folder / "锁.pdf").write_bytes(locked.getvalue())
    with (folder / "大.tif").open("wb") as huge:
        huge.truncate(500 * 1024 * 1024)
    filed = came_back(queue, folder)
    assert [page.sheet for page in filed.filed] == [number]
    assert {name for name, _ in filed.refused} == {"假.pdf", "假.jpg", "锁.pdf", "大.tif"}
    assert all(a_sentence(why) for _, why in filed.refused)
    assert (folder / "假.pdf").exists(), "the files stay where they are"


def test_a_code_of_another_folder_or_a_forged_one(queue: Queue, second: Queue, tmp_path: Path) -> None:
    _, foreign = printed(second, second.enter(form="区政府网站"))
    number, pdf = printed(queue, queue.enter())
    code = Sheets(queue.desk.records).code(number, 1, 1)
    forged = code[:-1] + ("A" if code[-1] != "A" else "B")
    assert Sheets(queue.desk.records).check(forged).verdict is Verdict.FORGED
    filed = came_back(queue, as_pdf(pages_of(foreign, 150), tmp_path / "别处.pdf", 150))
    assert [(page.why, filed.filed) for page in filed.unread] == [(Verdict.FOREIGN.value, ())]
    assert queue.desk.scans.waiting() == 1, "it is kept in the tray"
    assert came_back(queue, as_pdf(pages_of(pdf, 150), tmp_path / "本处.pdf", 150)).filed


def test_the_same_page_twice(queue: Queue, tmp_path: Path) -> None:
    number, pdf = printed(queue, queue.enter())
    (page,) = pages_of(pdf, 150)
    first = came_back(queue, as_pdf([page, scanned(page, 181.0, 20.0)], tmp_path / "一.pdf", 150))
    assert [(one.sheet, one.again) for one in first.filed] == [(number, False), (number, True)]
    again = came_back(queue, tmp_path / "一.pdf")
    assert (again.filed, len(again.duplicates)) == ((), 2)
    assert queue.desk.review_lists.count(Query("back"), TODAY) == 1


@pytest.mark.parametrize("gone", ["purged", "voided", "withdrawn"])
def test_a_page_whose_record_is_gone(queue: Queue, tmp_path: Path, gone: str) -> None:
    item, other = queue.enter(), queue.enter("校车线路调整公告")
    number, pdf = printed(queue, item, other)
    review = queue.desk.reviews.of_subject(item)
    if gone == "purged":
        queue.desk.records.purge([item, review], actor=queue.actor, reason="误录涉密内容")
    elif gone == "voided":
        queue.item(item, "void", why="重复登记")
    else:
        queue.do(review, "withdraw", why="不再公开")
    filed = came_back(queue, as_pdf(pages_of(pdf, 150), tmp_path / "一.pdf", 150))
    assert [(page.sheet, page.items) for page in filed.filed] == [(number, (item, other))]
    back = queue.desk.review_lists.page(Query("back"), TODAY)
    assert queue.desk.reviews.of_subject(other) in [row["id"] for row in back]
    assert queue.desk.register.view(item, TODAY).timeline
    assert queue.view(review).timeline


def test_an_opinion_in_the_future(queue: Queue) -> None:
    review = queue.entered()
    before = queue.desk.records.head()
    with pytest.raises(Unfilled, match="今天之后") as refused:
        queue.sign(review, day="2026-11-21")
    assert a_sentence(str(refused.value)) and queue.desk.records.head() == before
    assert queue.desk.reviews.opinion_rows([review], TODAY)


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({"day": "2026-11-18", "who": HEAD}, "的打印日期"),
        ({"day": "2026-11-20", "who": LEADER}, "内容审核由苏副主任签字，不是科室负责人"),
    ],
)
def test_an_opinion_before_printing_or_by_another_post_is_taken_with_a_reason(
    queue: Queue, facts: dict[str, str], words: str
) -> None:
    review = queue.entered()
    printed(queue, queue.view(review).record.subject.record)
    said = queue.said(review, **facts)
    with pytest.raises(Unfilled, match=words) as asked:
        queue.record(said)
    assert set(asked.value.fields) == {"reason"} and a_sentence(str(asked.value))
    queue.record(replace(said, reason="先签后印，照实登记"))
    (flag,) = queue.view(review).breaches
    assert words in flag.text and flag.article


def test_other_rules_chosen_while_reviews_are_under_way(queue: Queue, tmp_path: Path) -> None:
    item = queue.enter()
    number, pdf = printed(queue, item)
    review = queue.desk.reviews.of_subject(item)
    chain = [one.step.key for one in queue.view(review).case.chain]
    choose_rules(queue.desk.records, queue.desk.office, "taierzhuang", {}, day=TODAY, actor=queue.actor)
    filed = came_back(queue, as_pdf(pages_of(pdf, 150), tmp_path / "一.pdf", 150))
    assert ([page.sheet for page in filed.filed], filed.stale) == ([number], ())
    while queue.desk.reviews.opinion_rows([review], TODAY):
        queue.sign(review, day=TODAY.isoformat())
    assert [said.step for said in queue.view(review).record.said] == chain
    assert queue.status(item) == "待公开"
    new = queue.entered("换方案以后的通知", form="区政府网站")
    assert [one.step.key for one in queue.view(new).case.chain] != chain
