"""PDF pages onto paper: whole A4 pages, at least 300 dots to the inch, nothing cut off; what is not A4 is fitted in.

A job says itself which pages, how often and on which sides; the printer's own settings are for trays and colours.

Imported only when something is printed, because QtPrintSupport asks the system for its printers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QCoreApplication, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QTransform
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from gongkai_desktop.errors import Refused
from gongkai_desktop.files import others_write_to, temporary_folder
from gongkai_desktop.paper.pen import A4
from ui.kit.pdf import Pages
from ui.tasks import Progress

LEAST_DPI = 300
Printer: TypeAlias = QPrinter
ONE_SIDE, LONG_SIDE, SHORT_SIDE = "one", "long", "short"
"""The sides that are printed on: one, both turned like a book, both turned like a calendar."""
_SIDES = {
    ONE_SIDE: QPrinter.DuplexMode.DuplexNone,
    LONG_SIDE: QPrinter.DuplexMode.DuplexLongSide,
    SHORT_SIDE: QPrinter.DuplexMode.DuplexShortSide,
}
_RANGE = re.compile(r"(\d+)(?:[-－—~～](\d+))?")


@dataclass(frozen=True)
class Wish:
    """How pages are to be printed: on which printer, how often, on which sides, and which of them (from 0)."""

    printer: str
    pages: tuple[int, ...]
    copies: int = 1
    sides: str = ONE_SIDE


def printers() -> list[str]:
    """The printers that the system knows by their names, the usual one first."""
    usual = QPrinterInfo.defaultPrinterName()
    names: list[str] = QPrinterInfo.availablePrinterNames()
    return sorted(names, key=lambda name: name != usual)


def both_sides(name: str) -> bool:
    """Whether a printer can print on both sides by itself."""
    modes = QPrinterInfo.printerInfo(name).supportedDuplexModes()
    return any(mode in modes for mode in (_SIDES[LONG_SIDE], _SIDES[SHORT_SIDE]))


def trouble(name: str) -> str:
    """What keeps a printer from printing an A4 sheet now and what to do about it, in words; '' where nothing does."""
    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        return str(_lost(name) if name else no_printer())
    if info.state() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
        return QCoreApplication.translate(
            "Print",
            "这台打印机停着（没有开机、缺纸，或者被暂停）。请开机、放好纸，在系统的“打印机”里恢复它；"
            "现在送去，要等它恢复了才印出来。",
        )
    sizes = [size.id() for size in info.supportedPageSizes()]
    if sizes and QPageSize.PageSizeId.A4 not in sizes:
        return QCoreApplication.translate(
            "Print", "这台打印机没有 A4 纸。文书都是 A4 的：请换一台打印机，或先“另存 PDF”，到别处打印。"
        )
    if (usual := info.defaultPageSize()).id() != QPageSize.PageSizeId.A4 and usual.isValid():
        words = QCoreApplication.translate(
            "Print",
            "这台打印机平时用的纸是 {}。文书按 A4 打印，请在纸盒里放 A4 纸，并在系统里把它的纸张改成 A4。",
        )
        return words.format(usual.name())
    return ""


def no_printer() -> Refused:
    """What to do on a computer without a printer."""
    return Refused(
        QCoreApplication.translate("Print", "这台电脑上没有打印机"),
        why=QCoreApplication.translate("Print", "系统里还没有添加打印机，或者打印服务没有开"),
        way=QCoreApplication.translate(
            "Print", "请接好打印机，在系统的“打印机”里添加它；或先“另存 PDF”，到有打印机的电脑上打印"
        ),
    )


def told_pages(text: str, count: int) -> tuple[int, ...]:
    """The pages of a text such as 1-3、5, from 0, each once and in their order; ValueError where it names none."""
    found: set[int] = set()
    for part in re.split(r"[\s,，、;；]+", text.strip()):
        match = _RANGE.fullmatch(part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1 <= first <= last <= count:
            raise ValueError(part)
        found.update(range(first - 1, last))
    return tuple(sorted(found))


def pages_told(pages: Sequence[int]) -> str:
    """Pages (from 0) as people write them: 1-3、5."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return "、".join(f"{run[0] + 1}-{run[-1] + 1}" if len(run) > 1 else str(run[0] + 1) for run in runs)


def printer_by(wish: Wish, pages: Pages) -> QPrinter:
    """The printer of a wish, set to it; Refused where it has gone since."""
    if QPrinterInfo.printerInfo(wish.printer).isNull():
        raise _lost(wish.printer)
    printer = printer_for(pages)
    printer.setPrinterName(wish.printer)
    # Others see the queue too: it tells whose a job is (Windows else says document1), not what of.
    printer.setDocName(QCoreApplication.translate("Welcome", "信息公开台账"))
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageMargins(QMarginsF())
    printer.setPageOrientation(_lie(pages))
    printer.setCopyCount(wish.copies)
    printer.setCollateCopies(True)
    printer.setDuplex(_SIDES[wish.sides])
    return printer


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


def run(printer: QPrinter, pages: Pages, progress: Progress, wanted: Sequence[int] | None = None) -> int:
    """Print these pages (from 0), all where none are named; returns how many. May run on any thread.

    Qt writes what it sends to the printer to a file first. It lies in a folder of ours: other users of the computer
    do not see into it, and what a killed process left of it goes with the next start. A job that was stopped in its
    midst finds the file gone and is not sent.
    """
    wanted = range(pages.count) if wanted is None else wanted
    painter = QPainter()
    with temporary_folder() as place:
        for done, number in enumerate(wanted):
            progress(done, len(wanted))
            if not (_began(painter, printer, place) if done == 0 else printer.newPage()):
                raise _silent_printer()
            paper = printer.paperRect(QPrinter.Unit.DevicePixel).size()
            drawn = _lying(pages.image(number, _dots(printer)), paper)
            painter.drawImage(_fitted(pages.sizes[number], QSizeF(drawn.size()), paper), drawn)
        painter.end()
    name = printer.printerName()
    if (
        name and QPrinterInfo.printerInfo(name).isNull()
    ):  # Qt does not tell that a job found nobody to take it
        raise _silent_printer()
    progress(len(wanted), len(wanted))
    return len(wanted)


def _began(painter: QPainter, printer: QPrinter, place: str) -> bool:
    """Whether the printer takes a job, which Qt gathers in a folder until it is whole."""
    with others_write_to(place):
        return painter.begin(printer)


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


def _lost(name: str) -> Refused:
    words = QCoreApplication.translate("Print", "找不到打印机“{}”")
    return Refused(
        words.format(name),
        why=QCoreApplication.translate("Print", "它被删掉了，或者打印服务没有开"),
        way=QCoreApplication.translate("Print", "请换一台打印机，或先“另存 PDF”再打印"),
    )


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
