"""Colours: readable on every ground they meet, light and dark, and those of the system."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import asdict, fields
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ui import application
from ui.kit import look
from ui.main_window import MainWindow
from ui.opening import Opening
from ui.pages import TODAY

PALETTES = pytest.mark.parametrize("palette", [look.LIGHT, look.DARK], ids=["light", "dark"])
INKS = ("ink", "soft", "blue", "red", "amber", "green")
GROUNDS = ("ground", "card", "head", "chosen")
ON_COLOUR = ("blue", "blue_down", "red", "amber")
"""What the colour of a card is written upon: the blue button, a chosen opinion, the numbers in the month."""
OWN = (
    *(("ink", pale) for pale in ("red_pale", "amber_pale")),
    *(("hint", "card"), ("blue", "ground"), ("red", "red_pale"), ("amber", "amber_pale")),
)
DAYS = (
    *(("ink", kind) for kind in ("counted", "holiday", "makeup", "paused", "rest")),
    *(("soft", "rest"), ("soft", "start"), ("red", "holiday"), ("green", "makeup")),
)
UI = Path(look.__file__).parents[1]


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> Iterator[None]:
    yield
    look.use(look.LIGHT)
    application.set_scale(qapp, 100)


@PALETTES
@pytest.mark.parametrize(("ink", "ground"), [*product(INKS, GROUNDS), *OWN, *product(["card"], ON_COLOUR)])
def test_words_are_read_on_every_ground_they_stand_on(palette: look.Palette, ink: str, ground: str) -> None:
    assert look.contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


@PALETTES
@pytest.mark.parametrize(("ink", "kind"), DAYS)
def test_days_are_read_in_their_squares(palette: look.Palette, ink: str, kind: str) -> None:
    assert look.contrast(getattr(palette, ink), palette.strip[kind]) >= 4.5


@PALETTES
@pytest.mark.parametrize("ground", ["ground", "card", "head"])
def test_the_edge_of_a_field_is_seen(palette: look.Palette, ground: str) -> None:
    assert look.contrast(palette.edge, getattr(palette, ground)) >= 3


@PALETTES
@pytest.mark.parametrize(("words", "ground"), [("off", "ground"), ("off", "card"), ("card", "blue_off")])
def test_what_cannot_be_pressed_can_be_read(palette: look.Palette, words: str, ground: str) -> None:
    assert 3 <= look.contrast(getattr(palette, words), getattr(palette, ground)) < 4.5


def test_the_amber_of_the_drawing_would_not_do() -> None:
    """The measure measures: #A86A00 has less than 4.5 on the ground of the window."""
    assert look.contrast("#A86A00", look.LIGHT.ground) < 4.5
    assert look.contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_the_style_sheet_has_no_colour_of_its_own() -> None:
    for palette in (look.LIGHT, look.DARK):
        look.use(palette)
        used = set(re.findall(r"#[0-9A-Fa-f]{6}", look.style_sheet(100)))
        assert used and used <= set(map(str, asdict(palette).values()))


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_words_in_an_empty_field_can_be_read(kind: type[QWidget], qtbot: QtBot) -> None:
    """Qt would make them half transparent."""
    field = kind()
    qtbot.addWidget(field)
    field.show()
    found = field.palette().color(QPalette.ColorRole.PlaceholderText)
    assert (found.name().upper(), found.alpha()) == (look.LIGHT.hint, 255)


def test_no_colour_is_kept_where_it_would_outlive_its_palette() -> None:
    """A module that reads look.RED once, when it is loaded, would show it in the dark as well."""
    kept, names = [], {field.name for field in fields(look.Palette)}
    for path in UI.rglob("*.py"):
        for statement in ast.parse(path.read_text("utf-8")).body:
            if isinstance(statement, ast.Assign | ast.AnnAssign):
                kept += [
                    f"{path.name}: look.{one.attr}"
                    for one in ast.walk(statement)
                    if isinstance(one, ast.Attribute)
                    and isinstance(one.value, ast.Name)
                    and (one.value.id, one.attr.lower() in names) == ("look", True)
                ]
    assert kept == []


