"""Months as people know them from the wall: a square a day, its kind by colour and by a letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gongkai_desktop.workdays.days import DayKind
from ui.kit import look
from ui.kit.editors import weekday_letter

_FILL: Final = {
    DayKind.WORKDAY: "start",
    DayKind.REST: "rest",
    DayKind.HOLIDAY: "holiday",
    DayKind.MAKEUP: "makeup",
}
_LETTER_INK: Final = {DayKind.HOLIDAY: "red", DayKind.MAKEUP: "green"}
_WEEK: Final = 7
_ROWS: Final = 6
_ACROSS: Final = 4  # months side by side
_MONDAY: Final = date(2024, 1, 1)
_DAY: Final = timedelta(days=1)
_STEPS: Final = {
    int(Qt.Key.Key_Left): -1,
    int(Qt.Key.Key_Right): 1,
    int(Qt.Key.Key_Up): -_WEEK,
    int(Qt.Key.Key_Down): _WEEK,
}


@dataclass(frozen=True, slots=True)
class Face:
    """How one day looks: its kind, a letter that tells it without colour, the day in words, and what it holds.

    ``letter`` may be a short word where the square has room for it.
    ``count`` is a number in the corner (0 for none) in the colour called ``ink``.
    ``own`` marks a day the office corrected.
    """

    kind: DayKind
    letter: str = ""
    told: str = ""
    count: int = 0
    ink: str = "blue"
    own: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """Width and height of a day's square, of the line above a month, and the gap between months, at 100 %."""

    width: int
    height: int
    head: int
    gap: int


WALL: Final = Measure(44, 40, 0, 0)
LOW_WALL: Final = Measure(40, 31, 0, 0)
YEAR: Final = Measure(27, 21, 22, 10)


