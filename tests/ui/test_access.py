"""What a screen reader finds: every control, table and Tab stop of every page and dialog has a name.

The tree that is walked is Qt's own (QAccessible), which AT-SPI on Linux and UI Automation on Windows are fed from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from gongkai_desktop.ledger import Column, Kind
from tests.ui.hands import catalogue_of, dialog, ledgers_of, review_of, today_of
from ui.founding.wizard import Wizard
from ui.help import show_about, show_help
from ui.kit.dialogs import Frame, scrolling
from ui.kit.editors import editor_for
from ui.kit.form_dialog import FormDialog
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.pages import LEDGERS, REVIEW, TODAY
from ui.preferences.notice import NoticeDialog
from ui.register.page import RegisterPage

Role = QAccessible.Role
NAMED = {
    *(Role.Button, Role.ButtonMenu, Role.CheckBox, Role.RadioButton, Role.ComboBox, Role.EditableText),
    *(Role.SpinBox, Role.Slider, Role.Table, Role.List, Role.Tree, Role.PageTabList),
}
LINES = {Role.Table, Role.List, Role.Tree}
DIALOGS = ("new", "many", "export", "save_view", "bring_in", "filters", "print_selected", "act", "notice")
MENUS = ("show_calendar", "show_people", "show_office", "show_backups", "add_person", "show_keys", "about")


def nameless(widget: QWidget) -> list[str]:
    """What can be worked with in a window and has no name, and Tab stops without one."""
    found = [f"{kind} in {path}" for kind, path in _walk(QAccessible.queryAccessibleInterface(widget), "")]
    for one in widget.findChildren(QWidget):
        stop = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus) and one.isVisible() and one.isEnabled()
        if (
            stop
            and not _without_tabs(one)
            and one.window() is widget
            and not _name(QAccessible.queryAccessibleInterface(one))
        ):
            found.append(f"Tab stop {type(one).__name__} in {type(one.parentWidget()).__name__}")
    return found


def _walk(here: QAccessibleInterface | None, path: str) -> Iterator[tuple[str, str]]:
    if here is None or not here.isValid() or here.state().invisible:
        return
    kind = type(here.object()).__name__
    if here.role() in NAMED and not _name(here) and not _without_tabs(here.object()):
        yield f"{here.role().name} {kind}", path
    if here.role() not in LINES:  # its cells are named by what stands in them
        for at in range(here.childCount()):
            yield from _walk(here.child(at), f"{path}/{kind}")


def _without_tabs(one: object) -> bool:
    """A row of tabs is named by its words, and cannot be gone to before it has any."""
    return isinstance(one, QTabBar) and not one.count()


def _name(one: QAccessibleInterface) -> str:
    return one.text(QAccessible.Text.Name).strip()


def test_the_walk_sees_what_has_no_name(qtbot: QtBot) -> None:
    """The measure measures: an editable choice whose inner line nobody named is found."""
    holder = Frame("问", None)
    qtbot.addWidget(holder)
    editor = editor_for(Column("who", "谁", choices=("甲", "乙")))
    holder.body.addWidget(editor)
    holder.show()
    assert len(nameless(holder)) >= 2
    editor.setAccessibleName("谁")
    assert nameless(holder) == []


@pytest.mark.parametrize("kind", list(Kind))
def test_every_editor_gives_its_name_to_what_takes_the_typing(kind: Kind, qtbot: QtBot) -> None:
    holder = Frame("问", None)
    qtbot.addWidget(holder)
    editor = editor_for(Column("one", "一", kind, choices=("甲", "乙")))
    editor.setAccessibleName("一")
    holder.body.addWidget(editor)
    holder.show()
    assert nameless(holder) == []


def test_every_page_has_names(window: MainWindow, page: RegisterPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.card.view is not None)
    for at in range(page.card.tabs.count()):
        page.card.tabs.setCurrentIndex(at)
        QApplication.processEvents()
        assert nameless(window) == [], page.card.tabs.tabText(at)
    catalogue_of(window)
    QApplication.processEvents()
    assert nameless(window) == []
    window.show_page(TODAY)
    qtbot.waitUntil(lambda: "month" in vars(today_of(window)))
    assert nameless(window) == []
    review = review_of(window)
    qtbot.waitUntil(lambda: {"card", "views"} <= vars(review.queue).keys())
    for parts in (review, ledgers_of(window, qtbot)):
        window.show_page(REVIEW if parts is review else LEDGERS)
        for key in parts.part_keys():
            parts.show_part(key)
            QApplication.processEvents()
            assert nameless(window) == [], key


@pytest.mark.parametrize("name", [*DIALOGS, *MENUS])
def test_every_dialog_has_names(name: str, window: MainWindow, page: RegisterPage, qtbot: QtBot) -> None:
    page.table.selectRow(0)
    qtbot.waitUntil(lambda: page.card.view is not None and bool(page.card.view.acts))
    ways: dict[str, Callable[[], object]] = {
        "act": lambda: page.card.view is not None and page.card.wanted.emit(page.card.view.acts[0]),
        "notice": lambda: NoticeDialog(window.session, window).open(),
        "about": lambda: show_about(window),
    }
    way = ways.get(name) or getattr(page if name in DIALOGS else window.menus, name)
    way()
    found = dialog(qtbot, Frame)
    if isinstance(found, FormDialog):
        found.form.unfold(True)
    QApplication.processEvents()
    assert nameless(found) == []


def test_the_manual_and_the_first_windows_have_names(
    window: MainWindow, opening: Opening, qtbot: QtBot
) -> None:
    manual = show_help(window)
    assert nameless(manual) == []
    manual.close()
    welcome = opening.welcome()
    welcome.show()
    assert nameless(welcome) == []
    welcome.make()
    wizard = dialog(qtbot, Wizard)
    wizard.place.path.setText("/某处/台账")
    for at in range(3):
        wizard.show_step(at)
        QApplication.processEvents()
        assert nameless(wizard) == [], wizard.step()


def test_tab_does_not_stop_at_what_only_scrolls(window: MainWindow, page: RegisterPage, qtbot: QtBot) -> None:
    """Areas around other controls are passed by; the cursor brings what it comes to into sight."""
    assert scrolling(QWidget()).focusPolicy() is Qt.FocusPolicy.NoFocus
    stops = [
        type(one.widget()).__name__
        for one in window.findChildren(QAbstractScrollArea)
        if isinstance(one, QScrollArea) and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert stops == []
