"""Files kept with items, and classified ones kept out."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from gongkai_desktop.errors import Refused
from tests.screening.files import pdf as pages

from .conftest import TODAY

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Clerk


def attach(clerk: Clerk, item: int, path: Path) -> None:
    clerk.desk.register.attach(item, path, actor=clerk.actor, today=TODAY)


def office_file(path: Path, text: str) -> Path:
    """A word processor's file in which every character stands in a run of its own."""
    runs = "".join(f"<w:r><w:t>{letter}</w:t></w:r>" for letter in text)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document><w:p>{runs}</w:p></w:document>")
    return path


def pdf(path: Path, text: str) -> Path:
    from gongkai_desktop.paper.faces import Role
    from gongkai_desktop.paper.fontbook import machine_fonts
    from gongkai_desktop.paper.pen import A4, Pen

    pen = Pen(machine_fonts(), A4, "试")
    pen.text(50, 50, text, Role.SONG, 12)
    pen.next_page()
    path.write_bytes(pen.finish().pdf)
    return path


def test_a_file_is_kept_with_its_name_and_opened_as_a_copy(clerk: Clerk, tmp_path: Path) -> None:
    item = clerk.enter()
    paper = tmp_path / "通知正文.txt"
    paper.write_text("正文", encoding="utf-8")
    attach(clerk, item, paper)
    (kept,) = clerk.view(item).attachments
    assert (kept.name, kept.size) == ("通知正文.txt", 6)
    paper.unlink()
    copy = clerk.desk.attachments.open_copy(kept.sha256, kept.name)
    assert copy.read_text(encoding="utf-8") == "正文"
    assert "通知正文.txt" in clerk.view(item).timeline[-1].text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_text_files_with_a_marking_are_refused(clerk: Clerk, tmp_path: Path, encoding: str) -> None:
    item = clerk.enter()
    paper = tmp_path / "通知.txt"
    paper.write_bytes("某某文件\n机密★20年\n正文".encode(encoding))
    with pytest.raises(Refused, match="国家秘密标志"):
        attach(clerk, item, paper)
    assert clerk.view(item).attachments == ()
    assert not list(clerk.desk.folder.attachments.rglob("*.txt"))


def test_office_files_and_pdfs_with_a_marking_are_refused(clerk: Clerk, tmp_path: Path) -> None:
    item = clerk.enter()
    for paper in (office_file(tmp_path / "一.docx", "秘密★10年"), pdf(tmp_path / "二.pdf", "绝密★")):
        with pytest.raises(Refused, match="国家秘密标志"):
            attach(clerk, item, paper)
    for paper in (office_file(tmp_path / "三.docx", "保守秘密，人人有责"), pdf(tmp_path / "四.pdf", "公开")):
        attach(clerk, item, paper)
    assert len(clerk.view(item).attachments) == 2


def test_every_page_of_a_pdf_is_looked_at(clerk: Clerk, tmp_path: Path) -> None:
    def says(words: str) -> Callable[[Any], None]:
        return lambda canvas: canvas.drawString(60, 700, words)

    item, plain = clerk.enter(), [says("附件清单")] * 30
    with pytest.raises(Refused, match="国家秘密标志"):
        attach(clerk, item, pages(tmp_path / "末页.pdf", *plain, says("机密★1年")))
    attach(clerk, item, pages(tmp_path / "清单.pdf", *plain))
    torn = pages(tmp_path / "缺页.pdf", *plain)
    torn.write_bytes(torn.read_bytes().replace(b"/Count 30", b"/Count 31"))
    with pytest.raises(Refused, match="这个 PDF 有读不了的页"):
        attach(clerk, item, torn)
    assert len(clerk.view(item).attachments) == 1


def test_a_marking_in_the_file_name_is_enough(clerk: Clerk, tmp_path: Path) -> None:
    paper = tmp_path / "机密★关于某事.png"
    paper.write_bytes(b"\x89PNG")
    with pytest.raises(Refused, match="国家秘密标志"):
        attach(clerk, clerk.enter(), paper)


def test_files_that_cannot_be_read_are_refused(clerk: Clerk, tmp_path: Path) -> None:
    item = clerk.enter()
    broken = tmp_path / "坏.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing")
    with pytest.raises(Refused, match="打不开"):
        attach(clerk, item, broken)
    with pytest.raises(Refused, match="没有"):
        attach(clerk, item, tmp_path / "不存在.txt")


def test_a_state_secret_takes_no_file(clerk: Clerk, tmp_path: Path) -> None:
    item = clerk.enter("代称甲", attribute="不予公开", withheld_reason="国家秘密")
    paper = tmp_path / "说明.txt"
    paper.write_text("说明", encoding="utf-8")
    with pytest.raises(Refused, match="国家秘密不收附件"):
        attach(clerk, item, paper)
