"""A short list with its buttons: what is on a line, and what may be done with it by key or by button."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.kit.dialogs import button
from ui.kit.lines import LinesModel, lines_view


class Roster(QWidget):
    """Lines that stay where the cursor is when they are shown anew."""

    def __init__(self, titles: Sequence[str], widths: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = titles
        self._keys: dict[str, QPushButton] = {}
        self._opened: Callable[[], object] = lambda: None
        self.view = lines_view(titles, (), widths)
        self.view.doubleClicked.connect(lambda _: self._opened())
        self.view.installEventFilter(self)
        self.foot = QHBoxLayout()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.view, 1)
        box.addLayout(self.foot)

    def act(self, words: str, key: str, run: Callable[[], object]) -> QPushButton:
        """A button at the foot that the key presses while the cursor is in the list."""
        made = button(words, run)
        made.setToolTip(key)
        self._keys[key] = made
        self.foot.addWidget(made)
        return made

    def opens(self, run: Callable[[], object]) -> None:
        """What Enter and a double click do."""
        self._opened = run

    def show_lines(self, lines: Sequence[Sequence[str]]) -> None:
        """Show these, the cursor on the line it was on: where that one is now, else at its place."""
        at = self.at()
        old = self.view.model()
        if isinstance(old, LinesModel) and at >= 0:
            here = [to for to, line in enumerate(lines) if line == old.line(at)]
            at = min(here, key=lambda to: abs(to - at), default=at)
        widths = [self.view.columnWidth(column) for column in range(len(self._titles))]
        self.view.setModel(LinesModel(self._titles, lines, self.view))
        for column, width in enumerate(widths[:-1]):
            self.view.setColumnWidth(column, width)
        if old is not None:
            old.deleteLater()
        if lines:
            self.view.selectRow(min(max(at, 0), len(lines) - 1))

    def at(self) -> int:
        """The line under the cursor, -1 where there is none."""
        return self.view.currentIndex().row()

    def go(self, at: int) -> None:
        """Put the cursor on a line."""
        self.view.selectRow(at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens; the keys of the buttons press them."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._opened()
            return True
        pressed = self._keys.get(QKeySequence(event.keyCombination()).toString())
        if pressed is None:
            return False
        if pressed.isEnabled():
            pressed.click()
        return True
