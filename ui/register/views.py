"""The left column: the views of the ledger with their counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gongkai_desktop.register.query import View
from ui.kit import look
from ui.kit.paged import Index

_COUNT = int(Qt.ItemDataRole.UserRole)
_KEY = _COUNT + 1


class _Counted(QStyledItemDelegate):
    """Draws a view's title on the left and its count on the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        opt: Any = option  # the stubs do not know the fields of a style option
        rect: QRect = opt.rect
        chosen = bool(opt.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, QColor(look.CHOSEN))
        painter.setFont(opt.font)
        inner = rect.adjusted(3, 0, -3, 0)
        count = index.data(_COUNT) or ""
        room = painter.fontMetrics().horizontalAdvance(count) + 8
        painter.setPen(QColor(look.BLUE if chosen else look.INK))
        title = painter.fontMetrics().elidedText(
            index.data(), Qt.TextElideMode.ElideRight, inner.width() - room
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), title)
        painter.setPen(QColor(look.SOFT))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), count)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        widget = self.parent()
        height = look.scaled(widget, 30) if isinstance(widget, QWidget) else 30
        return QSize(60, height)


class Views(QListWidget):
    """One line per view; moving to a line shows it."""

    selected = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Counted(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("视图"))
        self.currentItemChanged.connect(self._tell)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.selected.emit(item.data(_KEY))

    def offer(self, views: Sequence[View], current: str) -> None:
        """List the views and go to one without telling."""
        self.blockSignals(True)
        self.clear()
        for view in views:
            item = QListWidgetItem(view.title)
            item.setData(_KEY, view.key)
            self.addItem(item)
        self.blockSignals(False)
        self.show_as(current)

    def show_as(self, key: str) -> None:
        """Go to a view without telling."""
        self.blockSignals(True)
        for at in range(self.count()):
            if self.item(at).data(_KEY) == key:
                self.setCurrentRow(at)
        self.blockSignals(False)

    def count_up(self, counts: Mapping[str, int]) -> None:
        """Put the counts beside the views."""
        for at in range(self.count()):
            item = self.item(at)
            number = counts.get(item.data(_KEY))
            item.setData(_COUNT, "" if number is None else f"{number:,}")
            item.setToolTip(item.text())

    def keys(self) -> list[str]:
        """The views listed."""
        return [str(self.item(at).data(_KEY)) for at in range(self.count())]
