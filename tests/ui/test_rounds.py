"""The round of the pictures, without drawing: nothing is left out, and longer words than ours still have room."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt, QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyleOptionFrame,
    QTabBar,
    QWidget,
)

from gongkai_desktop.desk import Desk
from gongkai_desktop.office import events
from tests.ui.hands import TITLES, TODAY
from tests.ui.reviewing import register
from tests.ui.test_translation import CHINESE
from ui import pictures
from ui.kit import look
from ui.kit.dialogs import Frame
from ui.kit.parts import PartsPage
from ui.kit.tab import TabPage
from ui.opening import Opening
from ui.pictures import Camera
from ui.rounds import Rounds

UI = Path(pictures.__file__).parent
BASES = {Frame, TabPage, PartsPage}
"""What is only built upon."""
_SLACK = 1  # pixels by which Qt rounds a text's width
_MARGIN = 2  # pixels that QLineEdit leaves before and behind its words


class Stretched(QTranslator):
    """Every word of the screen, two fifths longer and marked at both ends."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return stretched(source) if CHINESE.search(source) else source


def stretched(source: str) -> str:
    """``[新登记长长]  Ctrl+N``: the keys behind a word stay as they are."""
    words, gap, keys = source.partition("  ")
    longer = "长" * -(-2 * len(words) // 5)
    return f"[{words}{longer}]{gap}{keys}"


class Reader(Camera):
    """Instead of drawing, notes which words have too little room."""

    def __init__(self, *facts: object) -> None:
        super().__init__(*facts)  # type: ignore[arg-type]
        self.cut: list[str] = []

    def _over(self, name: str, *shown: QWidget) -> None:
        self.cut += [f"{name}: {told}" for told in cut_off((self.window, *shown)[-1])]


def cut_off(window: QWidget) -> Iterator[str]:
    """Words of labels, buttons, tabs and headers that are not seen whole; what has them in its tip may be shortened."""
    for one in window.findChildren(QWidget):
        if not one.isVisible() or one.window() is not window or one.toolTip():
            continue
        if isinstance(one, QLabel) and one.text() and one.hasHeightForWidth():
            if one.heightForWidth(one.width()) > one.height() + _SLACK:
                yield f"{one.text()!r} is {one.height()} high, not {one.heightForWidth(one.width())}"
        elif isinstance(one, QLabel | QAbstractButton) and one.text():
            if one.sizeHint().width() > _seen(one) + _SLACK:
                yield f"{one.text()!r} is {_seen(one)} wide, not {one.sizeHint().width()}"
        elif isinstance(one, QLineEdit) and not one.text():
            yield from _hint(one)
        elif isinstance(one, QListView):
            yield from _chosen(one)
        elif isinstance(one, QTabBar):
            yield from _tabs(one)
        elif isinstance(one, QHeaderView) and one.orientation() is Qt.Orientation.Horizontal:
            yield from _headers(one)


def _seen(one: QWidget) -> int:
    """How much of its width is seen; what scrolls is brought into sight."""
    over = one.parentWidget()
    while over is not None and not over.isWindow():
        if isinstance(over, QAbstractScrollArea):
            return one.width()
        over = over.parentWidget()
    return one.visibleRegion().boundingRect().width()


def _hint(line: QLineEdit) -> Iterator[str]:
    """The words in an empty field, between the margins that Qt keeps around them."""
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    room = line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line).width()
    needed = line.fontMetrics().horizontalAdvance(line.placeholderText()) + 2 * _MARGIN
    if line.placeholderText() and room + _SLACK < needed:
        yield f"hint {line.placeholderText()!r} has {room}, not {needed}"


def _chosen(view: QListView) -> Iterator[str]:
    """The chosen line is in sight, though lines before it were left out; what stays at its head is meant to."""
    place, seen = view.visualRect(view.currentIndex()), view.viewport().height()
    moved = view.verticalScrollBar().value() > 0 and view.currentIndex().isValid()
    if moved and not 0 <= place.top() <= place.bottom() < seen:
        yield f"chosen line {view.currentIndex().data()!r} at {place.top()} to {place.bottom()}"


def _tabs(bar: QTabBar) -> Iterator[str]:
    for at in range(bar.count()):
        place, needed = bar.tabRect(at), bar.fontMetrics().horizontalAdvance(bar.tabText(at))
        if place.width() + _SLACK < needed or place.right() > bar.width():
            yield f"tab {bar.tabText(at)!r} ends at {place.right()} of {bar.width()}"


def _headers(head: QHeaderView) -> Iterator[str]:
    model = head.model()
    for at in range(head.count()):
        text = str(model.headerData(at, Qt.Orientation.Horizontal) or "")
        tip = model.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        needed = head.fontMetrics().horizontalAdvance(text)
        if not head.isSectionHidden(at) and not tip and head.sectionSize(at) + _SLACK < needed:
            yield f"column {text!r} is {head.sectionSize(at)} wide, not {needed}"


def kinds() -> set[type[QWidget]]:
    """Every dialog and page of the window, by the classes in its files."""
    found = set()
    for path in UI.rglob("*.py"):
        names = [one.name for one in ast.parse(path.read_text("utf-8")).body if isinstance(one, ast.ClassDef)]
        if names and path.name != "__main__.py":
            module = import_module(".".join(("ui", *path.relative_to(UI).with_suffix("").parts)))
            found |= {getattr(module, name) for name in names}
    return {kind for kind in found if issubclass(kind, Frame | TabPage) or kind.__name__.endswith("Page")}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An office with two clerks, a weekly release, a catalogue, and one item that is being reviewed."""
    root = tmp_path / "泰安市教育局"
    with Desk.create(root, name="泰安市教育局", ruleset="taian-jiaoyu") as desk:
        actor = desk.actor()
        desk.remember([events.person_added(TODAY, "王芳", ["经办人"])], actor=actor)
        items = [register(desk, title) for title in TITLES]
        desk.register.hand_in(items[:1], {"day": TODAY.isoformat(), "why": ""}, actor=actor, today=TODAY)
        desk.catalogue.enter({"content": "机构职能", "time_limit": "每季度"}, actor=actor, today=TODAY)
    return root


@pytest.fixture
def reader(
    opening: Opening, office: Path, tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Reader]:
    """The round of that office, in longer words, on the screen that offices have."""
    monkeypatch.setattr(pictures, "_LOOK", 5)
    monkeypatch.setattr(pictures, "_IDLE", 10_000)
    monkeypatch.setattr(look, "screen_room", lambda _: QRect(0, 0, *pictures.SIZE))
    longer = Stretched()
    qapp.installTranslator(longer)
    opening.open(office)
    assert opening.window is not None
    made = Reader(opening.window, tmp_path)
    try:
        Rounds(made, every=True).all(opening)
        yield made
    finally:
        qapp.removeTranslator(longer)


def test_every_page_and_dialog_is_seen_and_longer_words_have_room(reader: Reader) -> None:
    """One round for both: it takes the most of the time."""
    seen = reader.seen
    forgotten = {kind.__name__ for kind in kinds() - BASES if not any(issubclass(one, kind) for one in seen)}
    assert (reader.missing, forgotten, reader.cut) == ([], set(), [])