class Months(QWidget):
    """One month or several; arrow keys move the day, Enter opens it, Page Up and Down turn the leaf."""

    moved = Signal(date)
    """Another day is chosen; it may lie outside of the months shown, which then have to be turned."""
    opened = Signal(date)
    turned = Signal(int)
    """A leaf back (-1) or on (1)."""

    def __init__(self, measure: Measure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measure = measure
        self._months: tuple[date, ...] = ()
        self._faces: Mapping[date, Face] = {}
        self._today: date | None = None
        self.day: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_days(
        self, months: Sequence[date], faces: Mapping[date, Face], day: date, today: date | None
    ) -> None:
        """Show these months (each by its first day) with the faces of their days; ``day`` is chosen."""
        self._months, self._faces, self.day, self._today = tuple(months), faces, day, today
        self._announce()
        self.updateGeometry()
        self.update()

    def choose(self, day: date) -> None:
        """Choose another day."""
        self.day = day
        self._announce()
        self.update()
        self.moved.emit(day)

    def fit(self, measure: Measure | None = None) -> None:
        """Follow the scale, with smaller squares where there is little room."""
        self._measure = measure or self._measure
        self.updateGeometry()
        self.update()

    # — measures —

    def sizeHint(self) -> QSize:
        """Four months a row at most."""
        across = min(_ACROSS, max(1, len(self._months)))
        width = across * self._month_width() + (across - 1) * self._px(self._measure.gap)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One month wide."""
        return QSize(self._month_width(), self.heightForWidth(max(self.width(), self._month_width())))

    def hasHeightForWidth(self) -> bool:
        """Narrower means more rows of months."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many rows of months as the width makes."""
        rows = -(-max(1, len(self._months)) // self._across(width))
        gap = self._px(self._measure.gap)
        return rows * (self._month_height() + gap) - gap

    def _px(self, pixels: float) -> int:
        return look.scaled(self, pixels)

    def _month_width(self) -> int:
        return _WEEK * self._px(self._measure.width)

    def _month_height(self) -> int:
        return self._px(self._measure.head) + self._px(20) + _ROWS * self._px(self._measure.height)

    def _across(self, width: int) -> int:
        gap = self._px(self._measure.gap)
        fits = (width + gap) // (self._month_width() + gap)
        return max(1, min(fits, _ACROSS, len(self._months)))

    def _corner(self, at: int) -> QPoint:
        gap, across = self._px(self._measure.gap), self._across(self.width())
        wide = across * self._month_width() + (across - 1) * gap
        left = max(0, (self.width() - wide) // 2)
        return QPoint(
            left + at % across * (self._month_width() + gap), at // across * (self._month_height() + gap)
        )

    def place(self, day: date) -> QRect:
        """Where a day stands; an empty rectangle when its month is not shown."""
        first = day.replace(day=1)
        if first not in self._months:
            return QRect()
        corner = self._corner(self._months.index(first))
        cell = first.weekday() + day.day - 1
        width, height = self._px(self._measure.width), self._px(self._measure.height)
        top = corner.y() + self._px(self._measure.head) + self._px(20)
        return QRect(corner.x() + cell % _WEEK * width, top + cell // _WEEK * height, width, height)

    def day_at(self, point: QPoint) -> date | None:
        """The day under a point."""
        return next((day for day in self._faces if self.place(day).contains(point)), None)

    # — drawing —

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the months."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, month in enumerate(self._months):
            self._draw_head(painter, self._corner(at), month)
        for day, face in self._faces.items():
            place = self.place(day)
            if not place.isEmpty() and place.intersects(event.rect()):
                self._draw_day(painter, place, day, face)

    def _draw_head(self, painter: QPainter, corner: QPoint, month: date) -> None:
        width, line = self._px(self._measure.width), self._px(20)
        top = corner.y()
        if self._measure.head:
            painter.setFont(self._font(bold=True))
            painter.setPen(QColor(look.INK))
            place = QRect(corner.x(), top, self._month_width(), self._px(self._measure.head))
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), self.tr("{} 月").format(month.month))
            top += self._px(self._measure.head)
        painter.setFont(self._font(smaller=2))
        painter.setPen(QColor(look.SOFT))
        for at in range(_WEEK):
            place = QRect(corner.x() + at * width, top, width, line)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), weekday_letter(_MONDAY + at * _DAY))

    def _draw_day(self, painter: QPainter, place: QRect, day: date, face: Face) -> None:
        inner = place.adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.STRIP[_FILL[face.kind]]))
        painter.drawRoundedRect(inner, 3, 3)
        self._draw_frame(painter, inner, day)
        wall = self._measure is not YEAR
        low = self._measure is not WALL
        painter.setFont(self._font(bold=day == self._today, smaller=2 if low else 0))
        painter.setPen(QColor(look.SOFT if face.kind is DayKind.REST else look.INK))
        number = inner.adjusted(self._px(2 if low else 5), self._px(2), 0, 0)
        painter.drawText(number, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), str(day.day))
        painter.setFont(self._font(smaller=3 if wall else 5))
        painter.setPen(QColor(look.tone(_LETTER_INK.get(face.kind, "soft"))))
        letter = inner.adjusted(0, self._px(2 if wall else 0), -self._px(3 if wall else 1), -self._px(1))
        side = Qt.AlignmentFlag.AlignTop if wall else Qt.AlignmentFlag.AlignBottom
        painter.drawText(letter, int(Qt.AlignmentFlag.AlignRight | side), face.letter)
        if face.own:
            self._draw_own(painter, inner)
        if face.count:
            self._draw_count(painter, inner, face)

    def _draw_frame(self, painter: QPainter, inner: QRect, day: date) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if day == self.day:
            painter.setPen(QPen(QColor(look.BLUE), 2 if self.hasFocus() else 1))
            painter.drawRoundedRect(inner, 3, 3)
        elif day == self._today:
            painter.setPen(QPen(QColor(look.INK), 1))
            painter.drawRoundedRect(inner, 3, 3)

    def _draw_own(self, painter: QPainter, inner: QRect) -> None:
        """A blue corner: the office itself said so."""
        side = self._px(7)
        corner = inner.topRight() + QPoint(1, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.BLUE))
        painter.drawPolygon([corner, corner - QPoint(side, 0), corner + QPoint(0, side)])

    def _draw_count(self, painter: QPainter, inner: QRect, face: Face) -> None:
        painter.setFont(self._font(bold=True, smaller=3))
        text = str(face.count) if face.count < 1000 else "999+"
        width = max(painter.fontMetrics().horizontalAdvance(text) + self._px(8), self._px(15))
        height = self._px(15)
        badge = QRect(
            inner.right() - width - self._px(2), inner.bottom() - height - self._px(1), width, height
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.tone(face.ink)))
        painter.drawRoundedRect(badge, height / 2, height / 2)
        painter.setPen(QColor(look.CARD))
        painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), text)

    def _font(self, *, bold: bool = False, smaller: int = 0) -> QFont:
        font = QFont(self.font())
        font.setBold(bold)
        font.setPixelSize(max(8, self.font().pixelSize() - self._px(smaller)))
        return font

    # — hands —

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Enter, Page Up and Page Down, Home for today."""
        key = event.key()
        if self.day is not None and key in _STEPS:
            self.choose(self.day + _STEPS[key] * _DAY)
        elif self.day is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.day)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turned.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Home and self._today is not None:
            self.choose(self._today)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses the day."""
        day = self.day_at(event.position().toPoint())
        if day is not None:
            self.choose(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click opens the day."""
        day = self.day_at(event.position().toPoint())
        if day is not None:
            self.opened.emit(day)

    def event(self, event: QEvent) -> bool:
        """The day in words as a tip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self.day_at(event.pos())
            QToolTip.showText(event.globalPos(), self._faces[day].told if day else "", self)
            return True
        return super().event(event)

    def _announce(self) -> None:
        """What a screen reader says."""
        face = self._faces.get(self.day) if self.day is not None else None
        self.setAccessibleDescription(face.told if face is not None else "")
