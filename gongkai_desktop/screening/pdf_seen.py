"""Which letters of a PDF's page cannot be seen: the page is drawn with its text and without it, and compared.

A letter is seen where most of the ink that it would leave on white paper changes the page. What does not change it
is in the file all the same: under a bar, in the colour of its ground, clipped, off the page, on a layer switched off.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from gongkai_desktop.screening.matters import Rect
from gongkai_desktop.screening.pdf_page import Letters, Page, address, area, holds
from gongkai_desktop.screening.pdf_plain import DPI, FAINT, INVISIBLE, plainly_seen

if TYPE_CHECKING:
    from PIL.Image import Image

_FAINT_LARGE: Final = 5  # where it is as large as a watermark
_INK: Final = 128  # of 255: what counts as ink
_TRACE: Final = 30  # and what does where strokes are thinner than a dot
_LARGE: Final = 28.0  # points
_SMALLEST: Final = 2.99  # points
_SHARE: Final = 0.35  # of its ink that must be seen
_CELL: Final = 2  # pixels of a side that are looked at together
_INNER: Final = 0.12  # of a letter's box on every side, which its neighbours may reach into
_WHOLE_PAGE: Final = 0.8
_TEXTURE: Final = 40  # of 255: a scan shows something where its text layer has letters
_SCANNED: Final = 0.4  # of a line's letters that lie on something written
_OVERLAP: Final = 0.4
_MOST_LARGE: Final = 400
_BLACK: Final = (0, 0, 0, 255)
_BLOCKS: Final = frozenset(map(chr, range(0x2580, 0x25B0)))


class _Grain:
    """A picture in grey, a few pixels together, to be added up by rectangles of the page."""

    def __init__(self, picture: Image) -> None:
        small = picture.reduce(_CELL)
        self._width, self._height = small.size
        self._cells = small.tobytes()

    def _rows(self, box: Rect, inner: float) -> Iterator[bytes]:
        wide, high = (box[2] - box[0]) * inner, (box[3] - box[1]) * inner
        left, right = (box[0] + wide) * self._width, (box[2] - wide) * self._width
        top, bottom = (box[1] + high) * self._height, (box[3] - high) * self._height
        first, last = max(0, int(left)), min(self._width, max(int(left) + 1, int(right + 0.5)))
        for row in range(max(0, int(top)), min(self._height, max(int(top) + 1, int(bottom + 0.5)))):
            yield self._cells[row * self._width + first : row * self._width + last]

    def sum(self, box: Rect) -> int:
        """How much of it lies in a letter's box."""
        return sum(sum(row) for row in self._rows(box, _INNER))

    def spread(self, box: Rect) -> int:
        """The difference between the lightest and the darkest spot in a rectangle."""
        rows = [row for row in self._rows(box, 0.0) if row]
        return max(map(max, rows)) - min(map(min, rows)) if rows else 0

    def mean(self, box: Rect) -> float:
        """Its mean in a rectangle, 255 outside the page."""
        rows = [row for row in self._rows(box, 0.0) if row]
        return sum(map(sum, rows)) / sum(map(len, rows)) if rows else 255.0


@dataclass(frozen=True, slots=True)
class _Drawn:
    """How one text object is drawn: its place among the objects, its colours with their strength, its mode, whether
    it lies inside a form.
    """

    raw: Any
    order: int
    fill: tuple[int, int, int, int]
    stroke: tuple[int, int, int, int]
    mode: int
    nested: bool

    @property
    def grey(self) -> float:
        """How light it is, 0 for black."""
        return 0.299 * self.fill[0] + 0.587 * self.fill[1] + 0.114 * self.fill[2]


