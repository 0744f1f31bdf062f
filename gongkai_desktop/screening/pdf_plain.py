"""The quick look at a PDF's page: whether all its text is plainly seen, so that nothing has to be measured."""

from __future__ import annotations

from typing import Any, Final

from gongkai_desktop.screening.matters import Rect
from gongkai_desktop.screening.pdf_page import Page

DPI: Final = 100
FAINT: Final = 16  # of 255: a letter must change its ground by more than that
INVISIBLE: Final = (3, 7)  # text modes: nothing is drawn
_CELL: Final = 4  # pixels of a side that are looked at together
_LOW: Final = 4.8  # points: letters lower than that are measured
_PAIRS: Final = 40_000  # of texts and what may lie over them, beyond which measuring is quicker
_EDGE: Final = 0.25  # of a line's height, which the line above may reach into
_GAP: Final = 0.002  # of the page's width, which letters beside each other may share
_IS_CHANGE: Final = [255 * (value >= FAINT) for value in range(256)]


def plainly_seen(page: Page) -> bool:
    """Whether the page has only common text with nothing over it, and every letter of it changes the page."""
    texts, others = [], []
    kinds = page.pdfium
    for order, found in enumerate(page.objects):
        if found.type == kinds.FPDF_PAGEOBJ_TEXT:
            box = page.bounds(found)
            if found.level or box is None or kinds.FPDFTextObj_GetTextRenderMode(found.raw) in INVISIBLE:
                return False
            texts.append((order, box, found))
        elif found.type != kinds.FPDF_PAGEOBJ_FORM and not found.level:
            others.append((order, page.bounds(found)))
    if any(kind not in (kinds.FPDF_ANNOT_LINK, kinds.FPDF_ANNOT_WIDGET) for kind in page.annotations()):
        return False
    boxes = [(order, box) for order, box, _ in texts]
    return (
        not _covered(boxes, others)
        and not _overlapping([box for _, box in boxes])
        and _all_change(page, texts)
    )


def _covered(texts: list[tuple[int, Rect]], others: list[tuple[int, Rect | None]]) -> bool:
    if len(texts) * len(others) > _PAIRS:
        return True
    first = texts[0][0] if texts else 0
    later = [(order, box) for order, box in others if order > first]
    return any(
        over is None or (order < above and _meet(box, over)) for above, over in later for order, box in texts
    )


def _overlapping(boxes: list[Rect]) -> bool:
    """Whether some text lies on another."""
    high = sorted(
        (box[1] + _EDGE * (box[3] - box[1]), box[3] - _EDGE * (box[3] - box[1]), *box) for box in boxes
    )
    near: list[tuple[float, ...]] = []
    for one in high:
        near = [other for other in near if other[1] > one[0]]
        if any(other[2] < one[4] - _GAP and one[2] < other[4] - _GAP for other in near):
            return True
        near.append(one)
    return False


def _meet(one: Rect, other: Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _all_change(page: Page, texts: list[tuple[int, Rect, Any]]) -> bool:
    """Whether the page without its text is another one wherever a letter stands."""
    from PIL import ImageChops

    before = page.picture(DPI, grey=True)
    for _, _, found in texts:
        page.pdfium.FPDFPageObj_SetIsActive(found.raw, False)
    bare = page.picture(DPI, grey=True)
    for _, _, found in texts:
        page.pdfium.FPDFPageObj_SetIsActive(found.raw, True)
    change = ImageChops.difference(before, bare).point(_IS_CHANGE).reduce(_CELL)
    cells, (width, height) = change.tobytes(), change.size
    low = _LOW / page.page.get_size()[1]
    for letter, box in zip(page.letters.text, page.letters.boxes, strict=True):
        if box is None or letter.isspace() or letter == "\ufffd":
            continue
        left, top, right, bottom = box
        if bottom - top < low or left < 0 or right > 1 or top < 0 or bottom > 1:
            return False
        first, last = int(left * width), int(right * width) + 1
        edge = (bottom - top) * 0.12
        for row in range(
            int((top + edge) * height) * width, int((bottom - edge) * height + 1) * width, width
        ):
            if cells[row + first : row + last].strip(b"\0"):
                break
        else:
            return False
    return True
