"""An office with a few items, and its window, driven as a person would drive it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partialmethod
from pathlib import Path

import pytest
from PySide6 import QtWidgets
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from gongkai_desktop.desk import Desk
from tests.ui.hands import TITLES, TODAY, register_of
from tests.ui.shown import Program, Screen
from ui import translation
from ui.application import set_scale
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.opening import Opening
from ui.pages import REGISTER
from ui.register.page import RegisterPage


@pytest.fixture(scope="session", autouse=True)
def _look(qapp: QApplication) -> None:
    translation.install(qapp, translation.CHINESE)
    translation.set_locale(translation.CHINESE)
    set_scale(qapp, 100)


@pytest.fixture(scope="session")
def elsewhere() -> list[str]:
    """The kinds of widgets that were made off the GUI thread; making one there fails at once."""
    found: list[str] = []

    def guarded(make: Callable[..., None]) -> Callable[..., None]:
        def init(self: QWidget, *words: object, **named: object) -> None:
            if threading.current_thread() is not threading.main_thread():
                found.append(type(self).__name__)
                raise AssertionError("a widget is made off the GUI thread")
            make(self, *words, **named)

        return init

    for kind in vars(QtWidgets).values():
        if isinstance(kind, type) and issubclass(kind, QWidget):
            kind.__init__ = guarded(kind.__init__)  # type: ignore[misc]
    return found


@pytest.fixture(autouse=True)
def _at_home(elsewhere: list[str]) -> Iterator[None]:
    """No test may make a widget off the GUI thread, even where the error is swallowed."""
    yield
    made, elsewhere[:] = [*elsewhere], []
    assert made == []


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine is no failure: wait long for what does come."""
    for name in ("waitUntil", "waitSignal", "waitSignals"):
        monkeypatch.setattr(QtBot, name, partialmethod(getattr(QtBot, name), timeout=30_000))


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    """Settings that no other test has touched; the register is the first page."""
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))
    kept = Memory()
    kept.keep("window/tab", REGISTER)
    return kept


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office with four items, entered ten to forty days ago."""
    root = tmp_path / "泰安市教育局"
    with Desk.create(root, name="泰安市教育局") as desk:
        for number, title in enumerate(TITLES, 1):
            values = {
                "title": title,
                "formed": (TODAY - timedelta(days=10 * number)).isoformat(),
                "department": "办公室",
                "attribute": "主动公开",
            }
            desk.register.enter(values, actor=desk.actor(), today=TODAY)
    return root


@pytest.fixture
def opening(qapp: QApplication, memory: Memory) -> Iterator[Opening]:
    """What opens offices; its window is closed at the end."""
    opening = Opening(qapp, memory)
    opening.failures.refused.connect(lambda refused: print("refused:", refused))
    opening.failures.reported.connect(lambda path, _: print("fault:", path and path.read_text("utf-8")))
    yield opening
    close_dialogs()
    if opening.window is not None:
        opening.window.close()
    for widget in qapp.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    qapp.processEvents()
    for told in (qapp.styleHints().colorSchemeChanged, qapp.applicationStateChanged):
        told.disconnect()  # or this opening would go on answering for the windows of later tests
    qapp.clipboard().clear()  # what a test has copied must not outlive the interpreter


@pytest.fixture
def window(opening: Opening, office: Path, qtbot: QtBot) -> MainWindow:
    """The office's window with its first rows, everything built."""
    opening.open(office)
    found = opening.window
    assert found is not None
    found.resize(1366, 728)
    qtbot.keyRelease(found, Qt.Key.Key_Control)  # a dialog closed by Ctrl+Enter never saw the key come up
    qtbot.waitUntil(lambda: {"menus", "status"} <= vars(found).keys())
    return found


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> RegisterPage:
    """The register with its four rows and counted views."""
    page = register_of(window)
    qtbot.waitUntil(lambda: page.model.rowCount() == len(TITLES))
    qtbot.waitUntil(lambda: {"card", "views"} <= vars(page).keys() and page.views.keys() != [])
    return page


def close_dialogs() -> None:
    """Close whatever dialog a test has left open."""
    while (dialog := QApplication.activeModalWidget()) is not None:
        dialog.done(0) if isinstance(dialog, QDialog) else dialog.close()
        dialog.deleteLater()
        QApplication.processEvents()


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    """One screen for all of them."""
    screen = Screen()
    yield screen
    screen.close()


@pytest.fixture
def program(screen: Screen, tmp_path: Path) -> Iterator[Program]:
    """The program, started; whatever becomes of the test, it is ended."""
    with Program(screen, tmp_path / "home") as program:
        yield program
