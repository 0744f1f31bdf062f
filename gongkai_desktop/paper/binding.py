"""Papers bound into one PDF, their pages numbered through: sheets as they were kept, and what others sent in."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.fontbook import FontBook, machine_fonts
from gongkai_desktop.paper.grid import MM
from gongkai_desktop.paper.pen import A4, Pen
from gongkai_desktop.paper.preview import one_at_a_time
from gongkai_desktop.progress import Progress, unheard

if TYPE_CHECKING:
    import pypdfium2

_SIZE: Final = 10.5
_EDGE: Final = (12 * MM, 8 * MM)
"""How far a number stands from the right and the upper edge: sheets have their own at the foot."""
_PDF: Final = b"%PDF-"
_DOTS: Final = 300
"""To the inch, what of a picture is kept."""
_JPEG: Final = "JPEG"
_FINE: Final = 90
"""The quality of a photograph that is written anew."""
_DIGITS: Final = "0123456789"
_TOGETHER: Final = 100
"""Pages that are numbered together: pdfium looks through all of a document for each page that is written to."""
_ALONG: Final = 1000
"""Whole steps along the edge of a page, for a function that counts in whole steps."""


def bound(
    sources: Sequence[bytes], fonts: FontBook | None = None, progress: Progress = unheard
) -> tuple[bytes, tuple[int, ...]]:
    """PDFs and pictures in their order as one PDF with page numbers; how many pages each has, 0 for an unreadable one.

    What others have made is read here: call it in a process of its own. ``progress`` hears of every page.
    """
    import pypdfium2  # heavy

    counts: list[int] = []
    with pypdfium2.PdfDocument.new() as whole, _Numbers(fonts or machine_fonts(), progress) as numbers:
        for source in sources:
            counts.append(_taken_in(whole, source, numbers))
        target = BytesIO()
        whole.save(target)
    return target.getvalue(), tuple(counts)


def joined(parts: Sequence[bytes]) -> bytes:
    """PDFs one behind the other as they are."""
    import pypdfium2  # heavy

    with one_at_a_time, pypdfium2.PdfDocument.new() as whole:
        for part in parts:
            with pypdfium2.PdfDocument(part) as document:
                whole.import_pages(document)
        target = BytesIO()
        whole.save(target)
    return target.getvalue()


def is_pdf(content: bytes) -> bool:
    """Whether a file says of itself that it is a PDF."""
    return _PDF in content[:1024]


def _taken_in(whole: pypdfium2.PdfDocument, source: bytes, numbers: _Numbers) -> int:
    """Put all pages of a source, numbered on, behind the others, or none; how many."""
    import pypdfium2
    from PIL import Image

    try:
        pdf = source if is_pdf(source) else _pictured(source)
        with pypdfium2.PdfDocument(pdf) as document:
            places = range(0, len(document), _TOGETHER)
            parts = [numbers.numbered(document, at, len(whole)) for at in places]
    except (
        *(pypdfium2.PdfiumError, OSError, ValueError, MemoryError),
        *(SyntaxError, Image.DecompressionBombError),  # Pillow's words for a damaged and for a huge picture
    ):
        return 0
    before = len(whole)
    for part in parts:
        with part:
            whole.import_pages(part)
    return len(whole) - before


def _pictured(content: bytes) -> bytes:
    """A picture, each of its pages on a page of A4 that lies as it does; raises what Pillow raises for what is none."""
    from PIL import Image, ImageSequence  # heavy, as is the canvas

    from gongkai_desktop.paper.pdf import picture_pages

    with Image.open(BytesIO(content)) as picture:
        photograph = picture.format == _JPEG
        return picture_pages(_frames(ImageSequence.Iterator(picture), photograph=photograph), A4)


def _frames(frames: Any, *, photograph: bool) -> Iterator[Any]:
    """The pages of a picture as they are to be looked at: upright, on white, no finer than print shows."""
    from PIL import Image, ImageOps

    long, short = (round(side / 72 * _DOTS) for side in (A4[1], A4[0]))
    for frame in frames:
        upright = ImageOps.exif_transpose(frame)
        plain = upright.convert("L" if upright.mode in ("1", "L") else "RGBA")
        plain.thumbnail((long, short) if plain.width > plain.height else (short, long))
        if plain.mode == "RGBA":
            white = Image.new("RGBA", plain.size, "white")
            plain = Image.alpha_composite(white, plain).convert("RGB")
        yield _photographed(plain) if photograph else plain


def _photographed(picture: Any) -> BytesIO:
    """A photograph as a file that is as small as it was."""
    written = BytesIO()
    picture.save(written, _JPEG, quality=_FINE)
    return written


class _Numbers:
    """Writes its number into the upper right corner of every page as it is looked at, whatever its size and turn."""

    def __init__(self, fonts: FontBook, progress: Progress) -> None:
        import pypdfium2

        self._progress = progress
        pen = Pen(fonts, A4, "")
        for digit in _DIGITS:
            pen.right(A4[0] - _EDGE[0], _EDGE[1], digit, Role.SONG, _SIZE)
            pen.next_page()
        self._widths = {digit: fonts.width(digit, Role.SONG, _SIZE) for digit in _DIGITS}
        self._pages = pypdfium2.PdfDocument(pen.finish().pdf)

    def __enter__(self) -> _Numbers:
        return self

    def __exit__(self, *_: object) -> None:
        self._pages.close()

    def numbered(self, source: pypdfium2.PdfDocument, first: int, before: int) -> pypdfium2.PdfDocument:
        """The pages of a document from ``first`` on, as many as go together, ``before`` them so many others."""
        import pypdfium2

        part = pypdfium2.PdfDocument.new()
        part.import_pages(source, list(range(first, min(first + _TOGETHER, len(source)))))
        digits = {digit: self._pages.page_as_xobject(at, part) for at, digit in enumerate(_DIGITS)}
        for at in range(len(part)):
            number = before + first + at + 1
            self._progress(number, 0)
            self._write(part[at], f"{number}", digits)
        return part

    def _write(
        self, page: pypdfium2.PdfPage, number: str, digits: Mapping[str, pypdfium2.PdfXObject]
    ) -> None:
        import pypdfium2

        width, height = page.get_size()
        seen, left = _as_seen(page), width - A4[0] - sum(self._widths[digit] for digit in number[1:])
        for digit, following in zip_longest(number, number[1:]):
            drawn = digits[digit].as_pageobject()
            drawn.transform(pypdfium2.PdfMatrix().translate(left, height - A4[1]).multiply(seen))
            page.insert_obj(drawn)
            left += self._widths.get(following, 0.0)
        page.gen_content()


def _as_seen(page: pypdfium2.PdfPage) -> pypdfium2.PdfMatrix:
    """From points of a page as it is looked at, from its lower left corner, to its own, which may be turned or cut."""
    import pypdfium2

    (left, foot), (right, low), (edge, top) = (_place(page, *at) for at in ((0, 1), (1, 1), (0, 0)))
    width, height = page.get_size()
    return pypdfium2.PdfMatrix(
        (right - left) / width,
        (low - foot) / width,
        (edge - left) / height,
        (top - foot) / height,
        left,
        foot,
    )


def _place(page: pypdfium2.PdfPage, across: int, down: int) -> tuple[float, float]:
    """Where a corner of a page as it is looked at lies in the page's own points."""
    import pypdfium2.raw as pdfium

    x, y = ctypes.c_double(), ctypes.c_double()
    size = (0, 0, _ALONG, _ALONG)
    pdfium.FPDF_DeviceToPage(page, *size, 0, across * _ALONG, down * _ALONG, x, y)
    return x.value, y.value
