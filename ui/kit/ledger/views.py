"""The left column: the views of the ledger with their counts, and beneath some of them what they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
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

from gongkai_desktop.cases.query import Query, View
from ui.kit import look
from ui.kit.ledger.view_names import view_name
from ui.kit.paged import Index

COUNT_ROLE: Final = int(Qt.ItemDataRole.UserRole)
KEY_ROLE: Final = COUNT_ROLE + 1
WEIGHT_ROLE: Final = COUNT_ROLE + 2
BENEATH_ROLE: Final = COUNT_ROLE + 3
_LINE, _LOW = 30, 26
"""Pixels that a view has, and a line beneath one."""
_INDENT: Final = 16
GAP: Final = 5
"""Pixels between a count and the bar by which the list scrolls."""
_ALL: Final[Mapping[str, str]] = MappingProxyType({})
_ALWAYS: Final = ("overdue", "all")  # views that stay in sight when they are empty
_WEIGHTS: Final = ("overdue", "soon", "")
"""What is late first, then what is near, then the rest in the order of the kind."""
_INKS: Final = {"overdue": "red", "soon": "amber"}


@dataclass(frozen=True, slots=True)
class Beneath:
    """A line beneath a view: what in it has ``value`` in a column. ``told`` stands at its right, ``tip`` explains.

    ``near``: what it tells calls for a hand soon.
    """

    view: str
    column: str
    value: str
    title: str
    told: str
    tip: str = ""
    near: bool = False

    @property
    def key(self) -> tuple[str, str, str]:
        """What the line shows."""
        return self.view, self.column, self.value

    @property
    def query(self) -> Query:
        """The same as a query."""
        return Query(self.view, filters={self.column: self.value})


def _draw_line(painter: QPainter, place: QRect, title: tuple[str, str], count: tuple[str, str]) -> None:
    """A title on the left, shortened where it must be, and what it counts on the right; each with its ink."""
    room = painter.fontMetrics().horizontalAdvance(count[0]) + 8
    painter.setPen(QColor(title[1]))
    shown = painter.fontMetrics().elidedText(title[0], Qt.TextElideMode.ElideRight, place.width() - room)
    painter.drawText(place, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
    painter.setPen(QColor(count[1]))
    painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), count[0])


class Counted(QStyledItemDelegate):
    """Draws a view's title on the left and its count on the right; what is beneath a view stands in, a head is soft."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Title, count, and the ground of the chosen line."""
        opt: Any = option  # the stubs do not know the fields of a style option
        rect: QRect = opt.rect
        chosen = bool(opt.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, QColor(look.CHOSEN))
        painter.setFont(opt.font)
        inner = rect.adjusted(3, 0, -self._scaled(GAP), 0)
        beneath: Beneath | None = index.data(BENEATH_ROLE)
        if beneath is not None:
            inks = look.BLUE if chosen else look.SOFT, look.AMBER if beneath.near else look.SOFT
            place = inner.adjusted(self._scaled(_INDENT), 0, 0, 0)
            _draw_line(painter, place, (beneath.title, inks[0]), (beneath.told, inks[1]))
            return
        if not index.data(KEY_ROLE):
            painter.setPen(QColor(look.BLUE if chosen else look.SOFT))
            painter.drawText(
                inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom), index.data()
            )
            return
        count = index.data(COUNT_ROLE) or ""
        ink = look.BLUE if chosen else look.SOFT if count == "0" else look.INK
        tone = "soft" if count in ("", "0") else _INKS.get(index.data(WEIGHT_ROLE), "soft")
        _draw_line(painter, inner, (index.data(), ink), (count, look.tone(tone)))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line at the widget's scale."""
        return QSize(60, self._scaled(_LINE if index.data(BENEATH_ROLE) is None else _LOW))

    def _scaled(self, pixels: int) -> int:
        widget = self.parent()
        return look.scaled(widget, pixels) if isinstance(widget, QWidget) else pixels


