"""The left column: the views of the ledger with their counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gongkai_desktop.cases.query import View
from ui.kit import look
from ui.kit.paged import Index

COUNT_ROLE: Final = int(Qt.ItemDataRole.UserRole)
KEY_ROLE: Final = COUNT_ROLE + 1
WEIGHT_ROLE: Final = COUNT_ROLE + 2
_LINE: Final = 30
_ALWAYS: Final = ("overdue", "all")  # views that stay in sight when they are empty
_WEIGHTS: Final = ("overdue", "soon", "")
"""What is late first, then what is near, then the rest in the order of the kind."""
_INKS: Final = {"overdue": "red", "soon": "amber"}


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
        tone = "soft" if count in ("", "0") else _INKS.get(index.data(WEIGHT_ROLE), "soft")
        draw_line(painter, inner, (index.data(), ink), (count, look.tone(tone)))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line at the widget's scale."""
        widget = self.parent()
        height = look.scaled(widget, _LINE) if isinstance(widget, QWidget) else _LINE
        return QSize(60, height)


class Views(QListWidget):
    """One line per view, the office's own first; moving to a line shows it. F2 renames one's own, Del drops it."""

    selected = Signal(str)
    renaming = Signal(object)
    dropping = Signal(object)
    """One of the office's own views: rename it, delete it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: dict[str, View] = {}
        self._unfolded = False
        self._more = QListWidgetItem()
        self.itemActivated.connect(self._toggle)
        self.itemClicked.connect(self._toggle)
        self.setItemDelegate(Counted(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("视图"))
        self.currentItemChanged.connect(self._tell)

    def offer(self, views: Sequence[View], current: str) -> None:
        """List the views and go to one without telling."""
        own = [view for view in views if view.query is not None]
        shared = sorted(
            (view for view in views if view.query is None), key=lambda view: _WEIGHTS.index(view.urgency)
        )
        self._views = {view.key: view for view in (*own, *shared)}
        self.blockSignals(True)
        self.clear()
        if own:
            self._head(self.tr("我的视图"))
            self._list(own)
            self._head(self.tr("台账的视图"))
        self._list(shared)
        self._more = QListWidgetItem()
        self.addItem(self._more)
        self.blockSignals(False)
        self.show_as(current)
        self.scrollToTop()  # what is late is seen first, wherever the clerk left off

    def show_as(self, key: str) -> None:
        """Go to a view without telling; none is chosen when there is no such view."""
        self.blockSignals(True)
        at = next((at for at in range(self.count()) if self.item(at).data(KEY_ROLE) == key), -1)
        self.setCurrentRow(at)
        if at < 0:
            self.clearSelection()
        self.blockSignals(False)
        self._fold()
        self.viewport().update()

    def view(self, key: str) -> View | None:
        """The view of that key, if it is listed."""
        return self._views.get(key)

    def current(self) -> View | None:
        """The view with the cursor."""
        item = self.currentItem()
        return self._views.get(str(item.data(KEY_ROLE))) if item is not None else None

    def count_up(self, counts: Mapping[str, int]) -> None:
        """Put the counts beside the views."""
        for at in range(self.count()):
            item = self.item(at)
            number = counts.get(item.data(KEY_ROLE))
            item.setData(COUNT_ROLE, "" if number is None else f"{number:,}")
        self._fold()

    def unfold(self, shown: bool) -> None:
        """Show or leave out the views in which there is nothing."""
        self._unfolded = shown
        self._fold()

    def keys(self) -> list[str]:
        """The views listed."""
        return list(self._views)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 and Del concern one's own views."""
        view = self.current()
        if view is not None and view.query is not None and event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Delete):
            (self.renaming if event.key() == Qt.Key.Key_F2 else self.dropping).emit(view)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Rename and delete one's own views."""
        if (menu := self.own_menu()) is not None:
            menu.popup(event.globalPos())

    def own_menu(self) -> QMenu | None:
        """What can be done with the view under the cursor, None for one of the program's."""
        view = self.current()
        if view is None or view.query is None:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("改名…  F2")).triggered.connect(lambda: self.renaming.emit(view))
        menu.addAction(self.tr("删除…  Del")).triggered.connect(lambda: self.dropping.emit(view))
        return menu

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(KEY_ROLE):
            self.selected.emit(item.data(KEY_ROLE))

    def _toggle(self, item: QListWidgetItem) -> None:
        if item is self._more:
            self.unfold(not self._unfolded)

    def _fold(self) -> None:
        """Leave out what is empty: the list then shows what there is to do. The view in sight stays."""
        empty = 0
        for at in range(self.count()):
            item = self.item(at)
            nothing = item.data(COUNT_ROLE) == "0" and item.data(KEY_ROLE) not in _ALWAYS
            empty += nothing
            item.setHidden(nothing and not self._unfolded and item is not self.currentItem())
        words = self.tr("收起空的视图") if self._unfolded else self.tr("空的 {} 个…").format(empty)
        self._more.setText(words)
        self._more.setHidden(not empty)

    def _head(self, words: str) -> None:
        item = QListWidgetItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)

    def _list(self, views: Sequence[View]) -> None:
        for view in views:
            item = QListWidgetItem(view.title)
            item.setData(KEY_ROLE, view.key)
            item.setData(WEIGHT_ROLE, view.urgency)
            item.setToolTip(view.title)
            self.addItem(item)
