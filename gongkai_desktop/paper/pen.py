"""The hand that draws: text in per-character fonts, frames, check boxes, QR. Points from the top left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.fontbook import FontBook
from gongkai_desktop.paper.grid import MM, PAD_Y, Row, Tick, Words
from gongkai_desktop.paper.lines import printable, wrap

if TYPE_CHECKING:
    from gongkai_desktop.paper.pdf import Canvas

A4 = (210 * MM, 297 * MM)
A4_WIDE = (297 * MM, 210 * MM)
THIN, THICK = 0.5, 1.0
Frame = tuple[float, float, float, float]
_EMPTY_BOX, _TICKED_BOX = "□", "☑"


@dataclass(frozen=True, slots=True)
class Printed:
    """A finished PDF, its number of pages, and the characters in it that no font held (printed as 〓)."""

    pdf: bytes
    pages: int
    missing: tuple[str, ...] = ()


class Pen:
    """Draws one document. ``y`` counts down from the top edge; text hangs from the top of its line."""

    def __init__(self, fonts: FontBook, size: tuple[float, float], title: str) -> None:
        # reportlab is heavy: only when something is drawn
        from gongkai_desktop.paper.pdf import open_document

        self.fonts, self.width, self.height = fonts, size[0], size[1]
        self._target = BytesIO()
        self._canvas: Canvas = open_document(self._target, size, title=title, font=fonts.first_font())
        self._missing: dict[str, None] = {}
        self._pages = 0

    def text(self, x: float, y: float, text: str, role: Role = Role.SONG, size: float = 10.5) -> None:
        """One line of text in a line box of ``size`` whose top-left corner is (x, y)."""
        stretch = self._canvas.beginText(x, self.height - y - size * 0.86)
        for run in self.fonts.runs(text, role):
            stretch.setFont(run.font, size)
            if run.weight:
                self._canvas.setLineWidth(run.weight * size)
            stretch.setTextRenderMode(2 if run.weight else 0)  # filled and stroked, or filled
            stretch.textOut(run.text)
        stretch.setTextRenderMode(0)  # it would reach into the next text, which believes it begins at 0
        self._canvas.drawText(stretch)

    def centred(self, x: float, width: float, y: float, text: str, role: Role, size: float) -> None:
        """A line of text in the middle of a stretch of the page."""
        self.text(x + (width - self.fonts.width(text, role, size)) / 2, y, text, role, size)

    def right(self, edge: float, y: float, text: str, role: Role, size: float) -> None:
        """A line of text that ends at ``edge``."""
        self.text(edge - self.fonts.width(text, role, size), y, text, role, size)

    def lines(self, text: str, role: Role, size: float, width: float) -> list[str]:
        """The text broken into lines no wider than ``width``; notes the characters no font holds."""
        clean = printable(text)
        glyphs = self.fonts.glyphs(clean, role)
        for char, glyph in zip(clean, glyphs, strict=True):
            if not glyph.found and char != "\n":
                self._missing[char] = None
        return wrap(clean, [glyph.advance for glyph in glyphs], width / size)

    def boxes(self, frames: Iterable[Frame], *, grey: float | None = None, weight: float = THIN) -> None:
        """Rectangles (x, y, width, height): frames, or filled with a grey between 0 black and 1 white."""
        path = self._canvas.beginPath()
        for x, y, width, height in frames:
            path.rect(x, self.height - y - height, width, height)
        if grey is None:
            self._canvas.setLineWidth(weight)
            self._canvas.drawPath(path, stroke=1, fill=0)
            return
        self._canvas.setFillGray(grey)
        self._canvas.drawPath(path, stroke=0, fill=1)
        self._canvas.setFillGray(0)

    def tick(self, x: float, y: float, size: float, ticked: bool) -> None:
        """A check box drawn by hand, so that no font can lose it; copied and read aloud as □ or ☑."""
        sign = (_TICKED_BOX if ticked else _EMPTY_BOX).encode("utf-16-be").hex().upper()
        self._canvas.addLiteral(f"/Span <</ActualText <FEFF{sign}>>> BDC")
        stretch = self._canvas.beginText(x, self.height - y - size * 0.86)
        stretch.setFont(self.fonts.glyph(Role.SONG, _EMPTY_BOX).font, size)
        stretch.setTextRenderMode(3)  # unseen
        stretch.textOut(_EMPTY_BOX)
        stretch.setTextRenderMode(0)
        self._canvas.drawText(stretch)
        side = size * 0.8
        left, bottom = x + size * 0.1, self.height - y - size * 0.9
        self._canvas.setLineWidth(size * 0.06)
        self._canvas.rect(left, bottom, side, side)
        if ticked:
            self._canvas.setLineWidth(size * 0.12)
            path = self._canvas.beginPath()
            path.moveTo(left + side * 0.18, bottom + side * 0.52)
            path.lineTo(left + side * 0.42, bottom + side * 0.22)
            path.lineTo(left + side * 0.88, bottom + side * 0.86)
            self._canvas.drawPath(path)
        self._canvas.addLiteral("EMC")

    def modules(self, x: float, y: float, side: float, matrix: Sequence[Sequence[bool]]) -> None:
        """A square of dark modules (a QR), as one path of runs, row by row."""
        step = side / len(matrix)
        runs = [
            (x + start * step, y + row * step, (stop - start) * step, step)
            for row, modules in enumerate(matrix)
            for start, stop in _dark_runs(modules)
        ]
        self.boxes(runs, grey=0)

    def row(self, x: float, y: float, row: Row) -> None:
        """One row of a grid with its frames."""
        self.boxes((x + cell.x, y, cell.width, row.height) for cell in row.cells)
        for cell in row.cells:
            top = y + (row.height - cell.needed) / 2 + PAD_Y if cell.middle else y + PAD_Y
            for line in cell.lines:
                for mark in line.marks:
                    self._mark(x + cell.x, top, line.height, mark)
                top += line.height

    def _mark(self, x: float, y: float, height: float, mark: Words | Tick) -> None:
        top = y + (height - mark.size) / 2
        if isinstance(mark, Tick):
            self.tick(x + mark.x, top, mark.size, mark.ticked)
        elif mark.text:
            self.text(x + mark.x, top, mark.text, mark.role, mark.size)

    def next_page(self) -> None:
        """End the page."""
        self._canvas.showPage()
        self._pages += 1

    def finish(self) -> Printed:
        """The document; nothing can be drawn any more."""
        self._canvas.save()
        return Printed(self._target.getvalue(), self._pages, tuple(self._missing))


def _dark_runs(modules: Sequence[bool]) -> Iterable[tuple[int, int]]:
    start = None
    for at, dark in enumerate((*modules, False)):
        if dark and start is None:
            start = at
        elif not dark and start is not None:
            yield start, at
            start = None
