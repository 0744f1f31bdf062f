"""A page of several parts, each made at its first visit, under a row of names."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.kit import icons, look
from ui.kit.tab import TabPage

if TYPE_CHECKING:
    from gongkai_desktop.records.event import Changed


class Part(Protocol):
    """What every part can do; it is a widget with ``said`` and ``place_wanted`` as a page has them."""

    @property
    def manual(self) -> str:
        """The page of the manual that F1 opens."""

    def renew(self, changed: Changed | None = None) -> None:
        """Read again what is shown."""

    def go_search(self) -> None:
        """Put the cursor where searching begins."""

    def fit(self) -> None:
        """Follow the scale."""

    def remember(self) -> None:
        """Keep what is to be the same next time."""


class PartsPage(TabPage):
    """Ctrl+T goes from part to part; what the window asks, it asks of the part in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self.parts: dict[str, QWidget] = {}
        """Those made so far, by their keys."""
        self.tabs = QTabBar()
        self.tabs.setObjectName("parts")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self._stack = QStackedWidget()
        self.box = QVBoxLayout(self)
        self.box.setSpacing(6)
        self.box.addWidget(self.tabs)
        self.box.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._show)
        self._drawn = False
        self.shown.connect(self._draw)  # not before the first rows are seen
        turning = QShortcut(QKeySequence("Ctrl+T"), self)
        turning.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        turning.activated.connect(self.turn)

    def add_part(self, key: str, title: str, make: Callable[[], QWidget]) -> None:
        """Give a part a place; the first one is made at once. The only one needs no name above it."""
        self._makers[key] = make
        self.tabs.addTab(icons.blank(), title)
        alone = self.tabs.count() < 2
        self.tabs.setHidden(alone)
        self.box.setContentsMargins(12, 12 if alone else 4, 12, 12)

    def part_keys(self) -> list[str]:
        """The parts, in their order."""
        return list(self._makers)

    def key(self) -> str:
        """The part in sight, '' before there is one."""
        return self.part_keys()[self.tabs.currentIndex()] if self._makers else ""

    def part(self) -> QWidget | None:
        """What is in sight."""
        return self.parts.get(self.key())

    def show_part(self, key: str) -> QWidget:
        """Show a part, making it at its first visit."""
        self.tabs.setCurrentIndex(self.part_keys().index(key))
        return self.parts[key]

    def turn(self) -> None:
        """Ctrl+T: to the next part, from the last to the first."""
        if self.tabs.count():
            self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % self.tabs.count())

    # — what the window asks of a page —

    @property
    def manual(self) -> str:
        """The page of the manual for what is in sight."""
        part = self.part()
        return "" if part is None else as_part(part).manual

    def renew(self, changed: Changed | None = None) -> None:
        """Read everything shown again."""
        for part in self.parts.values():
            as_part(part).renew(changed)

    def go_search(self) -> None:
        """Ctrl+F: into the search box of what is in sight."""
        if (part := self.part()) is not None:
            as_part(part).go_search()

    def fit(self) -> None:
        """Follow the scale."""
        for part in self.parts.values():
            as_part(part).fit()
        if self._drawn:
            self._draw()

    def remember(self) -> None:
        """Keep widths and queries for the next day."""
        for part in self.parts.values():
            as_part(part).remember()

    def join(self, part: QWidget) -> None:
        """Pass on what a new part says and wants."""
        part.said.connect(self.said)  # type: ignore[attr-defined]
        part.place_wanted.connect(self.place_wanted)  # type: ignore[attr-defined]

    def _draw(self) -> None:
        """The icons of the parts, where there is room beside their words."""
        self._drawn = True
        roomy = look.roomy(self)
        for at, key in enumerate(self.part_keys()):
            icon = icons.icon(icons.part_icon(key), "soft", "blue") if roomy else QIcon()
            self.tabs.setTabIcon(at, icon)

    def _show(self, at: int) -> None:
        if at < 0:
            return
        key = self.part_keys()[at]
        if key not in self.parts:
            self.parts[key] = made = self._makers[key]()
            self.join(made)
            self._stack.addWidget(made)
        self._stack.setCurrentWidget(self.parts[key])
        self.setFocusProxy(self.parts[key])
        self.parts[key].setFocus()


def as_part(widget: QWidget) -> Part:
    """A part as what it can do."""
    return widget  # type: ignore[return-value]