class Views(QListWidget):
    """One line per view, the office's own first; moving to a line shows it. F2 renames one's own, Del drops it."""

    selected = Signal(str)
    narrowed = Signal(object)
    """A line beneath a view was moved to."""
    renaming = Signal(object)
    dropping = Signal(object)
    """One of the office's own views: rename it, delete it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: dict[str, View] = {}
        self._beneath: tuple[Beneath, ...] = ()
        self._shown = "", _ALL
        self._unfolded = False
        self._more = QListWidgetItem()
        self.itemActivated.connect(self._toggle)
        self.itemClicked.connect(self._toggle)
        self.setItemDelegate(Counted(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(
            QListWidget.ScrollMode.ScrollPerPixel
        )  # Qt miscounts lines that are left out
        self.setAccessibleName(self.tr("视图"))
        self.currentItemChanged.connect(self._tell)

    def offer(self, views: Sequence[View], current: str, filters: Mapping[str, str] = _ALL) -> None:
        """List the views and go to one without telling; see ``show_as``."""
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
        self._put_beneath()
        self.show_as(current, filters)
        self.scrollToTop()  # what is late is seen first, wherever the clerk left off

    def show_as(self, key: str, filters: Mapping[str, str] = _ALL) -> None:
        """Go to a view without telling, to the line beneath it that these filters mean where there is one.

        None is chosen when there is no such view.
        """
        self._shown = key, filters
        self.blockSignals(True)
        self.setCurrentRow(self._place(key, filters))
        at = self.currentRow()
        if at < 0:
            self.clearSelection()
        self.blockSignals(False)
        self._fold()
        self.scrollTo(self.currentIndex())
        self.viewport().update()

    def keep_to(self, query: Query) -> None:
        """Another query is shown: what stands beneath its view follows the filters."""
        if self._shown[0] == query.view or Query(self._shown[0]).derived:
            self.show_as(query.view, query.filters)

    def put_beneath(self, lines: Sequence[Beneath]) -> None:
        """Put these beneath their views; the line in sight stays, or its view does."""
        if tuple(lines) == self._beneath:
            return
        self._beneath = tuple(lines)
        self._put_beneath()
        self.show_as(*self._shown)

    def beneath(self) -> list[Beneath]:
        """What stands beneath views, in order."""
        found = (self.item(at).data(BENEATH_ROLE) for at in range(self.count()))
        return [line for line in found if line is not None]

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
            if item.data(BENEATH_ROLE) is not None:
                continue
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

    def event(self, event: QEvent) -> bool:
        """On one of one's own views F2 and Del are meant for it, whatever they do elsewhere on the page."""
        over = event.type() == QEvent.Type.ShortcutOverride
        if over and isinstance(event, QKeyEvent) and self._owned(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 and Del concern one's own views."""
        view = self._owned(event)
        if view is not None:
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

    def _owned(self, event: QKeyEvent) -> View | None:
        """The view of one's own under the cursor, where a key concerns it."""
        view = self.current()
        meant = event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Delete)
        return view if meant and view is not None and view.query is not None else None

    def _tell(self, item: QListWidgetItem | None) -> None:
        beneath: Beneath | None = item.data(BENEATH_ROLE) if item is not None else None
        if beneath is not None:
            self._shown = beneath.view, beneath.query.filters
            self.narrowed.emit(beneath)
        elif item is not None and item.data(KEY_ROLE):
            self._shown = str(item.data(KEY_ROLE)), _ALL
            self.selected.emit(item.data(KEY_ROLE))

    def _place(self, key: str, filters: Mapping[str, str]) -> int:
        """The row of a line beneath a view, else of the view; -1 for none."""
        view = -1
        for at in range(self.count()):
            beneath: Beneath | None = self.item(at).data(BENEATH_ROLE)
            if beneath is not None and beneath.view == key and filters.get(beneath.column) == beneath.value:
                return at
            if self.item(at).data(KEY_ROLE) == key:
                view = at
        return view

    def _put_beneath(self) -> None:
        """The lines beneath views anew; the same ones are only told anew, so that nothing jumps."""
        known = {view: [line for line in self._beneath if line.view == view] for view in self._views}
        wanted = [line for lines in known.values() for line in lines]
        self.blockSignals(True)
        if [line.key for line in wanted] != [line.key for line in self.beneath()]:
            for at in reversed(range(self.count())):
                if self.item(at).data(BENEATH_ROLE) is not None:
                    self.takeItem(at)
            for at in reversed(range(self.count())):
                for line in reversed(known.get(self.item(at).data(KEY_ROLE), [])):
                    self.insertItem(at + 1, QListWidgetItem(line.title))
                    self.item(at + 1).setData(BENEATH_ROLE, line)
        places = (at for at in range(self.count()) if self.item(at).data(BENEATH_ROLE) is not None)
        for at, line in zip(places, wanted, strict=True):
            self.item(at).setData(BENEATH_ROLE, line)
            self.item(at).setToolTip(line.tip or line.title)
        self.blockSignals(False)

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
            name = view_name(view.title)
            item = QListWidgetItem(name)
            item.setData(KEY_ROLE, view.key)
            item.setData(WEIGHT_ROLE, view.urgency)
            item.setToolTip(name)
            self.addItem(item)
