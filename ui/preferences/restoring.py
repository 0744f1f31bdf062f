"""Asking where a copy shall be put back: beside the office, or in its place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from ui.kit.dialogs import Frame, button, label


class RestoreDialog(Frame):
    """The safe way is chosen at first: into a new folder, where it can be looked at."""

    manual = "备份与恢复"

    over = Signal()
    beside = Signal()

    def __init__(self, copy: Path, parent: QWidget) -> None:
        super().__init__("", parent, width=560)
        self.setWindowTitle(self.tr("恢复"))
        self.new = QRadioButton(self.tr("恢复到一个新文件夹，先看看对不对"))
        self.here = QRadioButton(self.tr("恢复到现在这个办公文件夹"))
        self._group = QButtonGroup(self)
        for one in (self.new, self.here):
            self._group.addButton(one)
        self.new.setChecked(True)
        safe = self.tr("现在的台账不动。")
        risk = self.tr(
            "窗口会先关上。这份备份以后登记的内容不在恢复出来的台账里；现在的数据库不删，移到办公文件夹里“旧-日期”中。"
        )
        self.body.addWidget(label(self.tr("备份：{}").format(copy.name), "heading", wrap=True))
        for choice, told in ((self.new, safe), (self.here, risk)):
            self.body.addWidget(choice)
            self.body.addWidget(label(told, "small", wrap=True))
        self.body.addStretch(1)
        self.buttons(button(self.tr("取消"), self.reject), button(self.tr("恢复(&R)"), self.go, primary=True))
        self.fit_words()

    def go(self) -> None:
        """Tell which way was chosen."""
        here = self.here.isChecked()
        self.accept()
        (self.over if here else self.beside).emit()
