"""The scan box: a barcode gun types into it, or the clerk a number or an applicant; what stands behind it is told."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu

from ui.session import Session

if TYPE_CHECKING:
    from gongkai_desktop.tracing import Traced


class ScanBox(QLineEdit):
    """One line; Enter looks up what it holds. What is not known is told and stays, to be mended.

    Esc clears the line; in an empty one it leaves.
    """

    left = Signal()
    traced = Signal(object)
    """Where what was scanned or typed leads; of several, the one that was chosen."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setPlaceholderText(self.tr("编号或申请人"))  # no more has room at 150 %
        self.setAccessibleName(self.tr("扫码、编号或申请人"))
        self.setToolTip(
            self.tr(
                "扫纸上的二维码，或输入索引号、申请编号、文号、表号、#序号，按 Enter 打开。"
                "只记得申请人的，写姓名或其中几个字。Esc 清除，再按一次回到页面"
            )
        )
        self.returnPressed.connect(self._look_up)

    def go(self) -> None:
        """F3: the cursor into the box, over what stands there."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears the line, and then leaves."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self.text():
            self.clear()
        else:
            self.left.emit()

    def _look_up(self) -> None:
        """What is typed before the answer takes the place of what was looked up: a gun does not wait."""
        text, today = self.text().strip(), self._session.today()
        if text:
            tell, unknown = partial(self._tell, text), partial(self._unknown, text)
            self._session.ask("scan", lambda desk: desk.trace(text, today), tell, unknown)
            self.selectAll()

    def _tell(self, text: str, found: tuple[Traced, ...]) -> None:
        if len(found) == 1:
            self._choose(text, found[0])
        else:
            self._offer(text, found)

    def _choose(self, text: str, one: Traced) -> None:
        if self.text().strip() == text:
            self.clear()
        self.traced.emit(one)

    def _offer(self, text: str, found: tuple[Traced, ...]) -> None:
        """A number that leads to several: arrows and Enter choose, Esc leaves it as it stands."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in found:
            menu.addAction(one.words.replace("&", "&&"), partial(self._choose, text, one))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
        menu.setActiveAction(menu.actions()[0])

    def _unknown(self, text: str, error: BaseException) -> None:
        if self.text().strip() == text:
            self.selectAll()
        self._session.failures.handle(error)
