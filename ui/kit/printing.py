"""PDF pages onto paper: whole A4 pages, at least 300 dots to the inch, nothing cut off; what is not A4 is fitted in.

Imported only when something is printed, because QtPrintSupport asks the system for its printers.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QTransform
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from gongkai_desktop.errors import Refused
from gongkai_desktop.paper.pen import A4
from ui.kit.pdf import Pages
from ui.tasks import Progress

LEAST_DPI = 300
Printer: TypeAlias = QPrinter


def printer_for(pages: Pages, path: Path | None = None) -> QPrinter:
    """A printer set to whole A4 pages lying as the first page lies; into a PDF file when ``path`` is given."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if path is not None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
    printer.setResolution(max(printer.resolution(), LEAST_DPI) if path is None else LEAST_DPI)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF())
    printer.setPageOrientation(_lie(pages))
    return printer


def dialog(printer: QPrinter, parent: QWidget) -> QPrintDialog:
    """The system's print dialog."""
    return QPrintDialog(printer, parent)


def run(printer: QPrinter, pages: Pages, progress: Progress) -> int:
    """Print the chosen pages; returns how many. May run on any thread."""
    wanted = range(pages.count)
    if printer.fromPage():
        wanted = range(printer.fromPage() - 1, min(printer.toPage(), pages.count))
    painter = QPainter()
    for done, number in enumerate(wanted):
        progress(done, len(wanted))
        if not (painter.begin(printer) if done == 0 else printer.newPage()):
            raise _silent_printer()
        paper = printer.paperRect(QPrinter.Unit.DevicePixel).size()
        drawn = _lying(pages.image(number, _dots(printer)), paper)
        painter.drawImage(_fitted(pages.sizes[number], QSizeF(drawn.size()), paper), drawn)
    painter.end()
    progress(len(wanted), len(wanted))
    return len(wanted)


def _lying(image: QImage, paper: QSizeF) -> QImage:
    """A page turned to lie as the paper does."""
    turned = (image.width() > image.height()) != (paper.width() > paper.height())
    return image.transformed(QTransform().rotate(90)) if turned else image


def _fitted(page: tuple[float, float], drawn: QSizeF, paper: QSizeF) -> QRectF:
    """Where a page goes: over the whole paper where it is A4, else as large as it goes in its middle."""
    if sorted(map(round, page)) == sorted(map(round, A4)):
        return QRectF(QPointF(), paper)
    size = drawn.scaled(paper, Qt.AspectRatioMode.KeepAspectRatio)
    return QRectF(QPointF((paper.width() - size.width()) / 2, (paper.height() - size.height()) / 2), size)


def _silent_printer() -> Refused:
    return Refused(
        QCoreApplication.translate("Print", "没有打印出来"),
        why=QCoreApplication.translate("Print", "打印机没有响应"),
        way=QCoreApplication.translate("Print", "请检查打印机，或先“另存 PDF”再打印"),
    )


def _dots(printer: QPrinter) -> int:
    """The printer's own resolution, between what print needs and what memory bears."""
    return min(max(printer.resolution(), LEAST_DPI), 2 * LEAST_DPI)


def _lie(pages: Pages) -> QPageLayout.Orientation:
    width, height = pages.sizes[0]
    return QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
