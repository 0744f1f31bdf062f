"""One page of a PDF: its letters with their places, and which of them cannot be seen. Used only in pdfium's thread."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from gongkai_desktop.screening.matters import Rect

if TYPE_CHECKING:
    from PIL.Image import Image

_FINE: Final = 1_000_000  # parts that a page's side is measured in
_FAR: Final = 1000.0  # points: the stretch by which a page's measure is taken
_DEEPEST: Final = 4  # forms within each other
_DPI: Final = 100
_MOST_PIXELS: Final = 6_000_000


@dataclass(frozen=True, slots=True)
class Letters:
    """The page's text, and for every letter its place (line ends and the like have none)."""

    text: str
    boxes: tuple[Rect | None, ...]

    def around(self, start: int, end: int) -> tuple[Rect, ...]:
        """The rectangles around some letters, one for each line; nothing when none has a place."""
        found: list[Rect] = []
        for box in self.boxes[start:end]:
            if box is None:
                continue
            if found and found[-1][1] < (box[1] + box[3]) / 2 < found[-1][3]:
                last = found.pop()
                box = (min(last[0], box[0]), min(last[1], box[1]), max(last[2], box[2]), max(last[3], box[3]))
            found.append(box)
        return tuple(found)


class Page:
    """A page with its text read."""

    def __init__(self, page: Any) -> None:
        import pypdfium2.raw as pdfium

        self.pdfium, self.page = pdfium, page
        self.text = page.get_textpage()
        origin, right, up = (self._device(x, y) for x, y in ((0, 0), (_FAR, 0), (0, _FAR)))
        self._matrix = tuple(
            (origin[at], (right[at] - origin[at]) / _FAR, (up[at] - origin[at]) / _FAR) for at in (0, 1)
        )
        self.letters = self._read()
        self.objects = list(page.get_objects(max_depth=_DEEPEST))

    def _device(self, x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        self.pdfium.FPDF_PageToDevice(self.page, 0, 0, _FINE, _FINE, 0, x, y, across, down)
        return across.value / _FINE, down.value / _FINE

    def _read(self) -> Letters:
        pdfium, text = self.pdfium, self.text
        count = max(0, pdfium.FPDFText_CountChars(text))
        codes = [pdfium.FPDFText_GetUnicode(text, at) for at in range(count)]
        told = "".join(
            chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes
        )
        return Letters(told, tuple(self._boxes(count)))

    def _boxes(self, count: int) -> Iterator[Rect | None]:
        ask, text, box = self.pdfium.FPDFText_GetLooseCharBox, self.text, self.pdfium.FS_RECTF()
        for at in range(count):
            if not ask(text, at, box) or box.left == box.right or box.bottom == box.top:
                yield None
            else:
                yield self.placed(box.left, box.bottom, box.right, box.top)

    def owners(self) -> tuple[int, ...]:
        """For every letter the address of the object that draws it, 0 for none."""
        asked = (
            self.pdfium.FPDFText_GetTextObject(self.text, at) if box is not None else None
            for at, box in enumerate(self.letters.boxes)
        )
        return tuple(address(found) if found else 0 for found in asked)

    def placed(self, left: float, bottom: float, right: float, top: float) -> Rect:
        """A rectangle of the page's own measure as it is seen, from 0 to 1."""
        (x, xx, xy), (y, yx, yy) = self._matrix
        one, other = x + left * xx + bottom * xy, x + right * xx + top * xy
        high, low = y + left * yx + bottom * yy, y + right * yx + top * yy
        return min(one, other), min(high, low), max(one, other), max(high, low)

    def bounds(self, found: Any) -> Rect | None:
        """Where an object lies; None where pdfium does not say."""
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if not self.pdfium.FPDFPageObj_GetBounds(found, left, bottom, right, top):
            return None
        return self.placed(left.value, bottom.value, right.value, top.value)

    def picture(self, dots: float, *, notes: bool = True, grey: bool = False) -> Image:
        """The page as it is seen, at so many dots to the inch, or as many as fit into memory; ``notes``: with those
        drawn on it.
        """
        width, height = self.page.get_size()
        pixels = max(1.0, width * height * (dots / 72) ** 2)
        scale = dots / 72 * min(1.0, (_MOST_PIXELS * (dots / _DPI) ** 2 / pixels) ** 0.5)
        bitmap = self.page.render(
            scale=scale,
            may_draw_forms=False,
            draw_annots=notes,
            grayscale=grey,
            prefer_bgrx=True,
            rev_byteorder=True,
        )
        picture: Image = bitmap.to_pil()
        return picture if grey else picture.convert("RGB")

    def fills(self, found: Any) -> bool:
        """Whether an object fills an area rather than drawing its edge."""
        if found.type != self.pdfium.FPDF_PAGEOBJ_PATH:
            return False
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        self.pdfium.FPDFPath_GetDrawMode(found, mode, stroke)
        return mode.value != 0

    def covered_pictures(self) -> list[Rect]:
        """Dark or white boxes drawn over a picture: what they cover is still in the file."""
        pictures: list[Rect] = []
        found_boxes: list[Rect] = []
        for found in self.objects:
            box = self.bounds(found)
            if box is None or found.level:
                continue
            if found.type == self.pdfium.FPDF_PAGEOBJ_IMAGE:
                pictures.append(box)
            elif self._hides(found) and 0.0003 < area(box) < 0.5:
                found_boxes += [box] if any(holds(picture, box) for picture in pictures) else []
        return found_boxes

    def _hides(self, found: Any) -> bool:
        if found.type != self.pdfium.FPDF_PAGEOBJ_PATH or not self.fills(found):
            return False
        red, green, blue, strength = (ctypes.c_uint() for _ in range(4))
        self.pdfium.FPDFPageObj_GetFillColor(found, red, green, blue, strength)
        shades = (red.value, green.value, blue.value)
        return strength.value > 250 and (max(shades) < 60 or min(shades) > 250)

    # — notes —

    def annotations(self) -> list[int]:
        """The kinds of the notes on the page, in their order."""
        return [kind for kind, _ in self.notes()]

    def notes(self) -> Iterator[tuple[int, str]]:
        """The notes on the page: kind, and what they say."""
        pdfium = self.pdfium
        for at in range(pdfium.FPDFPage_GetAnnotCount(self.page)):
            note = pdfium.FPDFPage_GetAnnot(self.page, at)
            if note:
                key = b"V" if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_WIDGET else b"Contents"
                yield pdfium.FPDFAnnot_GetSubtype(note), self._said(note, key)
                pdfium.FPDFPage_CloseAnnot(note)

    def _said(self, note: Any, key: bytes) -> str:
        length = self.pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
        if not 2 < length < 1_000_000:
            return ""
        room = (ctypes.c_ushort * (length // 2))()
        self.pdfium.FPDFAnnot_GetStringValue(note, key, room, length)
        return bytes(room).decode("utf-16-le", errors="replace").rstrip("\x00")

    def without_notes(self, kinds: frozenset[int]) -> None:
        """Take the notes of these kinds off the page."""
        for at in reversed([at for at, kind in enumerate(self.annotations()) if kind in kinds]):
            self.pdfium.FPDFPage_RemoveAnnot(self.page, at)

    def flatten(self) -> None:
        """Make what is filled into the page's forms a part of the page."""
        self.pdfium.FPDFPage_Flatten(self.page, 0)


def area(box: Rect) -> float:
    """How much of the page a rectangle takes, from 0 to 1."""
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def holds(outer: Rect, inner: Rect) -> bool:
    """Whether the middle of one lies in the other."""
    across, down = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= across <= outer[2] and outer[1] <= down <= outer[3]


def address(found: Any) -> int:
    """Where a thing of pdfium's lies: the same thing, the same address."""
    return ctypes.addressof(found.contents)
