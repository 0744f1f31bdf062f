"""Pages to be read on the screen beside a form: one at a time, turned and enlarged with single keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from gongkai_desktop.errors import Refused
from ui.kit import look
from ui.kit.dialogs import label
from ui.kit.drawn import Drawing, Mark, drawn, placed
from ui.kit.elided import Elided
from ui.tasks import Job, Progress

_STEP, _LEAST, _MOST = 1.25, 0.2, 6.0
_SETTLED = 120  # milliseconds without another change of size before a page is drawn anew


@dataclass(frozen=True, slots=True)
class PageSource:
    """A page to show: ``page`` (from 0) of a PDF or picture file, what it is, and places to be marked on it.

    A mark is left, top, right and bottom as parts of the page from 0 to 1.
    """

    path: Path
    page: int = 0
    caption: str = ""
    marks: tuple[Mark, ...] = ()


class _Canvas(QWidget):
    """The page in sight with its marks; while a sharper one is drawn, the last one stretched."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QPixmap()
        self._marks: tuple[QRectF, ...] = ()
        self._words = ""

    def show_page(self, image: QPixmap, marks: tuple[QRectF, ...], size: QSize) -> None:
        """Show a picture of a page at this size."""
        self._image, self._marks, self._words = image, marks, ""
        self.setFixedSize(size)
        self.update()

    def say(self, words: str) -> None:
        """Show words instead of a page."""
        self._image, self._marks, self._words = QPixmap(), (), words
        self.setMinimumSize(0, 0)
        self.setMaximumSize(16_777_215, 16_777_215)
        self.update()

    def words(self) -> str:
        """The words shown instead of a page."""
        return self._words

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page, or the words."""
        painter = QPainter(self)
        if self._image.isNull():
            painter.setPen(QColor(look.SOFT))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(12, 12, -12, -12), flags, self._words)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self.rect(), self._image)
        painter.setPen(QPen(QColor(look.LINE), 1))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        veil = QColor(look.RED)
        veil.setAlpha(36)
        painter.setPen(QPen(QColor(look.RED), max(2, look.scaled(self, 2))))
        for mark in self._marks:
            painter.fillRect(self._place(mark), veil)
            painter.drawRect(self._place(mark))

    def _place(self, mark: QRectF) -> QRect:
        width, height = self.width(), self.height()
        place = QRectF(mark.x() * width, mark.y() * height, mark.width() * width, mark.height() * height)
        return place.toRect().adjusted(-3, -3, 3, 3)


class PageViewer(QWidget):
    """Shows pages one at a time, drawn off the GUI thread.

    PgUp and PgDn turn, + and − enlarge and reduce, 0 fits the page to the width, R turns it by a quarter.
    """

    turned = Signal(int)
    """The place (from 0) of the page now in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources: tuple[PageSource, ...] = ()
        self._at, self._zoom, self._fitted = 0, 1.0, True
        self._quarters: dict[PageSource, int] = {}
        self._drawing = Drawing()
        self._ticket = 0
        self.canvas, self._area = _Canvas(), QScrollArea()
        self._caption, self._place, self._percent = Elided(), label("", "small"), label("", "small")
        self._soon = QTimer(self, singleShot=True, interval=_SETTLED)
        self._soon.timeout.connect(self._draw)
        self._arrange()
        self.show_pages(())

    # — what is shown —

    def show_pages(self, sources: Sequence[PageSource]) -> None:
        """Show these pages, the first one in sight; none clears the viewer."""
        self._sources, self._at = tuple(sources), 0
        self._fitted = True
        self._settle()

    def say(self, words: str) -> None:
        """Show words instead of pages."""
        self._ticket += 1
        self._drawing = Drawing()
        self._percent.clear()
        self.canvas.say(words)

    def count(self) -> int:
        """How many pages there are."""
        return len(self._sources)

    def at(self) -> int:
        """The place (from 0) of the page in sight."""
        return self._at

    def shown(self) -> bool:
        """Whether the page in sight has been drawn."""
        return not self._drawing.image.isNull()

    # — what the keys do —

    def go(self, at: int) -> None:
        """Bring a page into sight."""
        if 0 <= at < len(self._sources) and at != self._at:
            self._at = at
            self._settle()
            self.turned.emit(at)

    def turn(self, step: int) -> None:
        """To the next page (1) or the one before (-1)."""
        self.go(self._at + step)

    def magnify(self, step: int) -> None:
        """Enlarge (1) or reduce (-1) by a quarter."""
        self._fitted = False
        self._zoom = min(max(self._zoom * _STEP**step, _LEAST), _MOST)
        self._resize()

    def fit(self) -> None:
        """Fit the page to the width there is."""
        self._fitted = True
        self._resize()

    def rotate(self) -> None:
        """Turn the page in sight by a quarter to the right."""
        if self._sources:
            source = self._sources[self._at]
            self._quarters[source] = (self._quarters.get(source, 0) + 1) % 4
            self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key each."""
        keys: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_PageDown: partial(self.turn, 1),
            Qt.Key.Key_PageUp: partial(self.turn, -1),
            Qt.Key.Key_Plus: partial(self.magnify, 1),
            Qt.Key.Key_Equal: partial(self.magnify, 1),
            Qt.Key.Key_Minus: partial(self.magnify, -1),
            Qt.Key.Key_0: self.fit,
            Qt.Key.Key_R: self.rotate,
        }
        bars = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if (act := keys.get(Qt.Key(event.key()))) is not None and not _with_control(event):
            act()
        elif (step := bars.get(Qt.Key(event.key()))) is not None:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + step * bar.singleStep() * 3)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A page that fits the width follows it."""
        super().resizeEvent(event)
        if self._fitted:
            self._resize()

    # — drawing —

    def _settle(self) -> None:
        """Another page, or the same one turned: forget what was drawn and draw what is in sight."""
        source = self._sources[self._at] if self._sources else PageSource(Path())
        self._caption.setText(source.caption)
        self._place.setText(
            self.tr("第 {} / {} 页").format(self._at + 1, len(self._sources))
            if len(self._sources) > 1
            else ""
        )
        for turning, left in ((self._back, self._at), (self._on, len(self._sources) - self._at - 1)):
            turning.setVisible(len(self._sources) > 1)
            turning.setEnabled(left > 0)
        for each in self._tools:
            each.setEnabled(bool(self._sources))
        self._area.verticalScrollBar().setValue(0)
        # A page that is gone must not stand under the caption of the next one.
        self.say("" if self._sources else self.tr("没有可看的页"))
        self._draw()

    def _resize(self) -> None:
        """Stretch what is there at once; a sharp drawing follows when the size has settled."""
        if self.shown():
            self._show()
        self._soon.start()

    def _draw(self) -> None:
        if not self._sources:
            return
        self._ticket += 1
        source, ticket = self._sources[self._at], self._ticket
        width = round(self._width() * self.devicePixelRatioF())
        quarters = self._quarters.get(source, 0)
        zoom = None if self._fitted else self._zoom * self.logicalDpiX() * self.devicePixelRatioF()

        def run(_: Progress) -> tuple[int, Drawing | Refused]:
            try:
                return ticket, drawn(source.path, source.page, quarters, width, zoom)
            except Refused as refused:
                return ticket, refused

        job = Job(run)
        job.finished.connect(self._take)  # a method, which no longer hears when the viewer is gone
        job.start()

    def _take(self, answer: tuple[int, Drawing | Refused]) -> None:
        ticket, drawing = answer
        if ticket != self._ticket:
            return
        if isinstance(drawing, Refused):
            self.say(str(drawing))
        else:
            self._drawing = drawing
            self._show()

    def _show(self) -> None:
        source, inches = self._sources[self._at], self._drawing.inches
        if self._fitted:
            self._zoom = self._width() / max(inches.width() * self.logicalDpiX(), 1.0)
        dots = self._zoom * self.logicalDpiX()
        size = QSize(max(1, round(inches.width() * dots)), max(1, round(inches.height() * dots)))
        quarters = self._quarters.get(source, 0)
        marks = tuple(placed(mark, quarters) for mark in source.marks)
        self.canvas.show_page(QPixmap.fromImage(self._drawing.image), marks, size)
        self._percent.setText(f"{self._zoom:.0%}".replace("%", " %"))

    def _width(self) -> int:
        """The room for a page, beside the scroll bar that it may need."""
        bar = self._area.verticalScrollBar().sizeHint().width()
        return max(self._area.width() - bar - 4, 60)

    # — building —

    def _arrange(self) -> None:
        self._area.setWidget(self.canvas)
        self._area.setWidgetResizable(True)
        self._area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("看页：PgUp、PgDn 翻页，+ − 缩放，0 合适宽度，R 旋转"))
        self._back = self._tool("◀", self.tr("上一页  PgUp"), partial(self.turn, -1))
        self._on = self._tool("▶", self.tr("下一页  PgDn"), partial(self.turn, 1))
        self._tools = (
            self._tool("−", self.tr("缩小  −"), partial(self.magnify, -1)),
            self._tool("+", self.tr("放大  +"), partial(self.magnify, 1)),
            self._tool(self.tr("合宽"), self.tr("合适宽度  0"), self.fit),
            self._tool(self.tr("旋转"), self.tr("右转四分之一  R"), self.rotate),
        )
        bar = QHBoxLayout()
        bar.setContentsMargins(6, 4, 6, 4)
        bar.setSpacing(2)
        for part in (self._back, self._place, self._on):
            bar.addWidget(part)
        self._caption.setObjectName("small")
        bar.addWidget(self._caption, 1)
        bar.addSpacing(8)
        bar.addWidget(self._percent)
        for tool in self._tools:
            bar.addWidget(tool)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(bar)
        box.addWidget(self._area, 1)

    def _tool(self, text: str, tip: str, act: Callable[[], object]) -> QToolButton:
        """A button narrow enough to stand in a row above a narrow page."""
        made = QToolButton()
        made.setText(text)
        made.setToolTip(tip)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda: act())
        return made


def _with_control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
