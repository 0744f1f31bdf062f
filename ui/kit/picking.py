"""Editors that pick: check lists, another record by its number, a file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from gongkai_desktop.ledger import JOINT, Column, Kind
from ui.kit import look
from ui.kit.dialogs import button
from ui.kit.files import FileDialog
from ui.kit.table import dropped_files

Found = Sequence[tuple[str, str]]
"""Records by number and title."""
_NUMBER: Final = int(Qt.ItemDataRole.UserRole)
_PAUSE: Final = 150  # milliseconds after the last key
_GAP: Final = "　"


class Checklist(QListWidget):
    """Some of the choices, or every one of them to be confirmed: ↑↓ go from line to line, Space ticks."""

    changed = Signal()
    grown = Signal()
    """It needs more or less height."""

    def __init__(self, column: Column) -> None:
        super().__init__()
        self._column = column
        self.setObjectName("framed")
        self.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setToolTip(column.help)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for choice in column.choices:
            self._line(choice)
        self.itemChanged.connect(lambda _: self.changed.emit())
        self.itemClicked.connect(self._clicked)

    def value(self) -> object:
        """The ticked choices, joined."""
        return JOINT.join(item.text() for item in self._items() if item.checkState() is Qt.CheckState.Checked)

    def set_value(self, value: object) -> None:
        """Tick these; one that is no longer offered is kept as it is."""
        wanted = [part.strip() for part in str(value or "").split(JOINT) if part.strip()]
        known = {item.text() for item in self._items()}
        for choice in wanted:
            if choice not in known:
                self._line(choice)
        for item in self._items():
            item.setCheckState(Qt.CheckState.Checked if item.text() in wanted else Qt.CheckState.Unchecked)

    def problem(self) -> str:
        """Names what is not yet confirmed where all must be."""
        if self._column.kind is not Kind.CHECKS or not self._column.required:
            return ""
        left = [item.text() for item in self._items() if item.checkState() is not Qt.CheckState.Checked]
        if not left:
            return ""
        if len(left) == self.count():
            return QCoreApplication.translate("Form", "请逐项核对，用空格打勾")
        return QCoreApplication.translate("Form", "还没有核对：{}").format("、".join(left))

    def remark(self) -> str:
        """How many are ticked."""
        ticked = sum(item.checkState() is Qt.CheckState.Checked for item in self._items())
        return QCoreApplication.translate("Form", "已勾 {} / {} 项").format(ticked, self.count())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first line."""
        super().focusInEvent(event)
        if self.currentRow() < 0:
            self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks and, where every line must be confirmed, goes on to the next."""
        if self.currentRow() < 0:
            self.setCurrentRow(0)
        super().keyPressEvent(event)
        if event.key() == Qt.Key.Key_Space and self._column.kind is Kind.CHECKS:
            self.setCurrentRow(min(self.currentRow() + 1, self.count() - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines wrap anew; their height follows."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        QTimer.singleShot(0, self, self._grow)

    def sizeHint(self) -> QSize:
        """As high as its lines need, up to ten of them."""
        heights = [max(self.visualItemRect(item).height(), 1) for item in self._items()]
        return QSize(200, min(sum(heights), look.scaled(self, 320)) + look.scaled(self, 10))

    def _grow(self) -> None:
        self.executeDelayedItemsLayout()
        height = self.sizeHint().height()
        if height != self.height():
            self.setFixedHeight(height)
            self.grown.emit()

    def _line(self, choice: str) -> None:
        item = QListWidgetItem(choice)
        item.setFlags(
            Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        )
        item.setCheckState(Qt.CheckState.Unchecked)
        self.addItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(at) for at in range(self.count())]

    def _clicked(self, item: QListWidgetItem) -> None:
        """A click on the words ticks as one on the box does."""
        at = self.viewport().mapFromGlobal(self.cursor().pos())
        if at.x() > look.scaled(self, 24):
            ticked = item.checkState() is Qt.CheckState.Checked
            item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)


class RecordNumber(QLineEdit):
    """Another record by its number; words of its title find it. F4 lists what fits what was typed."""

    changed = Signal()
    asked = Signal(str)
    """Words or a number to look up; the owner answers with ``offer``."""

    def __init__(self, column: Column) -> None:
        super().__init__()
        self._titles: dict[str, str] = {}
        self._told = ""
        self.setPlaceholderText(
            column.help or QCoreApplication.translate("Form", "编号，或名称里的字（F4 查找）")
        )
        self.setToolTip(column.help)
        self._offers = QStringListModel(self)
        self.completion = QCompleter(self._offers, self)
        self.completion.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.completion.setWidget(self)
        self.completion.activated.connect(self._take)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.lookup)
        self.textEdited.connect(lambda _: self._pause.start())
        self.textChanged.connect(lambda _: self.changed.emit())

    def value(self) -> object:
        """The number as typed."""
        return self.text().strip()

    def set_value(self, value: object) -> None:
        """Show a number and look its title up."""
        self.setText(str(value or ""))
        self.lookup()

    def problem(self) -> str:
        """The service knows whether there is such a record."""
        return ""

    def remark(self) -> str:
        """The title of the record with this number."""
        return self._titles.get(self.text().strip(), "")

    def offer(self, words: str, found: Found) -> None:
        """What fits the words; the title beside a whole number, a list to choose from otherwise."""
        if words != self.text().strip():
            return
        self._titles.update(dict(found))
        self._offers.setStringList([f"{number}{_GAP}{title}" for number, title in found])
        if words in self._titles:
            self.changed.emit()
        elif found and self.hasFocus():
            self.completion.complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F4 lists again what was found; in the list Enter takes."""
        listing = self.completion.popup().isVisible()
        if event.key() == Qt.Key.Key_F4:
            if self._offers.rowCount() and self._told == self.text().strip():
                self.completion.complete()
            else:
                self.lookup()
        elif listing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _take(self, line: str) -> None:
        self.setText(line.partition(_GAP)[0])

    def lookup(self) -> None:
        """Ask for what fits what stands here now."""
        self._told = self.text().strip()
        if self._told:
            self.asked.emit(self._told)