class Sight:
    """The letters of one page, seen or not. The page is spent afterwards: its colours were changed."""

    def __init__(self, page: Page) -> None:
        self._page, self._pdfium = page, page.pdfium
        self._letters = page.letters
        self._sizes: dict[int, float] = {}
        self._lines: dict[int, bool] = {}
        self._glyphs: dict[tuple[int, str], bool] = {}

    def unseen(self) -> list[tuple[int, int]]:
        """Stretches of letters that are in the file and not to be seen."""
        if not self._letters.text.strip():
            return []
        if plainly_seen(self._page):
            return []
        self._measure()
        gone = [
            at for at, box in enumerate(self._letters.boxes) if box is not None and self._is_gone(at, box)
        ]
        covered = self._overlapped()
        return list(_stretches(self._letters.text, sorted({*gone, *covered})))

    # — drawing —

    def _measure(self) -> None:
        from PIL import ImageChops

        page, kinds = self._page, self._pdfium
        self._owners = page.owners()
        self._texts = {address(found.raw): self._drawn(found, at) for at, found in enumerate(page.objects)
                       if found.type == kinds.FPDF_PAGEOBJ_TEXT}  # fmt: skip
        apart = (kinds.FPDF_PAGEOBJ_TEXT, kinds.FPDF_PAGEOBJ_FORM)
        self._rest = [found for found in page.objects if found.type not in apart]
        self._before = self._page.picture(DPI)
        self._show(self._texts.values(), shown=False)
        bare = self._page.picture(DPI)
        self._show(self._texts.values(), shown=True)
        self._pictured = self._pictures()
        change = _brightest(ImageChops.difference(self._before, bare))
        alone = self._ink(self._texts.values())
        ink, trace = _over(alone, _INK), _over(alone, _TRACE)
        self._alone, self._traces = _Grain(ink), _Grain(trace)
        self._seen = _Grain(ImageChops.darker(_over(change, FAINT), ink))
        self._seen_large = _Grain(ImageChops.darker(_over(change, _FAINT_LARGE), ink))
        self._seen_traces = _Grain(ImageChops.darker(_over(change, _FAINT_LARGE), trace))
        self._bare = _Grain(bare.convert("L"))

    def _show(self, texts: Iterable[_Drawn], *, shown: bool) -> None:
        for text in texts:
            self._pdfium.FPDFPageObj_SetIsActive(text.raw, shown)

    def _ink(self, texts: Iterable[_Drawn]) -> Image:
        """How much ink these texts would leave on white paper, 255 for black."""
        chosen = list(texts)
        self._show(self._texts.values(), shown=False)
        for found in self._rest:
            self._pdfium.FPDFPageObj_SetIsActive(found.raw, False)
        for text in chosen:
            self._colour(text, _BLACK, _BLACK, 0 if text.mode in INVISIBLE else text.mode)
        self._show(chosen, shown=True)
        picture = (
            self._page.picture(DPI, notes=False).convert("L").point([255 - value for value in range(256)])
        )
        for text in chosen:
            self._colour(text, text.fill, text.stroke, text.mode)
        for found in self._rest:
            self._pdfium.FPDFPageObj_SetIsActive(found.raw, True)
        self._show(self._texts.values(), shown=True)
        return picture

    def _colour(self, text: _Drawn, fill: tuple[int, ...], stroke: tuple[int, ...], mode: int) -> None:
        self._pdfium.FPDFPageObj_SetFillColor(text.raw, *fill)
        self._pdfium.FPDFPageObj_SetStrokeColor(text.raw, *stroke)
        if mode != text.mode or text.mode in INVISIBLE:
            self._pdfium.FPDFTextObj_SetTextRenderMode(text.raw, mode)

    def _drawn(self, found: Any, order: int) -> _Drawn:
        pdfium = self._pdfium
        colours: list[tuple[int, int, int, int]] = []
        for ask in (pdfium.FPDFPageObj_GetFillColor, pdfium.FPDFPageObj_GetStrokeColor):
            red, green, blue, strength = (ctypes.c_uint() for _ in range(4))
            ask(found.raw, red, green, blue, strength)
            colours.append((red.value, green.value, blue.value, strength.value))
        mode = pdfium.FPDFTextObj_GetTextRenderMode(found.raw)
        return _Drawn(found.raw, order, colours[0], colours[1], mode, bool(found.level))

    def _pictures(self) -> list[Rect]:
        """Where pictures lie; one inside a form may lie anywhere."""
        found: list[Rect] = []
        for one in self._rest:
            if one.type == self._pdfium.FPDF_PAGEOBJ_IMAGE:
                box = self._page.bounds(one)
                found += [(0.0, 0.0, 1.0, 1.0)] if one.level else [box] if box is not None else []
        return found

    # — judging —

    def _is_gone(self, at: int, box: Rect) -> bool:
        letter = self._letters.text[at]
        if letter.isspace() or letter == "\ufffd":
            return False
        text = self._texts.get(self._owners[at])
        if text is None:
            return False
        size = self._size(at)
        if size < _SMALLEST:
            return True
        ink = self._alone.sum(box)
        seen = (self._seen_large if size >= _LARGE else self._seen).sum(box)
        if not ink:  # strokes thinner than a dot
            ink, seen = self._traces.sum(box), self._seen_traces.sum(box)
        if not ink and not self._has_glyph(text, letter):
            return self._lost_by_colour(text, box)
        if ink and seen / ink >= _SHARE:
            return False
        return not self._is_layer(text, at, box)

    def _size(self, at: int) -> float:
        """A letter's size in points as it is drawn."""
        owner = self._owners[at]
        if owner not in self._sizes:
            matrix = self._pdfium.FS_MATRIX()
            size = self._pdfium.FPDFText_GetFontSize(self._page.text, at)
            if self._pdfium.FPDFText_GetMatrix(self._page.text, at, matrix):
                size *= max(abs(matrix.c) + abs(matrix.d), abs(matrix.a) + abs(matrix.b))
            self._sizes[owner] = size
        return self._sizes[owner]

    def _has_glyph(self, text: _Drawn, letter: str) -> bool:
        """Whether the font has a shape for a letter; one that is not in the file may have none on this machine."""
        font = self._pdfium.FPDFTextObj_GetFont(text.raw)
        key = (address(font) if font else 0, letter)
        if key not in self._glyphs:
            path = self._pdfium.FPDFFont_GetGlyphPath(font, ord(letter), 12.0) if font else None
            self._glyphs[key] = bool(path) and self._pdfium.FPDFGlyphPath_CountGlyphSegments(path) > 0
        return self._glyphs[key]

    def _lost_by_colour(self, text: _Drawn, box: Rect) -> bool:
        """For letters that cannot be drawn here: by their colour on their ground, and by what lies over them."""
        if not (box[2] > 0 and box[0] < 1 and box[3] > 0 and box[1] < 1):
            return True
        if text.mode in INVISIBLE:
            return not any(holds(picture, box) for picture in self._pictured)
        if text.fill[3] < 30 or abs(text.grey - self._bare.mean(box)) <= FAINT:
            return True
        return not text.nested and self._bare.spread(box) < FAINT and self._is_under(text, box)

    def _is_under(self, text: _Drawn, box: Rect) -> bool:
        later = (found for found in self._page.objects[text.order + 1 :] if not found.level)
        for found in later:
            fills = found.type == self._pdfium.FPDF_PAGEOBJ_IMAGE or self._page.fills(found)
            over = self._page.bounds(found) if fills else None
            if over is not None and holds(over, box):
                return True
        return False

    def _is_layer(self, text: _Drawn, at: int, box: Rect) -> bool:
        """Whether it belongs to the text layer of a scan: nothing is drawn, and the picture shows writing there."""
        over = [picture for picture in self._pictured if holds(picture, box)]
        if not over or not (text.mode in INVISIBLE or any(area(one) > _WHOLE_PAGE for one in over)):
            return False
        wide = box[2] - box[0]
        around = (box[0] - wide, box[1], box[2] + wide, box[3])
        return self._bare.spread(around) >= _TEXTURE and self._is_written(at)

    def _is_written(self, at: int) -> bool:
        """Whether most of a line lies on something written; asked once for a line."""
        start = self._letters.text.rfind("\n", 0, at) + 1
        if start not in self._lines:
            end = self._letters.text.find("\n", start)
            boxes = [box for box in self._letters.boxes[start : end if end >= 0 else None] if box is not None]
            written = sum(self._bare.spread(box) >= _TEXTURE for box in boxes)
            self._lines[start] = written >= _SCANNED * len(boxes)
        return self._lines[start]

    # — letters over letters —

    def _overlapped(self) -> set[int]:
        """Letters that lie under others, such as a row of black blocks, or among them, and are not seen there."""
        from PIL import ImageChops

        pairs = _over_each_other(self._letters, self._owners)
        lower = {min(pair, key=self._order) for pair in pairs}
        gone: set[int] = set()
        for letters in (lower, {at for pair in pairs for at in pair} - lower):
            owners = {self._owners[at] for at in letters}
            texts = [self._texts[owner] for owner in owners if owner in self._texts]
            if not texts:
                continue
            self._show(texts, shown=False)
            without = self._page.picture(DPI)
            self._show(texts, shown=True)
            change, ink = (
                _brightest(ImageChops.difference(self._before, without)),
                _over(self._ink(texts), _INK),
            )
            alone, seen = _Grain(ink), _Grain(ImageChops.darker(_over(change, _FAINT_LARGE), ink))
            for at in letters:
                box = self._letters.boxes[at]
                whole = alone.sum(box) if box is not None else 0
                if box is not None and whole and seen.sum(box) / whole < _SHARE:
                    gone.add(at)
        return gone

    def _order(self, at: int) -> int:
        text = self._texts.get(self._owners[at])
        return text.order if text is not None else 0


