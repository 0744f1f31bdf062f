"""One page of a PDF: its letters with their places, and which of them cannot be seen. Used only in pdfium's thread."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from gongkai_desktop.screening.matters import Rect

if TYPE_CHECKING:
    from PIL.Image import Image

_FINE: Final = 100_000  # parts that a page's side is measured in
_DPI: Final = 100
_MOST_PIXELS: Final = 6_000_000
_VISIBLE: Final = 24  # of 255: how much a letter must change its ground to be seen
_WHOLE_PAGE: Final = 0.8
_BETWEEN_LINES: Final = 0.15  # of a letter's height, which the line above or below may reach into
_PALE: Final = 225
_CHECKS: Final = 100_000
_INVISIBLE = 3  # the text mode of the layer under a scanned page


@dataclass(frozen=True, slots=True)
class Letters:
    """The page's text, and for every letter its place ('' letters such as line ends have none)."""

    text: str
    boxes: tuple[Rect | None, ...]

    def around(self, start: int, end: int) -> tuple[Rect, ...]:
        """The rectangle around some letters of a line; nothing when none has a place."""
        boxes = [box for box in self.boxes[start:end] if box is not None]
        if not boxes:
            return ()
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        return ((min(lefts), min(tops), max(rights), max(bottoms)),)


class Page:
    """A page with its text read."""

    def __init__(self, page: Any) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium, self.page = pdfium, page
        self._text = page.get_textpage()
        self.letters = self._read()
        self.objects = list(page.get_objects(max_depth=4))

    def _read(self) -> Letters:
        pdfium = self._pdfium
        count = max(0, pdfium.FPDFText_CountChars(self._text))
        codes = [pdfium.FPDFText_GetUnicode(self._text, at) for at in range(count)]
        text = "".join(
            chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd" for code in codes
        )
        return Letters(text, tuple(self._box(at) for at in range(count)))

    def _box(self, at: int) -> Rect | None:
        box = self._pdfium.FS_RECTF()
        if not self._pdfium.FPDFText_GetLooseCharBox(self._text, at, box):
            return None
        if box.left == box.right or box.bottom == box.top:
            return None
        return self.placed(box.left, box.bottom, box.right, box.top)

    def placed(self, left: float, bottom: float, right: float, top: float) -> Rect:
        """A rectangle of the page's own measure as it is seen, from 0 to 1."""
        corners = [self._seen(left, bottom), self._seen(right, top)]
        (x, y), (x2, y2) = corners
        return min(x, x2), min(y, y2), max(x, x2), max(y, y2)

    def _seen(self, x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        self._pdfium.FPDF_PageToDevice(self.page, 0, 0, _FINE, _FINE, 0, x, y, across, down)
        return across.value / _FINE, down.value / _FINE

    def bounds(self, found: Any) -> Rect | None:
        """Where an object lies; None where pdfium does not say."""
        left, bottom, right, top = (ctypes.c_float() for _ in range(4))
        if not self._pdfium.FPDFPageObj_GetBounds(found, left, bottom, right, top):
            return None
        return self.placed(left.value, bottom.value, right.value, top.value)

    def picture(self, dots: float) -> Image:
        """The page as it is seen, at so many dots to the inch, or as many as fit into memory."""
        width, height = self.page.get_size()
        pixels = max(1.0, width * height * (dots / 72) ** 2)
        scale = dots / 72 * min(1.0, (_MOST_PIXELS * (dots / _DPI) ** 2 / pixels) ** 0.5)
        bitmap = self.page.render(scale=scale, may_draw_forms=False, prefer_bgrx=True, rev_byteorder=True)
        return bitmap.to_pil().convert("RGB")  # type: ignore[no-any-return]

    # — what cannot be seen —

    def unseen(self) -> list[tuple[int, int]]:
        """Stretches of letters that are in the file and not to be seen: covered, white on white, off the page."""
        if not self._suspicious():
            return []
        from PIL import ImageChops

        before = self.picture(_DPI)
        modes = [(found, self._pdfium.FPDFTextObj_GetTextRenderMode(found)) for found in self._of("TEXT")]
        for found, _ in modes:
            self._pdfium.FPDFTextObj_SetTextRenderMode(found, _INVISIBLE)
        bare = self.picture(_DPI)
        for found, mode in modes:
            self._pdfium.FPDFTextObj_SetTextRenderMode(found, mode)
        change = (
            ImageChops.difference(before, bare).convert("L").point(lambda value: 255 * (value > _VISIBLE))
        )
        scanned = [box for found in self._of("IMAGE") if (box := self.bounds(found))]
        gone = [
            at for at, box in enumerate(self.letters.boxes) if box and self._is_gone(at, box, change, scanned)
        ]
        return list(_stretches(self.letters.text, gone))

    def _is_gone(self, at: int, box: Rect, change: Image, pictures: Sequence[Rect]) -> bool:
        if self.letters.text[at].isspace() or _seen_in(change, box):
            return False
        over = [picture for picture in pictures if _holds(picture, box)]
        if any(_area(picture) > _WHOLE_PAGE for picture in over):
            return False  # a scanned page with its text layer
        found = self._pdfium.FPDFText_GetTextObject(self._text, at)
        under_scan = over and found and self._pdfium.FPDFTextObj_GetTextRenderMode(found) == _INVISIBLE
        return not under_scan

    def _of(self, kind: str) -> Iterator[Any]:
        wanted = getattr(self._pdfium, f"FPDF_PAGEOBJ_{kind}")
        return (found for found in self.objects if found.type == wanted)

    def _suspicious(self) -> bool:
        """Whether it is worth drawing the page twice: something drawn over text, pale text, notes drawn on it."""
        pdfium = self._pdfium
        if not self.letters.text.strip():
            return False
        if any(kind not in (pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_WIDGET) for kind in self.annotations()):
            return True
        texts: list[Rect] = []
        checks = 0
        for found in self.objects:
            if found.type == pdfium.FPDF_PAGEOBJ_FORM:
                return True
            box = self.bounds(found)
            if found.type == pdfium.FPDF_PAGEOBJ_TEXT:
                if box is None or self._is_pale(found):
                    return True
                texts.append(box)
            elif texts and box is not None and self._fills(found):
                checks += len(texts)
                if checks > _CHECKS or any(_meet(box, text) for text in texts):
                    return True
        return any(not _meet(text, (0.0, 0.0, 1.0, 1.0)) for text in texts)

    def _is_pale(self, found: Any) -> bool:
        red, green, blue, strength = (ctypes.c_uint() for _ in range(4))
        self._pdfium.FPDFPageObj_GetFillColor(found, red, green, blue, strength)
        pale = min(red.value, green.value, blue.value) > _PALE or strength.value < 30
        return pale or self._pdfium.FPDFTextObj_GetTextRenderMode(found) == _INVISIBLE

    def _fills(self, found: Any) -> bool:
        if found.type != self._pdfium.FPDF_PAGEOBJ_PATH:
            return True
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        self._pdfium.FPDFPath_GetDrawMode(found, mode, stroke)
        return mode.value != 0

    def covered_pictures(self) -> list[Rect]:
        """Dark or white boxes drawn over a picture: what they cover is still in the file."""
        pictures: list[Rect] = []
        found_boxes: list[Rect] = []
        for found in self.objects:
            box = self.bounds(found)
            if box is None or found.level:
                continue
            if found.type == self._pdfium.FPDF_PAGEOBJ_IMAGE:
                pictures.append(box)
            elif self._hides(found) and 0.0003 < _area(box) < 0.5:
                found_boxes += [box] if any(_holds(picture, box) for picture in pictures) else []
        return found_boxes

    def _hides(self, found: Any) -> bool:
        if found.type != self._pdfium.FPDF_PAGEOBJ_PATH or not self._fills(found):
            return False
        red, green, blue, strength = (ctypes.c_uint() for _ in range(4))
        self._pdfium.FPDFPageObj_GetFillColor(found, red, green, blue, strength)
        shades = (red.value, green.value, blue.value)
        return strength.value > 250 and (max(shades) < 60 or min(shades) > 250)

    # — notes —

    def annotations(self) -> list[int]:
        """The kinds of the notes on the page, in their order."""
        return [kind for kind, _ in self.notes()]

    def notes(self) -> Iterator[tuple[int, str]]:
        """The notes on the page: kind, and what they say."""
        pdfium = self._pdfium
        for at in range(pdfium.FPDFPage_GetAnnotCount(self.page)):
            note = pdfium.FPDFPage_GetAnnot(self.page, at)
            if note:
                key = b"V" if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_WIDGET else b"Contents"
                yield pdfium.FPDFAnnot_GetSubtype(note), self._said(note, key)
                pdfium.FPDFPage_CloseAnnot(note)

    def _said(self, note: Any, key: bytes) -> str:
        length = self._pdfium.FPDFAnnot_GetStringValue(note, key, None, 0)
        if not 2 < length < 1_000_000:
            return ""
        room = (ctypes.c_ushort * (length // 2))()
        self._pdfium.FPDFAnnot_GetStringValue(note, key, room, length)
        return bytes(room).decode("utf-16-le", errors="replace").rstrip("\x00")

    def without_notes(self, kinds: frozenset[int]) -> None:
        """Take the notes of these kinds off the page."""
        for at in reversed([at for at, kind in enumerate(self.annotations()) if kind in kinds]):
            self._pdfium.FPDFPage_RemoveAnnot(self.page, at)


def _stretches(text: str, gone: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Neighbours together, blanks between them counted in; single dots and the like are nothing."""
    start = end = -1
    for at in [*gone, len(text) + 9]:
        if start >= 0 and (at > len(text) or text[end:at].strip() or "\n" in text[end:at]):
            if sum(letter.isalnum() for letter in text[start:end]) >= 2:
                yield start, end
            start = -1
        if start < 0:
            start = at
        end = at + 1


def _seen_in(change: Image, box: Rect) -> bool:
    width, height = change.size
    spare = (box[3] - box[1]) * _BETWEEN_LINES
    left, top = int(box[0] * width), int((box[1] + spare) * height)
    right, bottom = max(left + 1, int(box[2] * width)), max(top + 1, int((box[3] - spare) * height))
    return change.crop((left, top, right, bottom)).getbbox() is not None


def _area(box: Rect) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _meet(one: Rect, other: Rect) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _holds(outer: Rect, inner: Rect) -> bool:
    """Whether the middle of one lies in the other."""
    across, down = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] <= across <= outer[2] and outer[1] <= down <= outer[3]
