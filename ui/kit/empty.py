"""What a list shows when it is empty: why, and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.kit.dialogs import label


class Empty(QWidget):
    """A quiet word in the middle of an empty list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head, self._hint = label("", "heading", wrap=True), label("", "soft", wrap=True)
        box = QVBoxLayout(self)
        margins = box.contentsMargins()
        self._around = margins.left() + margins.right()
        box.addStretch(2)
        for line in (self._head, self._hint):
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(line)
        self._ways = QHBoxLayout()
        box.addLayout(self._ways)
        box.addStretch(3)

    def hint(self) -> str:
        """What to do now."""
        return self._hint.text()

    def say(self, head: str, hint: str) -> None:
        """Set the two lines."""
        self._head.setText(head)
        self._hint.setText(hint)
        self._balance()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        super().resizeEvent(event)
        self._balance()

    def _balance(self) -> None:
        """The lines of the hint are about as long as each other: none holds a last word alone."""
        self._hint.setContentsMargins(QMargins())
        room = self.contentsRect().width() - self._around
        height, narrow, wide = self._hint.heightForWidth(room), 1, max(room, 1)
        while narrow < wide:
            middle = (narrow + wide) // 2
            if self._hint.heightForWidth(middle) > height:
                narrow = middle + 1
            else:
                wide = middle
        side = max((room - wide) // 2 - self.fontMetrics().averageCharWidth(), 0)
        self._hint.setContentsMargins(side, 0, side, 0)

    def offer(self, ways: Sequence[QPushButton]) -> None:
        """Put buttons beneath, instead of those that stood there."""
        while self._ways.count():
            if (widget := self._ways.takeAt(0).widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if not ways:
            return
        self._ways.setContentsMargins(0, 12, 0, 0)
        self._ways.addStretch(1)
        for way in ways:
            way.setAutoDefault(True)  # Enter presses it, as Space does
            self._ways.addWidget(way)
        self._ways.addStretch(1)
