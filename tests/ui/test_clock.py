"""A computer whose clock is before the last entry: told above the pages, asked before the first thing recorded."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gongkai_desktop.clock import now
from gongkai_desktop.desk import Desk
from gongkai_desktop.records.clock_doubt import CONFIRMED
from tests.ui.hands import TITLES, TODAY, dialog, register_of
from ui.kit.dialogs import Message
from ui.kit.form_dialog import FormDialog
from ui.main_window import MainWindow

LATER = now() + timedelta(days=30)
VALUES = {"title": "迟到的一条", "formed": TODAY.isoformat(), "department": "办公室", "attribute": "主动公开"}


@pytest.fixture
def office(office: Path) -> Path:
    """The office with one more entry, made when the computer's clock ran a month ahead."""
    with Desk.open(office, writing=True, clock=lambda: LATER) as desk:
        desk.register.enter({**VALUES, "title": "走快了的钟"}, actor=desk.actor(), today=TODAY)
    return office


def kinds(office: Path) -> list[str]:
    with Desk.open(office, writing=False) as desk:
        return [kind for (kind,) in desk.store.rows("SELECT kind FROM event ORDER BY id")]


def enter(window: MainWindow, qtbot: QtBot) -> FormDialog:
    register_of(window).new()
    form = dialog(qtbot, FormDialog)
    form.form.fill(VALUES)
    form.submit()
    return form


def say_yes(qtbot: QtBot, question: Message) -> None:
    """Tab to the yes and press it."""
    while "继续登记" not in getattr(question.focusWidget(), "text", str)():
        qtbot.keyClick(question, Qt.Key.Key_Tab)
    qtbot.keyClick(question, Qt.Key.Key_Return)


def test_the_doubt_is_told_above_the_pages_and_reading_goes_on(window: MainWindow, qtbot: QtBot) -> None:
    watch = window._clock_watch
    qtbot.waitUntil(watch.notice.isVisible)
    assert "比上一笔登记还早" in watch.words.text()
    page = register_of(window)
    qtbot.waitUntil(lambda: page.model.rowCount() == len(TITLES) + 1)


def test_yes_records_who_confirmed_the_clock_and_then_the_entry(
    window: MainWindow, office: Path, qtbot: QtBot
) -> None:
    enter(window, qtbot)
    question = dialog(qtbot, Message)
    assert "电脑的时间对吗" in question.words()
    say_yes(qtbot, question)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert kinds(office)[-2:] == [CONFIRMED, "item.registered"]
    assert not window._clock_watch.notice.isVisible()


def test_no_records_nothing_and_keeps_the_form(window: MainWindow, office: Path, qtbot: QtBot) -> None:
    before = kinds(office)
    form = enter(window, qtbot)
    qtbot.keyClick(dialog(qtbot, Message), Qt.Key.Key_Escape)
    qtbot.waitUntil(form.banner.isVisible)
    assert "改正电脑的日期和时间" in form.banner.text()
    assert form.form.values()["title"] == VALUES["title"]
    assert kinds(office) == before


def test_the_clock_is_confirmed_above_the_pages_before_an_import(
    window: MainWindow, office: Path, qtbot: QtBot
) -> None:
    watch = window._clock_watch
    qtbot.waitUntil(watch.notice.isVisible)
    qtbot.mouseClick(watch.sure, Qt.MouseButton.LeftButton)
    say_yes(qtbot, dialog(qtbot, Message))
    qtbot.waitUntil(lambda: not watch.notice.isVisible())
    assert kinds(office)[-1] == CONFIRMED
