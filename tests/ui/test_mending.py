"""修改登记 begins where the clerk points; what looks wrong is said in a line beside the field and stops nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.hands import TITLES, TODAY, dialog, focused, type_text
from ui.kit.editors import focus_of
from ui.kit.form_dialog import FormDialog
from ui.register.page import RegisterPage

IDENTITY = "11010519491231002X"


def click_cell(page: RegisterPage, key: str, qtbot: QtBot) -> FormDialog:
    """A double click on a cell of the first row; the form it opens."""
    page.table.selectRow(0)
    at = next(at for at, shown in enumerate(page.model.columns) if shown.column.key == key)
    page.table.doubleClicked.emit(page.model.index(0, at))
    return dialog(qtbot, FormDialog)


def cursor_in(form: FormDialog, key: str) -> bool:
    editor = form.form.fields[key].editor
    return focused() in (editor, focus_of(editor))


@pytest.mark.parametrize(
    ("clicked", "begins"),
    [("department", "department"), ("formed", "formed"), ("index_no", "index_no"), ("stage", "title")],
)
def test_mending_begins_in_the_field_that_was_clicked(
    page: RegisterPage, clicked: str, begins: str, qtbot: QtBot
) -> None:
    form = click_cell(page, clicked, qtbot)
    qtbot.waitUntil(lambda: cursor_in(form, begins))


def test_a_row_just_clicked_is_mended_though_its_panel_is_still_being_read(
    page: RegisterPage, qtbot: QtBot
) -> None:
    page.table.selectRow(2)
    qtbot.waitUntil(lambda: page.card.view is not None and page.card.view.id == page.table.current_id())
    before = page.card.view
    assert before is not None
    page.table.selectRow(0)
    page.table.doubleClicked.emit(page.model.index(0, 1))
    form = dialog(qtbot, FormDialog)
    assert form.form.values()["title"] == page.model.at(0)["title"] != before.case.fields["title"]


def test_enter_begins_in_the_title_though_a_cell_was_clicked_before(page: RegisterPage, qtbot: QtBot) -> None:
    click_cell(page, "department", qtbot).done(0)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    form = dialog(qtbot, FormDialog)
    qtbot.waitUntil(lambda: cursor_in(form, "title"))


def test_the_panels_own_button_begins_in_the_title(page: RegisterPage, qtbot: QtBot) -> None:
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: page.card.view is not None and page.card.view.id == page.table.current_id())
    view = page.card.view
    assert view is not None
    page.card.wanted.emit(next(act for act in view.acts if act.key == "amend"))
    form = dialog(qtbot, FormDialog)
    qtbot.waitUntil(lambda: cursor_in(form, "title"))


def test_a_warning_stands_beside_its_field_and_the_entry_is_taken(page: RegisterPage, qtbot: QtBot) -> None:
    page.new()
    entry = dialog(qtbot, FormDialog)
    title = entry.form.fields["title"]
    type_text(qtbot, f"对{IDENTITY}的处罚决定")
    qtbot.waitUntil(lambda: "身份证" in title.told())
    assert not title.editor.property("wrong"), "a warning, no mistake"
    entry.form.fill({"formed": TODAY - timedelta(days=1), "department": "办公室", "attribute": "主动公开"})
    entry.submit()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    qtbot.waitUntil(lambda: page.card.view is not None and page.card.view.remarks != ())
    assert "身份证" in page.card.summary.toPlainText()


def test_the_warning_goes_when_the_reason_for_it_goes(page: RegisterPage, qtbot: QtBot) -> None:
    page.new()
    entry = dialog(qtbot, FormDialog)
    entry.form.fill({"title": TITLES[0], "formed": TODAY - timedelta(days=10)})
    title = entry.form.fields["title"]
    qtbot.waitUntil(lambda: "已经登记过" in title.told())
    entry.form.fill({"title": "另一件"})
    qtbot.waitUntil(lambda: title.told() == "")


def test_what_is_wrong_is_told_before_what_looks_wrong(page: RegisterPage, qtbot: QtBot) -> None:
    page.new()
    entry = dialog(qtbot, FormDialog)
    field = entry.form.fields["title"]
    field.warn("看一看")
    assert "看一看" in field.told()
    entry.form.check()
    assert field.told() == "请填写信息名称" and field.editor.property("wrong")
