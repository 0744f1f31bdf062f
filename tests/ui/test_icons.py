"""The line icons: one family, each used and each there, in the colours of the window and beside a word."""

from __future__ import annotations

import ast
import re
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from gongkai_desktop.catalogue.coverage import State
from gongkai_desktop.coordination.letter import LetterState
from gongkai_desktop.data import resource
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.review.states import ReviewState
from tests.ui.hands import dialog, ledgers_of, register_of, review_of
from ui.kit import icons, look
from ui.kit.form_dialog import FormDialog
from ui.kit.next_steps import NextSteps
from ui.kit.parts import PartsPage
from ui.kit.toned import Toned
from ui.main_window import MainWindow
from ui.pages import REGISTER
from ui.register.page import RegisterPage

LINES = Path(str(resource("icons"))) / "lines"
DRAWN = {path.stem: path.read_text("utf-8") for path in LINES.glob("*.svg")}
UI = Path(icons.__file__).parents[1]
HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor"'
    ' stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round">'
)


def drawn_in(icon: QIcon, colour: str, state: QIcon.State = QIcon.State.Off) -> bool:
    """Whether the lines of an icon have this colour; thin ones are nowhere quite opaque, so their darkest spot."""
    pixmap = icon.pixmap(QSize(64, 64), QIcon.Mode.Normal, state)
    image = pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    found, wanted = max(pixels, key=QColor.alpha), QColor(colour)
    apart = (
        found.red() - wanted.red(),
        found.green() - wanted.green(),
        found.blue() - wanted.blue(),
    )
    return found.alpha() > 100 and max(map(abs, apart)) < 6


@pytest.mark.parametrize("name", sorted(DRAWN))
def test_every_icon_is_of_the_one_family(name: str, qapp: QApplication) -> None:
    """Lines of one width in the colour of the text, with no colour of their own; and they can be drawn."""
    assert DRAWN[name].startswith(HEAD)
    assert not re.findall(r"#[0-9a-fA-F]{3}|stroke=|fill=|style=", DRAWN[name].removeprefix(HEAD))
    assert drawn_in(icons.icon(name), look.INK)


def test_every_icon_that_is_used_is_there_and_none_lies_unused() -> None:
    known = {name for kind in ("groups", "acts", "states", "parts") for name in icons.names(kind).values()}
    words = {
        one.value
        for path in UI.rglob("*.py")
        for one in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }
    assert known <= DRAWN.keys()
    assert DRAWN.keys() - known <= words


def test_tabs_menus_and_buttons_have_an_icon_beside_their_word(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(look, "screen_room", lambda _: QRect(0, 0, 1366, 728))
    window.fit()
    for at in range(window.tabs.count()):
        icon = window.tabs.tabIcon(at)
        assert window.tabs.tabText(at) and drawn_in(icon, look.SOFT)
        assert drawn_in(icon, look.BLUE, QIcon.State.On)
    for menu in window.menus.bar.findChildren(QMenu):
        menu.aboutToShow.emit()
    tops = [action.menu() for action in window.menus.bar.actions()]
    named = [action for menu in tops if isinstance(menu, QMenu) for action in menu.actions() if action.text()]
    assert len(named) > 25 and [action.text() for action in named if action.icon().isNull()] == []
    register_of(window).new()
    keep = dialog(qtbot, FormDialog).keep
    assert keep.text() and drawn_in(keep.icon(), look.CARD)


def test_no_icon_speaks_alone(window: MainWindow, page: RegisterPage) -> None:
    buttons = [one for one in window.findChildren(QAbstractButton) if not one.icon().isNull()]
    assert [one for one in buttons if not one.text() and not one.accessibleName()] == []


def test_icons_follow_colours_and_scale(window: MainWindow, page: RegisterPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.card.view is not None)
    steps = page.card.findChild(NextSteps)
    assert steps is not None
    buttons = [one for one in steps.findChildren(QAbstractButton) if not one.icon().isNull()]
    assert buttons
    assert [one for one in buttons if not drawn_in(one.icon(), ink_of(one))] == []
    look.use(look.DARK)
    try:
        window.recolour()
        assert drawn_in(window.tabs.tabIcon(0), look.DARK.soft)
        assert [one for one in buttons if not drawn_in(one.icon(), ink_of(one))] == []
    finally:
        look.use(look.LIGHT)
        window.recolour()
    assert [one for one in buttons if not drawn_in(one.icon(), ink_of(one))] == []
    small = buttons[0].icon().availableSizes()
    window.scale_wanted.emit(150)
    assert buttons[0].icon().availableSizes()[0].width() == round(small[0].width() * 1.5)
    window.scale_wanted.emit(100)


def test_every_tab_and_every_part_of_a_page_has_an_icon_of_its_own(
    window: MainWindow, page: RegisterPage, qtbot: QtBot
) -> None:
    assert len(set(window.icons())) == len(window.icons())
    parts = review_of(window)
    for part in (parts, window.show_page(REGISTER), ledgers_of(window, qtbot)):
        assert isinstance(part, PartsPage)
        qtbot.waitUntil(lambda part=part: drawn_in(part.tabs.tabIcon(0), look.BLUE, QIcon.State.On))
        known = [icons.part_icon(key) for key in part.part_keys()]
        assert all(part.tabs.tabText(at) for at in range(part.tabs.count()))
        assert all(drawn_in(part.tabs.tabIcon(at), look.SOFT) for at in range(part.tabs.count()))
        assert len(set(known)) == len(known), known
    window.scale_wanted.emit(175)
    try:
        assert parts.tabs.tabIcon(0).isNull(), "the words need the room"
    finally:
        window.scale_wanted.emit(100)


def test_states_of_a_table_have_an_icon_before_their_word(page: RegisterPage) -> None:
    at = next(at for at, shown in enumerate(page.model.columns) if shown.column.key == "stage")
    delegate = page.table.itemDelegateForColumn(at)
    assert isinstance(delegate, Toned)
    option: Any = QStyleOptionViewItem()
    delegate.initStyleOption(option, page.model.index(0, at))
    assert option.text == page.model.cells(0)[at] and drawn_in(option.icon, look.INK)
    cell = page.table.columnWidth(at) - option.decorationSize.width()
    assert cell > page.table.fontMetrics().horizontalAdvance(option.text)


@pytest.mark.parametrize(
    "states", [Stage, LetterState, ReviewState, State], ids=["register", "letters", "review", "catalogue"]
)
def test_every_state_of_a_ledger_has_its_icon(states: type[StrEnum]) -> None:
    assert [str(state) for state in states if not icons.state_icon(str(state))] == []


def ink_of(button: QAbstractButton) -> str:
    """The colour of a button's word."""
    return look.CARD if button.property("primary") else look.INK


def test_acts_and_states_find_their_icon() -> None:
    assert icons.act_icon("publish") == "publish" and icons.act_icon("review.withdraw") == "withdraw"
    assert icons.act_icon("unheard of", "更正") == "correct" and icons.act_icon("unheard of") == "do"
    assert icons.state_icon("已公开") == "done" and icons.state_icon("从未有过") == ""
