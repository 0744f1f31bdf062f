"""A long text that is asked for: a list of offices, or why a doubted report may be taken."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.kit.dialogs import Frame, button, label


class LongText(Frame):
    """Asks for a text. ``told`` stands above it; ``written`` gives what was typed, never blank unless it was before."""

    manual = "汇总"
    written = Signal(str)

    def __init__(self, title: str, told: str, name: str, parent: QWidget, text: str = "") -> None:
        super().__init__(title, parent, width=520, height=360)
        self._before = text
        self.text = QPlainTextEdit(text)
        self.text.setAccessibleName(name)
        self.text.setTabChangesFocus(True)
        self.body.addWidget(label(told, wrap=True))
        self.body.addWidget(label(name, "soft"))
        self.body.addWidget(self.text, 1)
        self.keep = button(self.tr("保存"), self._keep, primary=True)
        self.buttons(button(self.tr("取消"), self.reject), self.keep)
        self.text.textChanged.connect(self._weigh)
        self._weigh()
        self.text.setFocus()

    def unsaved(self) -> str:
        """What was typed."""
        return self.tr("写的内容还没有保存。") if self.text.toPlainText() != self._before else ""

    def _weigh(self) -> None:
        self.keep.setEnabled(bool(self.text.toPlainText().strip() or self._before))

    def _keep(self) -> None:
        text = self.text.toPlainText().strip()
        self.accept()
        self.written.emit(text)
