"""What a person does at the screen, for the tests: waiting for a dialog, typing, choosing; and her office."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import TypeVar, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.exceptions import TimeoutError
from pytestqt.qtbot import QtBot

from gongkai_desktop.clock import today
from ui.catalogue.page import CataloguePage
from ui.kit.ledger.card import TIMELINE, RecordCard
from ui.main_window import MainWindow
from ui.matters.ledgers import LedgersPage
from ui.pages import LEDGERS, REGISTER, REVIEW
from ui.pages import TODAY as TODAY_TAB
from ui.register.page import RegisterPage
from ui.register.tab import CATALOGUE, RegisterTab
from ui.review.page import ReviewPage
from ui.session import Session
from ui.today.page import TodayPage

TODAY = today()
_LONGEST = 60.0  # seconds in which a test that fails lets go of the reader
TITLES = (
    "关于做好校园安全检查工作的通知",
    "义务教育招生实施方案",
    "学生资助资金管理办法",
    "教师资格认定结果公告",
)
FILES, PAPERS = 3, 4
"""The tabs that only the register's card has."""
T = TypeVar("T", bound=QWidget)


def register_of(window: MainWindow) -> RegisterPage:
    """The register's page, brought into sight."""
    return cast(RegisterTab, window.show_page(REGISTER)).show_ledger()


def catalogue_of(window: MainWindow) -> CataloguePage:
    """The catalogue's page, brought into sight."""
    return cast(CataloguePage, cast(RegisterTab, window.show_page(REGISTER)).show_part(CATALOGUE))


def review_of(window: MainWindow) -> ReviewPage:
    """保密审查, brought into sight."""
    return cast(ReviewPage, window.show_page(REVIEW))


def today_of(window: MainWindow) -> TodayPage:
    """今日, brought into sight."""
    return cast(TodayPage, window.show_page(TODAY_TAB))


def ledgers_of(window: MainWindow, qtbot: QtBot) -> LedgersPage:
    """专项台账, brought into sight with all ledgers of the office."""
    page = cast(LedgersPage, window.show_page(LEDGERS))
    qtbot.waitUntil(lambda: page.part_keys() != [] or page.nothing.isVisible())
    return page


@contextmanager
def unanswered(session: Session) -> Iterator[None]:
    """While it lasts nothing that the screens ask is answered: what a clerk does before a slow disk has answered."""
    answering = Event()
    session.ask("answering", lambda desk: answering.wait(_LONGEST), lambda _: None)
    try:
        yield
    finally:
        answering.set()


@contextmanager
def unrecorded(session: Session) -> Iterator[None]:
    """The same of what is to be recorded."""
    recording = Event()
    session.write(lambda desk: recording.wait(_LONGEST))
    try:
        yield
    finally:
        recording.set()


def history(qtbot: QtBot, card: RecordCard) -> str:
    """What happened to the record shown, read in its tab as soon as it is told there."""
    card.tabs.setCurrentIndex(TIMELINE)
    qtbot.waitUntil(lambda: bool(card.timeline.toPlainText()))
    return card.timeline.toPlainText()


def dialog(qtbot: QtBot, kind: type[T]) -> T:
    """Wait for a dialog of this kind to be in front, its cursor where typing begins."""
    try:
        qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
    except TimeoutError:
        seen = [
            (type(one).__name__, one.windowTitle())
            for one in QApplication.topLevelWidgets()
            if one.isVisible()
        ]
        pytest.fail(
            f"no {kind.__name__} came; in front: {QApplication.activeModalWidget()}, to be seen: {seen}"
        )
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)

    def has_cursor() -> bool:
        if not found.isActiveWindow():
            found.activateWindow()  # no window manager does it here, also where another window goes only now
        return (cursor := QApplication.focusWidget()) is not None and found.isAncestorOf(cursor)

    qtbot.waitUntil(has_cursor)
    QApplication.processEvents()
    return found


def focused() -> QWidget:
    """The widget that gets the keys."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_text(qtbot: QtBot, text: str) -> None:
    """Type into the field with the cursor: plain characters by key, Chinese as an input method commits it."""
    if text.isascii():
        qtbot.keyClicks(focused(), text)
    else:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(focused(), event)


def type_and_enter(qtbot: QtBot, text: str) -> None:
    """Fill in the field with the cursor, or choose its word, and go on with Enter."""
    target = focused()
    if isinstance(target, QComboBox):
        while target.currentText() != text:
            qtbot.keyClick(target, Qt.Key.Key_Down)
    elif text:
        type_text(qtbot, text)
    qtbot.keyClick(focused(), Qt.Key.Key_Return)
