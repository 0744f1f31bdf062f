"""The deadline strip: one square a day from the start to the due date, each able to say why it counts or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gongkai_desktop.deadlines.model import DayMark
from ui.kit import look
from ui.kit.editors import weekday

ACROSS, LEAST = 14, 7  # days a row
SIDE = 21
PITCH = 24


def kind_words(kind: str) -> str:
    """A kind of day in words."""
    return {
        "start": QCoreApplication.translate("Strip", "起算日"),
        "counted": QCoreApplication.translate("Strip", "计入"),
        "rest": QCoreApplication.translate("Strip", "休息"),
        "holiday": QCoreApplication.translate("Strip", "放假"),
        "makeup": QCoreApplication.translate("Strip", "补班"),
        "paused": QCoreApplication.translate("Strip", "停表"),
    }[kind]


def _key(ink: str, mark: str, words: str) -> str:
    return f"<span style='color:{ink}'><b>{mark}</b></span>&nbsp;{words}"


class Strip(QWidget):
    """Squares of up to fourteen days a row; arrow keys move, and the day's reason is told in ``told`` and as a tip."""

    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[DayMark, ...] = ()
        self._today: date | None = None
        self._due: date | None = None
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(self.tr("期限逐日图"))

    def show_days(self, days: Sequence[DayMark], due: date | None, today: date) -> None:
        """Show the days of a deadline."""
        self._days, self._due, self._today, self._at = tuple(days), due, today, -1
        self.setVisible(bool(days))
        self.updateGeometry()
        self.update()

    def legend(self) -> str:
        """The kinds of day in this strip with their numbers, as coloured marks and words."""
        counts = Counter(str(day.kind) for day in self._days)
        parts = [
            _key(ink, "■", f"{kind_words(kind)} {counts[kind]}")
            for kind, ink in look.MARKS.items()
            if counts[kind]
        ]
        outlined = [(look.SOFT, "start" in counts, kind_words("start"))]
        outlined.append((look.BLUE, self._today in {day.date for day in self._days}, self.tr("今天")))
        outlined.append((look.RED, self._due is not None, self.tr("到期")))
        frames = [_key(ink, "□", words) for ink, there, words in outlined if there]
        return "&nbsp; ".join(parts) + "<br>" + "&nbsp; ".join(frames)

    def reason(self, at: int) -> str:
        """Why the day at this place counts or does not, in a line."""
        day = self._days[at]
        kind = str(day.kind)
        parts = [f"{day.date.isoformat()} {weekday(day.date)}", kind_words(kind)]
        if kind in ("counted", "makeup"):
            nth = sum(str(one.kind) in ("counted", "makeup") for one in self._days[: at + 1])
            parts.append(self.tr("第 {} 个计入日").format(nth))
        parts += [text for text in (day.note, day.article) if text and text != parts[1]]
        if day.date == self._due:
            parts.append(self.tr("到期日"))
        if day.date == self._today:
            parts.append(self.tr("今天"))
        return " · ".join(parts)

    def sizeHint(self) -> QSize:
        """Fourteen squares wide, as many rows as needed."""
        return QSize(
            look.scaled(self, ACROSS * PITCH), self.heightForWidth(look.scaled(self, ACROSS * PITCH))
        )

    def minimumSizeHint(self) -> QSize:
        """At least a week wide, and never squeezed in height."""
        return QSize(look.scaled(self, LEAST * PITCH), self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        """A narrower strip has more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As many rows as the days need at this width."""
        rows = -(-len(self._days) // self._across(width))
        return look.scaled(self, max(1, rows) * PITCH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer rows."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _across(self, width: int) -> int:
        return min(max(width // look.scaled(self, PITCH), LEAST), ACROSS)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the squares."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPixelSize(look.scaled(self, 11))
        painter.setFont(font)
        for at in range(len(self._days)):
            self._draw(painter, at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left, right, up and down go from day to day; Home and End to the ends."""
        row = self._across(self.width())
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -row, Qt.Key.Key_Down: row,
                 Qt.Key.Key_Home: -len(self._days), Qt.Key.Key_End: len(self._days)}  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self._days:
            super().keyPressEvent(event)
        else:
            self._go(min(max(self._at + step, 0), len(self._days) - 1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at today, or at the due date."""
        super().focusInEvent(event)
        if self._days and self._at < 0:
            days = [day.date for day in self._days]
            self._go(days.index(self._today) if self._today in days else len(days) - 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes to the day."""
        super().mousePressEvent(event)
        if (at := self._under(event.position().toPoint())) >= 0:
            self._go(at)

    def event(self, event: QEvent) -> bool:
        """The tip of a day is its reason."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._under(event.pos())
            QToolTip.showText(event.globalPos(), self.reason(at) if at >= 0 else "", self)
            return True
        return super().event(event)

    def _go(self, at: int) -> None:
        self._at = at
        self.told.emit(self.reason(at))
        self.update()

    def _square(self, at: int) -> QRect:
        row, column = divmod(at, self._across(self.width()))
        pitch, side = look.scaled(self, PITCH), look.scaled(self, SIDE)
        return QRect(column * pitch, row * pitch, side, side)

    def _under(self, point: QPoint) -> int:
        return next((at for at in range(len(self._days)) if self._square(at).contains(point)), -1)

    def _draw(self, painter: QPainter, at: int) -> None:
        day, square = self._days[at], QRectF(self._square(at)).adjusted(1, 1, -1, -1)
        kind = str(day.kind)
        outline = QPen(Qt.PenStyle.NoPen)
        if day.date == self._due:
            outline = QPen(QColor(look.RED), 2)
        elif day.date == self._today:
            outline = QPen(QColor(look.BLUE), 2)
        elif kind == "start":
            outline = QPen(QColor(look.SOFT), 1)
        painter.setPen(outline)
        painter.setBrush(QColor(look.STRIP[kind]))
        painter.drawRoundedRect(square, 3, 3)
        if at == self._at and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(look.INK), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(square.adjusted(2, 2, -2, -2), 2, 2)
        painter.setPen(QColor(look.SOFT if kind in ("rest", "start") else look.INK))
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, str(day.date.day))
