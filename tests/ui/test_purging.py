"""彻底清除 by keyboard: entries are chosen by what stands in them, copies that hold it make room for a new one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.desk import Desk
from gongkai_desktop.purging import CONFIRMATION, NOT_WIPED, Purge
from gongkai_desktop.records.event import Changed
from gongkai_desktop.store import backup
from tests.ui.hands import TITLES, TODAY, dialog, focused, history, type_text
from ui.kit import look
from ui.kit.dialogs import Message
from ui.kit.purging import Purged, PurgeDialog
from ui.main_window import MainWindow
from ui.register.page import RegisterPage

CONTROL = Qt.KeyboardModifier.ControlModifier


def opened(window: MainWindow, page: RegisterPage, qtbot: QtBot) -> PurgeDialog:
    """The dialog over the record under the cursor."""
    qtbot.waitUntil(lambda: page.card.view is not None and page.card.view.id == page.table.current_id())
    window.run("purge")
    return dialog(qtbot, PurgeDialog)


def test_a_mistyped_title_is_purged_with_its_copies_by_keyboard(
    window: MainWindow, page: RegisterPage, qtbot: QtBot
) -> None:
    folder = OfficeFolder(window.session.folder)
    old = backup.by_hand(folder)
    asked = opened(window, page, qtbot)
    title = page.card.shown_title()
    assert title in TITLES and title in asked.reading.toPlainText() and not asked._go.isEnabled()
    qtbot.keyClick(asked.table, Qt.Key.Key_Space)
    qtbot.waitUntil(asked._go.isEnabled)
    asked.form.focus("reason")
    type_text(qtbot, f"误录了{title}")
    asked.form.focus("confirmed")
    type_text(qtbot, CONFIRMATION[:2])
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    assert CONFIRMATION in asked.form.fields["confirmed"].told()
    type_text(qtbot, CONFIRMATION[2:])
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(asked.banner.isVisible)
    assert "重复了要清除的内容" in asked.banner.text()
    asked.form.fill({"reason": "录了不该登记的"})
    qtbot.keyClick(focused(), Qt.Key.Key_Return, CONTROL)
    told = dialog(qtbot, Purged)
    assert old.path.exists()
    qtbot.keyClick(told, Qt.Key.Key_Return, CONTROL)
    done = dialog(qtbot, Message)
    assert "已做一份新备份" in done.words() and not old.path.exists() and len(backup.listing(folder)) == 1
    qtbot.waitUntil(lambda: page.card.shown_title() == "（内容已清除）")
    assert "内容已依规清除" in history(qtbot, page.card)


def test_all_of_it_is_in_sight_at_once_where_text_is_large(
    window: MainWindow, page: RegisterPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look, "screen_room", lambda _: QRect(0, 0, 1366, 768))
    window.scale_wanted.emit(150)
    try:
        asked = opened(window, page, qtbot)
        QApplication.processEvents()
        assert asked.reading.x() > asked.table.geometry().right()
        assert asked._body_room.verticalScrollBar().maximum() == 0
    finally:
        window.scale_wanted.emit(100)


def test_copies_that_were_opened_to_be_looked_at_go_too(
    window: MainWindow, page: RegisterPage, tmp_path: Path, qtbot: QtBot
) -> None:
    item = page.model.at(0)["id"]
    paper = tmp_path / "误传.txt"
    paper.write_text("不该在这里", encoding="utf-8")

    def attach(desk: Desk) -> object:
        return desk.register.attach(item, paper, actor=desk.actor(), today=TODAY)

    with qtbot.waitSignal(window.session.changed):
        window.session.write(attach)
    looked: list[Path] = []

    def look(desk: Desk) -> Path:
        (kept,) = desk.register.view(item, TODAY).attachments
        return desk.attachments.open_copy(kept.sha256, kept.name)

    window.session.ask("look", look, looked.append)
    qtbot.waitUntil(lambda: bool(looked) and looked[0].exists())
    page.table.selectRow(0)
    asked = opened(window, page, qtbot)
    asked.tick(asked.found[-1].event)
    assert "误传.txt" in asked.told.text()
    asked.form.fill({"reason": "传了不该登记的", "confirmed": CONFIRMATION})
    asked.submit()
    dialog(qtbot, Purged)
    qtbot.waitUntil(lambda: not looked[0].exists())


def test_what_is_owed_after_a_leak_is_one_button_away(
    window: MainWindow, page: RegisterPage, qtbot: QtBot
) -> None:
    asked = opened(window, page, qtbot)
    asked.tick(asked.found[0].event)
    asked.form.fill({"reason": "录了不该登记的", "confirmed": CONFIRMATION})
    asked.submit()
    told = dialog(qtbot, Purged)
    with qtbot.waitSignal(page.place_wanted) as wanted:
        told.report()
    assert wanted.args == ["affairs:leak", 0]


def test_what_could_not_be_wiped_yet_is_told(window: MainWindow, qtbot: QtBot) -> None:
    changed = Changed(0, range(0), frozenset(), frozenset())
    told = Purged(window.session, Purge(changed, (), 0, "", 0, wiped=False), window, lambda: None)
    qtbot.addWidget(told)
    assert NOT_WIPED in told.words


def test_the_menu_of_a_step_purges_that_step(window: MainWindow, page: RegisterPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.card.view is not None)
    assert history(qtbot, page.card)
    menu = page.card.timeline.menu(0)
    next(one for one in menu.actions() if "彻底清除" in one.text()).trigger()
    asked = dialog(qtbot, PurgeDialog)
    assert asked.chosen >= {page.card.timeline._shown[0].event} and "清除 1 条记载" in asked.told.text()
    qtbot.keyClick(asked.table, Qt.Key.Key_Space)
    assert asked.chosen == set() and "还没有选" in asked.told.text()


def test_where_nothing_is_chosen_it_says_so(window: MainWindow, page: RegisterPage, qtbot: QtBot) -> None:
    page.search.setText("没有这样的信息")
    qtbot.waitUntil(lambda: page.model.rowCount() == 0 and page.card.view is None)
    with qtbot.waitSignal(page.said):
        page.purge()
