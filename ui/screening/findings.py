"""The findings of one file as a list: what, where, masked, and what was decided."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from gongkai_desktop.register.findings import Decision
from gongkai_desktop.screening.matters import Finding
from ui.kit import look
from ui.screening.deciding import UNREAD, Deciding

_KEY = int(Qt.ItemDataRole.UserRole)
_KEYS = {
    Qt.Key.Key_Space: Decision.CONFIRMED,
    Qt.Key.Key_C: Decision.CLEANED,
    Qt.Key.Key_T: Decision.RETURNED,
}
_SHARES = {0: 0.28, 1: 0.23, 3: 0.13}
_COLOURS = {Decision.CONFIRMED: "green", Decision.CLEANED: "blue", Decision.RETURNED: "red"}


class Findings(QTreeWidget):
    """Space, C and T decide the chosen lines; several can be chosen with Shift, Ctrl or Ctrl+A."""

    decided = Signal(object)
    """The decision that a key stands for."""
    shown = Signal(object)
    """The finding of the current line, None for a line that is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderLabels([self.tr("发现"), self.tr("在哪里"), self.tr("摘录（已遮盖）"), self.tr("处理")])
        self.setObjectName("framed")
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(self.tr("发现的问题"))
        head = self.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.currentItemChanged.connect(lambda *_: self.shown.emit(self.current()))
        self._known: dict[str, Finding] = {}

    def show_file(self, file: Deciding) -> None:
        """List the findings of a file; the current line stays where it is when it is the same file."""
        keys = [one.key for one in file.findings]
        if keys != list(self._known) or file.report is None or file.report.unread:
            self._fill(file)
        for at in range(self.topLevelItemCount()):
            self._tell(self.topLevelItem(at), file)

    def keys(self) -> list[str]:
        """The findings chosen, else the current one."""
        chosen = self.selectedItems() or [item for item in (self.currentItem(),) if item is not None]
        return [item.data(0, _KEY) for item in chosen]

    def current(self) -> Finding | None:
        """The finding of the current line."""
        item = self.currentItem()
        return None if item is None else self._known.get(item.data(0, _KEY))

    def go_on(self) -> None:
        """To the next line, where only one was chosen."""
        below = self.itemBelow(self.currentItem()) if len(self.selectedItems()) <= 1 else None
        if below is not None:
            self.setCurrentItem(below)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out among the columns."""
        super().resizeEvent(event)
        for column, share in _SHARES.items():
            self.setColumnWidth(column, round(self.viewport().width() * share))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space confirms, C cleans, T sends back."""
        decision = _KEYS.get(Qt.Key(event.key()))
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if decision is not None and plain:
            self.decided.emit(decision)
        else:
            super().keyPressEvent(event)

    def _fill(self, file: Deciding) -> None:
        self._known = {one.key: one for one in file.findings}
        self.clear()
        if file.report is not None and file.report.unread:
            self._line(UNREAD, self.tr("看不了，请人工看"), file.report.name, file.report.unread)
        for one in file.findings:
            title = self.tr("{}（多半无碍）").format(one.title) if one.soft else one.title
            self._line(one.key, title, one.place, one.excerpt or one.way)
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)

    def _line(self, key: str, *texts: str) -> None:
        item = QTreeWidgetItem([*texts, ""])
        item.setData(0, _KEY, key)
        for column, text in enumerate(texts):
            item.setToolTip(column, text)
        self.addTopLevelItem(item)

    def _tell(self, item: QTreeWidgetItem | None, file: Deciding) -> None:
        if item is None:
            return
        decision = file.of(item.data(0, _KEY))
        words = {
            Decision.CONFIRMED: self.tr("无碍"),
            Decision.CLEANED: self.tr("清理"),
            Decision.RETURNED: self.tr("退回"),
            Decision.OPEN: "",
        }
        item.setText(3, words[decision])
        item.setForeground(3, QBrush(QColor(look.tone(_COLOURS.get(decision, "ink")))))
