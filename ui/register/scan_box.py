"""The scan box: a barcode gun types into it, or the clerk a number; what stands behind it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit

from ui.session import Session

if TYPE_CHECKING:
    from gongkai_desktop.desk import Desk
    from gongkai_desktop.register.lookup import Found


class ScanBox(QLineEdit):
    """One line; Enter looks up what it holds. What is not known is told and stays, to be mended."""

    found = Signal(object)
    """What was found by what was scanned or typed."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setPlaceholderText(self.tr("扫码或输入编号"))
        self.setAccessibleName(self.tr("扫码或输入编号"))
        self.returnPressed.connect(self._look_up)

    def go(self) -> None:
        """F3: the cursor into the box, over what stands there."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def words(self, found: Found) -> str:
        """What a sheet is, in a line for the status bar."""
        words = self.tr("{} 号表，共 {} 件").format(found.sheet, len(found.records))
        if not found.signed:
            words += self.tr("，已打开第 1 件")
        if not found.changed:
            return words
        return self.tr("{}；印出以后有 {} 件改动过，这张纸已不是最新").format(words, found.changed)

    def _look_up(self) -> None:
        text = self.text().strip()
        if text:
            self._session.ask("scan", lambda desk: _look_up(desk, text), self._tell, self._unknown)

    def _tell(self, found: Found) -> None:
        self.clear()
        self.found.emit(found)

    def _unknown(self, error: BaseException) -> None:
        self.selectAll()
        self._session.failures.handle(error)


def _look_up(desk: Desk, text: str) -> Found:
    from gongkai_desktop.register.lookup import look_up  # on the reading thread, when first asked for

    return look_up(desk.records, desk.lists, text)
