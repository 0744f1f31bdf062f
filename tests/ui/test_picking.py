"""Editors that pick: check lists, another record, a file."""

from __future__ import annotations

from pathlib import Path, PureWindowsPath

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from gongkai_desktop.ledger import Column, Kind, Ledger
from tests.ui.hands import type_text
from ui.kit import picking
from ui.kit.finding import find_numbers
from ui.kit.form import Form
from ui.kit.form_dialog import FormDialog
from ui.kit.picking import Checklist, FilePath, RecordNumber
from ui.register.page import RegisterPage

LINES = ("不涉及国家秘密", "不涉及商业秘密", "不涉及个人隐私")


def form_of(qtbot: QtBot, *columns: Column) -> Form:
    form = Form(Ledger("x", "x", columns))
    qtbot.addWidget(form)
    form.show()
    return form


def test_every_line_must_be_confirmed_and_the_rest_is_named(qtbot: QtBot) -> None:
    form = form_of(qtbot, Column("checks", "逐项核对", Kind.CHECKS, choices=LINES, required=True))
    checks = form.fields["checks"].editor
    assert isinstance(checks, Checklist)
    assert not form.check()
    assert "打勾" in form.fields["checks"].told()
    checks.setFocus()
    qtbot.keyClick(checks, Qt.Key.Key_Space)
    qtbot.keyClick(checks, Qt.Key.Key_Space)
    assert form.fields["checks"].told() == "还没有核对：不涉及个人隐私"
    qtbot.keyClick(checks, Qt.Key.Key_Space)
    assert form.check()
    assert form.values()["checks"] == "；".join(LINES)


def test_several_are_taken_by_space(qtbot: QtBot) -> None:
    form = form_of(qtbot, Column("points", "查阅点", Kind.SEVERAL, choices=("档案馆", "图书馆", "大厅")))
    points = form.fields["points"].editor
    points.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        qtbot.keyClick(points, key)
    assert form.values() == {"points": "档案馆；大厅"}
    assert form.fields["points"].told() == "已勾 2 / 3 项"
    form.fill({"points": "图书馆；已撤的点"})
    assert form.values() == {"points": "图书馆；已撤的点"}


def test_enter_leaves_a_check_list_for_the_next_field(qtbot: QtBot) -> None:
    form = form_of(
        qtbot, Column("points", "查阅点", Kind.SEVERAL, choices=("档案馆", "大厅")), Column("who", "经手人")
    )
    form.activateWindow()
    form.focus("points")
    qtbot.keyClick(form.fields["points"].editor, Qt.Key.Key_Return)
    qtbot.waitUntil(form.fields["who"].editor.hasFocus)


def test_a_file_is_dragged_onto_its_field(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "截图.png"
    path.write_bytes(b"x")
    form = form_of(qtbot, Column("page", "网页截图", Kind.FILE))
    editor = form.fields["page"].editor
    assert isinstance(editor, FilePath)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    editor.dropEvent(
        QDropEvent(
            QPoint(2, 2).toPointF(),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    assert form.values() == {"page": str(path)}
    assert form.check()
    editor.line.setText(str(tmp_path / "没有.png"))
    assert not form.check()
    assert form.fields["page"].told() == "没有这个文件"


def test_a_path_is_shown_as_windows_writes_it_though_qt_does_not(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picking, "Path", PureWindowsPath)
    editor = form_of(qtbot, Column("page", "网页截图", Kind.FILE)).fields["page"].editor
    assert isinstance(editor, FilePath)
    editor.set_value("C:/Users/许静涵/Documents/邮寄回执.png")
    assert editor.line.text() == r"C:\Users\许静涵\Documents\邮寄回执.png"
    editor.set_value("")
    assert editor.line.text() == ""


@pytest.fixture
def number(page: RegisterPage, qtbot: QtBot) -> FormDialog:
    """A form that asks for another item."""
    form = Ledger("link", "关联", (Column("record", "关联的信息", Kind.RECORD, required=True),))
    asked = FormDialog(form, lambda *_: None, page.host.failures.handle, page)
    find_numbers(asked, page.host)
    asked.open()
    qtbot.waitUntil(lambda: isinstance(asked.focusWidget(), RecordNumber))
    return asked


def test_the_title_stands_beside_a_known_number(number: FormDialog, page: RegisterPage, qtbot: QtBot) -> None:
    type_text(qtbot, str(page.model.at(0)["index_no"]))
    field = number.form.fields["record"]
    qtbot.waitUntil(lambda: field.told() == page.model.at(0)["title"])


def test_words_of_the_title_find_the_number(number: FormDialog, page: RegisterPage, qtbot: QtBot) -> None:
    type_text(qtbot, "资助")
    editor = number.form.fields["record"].editor
    assert isinstance(editor, RecordNumber)
    popup = editor.completion.popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    wanted = next(row for row in map(page.model.at, range(4)) if row["title"] == "学生资助资金管理办法")
    assert editor.value() == wanted["index_no"]
    assert number.form.fields["record"].told() == wanted["title"]
