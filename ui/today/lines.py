"""The lines of what is due: groups under their heads, painted so that a glance is enough."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gongkai_desktop.cases.dues import Group, Line
from ui.kit import look
from ui.kit.paged import NOWHERE, Index
from ui.kit.urgency import reminder, urgency_colour

_ENTRY: Final = int(Qt.ItemDataRole.UserRole)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_DATED: Final = 520  # from this width on, a line has room for its date beside the reminder
Entry = Group | Line


def places(
    rect: QRect, line: Line, metrics: QFontMetrics, scaled: Callable[[int], int]
) -> tuple[QRect, QRect, QRect]:
    """Where the title, the date and the reminder of a line stand; the reminder takes what the title does not need."""
    inner = rect.adjusted(scaled(24), 0, -scaled(12), 0)
    day = scaled(96) if line.due and inner.width() > scaled(_DATED) else 0
    left = inner.width() - day - scaled(12) - metrics.horizontalAdvance(line.title)
    wanted = metrics.horizontalAdvance(reminder(line.urgency, line.text))
    words = max(min(scaled(380), inner.width() * 2 // 5), min(left, wanted))
    title = inner.adjusted(0, 0, -words - day - scaled(12), 0)
    due = QRect(inner.right() - words - day + 1, inner.top(), day, inner.height())
    return title, due, inner.adjusted(inner.width() - words, 0, 0, 0)


class AgendaModel(QAbstractListModel):
    """Heads and lines one under the other."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def fill(self, groups: tuple[Group, ...]) -> None:
        """Show these groups."""
        entries: list[Entry] = []
        for group in groups:
            entries += [group, *group.lines]
        self.put(entries)

    def put(self, entries: list[Entry]) -> None:
        """Show these heads and lines."""
        self.beginResetModel()
        self.entries = entries
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


class AgendaList(QListView):
    """The list; ← and → turn the month beside it, Ctrl+Enter or a click does what a head offers."""

    turned = Signal(int)
    offered = Signal(object)
    """The Group whose own act is wanted."""

    def __init__(self, offers: dict[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offers = offers
        self.setItemDelegate(_Lines(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the list itself does not know."""
        key = event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not control:
            self.turned.emit(-1 if key == Qt.Key.Key_Left else 1)
        elif control and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._offer(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a head's own act does that instead of opening the head."""
        index = self._offers_at(event.position().toPoint())
        if index is not None:
            self._offer(index)
            return
        super().mouseReleaseEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """The hand over a head's own act."""
        if isinstance(event, QMouseEvent):
            over = self._offers_at(event.position().toPoint()) is not None
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
            )
        return super().viewportEvent(event)

    def offer_of(self, entry: Entry) -> str:
        """The words of a head's own act, '' where there is none."""
        return self.offers.get(entry.key, "") if isinstance(entry, Group) else ""

    def offer_place(self, entry: Entry, place: QRect) -> QRect:
        """Where in its row a head's own act is painted; empty where there is none."""
        words = self.offer_of(entry)
        if not words:
            return QRect()
        width = self.fontMetrics().horizontalAdvance(words) + look.scaled(self, 24)
        height = look.scaled(self, 26)
        top = place.bottom() - height - look.scaled(self, 2)
        return QRect(place.right() - width - look.scaled(self, 12), top, width, height)

    def _offers_at(self, point: QPoint) -> QModelIndex | None:
        index = self.indexAt(point)
        if not index.isValid():
            return None
        return index if self.offer_place(index.data(_ENTRY), self.visualRect(index)).contains(point) else None

    def _offer(self, index: Index) -> None:
        if index.isValid() and self.offer_of(index.data(_ENTRY)):
            self.offered.emit(index.data(_ENTRY))


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

    def _head(self, painter: QPainter, rect: QRect, group: Group, view: AgendaList) -> None:
        font = QFont(painter.font())
        font.setBold(True)
        painter.setFont(font)
        inner = rect.adjusted(look.scaled(view, 12), look.scaled(view, 8), -look.scaled(view, 12), 0)
        painter.setPen(QColor(look.INK))
        painter.drawText(inner, _LEFT, group.title)
        font.setBold(False)
        painter.setFont(font)
        offer = view.offer_place(group, rect)
        if not offer.isEmpty():
            self._button(painter, offer, view.offer_of(group))
        painter.setPen(QColor(look.SOFT))
        words = inner.adjusted(0, 0, -offer.width() - look.scaled(view, 10) if not offer.isEmpty() else 0, 0)
        painter.drawText(words, _RIGHT, self._count(group))
        painter.setPen(QColor(look.LINE))
        painter.drawLine(inner.bottomLeft(), inner.bottomRight())

    def _count(self, group: Group) -> str:
        shown = sum(line.records for line in group.lines)
        if not shown:
            return self.tr("{} 件，按 Enter 查看").format(f"{group.total:,}")
        if group.total > shown:
            return self.tr("共 {} 件，先列 {} 件，按 Enter 看全部").format(f"{group.total:,}", shown)
        return self.tr("{} 件").format(f"{group.total:,}")

    def _button(self, painter: QPainter, place: QRect, words: str) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(look.BLUE))
        painter.setBrush(QColor(look.CARD))
        painter.drawRoundedRect(place, 4, 4)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), words)
        painter.restore()

    def _line(self, painter: QPainter, rect: QRect, line: Line, view: QWidget) -> None:
        metrics, text = painter.fontMetrics(), reminder(line.urgency, line.text)
        title, due, mark = places(rect, line, metrics, partial(look.scaled, view))
        painter.setPen(QColor(look.INK))
        painter.drawText(
            title, _LEFT, metrics.elidedText(line.title, Qt.TextElideMode.ElideRight, title.width())
        )
        if due.width():
            painter.setPen(QColor(look.SOFT))
            painter.drawText(due, _LEFT, line.due)
        painter.setPen(QColor(urgency_colour(line.urgency)))
        painter.drawText(mark, _LEFT, metrics.elidedText(text, Qt.TextElideMode.ElideRight, mark.width()))
