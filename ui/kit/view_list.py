"""A short list of views with how many records each shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

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

from ui.kit import look
from ui.kit.paged import Index

COUNT_ROLE: Final = int(Qt.ItemDataRole.UserRole)
KEY_ROLE: Final = COUNT_ROLE + 1
_LINE: Final = 30


def draw_line(painter: QPainter, place: QRect, title: tuple[str, str], count: tuple[str, str]) -> None:
    """A title on the left, shortened where it must be, and what it counts on the right; each with its ink."""
    room = painter.fontMetrics().horizontalAdvance(count[0]) + 8
    painter.setPen(QColor(title[1]))
    shown = painter.fontMetrics().elidedText(title[0], Qt.TextElideMode.ElideRight, place.width() - room)
    painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
    painter.setPen(QColor(count[1]))
    painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), count[0])


class Counted(QStyledItemDelegate):
    """Draws a view's title on the left and its count on the right; a line without a key is a head."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Title, count, and the ground of the chosen line."""
        opt: Any = option  # the stubs do not know the fields of a style option
        rect: QRect = opt.rect
        chosen = bool(opt.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, QColor(look.CHOSEN))
        painter.setFont(opt.font)
        inner = rect.adjusted(3, 0, -3, 0)
        if not index.data(KEY_ROLE):
            painter.setPen(QColor(look.BLUE if chosen else look.SOFT))
            painter.drawText(
                inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), index.data()
            )
            return
        count = index.data(COUNT_ROLE) or ""
        ink = look.BLUE if chosen else look.SOFT if count == "0" else look.INK
        draw_line(painter, inner, (index.data(), ink), (count, look.SOFT))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line at the widget's scale."""
        widget = self.parent()
        height = look.scaled(widget, _LINE) if isinstance(widget, QWidget) else _LINE
        return QSize(60, height)


class ViewList(QListWidget):
    """One line per view; moving to a line shows it."""

    selected = Signal(str)

    def __init__(self, views: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(Counted(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("视图"))
        for key, title in views:
            item = QListWidgetItem(title)
            item.setData(KEY_ROLE, key)
            item.setToolTip(title)
            self.addItem(item)
        self.currentItemChanged.connect(self._tell)

    def keys(self) -> list[str]:
        """The views listed."""
        return [str(self.item(at).data(KEY_ROLE)) for at in range(self.count())]

    def current(self) -> str:
        """The view in sight, '' before one is."""
        item = self.currentItem()
        return str(item.data(KEY_ROLE)) if item is not None else ""

    def show_as(self, key: str) -> None:
        """Go to a view without telling."""
        self.blockSignals(True)
        self.setCurrentRow(self.keys().index(key) if key in self.keys() else -1)
        self.blockSignals(False)
        self.viewport().update()

    def count_up(self, counts: Mapping[str, int]) -> None:
        """Put the counts beside the views."""
        for at in range(self.count()):
            number = counts.get(str(self.item(at).data(KEY_ROLE)))
            self.item(at).setData(COUNT_ROLE, "" if number is None else f"{number:,}")

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.selected.emit(str(item.data(KEY_ROLE)))
