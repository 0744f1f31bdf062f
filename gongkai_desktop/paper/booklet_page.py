"""A report on pages: official type (GB/T 9704), tables whole on one page where they fit, numbered at the foot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from gongkai_desktop.paper.booklet import Booklet, Box, Heading, Picture, Prose, Spread
from gongkai_desktop.paper.charts.page import draw_chart, lay_chart
from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.grid import LEADING, MM, PAD_X, PAD_Y, SMALLEST
from gongkai_desktop.paper.letter import BOTTOM, LEFT, LINE, SIZE, TITLE_SIZE, TOP, WIDTH
from gongkai_desktop.paper.pen import Pen
from gongkai_desktop.paper.qr import QR_SIDE, Folio, qr_matrix
from gongkai_desktop.paper.title import title_lines

_LEAD_SIZE: Final = 14.0
_REMARK_SIZE: Final = 10.5
_NUMBER_SIZE: Final = 9.0
_AFTER_TABLE: Final = 5 * MM
_ROW: Final = SMALLEST * LEADING
_GAP: Final = 0.8  # how far down its line a text stands

Mark = Callable[[Pen, float], None]
"""Draws something whose top is at that height of the page."""


@dataclass(frozen=True, slots=True)
class _Strip:
    """Something of a height that stands whole on a page. ``tied``: what follows stands on the same page."""

    height: float
    draw: Mark
    tied: bool = False


@dataclass(frozen=True, slots=True)
class _Laid:
    """The report laid out: the strips of each page."""

    pages: tuple[tuple[_Strip, ...], ...]

    @property
    def count(self) -> int:
        """How many pages it has."""
        return len(self.pages)

    def draw(self, pen: Pen, at: int, place: Folio) -> None:
        """Draw its page ``at`` with its number, and its mark where it has one."""
        y = TOP
        for strip in self.pages[at]:
            strip.draw(pen, y)
            y += strip.height
        foot = BOTTOM + 7 * MM
        pen.centred(LEFT, WIDTH, foot, f"— {place.page} —", Role.SONG, SIZE - 1.75)
        if place.mark is not None:
            edge = LEFT + WIDTH
            pen.right(edge - QR_SIDE - 2 * MM, foot, f"{place.mark.number}　{place.page}/{place.pages}", Role.SONG,
                      _NUMBER_SIZE)  # fmt: skip
            matrix = qr_matrix(place.mark.code(place.page, place.pages))
            pen.modules(edge - QR_SIDE + 15 * MM, BOTTOM + 4 * MM, QR_SIDE, matrix)


@dataclass(frozen=True, slots=True)
class BookletPart:
    """A report to be laid out."""

    booklet: Booklet

    @property
    def wide(self) -> bool:
        """It stands upright."""
        return False

    @property
    def running(self) -> bool:
        """Its tables break as forms do."""
        return False

    @property
    def title(self) -> str:
        """What it is called."""
        return self.booklet.title

    def lay(self, pen: Pen, *, marked: bool) -> _Laid:
        """On as many pages as it needs; the mark stands below the text."""
        return _Laid(tuple(map(tuple, _paged(list(_strips(pen, self.booklet))))))


def _paged(strips: list[_Strip]) -> list[list[_Strip]]:
    """Strips on pages; what is tied goes over to the next page together with what it is tied to."""
    room = BOTTOM - TOP
    pages: list[list[_Strip]] = [[]]
    left = room
    for group in _tied(strips):
        height = sum(strip.height for strip in group)
        if height > left and pages[-1]:
            pages.append([])
            left = room
        for strip in group:
            if strip.height > left and pages[-1]:
                pages.append([])
                left = room
            pages[-1].append(strip)
            left -= strip.height
    return pages


def _tied(strips: list[_Strip]) -> Iterator[list[_Strip]]:
    group: list[_Strip] = []
    for strip in strips:
        group.append(strip)
        if not strip.tied:
            yield group
            group = []
    if group:
        yield group


def _strips(pen: Pen, booklet: Booklet) -> Iterator[_Strip]:
    for line in title_lines(pen.fonts, booklet.title, TITLE_SIZE, WIDTH):
        yield _centred(line, Role.TITLE, TITLE_SIZE, TITLE_SIZE * LEADING)
    if booklet.lead:
        yield _centred(booklet.lead, Role.KAI, _LEAD_SIZE, LINE)
    yield _Strip(LINE / 2, lambda pen, y: None, tied=True)
    for piece in booklet.pieces:
        if isinstance(piece, Heading):
            yield from _lines(pen, piece.text, Role.HEI if piece.level == 1 else Role.KAI, tied=True)
        elif isinstance(piece, Prose):
            for paragraph in piece.paragraphs:
                yield from _remarks(pen, paragraph) if piece.small else _lines(pen, paragraph, Role.FANGSONG)
        elif isinstance(piece, Picture):
            yield _picture(pen, piece)
        else:
            yield from _spread(pen, piece)
    for line in booklet.foot:
        yield _right(line)


def _centred(text: str, role: Role, size: float, height: float) -> _Strip:
    return _Strip(height, lambda pen, y: pen.centred(LEFT, WIDTH, y, text, role, size), tied=True)


def _right(text: str) -> _Strip:
    return _Strip(
        LINE, lambda pen, y: pen.right(LEFT + WIDTH - 4 * SIZE, y, text, Role.FANGSONG, SIZE), tied=True
    )


def _lines(pen: Pen, text: str, role: Role, *, tied: bool = False) -> Iterator[_Strip]:
    """A paragraph line by line, its first one two characters in."""
    for line, inset in _broken(pen, text, role):
        yield _Strip(LINE, _written(line, inset, role), tied=tied)


def _remarks(pen: Pen, text: str) -> Iterator[_Strip]:
    """A remark on a table, close below it."""
    for line in pen.lines(f"注：{text}", Role.FANGSONG, _REMARK_SIZE, WIDTH):
        yield _Strip(_REMARK_SIZE * LEADING * 1.1, _remark(line))
    yield _Strip(_REMARK_SIZE / 2, lambda pen, y: None)


def _remark(line: str) -> Mark:
    return lambda pen, y: pen.text(LEFT, y, line, Role.FANGSONG, _REMARK_SIZE)


def _broken(pen: Pen, text: str, role: Role) -> Iterator[tuple[str, float]]:
    indented = pen.lines(f"　　{text}", role, SIZE, WIDTH)
    for at, line in enumerate(indented):
        yield (line.removeprefix("　　"), 2 * SIZE) if at == 0 else (line, 0.0)


def _written(line: str, inset: float, role: Role) -> Mark:
    return lambda pen, y: pen.text(LEFT + inset, y + (LINE - SIZE) * _GAP / 2, line, role, SIZE)


# — tables —


def _spread(pen: Pen, spread: Spread) -> Iterator[_Strip]:
    """The table in as few stretches as the pages need; one that may break repeats its head."""
    heights = _heights(pen, spread)
    if not heights:
        return
    for rows in _stretches(spread, heights):
        height = sum(heights[row] for row in rows) + _AFTER_TABLE
        yield _Strip(height, _drawn(spread, heights, rows))


def _stretches(spread: Spread, heights: Sequence[float]) -> Iterator[tuple[int, ...]]:
    """The rows of the table, parted where it is longer than a page and no box stands across."""
    head = tuple(range(spread.heads))
    room = BOTTOM - TOP - _AFTER_TABLE
    if not head or sum(heights) <= room:
        yield tuple(range(len(heights)))
        return
    whole = {row for box in spread.boxes for row in range(box.row + 1, box.row + box.rows)}
    rows = list(head)
    for row in range(spread.heads, len(heights)):
        if row not in whole and sum(heights[one] for one in (*rows, row)) > room:
            yield tuple(rows)
            rows = list(head)
        rows.append(row)
    yield tuple(rows)


def _drawn(spread: Spread, heights: Sequence[float], rows: Sequence[int]) -> Mark:
    """Draws these rows of the table."""

    def draw(pen: Pen, y: float) -> None:
        tops = {row: y + sum(heights[one] for one in rows[:at]) for at, row in enumerate(rows)}
        lefts = [LEFT + sum(spread.widths[:at]) * MM for at in range(len(spread.widths) + 1)]
        for box in spread.boxes:
            if box.row in tops:
                height = sum(heights[row] for row in range(box.row, box.row + box.rows))
                wide = lefts[box.column + box.columns] - lefts[box.column]
                frame = (lefts[box.column], tops[box.row], wide, height)
                pen.boxes([frame])
                _fill(pen, spread, box, frame)

    return draw


def _picture(pen: Pen, piece: Picture) -> _Strip:
    laid = lay_chart(pen, piece.chart, WIDTH)
    return _Strip(laid.height + _AFTER_TABLE, lambda pen, y: draw_chart(pen, laid, LEFT, y))


def _fill(pen: Pen, spread: Spread, box: Box, frame: tuple[float, float, float, float]) -> None:
    x, y, width, height = frame
    lines = _words(pen, spread, box)
    top = y + (height - len(lines) * _ROW) / 2 + (_ROW - SMALLEST) / 2
    for line in lines:
        if box.left:
            pen.text(x + PAD_X, top, line, _role(box), SMALLEST)
        else:
            pen.centred(x, width, top, line, _role(box), SMALLEST)
        top += _ROW


def _role(box: Box) -> Role:
    return Role.HEI if box.head and box.number is None and not box.left else Role.SONG


def _words(pen: Pen, spread: Spread, box: Box) -> list[str]:
    return pen.lines(box.words, _role(box), SMALLEST, spread.width_of(box) * MM - 2 * PAD_X)


def _heights(pen: Pen, spread: Spread) -> list[float]:
    """The height of each row: what its boxes of one row need, then what those over several rows lack."""
    heights = [_ROW + 2 * PAD_Y / 2] * spread.height
    needed = {box: len(_words(pen, spread, box)) * _ROW + PAD_Y for box in spread.boxes}
    for box in spread.boxes:
        if box.rows == 1:
            heights[box.row] = max(heights[box.row], needed[box])
    for box in spread.boxes:
        rows = range(box.row, box.row + box.rows)
        lacking = needed[box] - sum(heights[row] for row in rows)
        for row in rows if lacking > 0 else ():
            heights[row] += lacking / box.rows
    return heights
