"""A dialog around one form: what is refused is told beside the fields, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.ledger import Ledger
from ui.kit import look
from ui.kit.dialogs import Banner, Frame, button, confirm, label, scrolling
from ui.kit.form import Form

Values = Mapping[str, object]
Failed = Callable[[BaseException], None]
Save = Callable[[Values, Callable[[object], None], Failed], None]
"""Sends the values away; calls back with the result or the error, on the GUI thread."""


class FormDialog(Frame):
    """Asks for the facts of one entry or act; closes once they are recorded, stays open when refused."""

    manual = "登记一条信息"

    def __init__(
        self,
        ledger: Ledger,
        save: Save,
        failed: Failed,
        parent: QWidget | None,
        *,
        quick: Collection[str] | None = None,
        values: Values | None = None,
        note: str = "",
    ) -> None:
        super().__init__(ledger.title, parent, width=640)
        self._save, self._failed = save, failed
        self.form = Form(ledger, quick)
        self.form.fill(values or {})
        self.banner = Banner()
        self.keep = button(self.tr("保存  Ctrl+Enter"), self.submit, primary=True)
        self._dirty = False
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 8, 0)
        box.addWidget(self.form)
        box.addStretch(1)
        if note:
            told = label(note, "notice", wrap=True)
            self.body.addWidget(told)
        self.body.addWidget(self.banner)
        self._area = scrolling(holder)
        self.body.addWidget(self._area, 1)
        self.buttons(button(self.tr("取消"), self.reject), self.keep)
        self.form.accepted.connect(self.submit)
        self.form.changed.connect(self._touched)
        self.form.grown.connect(lambda: QTimer.singleShot(0, self._fit))
        QTimer.singleShot(0, self._settle)

    def submit(self) -> None:
        """Check the form and send it; a second press while it is on its way does nothing."""
        if not self.keep.isEnabled() or not self.form.check():
            return
        self.banner.hide()
        self.keep.setEnabled(False)
        self._save(self.form.values(), self._done, self._refused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves wherever the cursor is, also on a button."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submit()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc and 取消 ask first when something was typed."""
        if not self._dirty:
            super().reject()
            return
        confirm(
            self,
            self.tr("不保存就关闭吗？"),
            self.tr("刚才填写的内容会丢掉。"),
            self.tr("不保存，关闭"),
            lambda: self.done(0),
        )

    def _done(self, _: object) -> None:
        self._dirty = False
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.keep.setEnabled(True)
        if isinstance(error, Refused):
            self.banner.explain(error)
        if isinstance(error, Unfilled):
            self.form.refuse(error.fields)
        if not isinstance(error, Refused):
            self._failed(error)

    def _touched(self) -> None:
        self._dirty = True

    def _settle(self) -> None:
        """Take the height the form needs, and put the cursor where typing begins."""
        self._fit()
        self._dirty = False
        self.form.focus_first()

    def _fit(self) -> None:
        """Grow with the form, up to the height of the screen."""
        wanted = self.form.sizeHint().height() + self.sizeHint().height() - self._area.sizeHint().height()
        most = self.screen().availableGeometry().height() - look.scaled(self, 40)
        self.resize(self.width(), min(max(wanted, look.scaled(self, 200)), most))
