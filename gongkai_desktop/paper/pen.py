"""The hand that draws: text in per-character fonts, frames, check boxes, QR. Points from the top left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from gongkai_desktop.clock import today
from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.fontbook import FontBook
from gongkai_desktop.paper.grid import MM, PAD_Y, Row, Tick, Words

if TYPE_CHECKING:
    from gongkai_desktop.paper.pdf import Canvas

A4 = (210 * MM, 297 * MM)
A4_WIDE = (297 * MM, 210 * MM)
THIN, THICK = 0.5, 1.0
ASCENT = 0.86  # from the top of a line of text to what it stands on, in type sizes
Frame = tuple[float, float, float, float]
Ink: TypeAlias = tuple[float, float, float]
"""Red, green and blue between 0 and 1."""
BLACK: Ink = (0.0, 0.0, 0.0)
RED: Ink = (1.0, 0.0, 0.0)
_EMPTY_BOX, _TICKED_BOX = "□", "☑"
_REMEMBERED = 20_000  # the most texts or rows a document keeps ready

K = TypeVar("K")
V = TypeVar("V")


Lacking: TypeAlias = tuple[str, tuple[int, ...]]
"""A character that no font held, and the pages that it stands on."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF, its number of pages, and the characters in it that no font held (printed as 〓).

    ``lacking``: each of these once, in order, with the pages (from 1) that it stands on.
    ``counts``: the pages of each sheet in it, in order; empty where it holds a single one.
    """

    pdf: bytes
    pages: int
    lacking: tuple[Lacking, ...] = ()
    counts: tuple[int, ...] = ()

    @property
    def missing(self) -> tuple[str, ...]:
        """The characters that no font held."""
        return tuple(char for char, _ in self.lacking)


def lacking_of(parts: Iterable[Printed]) -> tuple[Lacking, ...]:
    """What no font held in documents that lie one behind the other, with the pages as they are counted then."""
    found: dict[str, list[int]] = {}
    before = 0
    for part in parts:
        for char, pages in part.lacking:
            found.setdefault(char, []).extend(before + page for page in pages)
        before += part.pages
    return tuple((char, tuple(pages)) for char, pages in found.items())


class Pen:
    """Draws one document. ``y`` counts down from the top edge; text hangs from the top of its line.

    What is drawn again and again (labels, whole rows of a form) is worked out once per document.
    """

    def __init__(
        self, fonts: FontBook, size: tuple[float, float], title: str, *, made: date | None = None
    ) -> None:
        # reportlab is heavy: only when something is drawn
        from gongkai_desktop.paper.pdf import open_document

        self.fonts, self.width, self.height = fonts, size[0], size[1]
        self._target = BytesIO()
        self._canvas: Canvas = open_document(
            self._target, size, title=title, font=fonts.first_font(), made=made or today()
        )
        self._origin = self._canvas.beginText().getCode().removesuffix(" ET")
        self.kept: dict[int, object] = {}  # what others have worked out for this document
        self._lacking: dict[str, dict[int, None]] = {}  # what no font holds, and the pages that it stands on
        self._unheld: dict[tuple[str, Role, float], tuple[str, ...]] = {}  # the same of texts that are set
        self._pages = 0
        self._said = 0  # contents of this page that are read aloud
        self._marked: list[int] = []  # the same of each page before
        self._set: dict[tuple[str, Role, float], str] = {}
        self._broken: dict[tuple[str, Role, float, float], list[str]] = {}
        self._rows: dict[tuple[int, float, float], tuple[Row, str]] = {}

    def text(
        self, x: float, y: float, text: str, role: Role = Role.SONG, size: float = 10.5, *, ink: Ink = BLACK
    ) -> None:
        """One line of text in a line box of ``size`` whose top-left corner is (x, y)."""
        code = self._text(x, y, text, role, size)
        self._say(code if ink == BLACK else f"{_colours(ink)} {code} {_colours(BLACK)}")

    def centred(
        self, x: float, width: float, y: float, text: str, role: Role, size: float, *, ink: Ink = BLACK
    ) -> None:
        """A line of text in the middle of a stretch of the page."""
        self.text(x + (width - self.fonts.width(text, role, size)) / 2, y, text, role, size, ink=ink)

    def right(self, edge: float, y: float, text: str, role: Role, size: float) -> None:
        """A line of text that ends at ``edge``."""
        self.text(edge - self.fonts.width(text, role, size), y, text, role, size)

    def lines(self, text: str, role: Role, size: float, width: float) -> list[str]:
        """The text broken into lines no wider than ``width``."""
        key = (text, role, size, width)
        known = self._broken.get(key)
        if known is None:
            known = _remembered(self._broken, key, self.fonts.lines(text, role, size, width))
        return known

    def boxes(
        self,
        frames: Iterable[Frame],
        *,
        grey: float | None = None,
        weight: float = THIN,
        ink: Ink = BLACK,
    ) -> None:
        """Rectangles (x, y, width, height): frames, or filled with a grey between 0 black and 1 white, or an ink."""
        path = self._path(frames)
        if grey is None and ink == BLACK:
            self._adorn(f"{weight:g} w {path} S")
        else:
            fill = f"{grey:g} g" if grey is not None else _colours(ink)
            self._adorn(f"{fill} {path} f {_colours(BLACK)}")

    def stroke(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        *,
        weight: float = THIN,
        grey: float = 0.0,
        dash: Sequence[float] = (),
    ) -> None:
        """A straight line between two points; ``dash``: the lengths of its pieces and gaps, none for a whole one."""
        (x, y), (to_x, to_y) = start, end
        pieces = " ".join(f"{length:g}" for length in dash)
        path = f"{x:.3f} {self.height - y:.3f} m {to_x:.3f} {self.height - to_y:.3f} l S"
        self._adorn(f"q {weight:g} w {grey:g} G [{pieces}] 0 d {path} Q")

    def modules(self, x: float, y: float, side: float, matrix: Sequence[Sequence[bool]]) -> None:
        """A square of dark modules (a QR), as one path of runs, row by row."""
        step = side / len(matrix)
        runs = [
            (x + start * step, y + row * step, (stop - start) * step, step)
            for row, modules in enumerate(matrix)
            for start, stop in _dark_runs(modules)
        ]
        self._adorn(f"{self._path(runs)} f")

    def row(self, x: float, y: float, row: Row) -> None:
        """One row of a grid with its frames."""
        key = (id(row), x, y)
        known = self._rows.get(key)
        if known is None:
            # The row is kept with its drawing, so that its id stays its own.
            known = _remembered(self._rows, key, (row, self._row(x, y, row)))
        self._say(known[1])

    def _say(self, code: str) -> None:
        """What a reader is told, in the order it is drawn in."""
        self._canvas.addLiteral(f"/P <</MCID {self._said}>> BDC {code} EMC")
        self._said += 1

    def _adorn(self, code: str) -> None:
        """What is only looked at."""
        self._canvas.addLiteral(f"/Artifact BMC {code} EMC")

    def next_page(self) -> None:
        """End the page."""
        self._canvas.showPage()
        self._pages += 1
        self._marked.append(self._said)
        self._said = 0

    def finish(self, counts: Sequence[int] = ()) -> Printed:
        """The document; nothing can be drawn any more. ``counts``: the pages of each sheet in it."""
        from gongkai_desktop.paper.pdf import tag_pages

        tag_pages(self._canvas, self._marked)
        self._canvas.save()
        return Printed(self._target.getvalue(), self._pages, self._told_lacking(), tuple(counts))

    def _told_lacking(self) -> tuple[Lacking, ...]:
        return tuple((char, tuple(pages)) for char, pages in self._lacking.items())

    # — the operators of PDF behind each mark —

    def _row(self, x: float, y: float, row: Row) -> str:
        frames = self._path((x + cell.x, y, cell.width, row.height) for cell in row.cells)
        codes = [f"{THIN:g} w {frames} S"] if frames else []
        for cell in row.cells:
            top = y + (row.height - cell.needed) / 2 + PAD_Y if cell.middle else y + PAD_Y
            for line in cell.lines:
                codes += [self._mark(x + cell.x, top, line.height, mark) for mark in line.marks]
                top += line.height
        return " ".join(codes)

    def _mark(self, x: float, y: float, height: float, mark: Words | Tick) -> str:
        top = y + (height - mark.size) / 2
        if isinstance(mark, Tick):
            return self._tick(x + mark.x, top, mark.size, mark.ticked)
        return self._text(x + mark.x, top, mark.text, mark.role, mark.size) if mark.text else ""

    def _path(self, frames: Iterable[Frame]) -> str:
        height = self.height
        return " ".join([f"{x:.3f} {height - y - h:.3f} {w:.3f} {h:.3f} re" for x, y, w, h in frames])

    def _text(self, x: float, y: float, text: str, role: Role, size: float) -> str:
        key = (text, role, size)
        known = self._set.get(key)
        if known is None:
            known = _remembered(self._set, key, self._typeset(text, role, size))
            glyphs = zip(text, self.fonts.glyphs(text, role), strict=True)
            if unheld := tuple(char for char, glyph in glyphs if not glyph.found and not char.isspace()):
                self._unheld[key] = unheld
        for char in self._unheld.get(key, ()):
            self._lacking.setdefault(char, {})[self._pages + 1] = None
        return f"BT 1 0 0 1 {x:.3f} {self.height - y - size * ASCENT:.3f} Tm{known}"

    def _typeset(self, text: str, role: Role, size: float) -> str:
        """The operators that show a text, without the one that places it."""
        stretch, apart = self._canvas.beginText(), 0.0
        for run in self.fonts.runs(text, role):
            stretch.setFont(run.font, size)
            stretch.setTextRenderMode(2 if run.weight else 0)  # filled and stroked, or filled
            if run.gap != apart:
                stretch.setCharSpace(run.gap * size)
                apart = run.gap
            stretch.textOut(run.text)
        # Both would reach into the next text, which believes they begin at 0.
        stretch.setTextRenderMode(0)
        if apart:
            stretch.setCharSpace(0)
        weights = [run.weight for run in self.fonts.runs(text, role) if run.weight]
        width = f" {weights[-1] * size:.3f} w" if weights else ""
        return width + stretch.getCode().removeprefix(self._origin)

    def _tick(self, x: float, y: float, size: float, ticked: bool) -> str:
        """A check box drawn by hand, so that no font can lose it; copied and read aloud as □ or ☑."""
        sign = (_TICKED_BOX if ticked else _EMPTY_BOX).encode("utf-16-be").hex().upper()
        unseen = self._text(x, y, _EMPTY_BOX, Role.SONG, size).replace(" Tm", " Tm 3 Tr", 1)
        side = size * 0.8
        left, bottom = x + size * 0.1, self.height - y - size * 0.9
        box = f"{size * 0.06:.3f} w {left:.3f} {bottom:.3f} {side:.3f} {side:.3f} re S"
        hook = ""
        if ticked:
            ends = ((0.18, 0.52, "m"), (0.42, 0.22, "l"), (0.88, 0.86, "l"))
            stroke = " ".join(f"{left + side * dx:.3f} {bottom + side * dy:.3f} {to}" for dx, dy, to in ends)
            hook = f" {size * 0.12:.3f} w {stroke} S"
        return f"/Span <</ActualText <FEFF{sign}>>> BDC {unseen} 0 Tr {box}{hook} EMC"


def _colours(ink: Ink) -> str:
    """The operators that choose an ink for what is filled and what is stroked."""
    red, green, blue = ink
    return f"{red:g} {green:g} {blue:g} rg {red:g} {green:g} {blue:g} RG"


def _remembered(memory: dict[K, V], key: K, value: V) -> V:
    """The value, kept for the next time; a memory that has become large begins anew."""
    if len(memory) >= _REMEMBERED:
        memory.clear()
    memory[key] = value
    return value


def _dark_runs(modules: Sequence[bool]) -> Iterable[tuple[int, int]]:
    start = None
    for at, dark in enumerate((*modules, False)):
        if dark and start is None:
            start = at
        elif not dark and start is not None:
            yield start, at
            start = None
