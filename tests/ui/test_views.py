"""The office's own views: saved with Ctrl+S, chosen, renamed with F2, deleted with Del."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.hands import TITLES, dialog, focused, type_text
from ui.kit.dialogs import Message
from ui.kit.form_dialog import FormDialog
from ui.register.page import RegisterPage

CONTROL = Qt.KeyboardModifier.ControlModifier
NAME = "办公室的资助材料"


def names(page: RegisterPage) -> list[str]:
    known = map(page.views.view, page.views.keys())
    return [view.title for view in known if view is not None and view.query is not None]


@pytest.fixture
def saved(page: RegisterPage, qtbot: QtBot) -> RegisterPage:
    """The page with a view of its own, made by keyboard from words, filter and order."""
    page.search.setText("资助")
    qtbot.waitUntil(lambda: page.query.words == "资助")
    page.listing.narrow({"department": "办公室"})
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_S, CONTROL)
    dialog(qtbot, FormDialog)
    type_text(qtbot, NAME)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(page) == [NAME])
    return page


def test_a_saved_view_is_listed_first_with_its_count(saved: RegisterPage, qtbot: QtBot) -> None:
    key = saved.views.keys()[0]
    qtbot.waitUntil(lambda: saved.known.get(key) == 1)
    current = saved.views.current()
    assert current is not None and current.title == NAME


def test_a_saved_view_brings_words_and_filters_back(saved: RegisterPage, qtbot: QtBot) -> None:
    saved.show_view("all")
    qtbot.waitUntil(lambda: saved.model.rowCount() == len(TITLES))
    assert saved.search.text() == ""
    saved.views.setFocus()
    while saved.views.current() is None or saved.views.current().title != NAME:  # type: ignore[union-attr]
        qtbot.keyClick(saved.views, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: saved.model.rowCount() == 1)
    assert saved.search.text() == "资助"
    assert saved.query.filters == {"department": "办公室"}


def test_a_view_is_renamed_and_deleted_by_keyboard(saved: RegisterPage, qtbot: QtBot) -> None:
    saved.views.setFocus()
    qtbot.keyClick(saved.views, Qt.Key.Key_F2)
    form = dialog(qtbot, FormDialog)
    form.form.fields["title"].editor.set_value("资助")
    form.submit()
    qtbot.waitUntil(lambda: names(saved) == ["资助"])
    saved.views.setFocus()
    qtbot.keyClick(saved.views, Qt.Key.Key_Delete)
    asked = dialog(qtbot, Message)
    assert "信息都还在" in asked.words()
    qtbot.keyClick(asked, Qt.Key.Key_Return)
    assert names(saved) == ["资助"], "Enter throws nothing away"
    qtbot.keyClick(saved.views, Qt.Key.Key_Delete)
    dialog(qtbot, Message).accept()
    qtbot.waitUntil(lambda: names(saved) == [])


def test_a_name_that_is_taken_is_refused_in_the_dialog(saved: RegisterPage, qtbot: QtBot) -> None:
    saved.save_view()
    form = dialog(qtbot, FormDialog)
    form.form.fields["title"].editor.set_value(NAME)
    form.submit()
    qtbot.waitUntil(form.banner.isVisible)
    assert NAME in form.banner.text()


def test_the_programs_own_views_are_neither_renamed_nor_deleted(page: RegisterPage, qtbot: QtBot) -> None:
    page.show_view("all")
    with qtbot.assertNotEmitted(page.views.renaming), qtbot.assertNotEmitted(page.views.dropping):
        for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
            qtbot.keyClick(page.views, key)
    assert page.views.own_menu() is None


def test_empty_views_fold_away_and_open_again(page: RegisterPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.known.get("withheld") == 0 and set(page.views.keys()) <= set(page.known))
    listed = [page.views.item(at) for at in range(page.views.count())]
    hidden = [item for item in listed if item.isHidden()]
    assert "不予公开" in [item.text() for item in hidden]
    page.views.unfold(True)
    assert not any(item.isHidden() for item in listed)


@pytest.mark.parametrize("view", ["ready", "withheld", "removal", "flagged", "published"])
def test_an_empty_view_says_why_and_what_to_do(page: RegisterPage, view: str, qtbot: QtBot) -> None:
    page.show_view(view)
    qtbot.waitUntil(page.empty.isVisible)
    assert page.empty.hint().endswith("。")
