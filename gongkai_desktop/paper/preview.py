"""PDF pages as pictures, for the preview on screen and for reading scans."""

from __future__ import annotations

from io import BytesIO
from threading import Lock
from typing import NamedTuple

from gongkai_desktop.errors import Refused

one_at_a_time = Lock()
"""pdfium keeps state of its own between calls and must be used by one thread at a time."""


class Picture(NamedTuple):
    """A page as pixels: 4 bytes each, red green blue alpha, rows from the top without gaps."""

    width: int
    height: int
    rgba: bytes


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has; Refused when it is none, or is locked with a password."""
    import pypdfium2  # heavy: only when a page is shown

    with one_at_a_time:
        try:
            with pypdfium2.PdfDocument(pdf) as document:
                return len(document)
        except pypdfium2.PdfiumError as error:
            raise _unreadable() from error


def page_size(pdf: bytes, page: int) -> tuple[float, float]:
    """Width and height of one page (from 0) in points. Refused when the PDF cannot be read."""
    try:
        return page_sizes(pdf)[page]
    except IndexError as error:
        raise _unreadable() from error


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of every page in points as it is looked at. Refused when the PDF cannot be read."""
    import pypdfium2  # heavy: only when a page is shown

    with one_at_a_time:
        try:
            with pypdfium2.PdfDocument(pdf) as document:
                return [document.get_page_size(at) for at in range(len(document))]
        except pypdfium2.PdfiumError as error:
            raise _unreadable() from error


def some_pages(pdf: bytes, first: int, count: int) -> bytes:
    """``count`` pages of a PDF from page ``first`` (from 1) as a PDF of their own; all of them are the PDF itself.

    Refused when it cannot be read or has not so many.
    """
    import pypdfium2  # heavy: only when a page is shown

    with one_at_a_time:
        try:
            with pypdfium2.PdfDocument(pdf) as document, pypdfium2.PdfDocument.new() as part:
                if first == 1 and count == len(document):
                    return pdf
                part.import_pages(document, list(range(first - 1, first - 1 + count)))
                target = BytesIO()
                part.save(target)
                return target.getvalue()
        except (pypdfium2.PdfiumError, IndexError, ValueError) as error:
            raise _unreadable() from error


def render(pdf: bytes, page: int, scale: float) -> Picture:
    """One page (from 0), ``scale`` pixels to the point: 1 is 72 dpi. Refused when the PDF cannot be read."""
    import pypdfium2  # heavy: only when a page is shown

    with one_at_a_time:
        try:
            with pypdfium2.PdfDocument(pdf) as document:
                bitmap = document[page].render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
                return Picture(bitmap.width, bitmap.height, bytes(bitmap.buffer))
        except pypdfium2.PdfiumError as error:
            raise _unreadable() from error


def _unreadable() -> Refused:
    return Refused("这个 PDF 打不开", why="文件不完整，或者设了打开密码", way="请换一份能打开的文件")
