"""A title of several lines, the last of which holds more than a stray word."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget

_LAST: Final = 4  # full-width characters that the last line holds at least, where the others can give some


class Title(QLabel):
    """Plain text in the type of a title; where its last line would be nearly empty, all are a little shorter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("title")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def setText(self, text: str) -> None:
        """Show a text."""
        super().setText(text)
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        super().resizeEvent(event)
        self._share_out()

    def lines(self, width: float) -> list[str]:
        """The text as it is broken at a width in pixels."""
        return [self.text()[start : start + length] for start, length, _ in self._broken(width)]

    def _share_out(self) -> None:
        """Leave room free at the right, as much as fills the last line and makes no further one."""
        room, em = self.width(), self.fontMetrics().horizontalAdvance("　")
        lines = self._broken(room)
        width = room
        while len(lines) > 1 and lines[-1][2] < _LAST * em and width > room // 2:
            fewer = self._broken(width - em)
            if len(fewer) > len(lines):
                break
            width, lines = width - em, fewer
        if self.contentsMargins().right() != room - width:
            self.setContentsMargins(QMargins(0, 0, room - width, 0))

    def _broken(self, width: float) -> list[tuple[int, int, float]]:
        """Where each line begins, how long it is, and its width in pixels."""
        layout = QTextLayout(self.text(), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        found = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            found.append((line.textStart(), line.textLength(), line.naturalTextWidth()))
        layout.endLayout()
        return found