def _brightest(picture: Image) -> Image:
    """The largest of a picture's three colours everywhere."""
    from PIL import ImageChops

    red, green, blue = picture.split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue)


def _over(picture: Image, least: int) -> Image:
    return picture.point([255 * (value >= least) for value in range(256)])


def _over_each_other(letters: Letters, owners: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of letters of two objects that lie on one another; the same letter drawn twice is only bold."""
    placed = [
        (at, box)
        for at, box in enumerate(letters.boxes)
        if box is not None and not letters.text[at].isspace()
    ]
    if not placed:
        return []
    side = max(1e-4, median(box[3] - box[1] for _, box in placed) / 2)
    grid: dict[tuple[int, int], list[tuple[int, Rect]]] = {}
    for at, box in placed:
        across, down = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        grid.setdefault((int(across / side), int(down / side)), []).append((at, box))
    large = [(at, box) for at, box in placed if letters.text[at] in _BLOCKS or box[3] - box[1] > 5 * side][
        :_MOST_LARGE
    ]
    found: set[tuple[int, int]] = set()
    for (across, down), held in grid.items():
        near = [one for right in (0, 1) for under in (-1, 0, 1) if right or under >= 0
                for one in grid.get((across + right, down + under), ())]  # fmt: skip
        found.update(_pairs(letters, owners, held, near))
    for one in large:
        found.update(_pairs(letters, owners, [one], placed))
    return sorted(found)


def _pairs(
    letters: Letters,
    owners: Sequence[int],
    some: Sequence[tuple[int, Rect]],
    others: Sequence[tuple[int, Rect]],
) -> Iterator[tuple[int, int]]:
    for at, box in some:
        for other, over in others:
            if (
                owners[at] != owners[other]
                and letters.text[at] != letters.text[other]
                and holds(box, over)
                and _shared(box, over) > _OVERLAP
            ):
                yield min(at, other), max(at, other)


def _shared(one: Rect, other: Rect) -> float:
    """How much of the smaller of two rectangles lies in the other."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    least = min(area(one), area(other))
    return max(0.0, wide) * max(0.0, high) / least if least > 0 else 0.0


def _stretches(text: str, gone: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Neighbours together, a letter or two between them counted in; single dots and the like are nothing."""
    start = end = -1
    for at in [*gone, len(text) + 9]:
        if start >= 0 and (at > len(text) or len(text[end:at].strip()) > 2 or "\n" in text[end:at]):
            if sum(letter.isalnum() for letter in text[start:end]) >= 2:
                yield start, end
            start = -1
        if start < 0:
            start = at
        end = at + 1
