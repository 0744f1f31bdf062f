"""The last offices on the first window: opened by Enter, forgotten by Delete."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from gongkai_desktop.data import OfficeFolder
from ui.kit import look
from ui.kit.alive import if_there
from ui.kit.dialogs import button, label
from ui.recent import Recent, Recents
from ui.tasks import Job

_ROWS = 4


class LastOffices(QWidget):
    """Nothing to be seen where there are none. Whether they are there is looked up beside: a disk may not answer."""

    chosen = Signal(Path)

    def __init__(self, recents: Recents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recents = recents
        self._shown: tuple[Recent, ...] = ()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("最近打开的台账"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.itemActivated.connect(lambda _: self.open())
        foot = QHBoxLayout()
        foot.addWidget(label(self.tr("Enter 打开　Delete 从这里去掉（文件夹不动）"), "small"), 1)
        self._forget = button(self.tr("从这里去掉(&D)"), self.forget)
        foot.addWidget(self._forget)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(label(self.tr("最近打开的台账"), "heading"))
        box.addWidget(self.list)
        box.addLayout(foot)
        self.renew()

    def renew(self) -> None:
        """Show what is kept now, the last one under the cursor."""
        self._shown = self._recents.all()
        self.setVisible(bool(self._shown))
        self._say(tuple("" for _ in self._shown))
        if not self._shown:
            return
        self.list.setFixedHeight(self._height())
        self.list.setFocus()
        job = Job(
            partial(_looked, self._shown, self.tr("（现在找不到：磁盘没有接上，或文件夹被移走、改名）"))
        )
        job.finished.connect(if_there(self, self._say))
        job.start()

    def words(self) -> list[str]:
        """The lines."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def open(self) -> None:
        """Open the one under the cursor."""
        if self._shown:
            self.chosen.emit(self._shown[self.list.currentRow()].path)

    def forget(self) -> None:
        """Take the one under the cursor off the list."""
        if self._shown:
            at = self.list.currentRow()
            self._recents.forget(self._shown[at].path)
            self.renew()
            self.list.setCurrentRow(min(at, self.list.count() - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete forgets."""
        if event.key() == Qt.Key.Key_Delete:
            self.forget()
        else:
            super().keyPressEvent(event)

    def _say(self, remarks: Sequence[str]) -> None:
        if len(remarks) != len(self._shown):  # one was forgotten meanwhile
            return
        at = max(self.list.currentRow(), 0)
        self.list.clear()
        for one, remark in zip(self._shown, remarks, strict=True):
            told = self.tr("{}　{}　{}").format(one.name, one.opened, one.folder)
            self.list.addItem(f"{told}{remark}")
            self.list.item(self.list.count() - 1).setToolTip(one.folder)
        self.list.setCurrentRow(min(at, self.list.count() - 1))

    def _height(self) -> int:
        rows = min(len(self._shown), _ROWS)
        return rows * max(self.list.sizeHintForRow(0), look.scaled(self, 24)) + 2 * self.list.frameWidth() + 8


def _looked(shown: Sequence[Recent], gone: str, _: object) -> tuple[str, ...]:
    """What is to be remarked on each: that it is not there now."""
    return tuple("" if _is_there(one.path) else gone for one in shown)


def _is_there(folder: Path) -> bool:
    try:
        return OfficeFolder(folder).database.is_file()
    except OSError:
        return False
