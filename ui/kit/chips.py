"""What a list is narrowed to, in words above it, each with its × and all with one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from ui.kit import look
from ui.kit.markup import escape

_ALL = "*"


class Chips(QLabel):
    """One line, hidden when there is nothing to say; Tab goes from × to ×, Enter takes that one away."""

    dropped = Signal(str)
    """The key of the one to take away."""
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chips")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.linkActivated.connect(self._follow)
        self.hide()

    def say(self, chips: Sequence[tuple[str, str]]) -> None:
        """Show these, each with its key."""
        style = f"color:{look.BLUE};text-decoration:none"
        parts = [
            f"<span style='color:{look.INK}'>{escape(words)}</span>&nbsp;<a href='{escape(key)}' style='{style}'>×</a>"
            for key, words in chips
        ]
        every = f"<a href='{_ALL}' style='{style}'>{self.tr('全部清除（Esc）')}</a>"
        self.setText(self.tr("已筛选：{}").format("　".join([*parts, every])))
        self.setVisible(bool(chips))

    def _follow(self, key: str) -> None:
        if key == _ALL:
            self.cleared.emit()
        else:
            self.dropped.emit(key)
