"""A finished PDF on the screen exactly as it prints; from here it is printed or saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QScrollArea, QWidget

from gongkai_desktop.errors import Refused
from gongkai_desktop.files import written_whole
from ui.kit import look, printing
from ui.kit.alive import if_there
from ui.kit.dialogs import Frame, button, explain, label, work
from ui.kit.files import Asks, FileDialog
from ui.kit.pdf import POINTS, Pages
from ui.kit.print_dialog import PrintDialog

ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
SCREEN_DPI = 96
_GAP = 16
_MARK = 4
"""Pixels of the line around a page that is marked."""
_KEPT = 24
"""Pages that are kept drawn: a file may have hundreds."""
Failed = Callable[[BaseException], None]
Issue = Callable[[Callable[[], None], Failed], None]
"""Records that the paper leaves the office, then calls back; asked until it succeeds, before the first copy."""


class Sheets(QWidget):
    """The pages one under the other; each is drawn when it comes into sight. A press on one marks it."""

    marked = Signal(int)
    """How many pages are marked."""

    def __init__(self, pages: Pages) -> None:
        super().__init__()
        self._pages = pages
        self._marks: set[int] = set()
        self._drawn: dict[int, QPixmap] = {}
        self.zoom = 1.0
        self.magnify(1.0)

    def magnify(self, zoom: float) -> None:
        """Show the pages this many times larger than on paper at 96 dots to the inch."""
        self.zoom = zoom
        self._drawn.clear()
        self._places = self._placed()
        wide = max(place.width() for place in self._places)
        self.setFixedSize(wide + 2 * _GAP, self._places[-1].bottom() + _GAP)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages that are in sight."""
        painter = QPainter(self)
        for number, place in enumerate(self._places):
            if place.intersects(event.rect()):
                painter.fillRect(place.adjusted(-1, -1, 1, 1), QColor(look.LINE))
                painter.drawPixmap(place, self._page(number))
                if number in self._marks:
                    painter.setPen(QPen(QColor(look.BLUE), _MARK))
                    painter.drawRect(place)

    def marked_pages(self) -> tuple[int, ...]:
        """The marked pages, from 0."""
        return tuple(sorted(self._marks))

    def page_at(self, height: int) -> int:
        """The page at a height of the whole, the nearest one below where it is between two."""
        below = (number for number, place in enumerate(self._places) if place.bottom() >= height)
        return next(below, len(self._places) - 1)

    def mark(self, number: int) -> None:
        """Mark a page, or no longer; a single page needs no mark."""
        if len(self._places) > 1:
            self._marks ^= {number}
            self.marked.emit(len(self._marks))
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark the page under the mouse."""
        point = event.position().toPoint()
        number = next((at for at, place in enumerate(self._places) if place.contains(point)), None)
        if number is not None:
            self.mark(number)

    def _placed(self) -> list[QRect]:
        """Where each page is drawn, in its own size, one below the other."""
        found, top = [], _GAP
        for size in self._pages.sizes:
            width, height = (round(side / POINTS * SCREEN_DPI * self.zoom) for side in size)
            found.append(QRect(_GAP, top, width, height))
            top += height + _GAP
        return found

    def _page(self, number: int) -> QPixmap:
        if number not in self._drawn:
            dots = SCREEN_DPI * self.zoom * self.devicePixelRatioF()
            if len(self._drawn) >= _KEPT:
                del self._drawn[next(iter(self._drawn))]
            self._drawn[number] = QPixmap.fromImage(self._pages.image(number, dots))
        return self._drawn[number]


class Preview(Frame):
    """Shows a PDF. Printing and saving first let the paper be recorded; afterwards the twin exists."""

    manual = "打印文书"

    def __init__(
        self,
        title: str,
        pdf: bytes,
        parent: QWidget,
        failed: Failed,
        *,
        issue: Issue | None = None,
        warnings: tuple[str, ...] = (),
        name: str = "",
    ) -> None:
        super().__init__(title, parent, width=900, height=640)
        self.pdf, self._failed, self._issue, self._name = pdf, failed, issue, name or title
        self.pages = Pages(pdf)
        self.sheets = Sheets(self.pages)
        self._said = label("", "good")
        if warnings:
            self.body.addWidget(label("\n".join(warnings), "notice", wrap=True))
        area = self._area = QScrollArea()
        area.setWidget(self.sheets)
        area.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(self.tr("各页，方向键滚动，空格选中这一页"))
        self.body.addWidget(area, 1)
        self._arrange()
        self._widen()
        area.setFocus()

    def print_to(self, path: Path | None = None) -> None:
        """Record the paper and print it: as is asked for, or (``path``) into a PDF; the marked pages, else all."""
        marked = self.sheets.marked_pages()
        if path is not None:
            printer = printing.printer_for(self.pages, path)
            self._issued(lambda: self._print(printer, marked or None))
        elif printing.printers():
            PrintDialog(self.pages.count, marked, self, self.print_as).open()
        else:
            explain(self, printing.no_printer())

    def print_as(self, wish: printing.Wish) -> None:
        """Record the paper and print it as was wished."""
        try:
            printer = printing.printer_by(wish, self.pages)
        except Refused as refused:
            explain(self, refused)
            return
        self._issued(lambda: self._print(printer, wish.pages))

    def save_to(self, path: Path) -> None:
        """Record the paper and keep a copy of the PDF."""
        self._issued(lambda: self._save(path))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+P prints, Ctrl+S saves, plus and minus zoom, Space marks the page in sight."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() == Qt.Key.Key_P:
            self.print_to()
        elif control and event.key() == Qt.Key.Key_S:
            self._choose()
        elif event.key() == Qt.Key.Key_Space:
            self.sheets.mark(
                self.sheets.page_at(self._area.verticalScrollBar().value() + self._area.height() // 2)
            )
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._zoom(1)
        elif event.key() == Qt.Key.Key_Minus:
            self._zoom(-1)
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        self.foot.addWidget(button("−", lambda: self._zoom(-1)))
        self._percent = label("100 %")
        self.foot.addWidget(self._percent)
        self.foot.addWidget(button("+", lambda: self._zoom(1)))
        self._counted = label(self.tr("共 {} 页").format(self.pages.count), "small")
        self._counted.setToolTip(self.tr("点一页或按空格选中它，打印时只印选中的；再点一次放开"))
        self.foot.addWidget(self._counted)
        self.sheets.marked.connect(self._tell_marked)
        self.foot.addWidget(self._said)
        self.buttons(
            button(self.tr("关闭"), self.reject),
            button(self.tr("另存 PDF…"), self._choose),
            button(self.tr("打印…"), self.print_to, primary=True, icon="print"),
        )

    def _widen(self) -> None:
        """A page that lies on its side is seen in its whole width where the screen has room."""
        beside = 2 * look.scaled(self, 24)
        room = self.screen().availableSize().width() - look.scaled(self, 24)
        self.resize(min(max(self.width(), self.sheets.width() + beside), room), self.height())

    def _tell_marked(self, pages: int) -> None:
        words = self.tr("共 {} 页").format(self.pages.count)
        self._counted.setText(words + (self.tr("，选中 {} 页").format(pages) if pages else ""))

    def _zoom(self, step: int) -> None:
        at = min(range(len(ZOOMS)), key=lambda at: abs(ZOOMS[at] - self.sheets.zoom))
        self.sheets.magnify(ZOOMS[min(max(at + step, 0), len(ZOOMS) - 1)])
        self._percent.setText(f"{self.sheets.zoom:.0%}".replace("%", " %"))

    def _choose(self) -> None:
        title, kinds = self.tr("另存 PDF"), self.tr("PDF 文件 (*.pdf)")
        dialog = FileDialog(self, title, "papers", kinds, asks=Asks.TARGET, name=f"{self._name}.pdf")
        dialog.fileSelected.connect(lambda name: self.save_to(Path(name)))
        dialog.open()

    def _issued(self, then: Callable[[], None]) -> None:
        """Do it with the paper recorded, once: what a second click asked for goes on when the first has recorded it."""
        if self._issue is None:
            then()
            return

        def issued() -> None:
            self._issue = None
            then()

        def failed(error: BaseException) -> None:
            if self._issue is None:
                then()
            else:
                self._failed(error)

        done, not_done = self.awaits(lambda _: issued(), failed)
        self._issue(lambda: done(None), not_done)

    def _print(self, printer: printing.Printer, wanted: Sequence[int] | None) -> None:
        work(
            self.tr("正在送往打印机"),
            lambda progress: printing.run(printer, self.pages, progress, wanted),
            self, if_there(self, lambda _: self._said.setText(self.tr("已送打印"))), self._failed,
            meant=wanted,  # a second press prints no second copy, other pages are printed too
        )  # fmt: skip

    def _save(self, path: Path) -> None:
        title, words = self.tr("正在保存"), self.tr("已保存：{}").format(path.name)
        work(
            f"{title} {path.name}",  # into another file is another job
            lambda _: self._write(path),
            self, if_there(self, lambda _: self._said.setText(words)), self._failed,
        )  # fmt: skip

    def _write(self, path: Path) -> None:
        with written_whole(path) as beside:
            beside.write_bytes(self.pdf)
