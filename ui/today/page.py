"""今日: groups of what is due, most urgent first; every line leads to its record."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gongkai_desktop.agenda import Group, Line
from ui.kit import look
from ui.kit.dialogs import card, label
from ui.kit.empty import Empty
from ui.kit.paged import NOWHERE, Index
from ui.register.words import reminder, urgency_colour
from ui.session import Session

_ENTRY: Final = int(Qt.ItemDataRole.UserRole)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
Entry = Group | Line


class AgendaModel(QAbstractListModel):
    """The groups' heads and their lines, one under the other; a head leads to the whole view."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def fill(self, groups: tuple[Group, ...]) -> None:
        """Show these groups."""
        self.beginResetModel()
        self.entries.clear()
        for group in groups:
            self.entries.append(group)
            self.entries.extend(group.lines)
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many heads and lines there are."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The entry itself for the painter, its words for screen readers and tips."""
        entry = self.entries[index.row()]
        if role == _ENTRY:
            return entry
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)):
            return entry.title if isinstance(entry, Group) else f"{entry.title} {entry.due} {entry.text}"
        return None


class _Lines(QStyledItemDelegate):
    """Draws a head in bold with its number, a line with title, due date and reminder."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        opt: Any = option  # the stubs do not know the fields of a style option
        view, entry = opt.widget, index.data(_ENTRY)
        rect: QRect = opt.rect
        painter.setFont(opt.font)
        if opt.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(look.CHOSEN))
        if isinstance(entry, Group):
            self._head(painter, rect, entry, view)
        else:
            self._line(painter, rect, entry, view)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view: Any = self.parent()
        return QSize(100, look.scaled(view, 42 if isinstance(index.data(_ENTRY), Group) else 33))

    def _head(self, painter: QPainter, rect: QRect, group: Group, view: QWidget) -> None:
        font = QFont(painter.font())
        font.setBold(True)
        painter.setFont(font)
        inner = rect.adjusted(look.scaled(view, 12), look.scaled(view, 8), -look.scaled(view, 12), 0)
        painter.setPen(QColor(look.INK))
        painter.drawText(inner, _LEFT, group.title)
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(QColor(look.SOFT))
        shown = len(group.lines)
        words = self.tr("{} 件").format(f"{group.total:,}")
        if group.total > shown:
            words = self.tr("共 {} 件，先列 {} 件，按 Enter 看全部").format(f"{group.total:,}", shown)
        painter.drawText(inner, _RIGHT, words)
        painter.setPen(QColor(look.LINE))
        painter.drawLine(inner.bottomLeft(), inner.bottomRight())

    def _line(self, painter: QPainter, rect: QRect, line: Line, view: QWidget) -> None:
        inner = rect.adjusted(look.scaled(view, 12), 0, -look.scaled(view, 12), 0)
        metrics = painter.fontMetrics()
        words, day = look.scaled(view, 300), look.scaled(view, 96)
        mark = inner.adjusted(inner.width() - words, 0, 0, 0)
        due = inner.adjusted(inner.width() - words - day, 0, -words, 0)
        title = inner.adjusted(look.scaled(view, 12), 0, -words - day - 12, 0)
        painter.setPen(QColor(look.INK))
        painter.drawText(
            title, _LEFT, metrics.elidedText(line.title, Qt.TextElideMode.ElideRight, title.width())
        )
        painter.setPen(QColor(look.SOFT))
        painter.drawText(due, _LEFT, line.due)
        painter.setPen(QColor(urgency_colour(line.urgency)))
        text = reminder(line.urgency, line.text)
        painter.drawText(mark, _LEFT, metrics.elidedText(text, Qt.TextElideMode.ElideRight, mark.width()))


class TodayPage(QWidget):
    """The first page of the day."""

    ready = Signal()
    shown = Signal()
    opened = Signal(int)
    view_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.model = AgendaModel(self)
        self.list = QListView()
        self.setFocusProxy(self.list)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Lines(self.list))
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName(self.tr("今日要办"))
        self._empty = Empty()
        self._empty.say(
            self.tr("今天没有要办的事"),
            self.tr("没有临期、逾期和待公开的信息。按 Ctrl+N 登记新信息，按 Ctrl+2 看整本台账。"),
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty)
        frame, box = card(margins=4)
        box.addWidget(self._pages, 1)
        foot = label(self.tr("↑↓ 移动　Enter 打开"), "small")
        foot.setContentsMargins(12, 0, 12, 4)
        box.addWidget(foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 12)
        outer.addWidget(frame)
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)
        session.changed.connect(self.renew)
        self._listed = False
        self.renew()

    def renew(self, _: object = None) -> None:
        """Read the groups again."""
        today = self.session.today()
        self.session.ask("agenda", lambda desk: desk.agenda(today), self._show)

    def go_search(self) -> None:
        """Ctrl+F: searching is the register's business."""
        self.view_wanted.emit("")

    def fit(self) -> None:
        """Follow the scale."""
        self.list.doItemsLayout()

    def remember(self) -> None:
        """Nothing to keep."""

    def _show(self, groups: tuple[Group, ...]) -> None:
        row = self.list.currentIndex().row()
        self.model.fill(groups)
        self._pages.setCurrentIndex(0 if groups else 1)
        if groups:
            self.list.setCurrentIndex(self.model.index(min(max(row, 1), self.model.rowCount() - 1)))
        if not self._listed:
            self._listed = True
            self.ready.emit()
            self.list.viewport().repaint()
            QTimer.singleShot(0, self._seen)

    def _seen(self) -> None:
        self.shown.emit()

    def _open(self, index: QModelIndex) -> None:
        entry = self.model.entries[index.row()]
        if isinstance(entry, Group):
            self.view_wanted.emit(entry.view)
        else:
            self.opened.emit(entry.record)
