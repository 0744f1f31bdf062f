"""Reading a PDF back: its text, its type sizes, its places, its QR."""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp


def page_text(pdf: bytes, page: int = 0) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return document[page].get_textpage().get_text_bounded().replace("\r\n", "\n")


def page_texts(pdf: bytes) -> list[str]:
    """The text of every page, line by line."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]


def squeezed(text: str) -> str:
    """A text without spaces and line ends: where lines break does not matter to what is said."""
    return "".join(text.split())


def all_text(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return squeezed("".join(page.get_textpage().get_text_bounded() for page in document))


def type_sizes(pdf: bytes) -> set[float]:
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage() for page in document]
        return {
            round(pdfium.FPDFText_GetFontSize(text.raw, index), 2)
            for text in texts
            for index in range(text.count_chars())
            if not text.get_text_range(index, 1).isspace()
        }


def too_near_the_edge(pdf: bytes, margin: float) -> list[str]:
    """Characters whose ink comes nearer to an edge of the page than ``margin`` points."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage()
            for index in range(text.count_chars()):
                char = text.get_text_range(index, 1)
                left, bottom, right, top = text.get_charbox(index)
                inside = min(left, bottom, width - right, height - top) >= margin
                if not inside and not char.isspace():
                    found.append(char)
    return found


def stretch_of(pdf: bytes, line: str) -> tuple[float, float]:
    """From where to where (points from the left) the ink of a line of the first page stands."""
    with pypdfium2.PdfDocument(pdf) as document:
        text = document[0].get_textpage()
        first = text.get_text_range().index(line)
        boxes = [text.get_charbox(at) for at in range(first, first + len(line))]
        return min(box[0] for box in boxes), max(box[2] for box in boxes)


def codes_read(pdf: bytes, dpi: int) -> list[str]:
    """What a scanner reads at that resolution, page by page."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            bitmap = page.render(scale=dpi / 72, grayscale=True)
            pixels = memoryview(bytes(bitmap.buffer)).cast("B", (bitmap.height, bitmap.stride))
            found += [code.text for code in zxingcpp.read_barcodes(pixels)]
    return found
