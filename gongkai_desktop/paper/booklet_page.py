"""A report on pages: official type (GB/T 9704), tables whole on one page where they fit, numbered at the foot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
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
_FEWEST: Final = 3  # rows of a broken table at least on a page
_SMALLER: Final = (0.9, 0.8, 0.7, 0.6)
"""How much smaller a chart may be to fit what is left of a page."""
_GAP: Final = 0.8  # how far down its line a text stands

Mark = Callable[[Pen, float], None]
"""Draws something whose top is at that height of the page."""


@dataclass(frozen=True, slots=True)
class _Strip:
    """Something of a height that stands on a page. ``tied``: what follows stands on the same page.

    ``cut`` gives what of it can stand in less room, and what is left of it; without any it stands whole. ``floats``:
    where it has no room, what follows up to the next part (``parts``) may stand before it.
    """

    height: float
    draw: Mark
    tied: bool = False
    cut: Callable[[float], Cut | None] | None = None
    floats: bool = False
    parts: bool = False


Cut = tuple[_Strip, _Strip | None]
"""What stands on this page, and what goes over to the next one."""


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
    pages = _Pages()
    for group in _tied(strips):
        pages.put(group)
    pages.settle()
    return pages.pages


class _Pages:
    """Pages being filled from the first: what has no room is made smaller, broken, or lets what follows go first."""

    def __init__(self) -> None:
        self.pages: list[list[_Strip]] = [[]]
        self._left = BOTTOM - TOP
        self._waiting: list[_Strip] = []

    def put(self, group: list[_Strip]) -> None:
        """The next strips that belong together."""
        if group[0].parts:
            self.settle()
        *before, last = group
        height = sum(strip.height for strip in before)
        cut = None
        if height + last.height > self._left and last.cut is not None:
            cut = last.cut(self._left - height)
        if cut is not None:
            self._stand([*before, cut[0]])
            if cut[1] is not None:
                self._turn()
                self.put([cut[1]])
        elif height + last.height <= self._left or not self.pages[-1]:
            self._stand(group)
        elif last.floats and not before:
            self._waiting.append(last)
        else:
            self._turn()
            self.put(group)

    def settle(self) -> None:
        """What waits stands before anything else."""
        if self._waiting:
            self._turn()

    def _turn(self) -> None:
        """A new page, which begins with what waits."""
        self.pages.append([])
        self._left, waiting, self._waiting = BOTTOM - TOP, self._waiting, []
        for strip in waiting:
            if strip.height > self._left and self.pages[-1]:
                self.pages.append([])
                self._left = BOTTOM - TOP
            self._stand([strip])

    def _stand(self, strips: list[_Strip]) -> None:
        for strip in strips:
            if strip.height > self._left and self.pages[-1]:
                self.pages.append([])
                self._left = BOTTOM - TOP
            self.pages[-1].append(strip)
            self._left -= strip.height


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
            yield from _heading(pen, piece)
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


def _heading(pen: Pen, heading: Heading) -> Iterator[_Strip]:
    part = heading.level == 1
    for strip in _lines(pen, heading.text, Role.HEI if part else Role.KAI, tied=True):
        yield replace(strip, parts=part)
        part = False  # it begins once


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
        yield _stretch(spread, heights, rows)


def _stretch(spread: Spread, heights: Sequence[float], rows: tuple[int, ...]) -> _Strip:
    """Some rows of the table."""
    height = sum(heights[row] for row in rows) + _AFTER_TABLE

    def cut(room: float) -> Cut | None:
        fits = _fitting(spread, heights, rows, room - _AFTER_TABLE)
        if not fits:
            return None
        rest = (*range(spread.heads), *rows[fits:])
        return _stretch(spread, heights, rows[:fits]), _stretch(spread, heights, rest)

    return _Strip(height, _drawn(spread, heights, rows), cut=cut)


def _fitting(spread: Spread, heights: Sequence[float], rows: tuple[int, ...], room: float) -> int:
    """How many of these rows stand in that room where the table may break there; 0 for none.

    A short table is not broken, and neither end of one is left with a row or two.
    """
    if not spread.heads or len(rows) < spread.heads + 2 * _FEWEST:
        return 0
    whole = _within(spread)
    fits = len(rows) - _FEWEST
    while fits >= spread.heads + _FEWEST:
        if sum(heights[row] for row in rows[:fits]) <= room and rows[fits] not in whole:
            return fits
        fits -= 1
    return 0


def _within(spread: Spread) -> set[int]:
    """The rows that a box of the row before them reaches into: no page begins with one."""
    return {row for box in spread.boxes for row in range(box.row + 1, box.row + box.rows)}


def _stretches(spread: Spread, heights: Sequence[float]) -> Iterator[tuple[int, ...]]:
    """The rows of the table, parted where it is longer than a page and no box stands across."""
    head = tuple(range(spread.heads))
    room = BOTTOM - TOP - _AFTER_TABLE
    if not head or sum(heights) <= room:
        yield tuple(range(len(heights)))
        return
    whole = _within(spread)
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
    """The chart, a little smaller where the page has no room for it as it is."""

    def at(scale: float) -> _Strip:
        laid = lay_chart(pen, piece.chart, WIDTH, scale)
        return _Strip(laid.height + _AFTER_TABLE, lambda pen, y: draw_chart(pen, laid, LEFT, y))

    def cut(room: float) -> Cut | None:
        smaller = (at(scale) for scale in _SMALLER)
        found = next((strip for strip in smaller if strip.height <= room), None)
        return (found, None) if found is not None else None

    return replace(at(1.0), cut=cut, floats=True)


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