_IN_LINE: Final = 25
"""Full-width characters that are seen in a field of one line, also of the longest name in a dialog of usual width."""
_BESIDE_PICK: Final = 18
"""The same where a button stands beside the field."""


def hint(line: QLineEdit, words: str, room: int = _IN_LINE) -> str:
    """Put a hint into an empty field; what is too long for it is returned, to stand beneath."""
    halves = sum(1 if sign < "\u1100" else 2 for sign in words)
    whole = halves <= 2 * room
    line.setPlaceholderText(words if whole else "")
    return "" if whole else words


class FilePath(QWidget):
    """A file: its path typed, chosen, or dragged onto the field."""

    changed = Signal()

    def __init__(self, column: Column) -> None:
        super().__init__()
        self.line = QLineEdit()
        dropped = QCoreApplication.translate("Form", "可以把文件拖到这里")
        self._beneath = hint(self.line, column.help, _BESIDE_PICK)
        if not self.line.placeholderText():
            self.line.setPlaceholderText(dropped)
        self.line.setAcceptDrops(False)
        self.line.textChanged.connect(lambda _: self.changed.emit())
        self.pick = button(QCoreApplication.translate("Form", "选择…"), self._choose)
        self._title = column.title
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.line, 1)
        box.addWidget(self.pick)
        self.setFocusProxy(self.line)
        self.setAcceptDrops(True)
        self.setToolTip(column.help)

    def setAccessibleName(self, name: str) -> None:
        """The line that takes the typing has the same name."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def value(self) -> object:
        """The path."""
        return self.line.text().strip().strip('"')

    def set_value(self, value: object) -> None:
        """Show a path as this system writes it, however Qt does."""
        self.line.setText(str(Path(str(value))) if value else "")

    def problem(self) -> str:
        """Says so when there is no such file."""
        path = str(self.value())
        if not path or Path(path).is_file():
            return ""
        return QCoreApplication.translate("Form", "没有这个文件")

    def remark(self) -> str:
        """The help that has no room in the line."""
        return self._beneath

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """The first file let go."""
        if paths := dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.set_value(paths[0])

    def _choose(self) -> None:
        dialog = FileDialog(self, self._title, "attachments")
        dialog.fileSelected.connect(self.set_value)
        dialog.open()
