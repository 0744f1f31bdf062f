"""An old side ledger is brought in from its page: by the menu, by letting the file go on it, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gongkai_desktop.cases.query import Query
from tests.ui.hands import dialog, ledgers_of, review_of
from ui.main_window import MainWindow
from ui.matters.page import MatterPage
from ui.pages import LEDGERS, REVIEW
from ui.register.import_dialog import ImportDialog

READING = 30_000  # milliseconds a fresh process may take to read a workbook


@pytest.fixture
def old(tmp_path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["收到日期", "投诉举报人", "提出人", "具体内容", "质疑内容", "查证结论"])
    sheet.append(["2019-03-04", "王小明", "王小明", "没有公开预算", "为何不公开", "属实"])
    sheet.append(["2019-13-04", "李强", "李强", "没有公开决算", "为何不公开", ""])
    path = tmp_path / "旧台账.xlsx"
    book.save(path)
    return path


def let_go(page: MatterPage, path: Path) -> None:
    """Let a file go on a page, where no row is."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    page.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )


def count(window: MainWindow, kind: str) -> int:
    return window.session.writing(lambda desk: desk.listing(kind).count(Query("all"), desk.today()))


def test_a_file_let_go_on_a_ledger_is_brought_in_and_taken_back(
    window: MainWindow, old: Path, qtbot: QtBot
) -> None:
    window.show_page(LEDGERS)
    page = ledgers_of(window, qtbot).ledger("complaint")
    assert isinstance(page, MatterPage)
    before = count(window, "complaint")
    let_go(page, old)
    importing = dialog(qtbot, ImportDialog)
    qtbot.waitUntil(lambda: importing.changes is not None, timeout=READING)
    changes = importing.changes
    assert changes is not None
    assert (changes.ledger, changes.add, len(changes.rejected)) == ("matter-complaint", 1, 1)
    qtbot.mouseClick(importing.apply, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(importing.take_back.isVisible, timeout=READING)
    assert count(window, "complaint") == before + 1
    qtbot.waitUntil(lambda: page.known.get("all") == before + 1)
    qtbot.mouseClick(importing.take_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: count(window, "complaint") == before, timeout=READING)
    importing.reject()


def test_the_menu_brings_in_what_the_part_in_sight_is(window: MainWindow, old: Path, qtbot: QtBot) -> None:
    window.show_page(REVIEW)
    page = review_of(window).show_part("question")
    assert isinstance(page, MatterPage)
    assert any("导入" in made.text() for made in page.findChildren(QPushButton))
    window.run("import")
    importing = dialog(qtbot, ImportDialog)
    importing.read(old)
    qtbot.waitUntil(lambda: importing.changes is not None, timeout=READING)
    assert importing.changes is not None and importing.changes.ledger == "matter-question"
    importing.reject()


def test_a_workbook_over_a_row_is_a_ledger_and_any_other_file_is_for_the_record(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.show_page(LEDGERS)
    page = ledgers_of(window, qtbot).ledger("meeting")
    assert isinstance(page, MatterPage)
    kept: list[object] = []
    monkeypatch.setattr(page, "bring", lambda number, paths: kept.append((number, paths)))
    wanted: list[object] = []
    page.import_wanted.disconnect()
    page.import_wanted.connect(lambda ledger, path: wanted.append((ledger.name, path)))
    book, picture = tmp_path / "台账.XLSX", tmp_path / "图.png"
    page.let_go(7, [book])
    page.let_go(7, [picture])
    page.let_go(7, [book, picture])
    assert wanted == [("matter-meeting", book)]
    assert kept == [(7, [picture]), (7, [book, picture])]
