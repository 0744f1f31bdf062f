"""An old ledger of applications is brought in from their own page, seen dry first, and taken back as one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from gongkai_desktop.cases.query import Query
from tests.requests.old_ledger import write
from tests.ui.hands import dialog
from ui.kit import look
from ui.main_window import MainWindow
from ui.pages import REQUESTS
from ui.register.import_dialog import ImportDialog
from ui.register.import_parts import ColumnMap

READING = 30_000  # milliseconds a fresh process may take to read a workbook


def test_an_old_ledger_comes_in_from_the_page_of_requests(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.show_page(REQUESTS)
    before = count(window)
    window.run("import")
    importing = dialog(qtbot, ImportDialog)
    importing.read(write(tmp_path / "旧台账.xlsx"))
    qtbot.waitUntil(lambda: importing.changes is not None, timeout=READING)
    changes = importing.changes
    assert changes is not None
    assert (changes.add, len(changes.rejected)) == (38, 2)
    assert "照样读入" in importing.told.text() and "待定" in importing.told.text()
    shown = importing.part(0)
    assert isinstance(shown, QTableView)
    assert "2022年城东小学食堂检查结果" in str(shown.model().index(0, 2).data())
    assert isinstance(importing.part(2), ColumnMap)
    assert look.tone("ink") in str(importing.choose_file.property("line-icon-drawn")), "no longer on blue"
    qtbot.mouseClick(importing.apply, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(importing.take_back.isVisible, timeout=READING)
    assert count(window) == before + 38
    qtbot.mouseClick(importing.take_back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: count(window) == before, timeout=READING)
    importing.reject()


def count(window: MainWindow) -> int:
    return window.session.writing(lambda desk: desk.request_lists.count(Query("all"), desk.today()))
