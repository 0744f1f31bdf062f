"""Entering an item by keyboard: five fields, and nothing typed is ever lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gongkai_desktop.cases.query import Query
from tests.ui.hands import TITLES, TODAY, dialog, focused, type_and_enter, type_text
from ui.kit.dialogs import Message
from ui.kit.form_dialog import FormDialog
from ui.main_window import MainWindow
from ui.register.page import RegisterPage

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def entry(window: MainWindow, page: RegisterPage, qtbot: QtBot) -> FormDialog:
    qtbot.keyClick(page.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    return dialog(qtbot, FormDialog)


def test_five_fields_and_enter_register_an_item_and_show_it(
    entry: FormDialog, page: RegisterPage, qtbot: QtBot
) -> None:
    for text in ("营养餐采购合同", f"{YESTERDAY:%Y.%m.%d}", "财务科", "主动公开"):
        type_and_enter(qtbot, text)
    qtbot.waitUntil(lambda: page.model.rowCount() == len(TITLES) + 1)
    assert page.model.at(0)["title"] == "营养餐采购合同"
    assert page.model.at(0)["formed"] == YESTERDAY.isoformat()
    qtbot.waitUntil(lambda: page.card.shown_title() == "营养餐采购合同")
    assert page.table.current_id() == page.model.at(0)["id"]


@pytest.mark.parametrize(
    "narrowed", [Query("all", words="校园"), Query("all", filters={"department": "人事科"})]
)
def test_what_was_searched_for_does_not_hide_what_is_new(
    narrowed: Query, page: RegisterPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.listing.ask(narrowed)
    qtbot.waitUntil(lambda: page.model.rowCount() < len(TITLES))
    qtbot.keyClick(page.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    dialog(qtbot, FormDialog)
    for text in ("营养餐采购合同", f"{YESTERDAY:%Y.%m.%d}", "财务科", "主动公开"):
        type_and_enter(qtbot, text)
    qtbot.waitUntil(lambda: page.query == Query("all") and page.model.rowCount() == len(TITLES) + 1)
    assert page.table.chosen_ids() == [page.table.current_id()] == [page.model.at(0)["id"]]
    assert page.model.at(0)["title"] == "营养餐采购合同"
    qtbot.waitUntil(lambda: page.card.shown_title() == "营养餐采购合同")
    assert page.listing.search.text() == ""


def test_a_window_that_wakes_late_takes_no_other_record_for_the_new_one(
    page: RegisterPage, qtbot: QtBot
) -> None:
    """The keys come back to the table when the form has closed: on a slow machine after the record is known."""
    wanted = int(page.model.at(2)["id"])
    page.go_search()
    page.table.reset()
    page.acts.begun.emit(wanted)
    page.table.setFocus()
    assert page.table.hasFocus() and page.table.current_id() is None
    page.renew()
    qtbot.waitUntil(lambda: page.table.current_id() == wanted)
    assert page.table.chosen_ids() == [wanted]


def test_the_reason_is_asked_only_where_the_item_is_withheld(entry: FormDialog) -> None:
    entry.form.fill({"attribute": "主动公开"})
    assert "withheld_reason" not in entry.form.values()
    entry.form.fill({"attribute": "不予公开"})
    assert "withheld_reason" in entry.form.values()


def test_a_day_that_does_not_exist_is_told_beside_the_field_and_keeps_what_was_typed(
    entry: FormDialog, page: RegisterPage, qtbot: QtBot
) -> None:
    for text in ("营养餐采购合同", "2024年13月45日", "财务科", "主动公开"):
        type_and_enter(qtbot, text)
    assert entry.isVisible()
    assert entry.form.fields["formed"].told() == "没有 2024年13月45日 这一天"
    assert focused() is entry.form.fields["formed"].editor
    assert entry.form.values()["title"] == "营养餐采购合同"
    assert entry.form.values()["formed"] == "2024年13月45日"


def test_what_the_register_refuses_is_told_beside_its_field(entry: FormDialog, qtbot: QtBot) -> None:
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    for text in ("营养餐采购合同", tomorrow, "财务科", "主动公开"):
        type_and_enter(qtbot, text)
    qtbot.waitUntil(lambda: entry.banner.isVisible())
    assert "今天之后" in entry.form.fields["formed"].told()
    assert entry.form.values()["title"] == "营养餐采购合同"
    assert entry.keep.isEnabled()


def test_a_secrecy_marking_is_refused_and_the_form_stays(entry: FormDialog, qtbot: QtBot) -> None:
    for text in ("机密★1年 某方案", YESTERDAY.isoformat(), "财务科", "主动公开"):
        type_and_enter(qtbot, text)
    qtbot.waitUntil(lambda: entry.banner.isVisible())
    assert "国家秘密标志" in entry.banner.text()
    assert entry.isVisible()


def test_missing_fields_are_marked_and_the_cursor_goes_to_the_first(entry: FormDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    wrong = {key for key, field in entry.form.fields.items() if field.editor.property("wrong")}
    assert wrong == {"title", "department", "attribute"}
    assert all(entry.form.fields[key].told() for key in wrong)
    assert focused() is entry.form.fields["title"].editor


def test_escape_asks_before_it_throws_away_what_was_typed(entry: FormDialog, qtbot: QtBot) -> None:
    type_text(qtbot, "写了一半")
    qtbot.keyClick(entry, Qt.Key.Key_Escape)
    question = dialog(qtbot, Message)
    qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert entry.isVisible()
    assert entry.form.values()["title"] == "写了一半"


def test_escape_closes_an_untouched_form_at_once(entry: FormDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(entry, Qt.Key.Key_Escape)
    assert not entry.isVisible()


def test_a_second_press_does_not_register_twice(entry: FormDialog, page: RegisterPage, qtbot: QtBot) -> None:
    entry.form.fill(
        {"title": "只登一次", "formed": YESTERDAY, "department": "办公室", "attribute": "主动公开"}
    )
    entry.submit()
    entry.submit()
    qtbot.waitUntil(lambda: page.model.rowCount() == len(TITLES) + 1)
    qtbot.waitUntil(lambda: page.views.findItems("全部", Qt.MatchFlag.MatchExactly)[0].data(256) == "5")
