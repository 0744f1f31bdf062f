"""打印: which printer, how many copies, which sides and which pages; what is wrong with a printer says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gongkai_desktop.paper.preview import page_count
from tests.ui.conftest import close_dialogs
from tests.ui.hands import dialog
from ui.kit import printing
from ui.kit.dialogs import Message
from ui.kit.preview import Preview
from ui.kit.print_dialog import PrintDialog
from ui.kit.printing import LONG_SIDE, ONE_SIDE, Wish, pages_told, told_pages
from ui.tasks import Job


@pytest.fixture
def preview(qtbot: QtBot) -> Iterator[Preview]:
    """Four pages of one file."""
    target = BytesIO()
    with pypdfium2.PdfDocument.new() as document:
        for _ in range(4):
            document.new_page(595, 842)
        document.save(target)
    over = QWidget()
    shown = Preview("四页", target.getvalue(), over, lambda error: pytest.fail(str(error)))
    shown.open()
    yield shown
    close_dialogs()
    over.close()


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two printers; only the second turns sheets over by itself, and something is wrong with the first."""
    monkeypatch.setattr(printing, "printers", lambda: ["窗口旧机", "里间新机"])
    monkeypatch.setattr(printing, "both_sides", lambda name: name == "里间新机")
    monkeypatch.setattr(printing, "trouble", lambda name: "停着，请开机" if name == "窗口旧机" else "")


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("2", (1,)),
        ("1-3、5", (0, 1, 2, 4)),
        (" 5，1—2", (0, 1, 4)),
        ("4;4-5", (3, 4)),
    ],
)
def test_pages_as_people_write_them(text: str, pages: tuple[int, ...]) -> None:
    assert told_pages(text, 5) == pages
    assert told_pages(pages_told(pages), 5) == pages


@pytest.mark.parametrize("text", ["0", "6", "3-1", "一", "1-", "-", "1..3"])
def test_pages_that_are_none(text: str) -> None:
    with pytest.raises(ValueError):
        told_pages(text, 5)


def test_everything_is_chosen_by_keyboard(
    preview: Preview, two: None, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    wished: list[Wish] = []
    monkeypatch.setattr(preview, "print_as", wished.append)
    preview.sheets.mark(1)
    preview.print_to()
    asked = dialog(qtbot, PrintDialog)
    assert (
        asked.pages.text() == "2" and asked.trouble.text() == "停着，请开机" and not asked.sides.isEnabled()
    )
    qtbot.keyClick(asked.printer, Qt.Key.Key_Down)
    assert asked.trouble.isHidden() and asked.sides.count() == 3
    asked.copies.setFocus()
    asked.copies.selectAll()
    qtbot.keyClicks(asked.copies, "3")
    qtbot.keyClick(asked.sides, Qt.Key.Key_Down)
    asked.pages.clear()
    qtbot.keyClicks(asked.pages, "9")
    qtbot.keyClick(asked, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert "1 到 4" in asked.wrong.text() and wished == []
    asked.pages.clear()
    qtbot.keyClicks(asked.pages, "1-2,4")
    qtbot.keyClick(asked, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert wished == [Wish("里间新机", (0, 1, 3), 3, LONG_SIDE)]


def test_no_printer_at_all_says_what_to_do(
    preview: Preview, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(printing, "printers", list)
    preview.print_to()
    said = dialog(qtbot, Message).words()
    assert "没有打印机" in said and "另存 PDF" in said


def test_a_printer_that_has_gone_is_named(preview: Preview, qtbot: QtBot) -> None:
    preview.print_as(Wish("撤走的打印机", (0,), 1, ONE_SIDE))
    assert "找不到打印机“撤走的打印机”" in dialog(qtbot, Message).words()


def test_the_queue_tells_whose_a_job_is_and_nothing_of_what_it_says(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a printer that several share, Windows called each of them document1."""

    class There(QPrinterInfo):
        @staticmethod
        def printerInfo(name: str) -> QPrinterInfo:
            return There()

        def isNull(self) -> bool:
            return False

    monkeypatch.setattr(printing, "QPrinterInfo", There)
    assert printing.printer_by(Wish("窗口旧机", (0,)), preview.pages).docName() == "信息公开台账"


def test_only_marked_pages_are_printed(preview: Preview, tmp_path: Path, qtbot: QtBot) -> None:
    place = preview.sheets._places[2].center()
    qtbot.mouseClick(preview.sheets, Qt.MouseButton.LeftButton, pos=place)
    qtbot.keyClick(preview, Qt.Key.Key_Space)  # the page in sight
    assert preview.sheets.marked_pages() == (0, 2) and "选中 2 页" in preview._counted.text()
    path = tmp_path / "两页.pdf"
    preview.print_to(path)
    qtbot.waitUntil(lambda: not Job.running() and path.exists() and path.stat().st_size > 0)
    assert page_count(path.read_bytes()) == 2
    qtbot.mouseClick(preview.sheets, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    qtbot.mouseClick(preview.sheets, Qt.MouseButton.LeftButton, pos=place)
    qtbot.keyClick(preview, Qt.Key.Key_Space)
    assert preview.sheets.marked_pages() == () and QApplication.activeModalWidget() is not None


def test_without_a_printer_nothing_is_told_of_one_without_a_name() -> None:
    assert "没有打印机" in printing.trouble("") and "“”" not in printing.trouble("")
