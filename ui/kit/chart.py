"""A chart on the screen: the marks that paper has too, in the window's colours; every value is gone to by keys."""

from __future__ import annotations

from math import ceil
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from gongkai_desktop.paper.charts.layout import SIZE, layout
from gongkai_desktop.paper.charts.model import Area, Chart, Laid, Mark, Outline, Spot, Stroke, Tone, Words
from ui.kit import look

_TEXT: Final = 12  # pixels at 100 % of what points of the layout's letters become
_LEAST: Final = 240  # pixels at 100 % below which a chart is not squeezed
_SCALES: Final = (1.8, 1.6, 1.4, 1.2)
"""How much higher or thicker bars may be where there is room."""
_INKS: Final = {
    Tone.INK: "ink",
    Tone.SOFT: "soft",
    Tone.GRID: "line",
    Tone.DEEP: "blue",
    Tone.MIDDLE: "bar",
    Tone.PALE: "chosen",
    Tone.BLANK: "card",
}
"""The tones of marks as colours of the palette; that they differ is told by hatches and signs too."""


class ChartView(QWidget):
    """One chart, as high as it needs to be. Tab and arrow keys go from value to value, Enter opens it."""

    told = Signal(str)
    """The value under the cursor, in words."""
    opened = Signal(str)
    """The key of the value whose records are wanted."""

    def __init__(self, chart: Chart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chart = chart
        self._laid, self._laid_for = Laid(0, 0, (), ()), (0, 0.0, 0.0)
        self._scale = 1.0
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(chart.title)

    @property
    def spots(self) -> tuple[Spot, ...]:
        """Where its values stand."""
        return self._at_width().spots

    # — size —

    def sizeHint(self) -> QSize:
        """A width that shows most charts well."""
        width = look.scaled(self, 2 * _LEAST)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Never squeezed in height."""
        width = look.scaled(self, _LEAST)
        return QSize(width, self.heightForWidth(max(self.width(), width)))

    def hasHeightForWidth(self) -> bool:
        """Names that wrap make it higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What the chart needs at that width."""
        return self._height(width, self._scale)

    def _height(self, width: int, scale: float) -> int:
        return ceil(self._lay(width, scale).height * self._pixels()) + 2

    def fit(self, height: int) -> None:
        """Fill a height as far as its bars may grow."""
        before = self._scale
        fitting = (scale for scale in _SCALES if self._height(self.width(), scale) <= height)
        self._scale = next(fitting, 1.0)
        if self._scale != before:
            self.updateGeometry()
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        self.updateGeometry()

    def _at_width(self) -> Laid:
        """The chart as it is laid out in the width it has now."""
        key = self.width(), self._pixels(), self._scale
        if key != self._laid_for:
            self._laid_for, self._laid = key, self._lay(self.width(), self._scale)
        return self._laid

    def _lay(self, width: int, scale: float) -> Laid:
        pixels = self._pixels()
        metrics = QFontMetricsF(self._letters())
        return layout(
            self.chart,
            max(width - 1, 1) / pixels,
            lambda text, size: metrics.horizontalAdvance(text) / pixels * size / SIZE,
            scale,
        )

    def _pixels(self) -> float:
        """Pixels of a point."""
        return _TEXT * look.scale_of(self) / SIZE

    def _letters(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(1, round(SIZE * self._pixels())))
        return font

    # — drawing —

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks, and a frame around the value under the cursor."""
        painter = QPainter(self)
        painter.setFont(self._letters())
        pixels = self._pixels()
        for mark in self._at_width().marks:
            self._draw(painter, mark, pixels)
        if self.hasFocus():
            pen = QPen(QColor(look.INK), 2, Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            place = self.place(self._at) if 0 <= self._at < len(self.spots) else QRectF(self.rect())
            painter.drawRect(
                place.adjusted(-3, -3, 3, 3).intersected(QRectF(self.rect()).adjusted(1, 1, -2, -2))
            )

    def _draw(self, painter: QPainter, mark: Mark, pixels: float) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, isinstance(mark, Stroke))
        if isinstance(mark, Words):
            painter.setPen(QColor(look.tone(_INKS[mark.tone])))
            size = mark.size * pixels
            room = QRectF(
                mark.x * pixels, (mark.y - 0.2 * mark.size) * pixels, self.width() * 2.0, 1.4 * size
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, mark.text)
        elif isinstance(mark, Area):
            painter.fillRect(_rect(mark, pixels), QColor(look.tone(_INKS[mark.tone])))
        elif isinstance(mark, Outline):
            painter.setPen(QPen(QColor(look.INK), max(1.0, mark.weight * pixels)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(_rect(mark, pixels))
        else:
            pen = QPen(QColor(look.tone(_INKS[mark.tone])), max(1.0, mark.weight * pixels))
            if mark.dash:
                pen.setDashPattern([max(0.5, length / max(mark.weight, 0.5)) for length in mark.dash])
            painter.setPen(pen)
            painter.drawLine(
                QPointF(mark.x * pixels, mark.y * pixels), QPointF(mark.to_x * pixels, mark.to_y * pixels)
            )

    def place(self, at: int) -> QRectF:
        """Where a value stands in the widget."""
        return _rect(self.spots[at], self._pixels())

    # — going from value to value —

    def at(self) -> int:
        """The place of the value under the cursor among all spots, -1 before there is one."""
        return self._at

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes on to the next value, and leaves behind the last one."""
        there = self._at + (1 if forward else -1)
        if self.hasFocus() and 0 <= there < len(self.spots):
            self.go(there)
            return True
        return super().focusNextPrevChild(forward)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first value, coming back with the last."""
        super().focusInEvent(event)
        back = event.reason() is Qt.FocusReason.BacktabFocusReason
        if self.spots and (self._at < 0 or event.reason() is Qt.FocusReason.TabFocusReason or back):
            self.go(len(self.spots) - 1 if back else 0)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrow keys go along the categories and across the series, Home and End to the ends, Enter opens."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at >= 0:
            self.opened.emit(self.spots[self._at].key)
        elif (step := self._step(key)) is not None and self.spots:
            if (there := min(max(self._at + step, 0), len(self.spots) - 1)) != self._at:
                self.go(there)
        else:
            super().keyPressEvent(event)

    def _step(self, key: Qt.Key) -> int | None:
        """How many spots a key goes on: those of a category stand together."""
        along = len(self.chart.series)
        steps = {Qt.Key.Key_Home: -len(self.spots), Qt.Key.Key_End: len(self.spots)}
        keys = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
        lies = self._at_width().lies
        steps |= zip(keys, (-1, 1, -along, along) if lies else (-along, along, -1, 1), strict=True)
        step = steps.get(key)
        inside = (
            step is None or key in (Qt.Key.Key_Home, Qt.Key.Key_End) or 0 <= self._at + step < len(self.spots)
        )
        return step if inside else 0

    def go(self, at: int) -> None:
        """Go to a value by its place among all spots, and tell it."""
        self._at = at
        words = self.spots[at].words
        self.setAccessibleName(f"{self.chart.title} {words}")
        self.told.emit(words)
        self.update()

    # — by mouse —

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes to the value."""
        super().mousePressEvent(event)
        if (at := self._under(event.position())) >= 0:
            self.go(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second one opens it."""
        if (at := self._under(event.position())) >= 0:
            self.opened.emit(self.spots[at].key)

    def event(self, event: QEvent) -> bool:
        """The tip of a value tells it."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            at = self._under(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.spots[at].words if at >= 0 else "", self)
            return True
        return super().event(event)

    def _under(self, point: QPointF) -> int:
        return next(
            (at for at in range(len(self.spots)) if self.place(at).adjusted(-2, -2, 2, 2).contains(point)),
            -1,
        )


def _rect(mark: Area | Outline | Spot, pixels: float) -> QRectF:
    return QRectF(mark.x * pixels, mark.y * pixels, mark.width * pixels, mark.height * pixels)
