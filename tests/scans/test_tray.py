"""Pages nobody could read: kept, assigned by hand, or set aside with a reason; never lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from gongkai_desktop.errors import Refused
from gongkai_desktop.scans.filed import Duplicate

from .conftest import TODAY, Scanning
from .paper import as_pdf, as_picture, pages_of


def cut_off(pdf: bytes) -> Image.Image:
    """A page whose corner with the code lay outside the glass."""
    page = pages_of(pdf, 150)[0]
    return page.crop((0, 0, page.width, page.height * 3 // 4))


@pytest.fixture
def unread(clerk: Scanning, tmp_path: Path) -> tuple[str, int]:
    number, pdf = clerk.print(clerk.enter())
    filed = clerk.file(as_picture(cut_off(pdf), tmp_path / "缺角.jpg"))
    return number, filed.unread[0].scan


def test_a_page_is_assigned_by_hand(clerk: Scanning, unread: tuple[str, int]) -> None:
    number, scan = unread
    (row,) = clerk.desk.scans.tray(TODAY)
    assert (row["name"], row["page"], row["days"]) == ("缺角.jpg", 1, 0)
    clerk.desk.scans.assign(scan, f" {number} ", 1, actor=clerk.actor, today=TODAY)
    assert clerk.sheet(number).scanned == {1: row["sha256"]}
    assert clerk.desk.scans.tray(TODAY) == [] and clerk.desk.scans.waiting() == 0
    assert clerk.desk.scans.page_file(str(row["sha256"])).name == "缺角.jpg"


def test_assigning_is_taken_back_as_one_act(clerk: Scanning, unread: tuple[str, int]) -> None:
    number, scan = unread
    changed = clerk.desk.scans.assign(scan, number, 1, actor=clerk.actor, today=TODAY)
    clerk.desk.records.undo_act(changed.act, actor=clerk.actor, reason="归错了")
    assert clerk.sheet(number).scanned == {}
    assert clerk.desk.scans.waiting() == 1


def test_the_last_act_taken_back_is_the_last_one_also_of_paper(
    clerk: Scanning, unread: tuple[str, int]
) -> None:
    number, scan = unread
    items = clerk.desk.store.rows("SELECT id, stage FROM item")
    clerk.desk.scans.assign(scan, number, 1, actor=clerk.actor, today=TODAY)
    clerk.desk.undo_last(clerk.actor)
    assert (clerk.sheet(number).scanned, clerk.desk.scans.waiting()) == ({}, 1)
    clerk.desk.undo_last(clerk.actor)
    assert clerk.desk.scans.waiting() == 0
    with pytest.raises(Refused, match="已经打印或印发"):
        clerk.desk.undo_last(clerk.actor)
    assert clerk.desk.store.rows("SELECT id, stage FROM item") == items


def test_a_page_that_was_assigned_and_comes_again_is_known(
    clerk: Scanning, unread: tuple[str, int], tmp_path: Path
) -> None:
    number, scan = unread
    clerk.desk.scans.assign(scan, number, 1, actor=clerk.actor, today=TODAY)
    again = clerk.file(tmp_path / "缺角.jpg")
    assert again.duplicates == (Duplicate(number, 1, "缺角.jpg", 1),)


def test_a_filing_taken_back_can_be_done_again(clerk: Scanning, tmp_path: Path) -> None:
    number, pdf = clerk.print(clerk.enter())
    path = as_pdf([pages_of(pdf, 150)[0], cut_off(pdf)], tmp_path / "一.pdf", 150)
    clerk.file(path)
    act = clerk.desk.records.events(clerk.sheet(number).id)[-1].act
    clerk.desk.records.undo_act(act, actor=clerk.actor, reason="选错文件")
    assert clerk.sheet(number).scanned == {} and clerk.desk.scans.waiting() == 0
    again = clerk.file(path)
    assert len(again.filed) == 1 and len(again.unread) == 1 and again.duplicates == ()


def test_what_cannot_be_assigned_is_refused(clerk: Scanning, unread: tuple[str, int]) -> None:
    number, scan = unread
    with pytest.raises(Refused, match="没有第 2 页"):
        clerk.desk.scans.assign(scan, number, 2, actor=clerk.actor, today=TODAY)
    with pytest.raises(Refused, match="没有打印过"):
        clerk.desk.scans.assign(scan, "2026-0999", 1, actor=clerk.actor, today=TODAY)
    clerk.desk.scans.assign(scan, number, 1, actor=clerk.actor, today=TODAY)
    with pytest.raises(Refused, match="不在待认领里"):
        clerk.desk.scans.assign(scan, number, 1, actor=clerk.actor, today=TODAY)


def test_pages_that_belong_nowhere_are_set_aside_with_a_reason(clerk: Scanning, tmp_path: Path) -> None:
    blank = Image.new("L", (1240, 1754), 255)
    shaded = Image.new("L", (1240, 1754), 250)
    filed = clerk.file(as_pdf([blank, shaded], tmp_path / "背面.pdf", 150))
    scans = [page.scan for page in filed.unread]
    with pytest.raises(Refused, match="原因"):
        clerk.desk.scans.set_aside(scans, " ", actor=clerk.actor, today=TODAY)
    clerk.desk.scans.set_aside(scans, "空白背面", actor=clerk.actor, today=TODAY)
    assert clerk.desk.scans.waiting() == 0
    rows = clerk.desk.store.rows("SELECT state, sha256 FROM scan")
    assert [state for state, _ in rows] == ["已移出", "已移出"]
    assert all(clerk.desk.attachments.whole(sha256) for _, sha256 in rows)


def test_a_purged_page_leaves_the_tray(clerk: Scanning, unread: tuple[str, int]) -> None:
    clerk.desk.records.purge([unread[1]], actor=clerk.actor, reason="误收")
    assert clerk.desk.scans.tray(TODAY) == []
