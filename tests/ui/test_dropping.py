"""Files from outside: onto a row, onto the item, from the clipboard; asked once what they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.hands import dialog
from ui.kit.dialogs import Message
from ui.kit.form_dialog import FormDialog
from ui.register.import_dialog import ImportDialog
from ui.register.page import RegisterPage

READING = 30_000  # milliseconds a fresh process may take to read rows


@pytest.fixture
def opened(page: RegisterPage, qtbot: QtBot) -> RegisterPage:
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: page.card.view is not None)
    return page


def drop(data: QMimeData, at: QPointF) -> QDropEvent:
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    return QDropEvent(at, Qt.DropAction.CopyAction, data, button, none)


def carried(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def kept(page: RegisterPage) -> list[str]:
    return [one.name for one in page.card.view.attachments] if page.card.view is not None else []


def answer(qtbot: QtBot, what: str) -> None:
    form = dialog(qtbot, FormDialog)
    form.form.fill({"what": what})
    form.submit()


def test_a_file_let_go_over_a_row_is_kept_with_that_item(
    opened: RegisterPage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "扫描.txt"
    path.write_text("签字页", encoding="utf-8")
    row = opened.table.visualRect(opened.model.index(2, 1)).center()
    data = carried(path)
    opened.table.dropEvent(drop(data, QPointF(row)))
    answer(qtbot, "签回的审查表")
    opened.table.setCurrentIndex(opened.model.index(2, 1))
    qtbot.waitUntil(lambda: kept(opened) == ["签回的审查表－扫描.txt"])
    assert opened.card.view is not None and opened.card.view.id == opened.model.at(2)["id"]


def test_several_files_let_go_over_the_item_are_asked_for_once(
    opened: RegisterPage, tmp_path: Path, qtbot: QtBot
) -> None:
    paths = [tmp_path / "一.txt", tmp_path / "二.txt"]
    for path in paths:
        path.write_text(path.name, encoding="utf-8")
    data = carried(*paths)
    opened.card.dropEvent(drop(data, QPointF(5, 5)))
    answer(qtbot, "")
    qtbot.waitUntil(lambda: kept(opened) == ["一.txt", "二.txt"])


def test_a_picture_is_pasted(opened: RegisterPage, qtbot: QtBot) -> None:
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(QColor("#1B5E9E"))
    QGuiApplication.clipboard().setImage(picture)
    qtbot.keyClick(opened.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    answer(qtbot, "公开页面截图")
    qtbot.waitUntil(lambda: len(kept(opened)) == 1)
    assert kept(opened)[0].startswith("公开页面截图－截图_")


def test_pasting_nothing_says_what_to_do(opened: RegisterPage, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("只是文字")
    opened.paste()
    assert "截图" in dialog(qtbot, Message).words()


def test_rows_copied_in_wps_open_the_change_list(page: RegisterPage, qtbot: QtBot) -> None:
    """A table program copies a picture of the rows along; what counts are the rows, and no item need be chosen."""
    data = QMimeData()
    data.setText("信息名称\t生成日期\t公开属性\r\n关于甲的通知\t2024-01-05\t主动公开\r\n")
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    data.setImageData(picture)
    QGuiApplication.clipboard().setMimeData(data)
    before = page.model.rowCount()
    qtbot.keyClick(page.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    importing = dialog(qtbot, ImportDialog)
    qtbot.waitUntil(importing.apply.isVisible, timeout=READING)
    assert importing.changes is not None
    assert [one.fields["title"] for one in importing.changes.changes()] == ["关于甲的通知"]
    qtbot.mouseClick(importing.apply, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.rowCount() == before + 1, timeout=READING)
    importing.reject()


def test_a_workbook_let_go_beneath_the_rows_is_an_old_ledger(
    opened: RegisterPage, tmp_path: Path, qtbot: QtBot
) -> None:
    book = tmp_path / "旧台账.csv"
    book.write_text("信息名称,成文日期\n旧通知,2020-01-02\n", encoding="utf-8")
    opened.resize(900, 600)
    beneath = QPointF(20, opened.table.viewport().height() - 5)
    data = carried(book)
    opened.table.dropEvent(drop(data, beneath))
    importing = dialog(qtbot, ImportDialog)
    qtbot.waitUntil(lambda: importing.changes is not None)
    importing.reject()


def test_a_workbook_over_a_row_may_be_either_and_other_files_need_a_row(
    opened: RegisterPage, tmp_path: Path, qtbot: QtBot
) -> None:
    book, paper = tmp_path / "表.xlsx", tmp_path / "页.txt"
    for path in (book, paper):
        path.write_bytes(b"1")
    menu = opened._ask_book(opened.model.at(1)["id"], book)
    assert [one.text() for one in menu.actions()][1:] == ["旧台账，导入到这本台账…", "这一件的附件…"]
    menu.actions()[2].trigger()
    answer(qtbot, "其他")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    opened.let_go(0, [paper])
    assert "是哪一件的" in dialog(qtbot, Message).words()
