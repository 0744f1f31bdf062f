"""Papers bound into one PDF, their pages numbered through: sheets as they were kept, and what others sent in."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Final

from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.fontbook import FontBook, machine_fonts
from gongkai_desktop.paper.grid import MM
from gongkai_desktop.paper.pen import A4, Pen

if TYPE_CHECKING:
    import pypdfium2

_SIZE: Final = 10.5
_EDGE: Final = (12 * MM, 8 * MM)
"""How far a number stands from the right and the upper edge: sheets have their own at the foot."""
_PDF: Final = b"%PDF-"


def bound(sources: Sequence[bytes], fonts: FontBook | None = None) -> tuple[bytes, tuple[int, ...]]:
    """PDFs and pictures in their order as one PDF with page numbers; how many pages each has, 0 for an unreadable one.

    What others have made is read here: call it in a process of its own.
    """
    import pypdfium2  # heavy

    counts: list[int] = []
    with pypdfium2.PdfDocument.new() as whole:
        for source in sources:
            counts.append(_taken_in(whole, source))
        if len(whole):
            _number(whole, fonts or machine_fonts())
        target = BytesIO()
        whole.save(target)
    return target.getvalue(), tuple(counts)


def joined(parts: Sequence[bytes]) -> bytes:
    """PDFs one behind the other as they are."""
    import pypdfium2  # heavy

    with pypdfium2.PdfDocument.new() as whole:
        for part in parts:
            with pypdfium2.PdfDocument(part) as document:
                whole.import_pages(document)
        target = BytesIO()
        whole.save(target)
    return target.getvalue()


def _taken_in(whole: pypdfium2.PdfDocument, source: bytes) -> int:
    import pypdfium2

    try:
        pdf = source if source[:1024].find(_PDF) >= 0 else _pictured(source)
        with pypdfium2.PdfDocument(pdf) as document:
            whole.import_pages(document)
            return len(document)
    except (pypdfium2.PdfiumError, OSError, ValueError, SyntaxError):  # Pillow's word for a damaged picture
        return 0


def _pictured(content: bytes) -> bytes:
    """A picture, each of its pages on a page of A4; raises what Pillow raises for what is none."""
    from PIL import Image, ImageSequence  # heavy, as is the canvas

    from gongkai_desktop.paper.pdf import picture_pages

    with Image.open(BytesIO(content)) as picture:
        return picture_pages([frame.convert("RGB") for frame in ImageSequence.Iterator(picture)], A4)


def _number(whole: pypdfium2.PdfDocument, fonts: FontBook) -> None:
    """Write its number into the upper right corner of every page, whatever its size."""
    import pypdfium2

    pen = Pen(fonts, A4, "")
    for at in range(len(whole)):
        pen.right(A4[0] - _EDGE[0], _EDGE[1], f"{at + 1}", Role.SONG, _SIZE)
        pen.next_page()
    with pypdfium2.PdfDocument(pen.finish().pdf) as numbers:
        for at in range(len(whole)):
            page = whole[at]
            width, height = page.get_size()
            number = numbers.page_as_xobject(at, whole).as_pageobject()
            number.transform(pypdfium2.PdfMatrix().translate(width - A4[0], height - A4[1]))
            page.insert_obj(number)
            page.gen_content()