def test_the_window_follows_the_system_into_the_dark(
    window: MainWindow, opening: Opening, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    window.show_page(TODAY)
    light = window.grab().toImage().pixelColor(4, window.height() // 2)
    assert light == QColor(look.LIGHT.ground)
    scheme = Qt.ColorScheme.Dark
    monkeypatch.setattr(application, "_scheme", lambda _: scheme)
    with qtbot.waitSignal(opening.colours.changed):
        qapp.styleHints().colorSchemeChanged.emit(scheme)
    assert look.used() is look.DARK
    assert window.grab().toImage().pixelColor(4, window.height() // 2) == QColor(look.DARK.ground)
    assert qapp.palette().color(QPalette.ColorRole.Text) == QColor(look.DARK.ink)
    scheme = Qt.ColorScheme.Light
    with qtbot.waitSignal(opening.colours.changed):
        qapp.styleHints().colorSchemeChanged.emit(scheme)
    assert window.grab().toImage().pixelColor(4, window.height() // 2) == light


def test_menus_tips_and_tables_are_in_our_letters_where_the_system_has_its_own(
    opening: Opening, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows has some for each: Qt takes them up with the first style sheet, and when the system's look changes."""
    sheet = qapp.setStyleSheet
    kinds: tuple[Any, ...] = ("QMenu", "QTipLabel", "QAbstractItemView")  # the stubs ask for bytes

    def take_up(words: str = "") -> None:
        sheet(words)
        for kind in kinds:
            qapp.setFont(QFont("Tahoma", 8), kind)

    monkeypatch.setattr(qapp, "setStyleSheet", take_up)
    application.set_scale(qapp, 150)
    assert {QApplication.font(kind).pixelSize() for kind in kinds} == {21}
    monkeypatch.undo()
    take_up(qapp.styleSheet())
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert [QApplication.font(kind) for kind in kinds] == [qapp.font()] * len(kinds)


def test_windows_face_of_signs_follows_the_chinese_ones(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No Chinese face has the ▾ of 更多 ▾, and on Windows Qt does not look for it everywhere."""
    known = ["Segoe UI Symbol", "Tahoma", "Microsoft YaHei UI"]
    monkeypatch.setattr(QFontDatabase, "families", lambda: known)
    application.set_scale(qapp, 100)
    assert qapp.font().families() == ["Microsoft YaHei UI", "Noto Sans SC", "Segoe UI Symbol"]


def test_dark_can_be_chosen_and_is_remembered(window: MainWindow) -> None:
    menu = next(menu for menu in window.menus.bar.findChildren(QMenu) if menu.title() == "颜色(&C)")
    system, bright, dark = menu.actions()
    assert system.isChecked()
    dark.trigger()
    assert look.used() is look.DARK
    assert window.session.memory.text(application.COLOURS) == application.DARK
    bright.trigger()
    assert look.used() is look.LIGHT


def test_high_contrast_has_the_users_own_colours(
    window: MainWindow, opening: Opening, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = QPalette(QColor("#FFFF00"), QColor("#000000"))
    system.setColor(QPalette.ColorRole.Base, QColor("#000000"))
    system.setColor(QPalette.ColorRole.Text, QColor("#FFFF00"))
    system.setColor(QPalette.ColorRole.Highlight, QColor("#800080"))
    monkeypatch.setattr(application, "high_contrast", lambda: True)
    monkeypatch.setattr(application, "_system_palette", lambda _: system)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    found = look.used()
    assert (found.ground, found.ink, found.edge, found.chosen) == ("#000000", "#ffff00", "#ffff00", "#800080")
    assert {look.contrast(getattr(found, ink), getattr(found, ground)) >= 4.5 for ink, ground in OWN} == {
        True
    }
    assert look.contrast(found.ink, found.chosen) >= 4.5
    assert window.grab().toImage().pixelColor(4, window.height() // 2) == QColor("#000000")
    monkeypatch.setattr(application, "high_contrast", lambda: False)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert look.used() is look.LIGHT


def test_a_choice_that_cannot_be_read_is_not_marked_by_its_ground() -> None:
    """Where the system's own mark would swallow the words, the chosen line has its ground."""
    system = QPalette(QColor("#FFFFFF"), QColor("#000000"))
    system.setColor(QPalette.ColorRole.Base, QColor("#000000"))
    system.setColor(QPalette.ColorRole.Text, QColor("#FFFFFF"))
    system.setColor(QPalette.ColorRole.Highlight, QColor("#E0E0E0"))
    assert look.contrasting(system).chosen == "#000000"


@pytest.mark.parametrize(
    ("wide", "scale", "roomy"),
    [(1366, 125, True), (1366, 150, False), (1920, 150, True), (1920, 175, False), (800, 100, True)],
)
def test_a_wide_screen_has_room_for_icons_and_counts_where_text_is_large(
    wide: int, scale: int, roomy: bool, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(look, "screen_room", lambda _: QRect(0, 0, wide, 768))
    application.set_scale(qapp, scale)
    widget = QWidget()
    qtbot.addWidget(widget)
    assert look.roomy(widget) == roomy
