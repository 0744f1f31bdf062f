"""A report: a title, texts with headings, tables whose boxes are merged; on paper, in Word, as HTML, as a workbook.

One definition of its content for all of them; ``booklet_page``, ``booklet_docx``, ``booklet_html`` and
``booklet_xlsx`` write it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from gongkai_desktop.paper.charts.model import Chart

Number = int | Decimal


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a table from ``row`` and ``column`` (from 0) over so many rows and columns.

    ``number`` is what it counts, None for text. ``head``: it is a heading. ``left``: its text begins at the left.
    ``key`` names it for whoever shows the table.
    """

    row: int
    column: int
    text: str = ""
    rows: int = 1
    columns: int = 1
    number: Number | None = None
    head: bool = False
    left: bool = False
    key: str = ""

    @property
    def words(self) -> str:
        """What stands in it."""
        return self.text if self.number is None else f"{self.number}"


@dataclass(frozen=True, slots=True)
class Spread:
    """A table of boxes; ``title`` is what it is called, ``widths`` are those of its columns in mm.

    Its first ``heads`` rows stand on every page that it goes over to; without any it stays whole on one.
    """

    title: str
    widths: tuple[float, ...]
    boxes: tuple[Box, ...]
    heads: int = 0

    @property
    def height(self) -> int:
        """How many rows it has."""
        return max((box.row + box.rows for box in self.boxes), default=0)

    def covered(self) -> Mapping[tuple[int, int], Box]:
        """By place (row, column) the box that covers it; what none covers is left out."""
        return {
            (row, column): box
            for box in self.boxes
            for row in range(box.row, box.row + box.rows)
            for column in range(box.column, box.column + box.columns)
        }

    def within(self) -> frozenset[int]:
        """The rows that a box of the row before them reaches into: the table does not break there."""
        return frozenset(row for box in self.boxes for row in range(box.row + 1, box.row + box.rows))

    def width_of(self, box: Box) -> float:
        """The width of a box in mm."""
        return sum(self.widths[box.column : box.column + box.columns])


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a part; ``level`` 1 for a part, 2 within one."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Prose:
    """Text; a line end begins a new paragraph. ``small``: it only explains the table before it."""

    text: str
    small: bool = False

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Its paragraphs; blank lines separate nothing more."""
        return tuple(line for part in self.text.splitlines() if (line := part.strip()))


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart, on paper; the table that it belongs to says the same, so that what has no pictures lacks nothing."""

    chart: Chart


Piece = Heading | Prose | Spread | Picture


@dataclass(frozen=True, slots=True)
class Booklet:
    """The whole: ``lead`` stands below the title (the office), ``foot`` at the end (office and day)."""

    title: str
    pieces: tuple[Piece, ...]
    lead: str = ""
    foot: tuple[str, ...] = ()
    day: str = ""

    @property
    def tables(self) -> Iterator[tuple[Heading | None, Spread]]:
        """Its tables, each with the heading that it stands under."""
        heading: Heading | None = None
        for piece in self.pieces:
            if isinstance(piece, Heading):
                heading = piece
            elif isinstance(piece, Spread):
                yield heading, piece
