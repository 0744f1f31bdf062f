"""A title of several lines, the last of which holds more than a stray word, and the line of parts beneath it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QMargins, Qt
from PySide6.QtGui import QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget

DOT: Final = " · "
"""Between the parts of a line."""
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


class Parts(QLabel):
    """Small words with a dot between them; where one line has no room for all, it ends between two of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)  # for a part that is too long for a line of its own
        self._whole = ""

    def words(self) -> str:
        """All of them, as they were given."""
        return self._whole

    def setText(self, text: str) -> None:
        """Show parts, as they are joined by ``DOT``."""
        self._whole = text
        self._break()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        super().resizeEvent(event)
        self._break()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._break()

    def _break(self) -> None:
        lines: list[str] = []
        for part in self._whole.split(DOT):
            longer = f"{lines[-1]}{DOT}{part}" if lines else part
            if lines and self.fontMetrics().horizontalAdvance(longer) > self.contentsRect().width():
                lines.append(part)
            else:
                lines[-1:] = [longer]
        if (broken := "\n".join(lines)) != self.text():
            super().setText(broken)
