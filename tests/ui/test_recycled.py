"""回收站 by keyboard: a voided item is found there, told why, and comes back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gongkai_desktop.desk import Desk
from tests.ui.hands import TODAY, dialog, focused, type_text
from ui.kit.form_dialog import FormDialog
from ui.kit.purging import PurgeDialog
from ui.main_window import MainWindow
from ui.preferences.recycled import BinDialog
from ui.register.page import RegisterPage

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def voided(window: MainWindow, page: RegisterPage, qtbot: QtBot) -> str:
    """The first item of the register, voided; its title."""
    number = page.model.at(0)["id"]
    title = str(page.model.at(0)["title"])

    def void(desk: Desk) -> object:
        facts = {"why": "登重了", "day": TODAY.isoformat()}
        return desk.register.perform(number, "void", facts, actor=desk.actor(), today=TODAY)

    with qtbot.waitSignal(window.session.changed):
        window.session.write(void)
    return title


def test_a_voided_item_comes_back_by_keys(window: MainWindow, page: RegisterPage, qtbot: QtBot) -> None:
    title = voided(window, page, qtbot)
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL | SHIFT)
    listed = dialog(qtbot, BinDialog)
    qtbot.waitUntil(lambda: len(listed.found) == 1)
    one = listed.current()
    assert one is not None and one.title == title and "登重了" in one.how and "可以恢复" in listed.why.text()
    qtbot.keyClick(listed.list.view, Qt.Key.Key_F2)
    dialog(qtbot, FormDialog)
    type_text(qtbot, "没有登重")
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: listed.found == ())
    assert "没有作废" in listed.why.text() and not listed._back.isEnabled()


def test_what_is_in_it_is_shown_where_it_stands_or_purged(
    window: MainWindow, page: RegisterPage, qtbot: QtBot
) -> None:
    title = voided(window, page, qtbot)
    window.menus.show_bin()
    listed = dialog(qtbot, BinDialog)
    qtbot.waitUntil(lambda: len(listed.found) == 1)
    qtbot.keyClick(listed.list.view, Qt.Key.Key_Delete)
    asked = dialog(qtbot, PurgeDialog)
    assert title in asked.windowTitle()
    asked.done(0)
    qtbot.keyClick(listed.list.view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.card.shown_title() == title)
