"""The lines of what is due: groups under their heads, painted so that a glance is enough."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Self

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
_MARGIN, _INDENT = 12, 24  # pixels at 100 % around the lines, and by which lines beneath heads stand in
_DAY, _WORDS = (
    96,
    380,
)  # pixels at 100 % of a day with the gap behind it, and that long reminders take from titles
_SLACK: Final = 1  # pixels by which Qt rounds a width down: in just so much the last word would be cut
Entry = Group | Line


@dataclass(frozen=True, slots=True)
class Columns:
    """The widths in pixels that all lines of a list share, so that their days and reminders stand one under another."""

    indent: int
    day: int
    words: int

    @classmethod
    def of(
        cls, width: int, entries: Sequence[Entry], metrics: QFontMetrics, scaled: Callable[[int], int]
    ) -> Self:
        """Those of a list that is so wide; the reminders take what no title needs.

        Lines stand in beneath heads; where a list has none, they begin where heads would.
        """
        lines = [one for one in entries if isinstance(one, Line)]
        indent = scaled(_INDENT if len(lines) < len(entries) else _MARGIN)
        inner = width - indent - scaled(_MARGIN)
        dated = inner > scaled(_DATED) and any(line.due for line in lines)
        day = scaled(_DAY) if dated else 0
        needs = metrics.horizontalAdvance
        title = max((needs(line.title) for line in lines), default=0)
        wanted = max((needs(reminder(line.urgency, line.text)) + _SLACK for line in lines), default=0)
        left = inner - day - scaled(_MARGIN) - title
        return cls(indent, day, min(wanted, max(min(scaled(_WORDS), inner * 2 // 5), left)))

    def places(self, rect: QRect, scaled: Callable[[int], int]) -> tuple[QRect, QRect, QRect]:
        """Where the title, the day and the reminder of a line stand."""
        inner = rect.adjusted(self.indent, 0, -scaled(_MARGIN), 0)
        title = inner.adjusted(0, 0, -self.words - self.day - scaled(_MARGIN), 0)
        due = QRect(inner.right() - self.words - self.day + 1, inner.top(), self.day, inner.height())
        return title, due, inner.adjusted(inner.width() - self.words, 0, 0, 0)


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
        self._columns: Columns | None = None
        self._asked = 0, 0
        self.setItemDelegate(_Lines(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    def columns(self) -> Columns:
        """How its lines are parted, reckoned once for a width, a scale and what is shown."""
        model = self.model()
        entries = model.entries if isinstance(model, AgendaModel) else []
        asked = self.viewport().width(), self.font().pixelSize()
        if self._columns is None or asked != self._asked:
            self._asked = asked
            scaled = partial(look.scaled, self)
            self._columns = Columns.of(self.viewport().width(), entries, self.fontMetrics(), scaled)
        return self._columns

    def reset(self) -> None:
        """Other lines."""
        self._columns = None
        super().reset()

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

    def _line(self, painter: QPainter, rect: QRect, line: Line, view: AgendaList) -> None:
        metrics, text = painter.fontMetrics(), reminder(line.urgency, line.text)
        title, due, mark = view.columns().places(rect, partial(look.scaled, view))
        painter.setPen(QColor(look.INK))
        painter.drawText(
            title, _LEFT, metrics.elidedText(line.title, Qt.TextElideMode.ElideRight, title.width())
        )
        if line.due and due.width():
            painter.setPen(QColor(look.SOFT))
            painter.drawText(due, _LEFT, line.due)
        painter.setPen(QColor(urgency_colour(line.urgency)))
        painter.drawText(mark, _LEFT, metrics.elidedText(text, Qt.TextElideMode.ElideRight, mark.width()))
