"""A report on pages: official type (GB/T 9704), tables whole on one page where they fit, numbered at the foot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
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
_PAGE: Final = BOTTOM - TOP - _AFTER_TABLE
"""The most that a table takes of a page."""
_ROW: Final = SMALLEST * LEADING
_FEWEST: Final = 3  # rows of a broken table at least on a page
_PARTS: Final = 3  # of a page, each a row of a box that is higher than one
_SMALLER: Final = (0.9, 0.8, 0.7, 0.6)
"""How much smaller a chart may be to fit what is left of a page."""
_GAP: Final = 0.8  # how far down its line a text stands

Mark = Callable[[Pen, float], None]
"""Draws something whose top is at that height of the page."""


@dataclass(frozen=True, slots=True)
class _Strip:
    """Something of a height that stands on a page. ``tied``: what follows stands on the same page.

    ``cut`` gives what of it can stand in less room, and what is left of it; without any it stands whole. It is told
    whether the page is empty else: then no page has more room. ``floats``: where it has no room, what follows up to
    the next part (``parts``) may stand before it.
    """

    height: float
    draw: Mark
    tied: bool = False
    cut: Callable[[float, bool], Cut | None] | None = None
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
            cut = last.cut(self._left - height, not self.pages[-1])
        if cut is not None:
            self._stand([*before, cut[0]])
            if cut[1] is not None:
                self._turn()
                self.put([cut[1]])
        elif height + last.height <= self._left or not (self.pages[-1] or before):
            self._stand(group)
        elif not self.pages[-1]:
            self._stand(before)
            self.put([last])
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
    """The table; one that may break, and one longer than a page, goes over to the next with its head once more."""
    spread = _lowered(pen, spread)
    if heights := _heights(pen, spread):
        yield _Rows(spread, heights).stretch(tuple(range(len(heights))))


def _lowered(pen: Pen, spread: Spread) -> Spread:
    """The table with each row that is higher than a page gone on in rows beneath it."""
    heights = _heights(pen, spread)
    room = _PAGE - sum(heights[: spread.heads])
    most = int((room / _PARTS - PAD_Y) / _ROW)
    fixed = spread.within() | {box.row for box in spread.boxes if box.rows > 1}
    high = {row for row in range(spread.heads, len(heights)) if heights[row] > room} - fixed
    if not high or most < 1:
        return spread
    parted = {box: _words(pen, spread, box) for box in spread.boxes if box.row in high}
    more = {
        row: max((len(lines) - 1) // most for box, lines in parted.items() if box.row == row) for row in high
    }
    below = [sum(count for row, count in more.items() if row < at) for at in range(len(heights))]
    boxes: list[Box] = []
    for box in spread.boxes:
        moved = replace(box, row=box.row + below[box.row])
        boxes += _parts(moved, parted[box], most, more[box.row] + 1) if box in parted else [moved]
    return replace(spread, boxes=tuple(boxes))


def _parts(box: Box, lines: Sequence[str], most: int, rows: int) -> Iterator[Box]:
    """A box gone on in so many rows, of ``most`` lines each."""
    for at in range(rows):
        part = "\n".join(lines[at * most : (at + 1) * most])
        yield replace(box, row=box.row + at, text=part, number=box.number if at == 0 else None)


@dataclass(frozen=True)
class _Rows:
    """The rows of a table to be put on pages, with their heights."""

    spread: Spread
    heights: Sequence[float]

    def stretch(self, rows: tuple[int, ...]) -> _Strip:
        """Some rows of the table."""

        def cut(room: float, empty: bool) -> Cut | None:
            fits = self._fitting(rows, room - _AFTER_TABLE, empty)
            if not fits:
                return None
            return self.stretch(rows[:fits]), self.stretch((*self._head, *rows[fits:]))

        return _Strip(self._height(rows) + _AFTER_TABLE, partial(self._draw, rows), cut=cut)

    @property
    def _head(self) -> range:
        return range(self.spread.heads)

    @cached_property
    def _merged(self) -> frozenset[int]:
        return self.spread.within()

    @cached_property
    def _boxes(self) -> Mapping[int, Sequence[Box]]:
        """The boxes that begin in each row."""
        found: dict[int, list[Box]] = {}
        for box in self.spread.boxes:
            found.setdefault(box.row, []).append(box)
        return found

    def _height(self, rows: Iterable[int]) -> float:
        return sum(self.heights[row] for row in rows)

    def _fitting(self, rows: tuple[int, ...], room: float, empty: bool) -> int:
        """How many of these rows stand in that room where the table may break there; 0 for none.

        A short table is not broken, and neither end of one is left with a row or two, unless it has no room on a
        page of its own (``empty``).
        """
        must = self._height(rows) > _PAGE
        if not (self.spread.heads or must):
            return 0
        fewest = 1 if must and empty else _FEWEST
        found, height = 0, self._height(self._head)
        for fits in range(self.spread.heads + 1, len(rows) - fewest + 1):
            height += self.heights[rows[fits - 1]]
            if height > room:
                break
            if fits >= self.spread.heads + fewest and rows[fits] not in self._merged:
                found = fits
        return found

    def _draw(self, rows: Sequence[int], pen: Pen, y: float) -> None:
        """Draw these rows below y."""
        spread = self.spread
        lefts = [LEFT + sum(spread.widths[:at]) * MM for at in range(len(spread.widths) + 1)]
        for row in rows:
            for box in self._boxes.get(row, ()):
                height = self._height(range(box.row, box.row + box.rows))
                frame = (lefts[box.column], y, lefts[box.column + box.columns] - lefts[box.column], height)
                pen.boxes([frame])
                _fill(pen, spread, box, frame)
            y += self.heights[row]


def _picture(pen: Pen, piece: Picture) -> _Strip:
    """The chart, a little smaller where the page has no room for it as it is."""

    def at(scale: float) -> _Strip:
        laid = lay_chart(pen, piece.chart, WIDTH, scale)
        return _Strip(laid.height + _AFTER_TABLE, lambda pen, y: draw_chart(pen, laid, LEFT, y))

    def cut(room: float, _: bool) -> Cut | None:
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
