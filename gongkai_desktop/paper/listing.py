"""The printed list of a ledger: A4 landscape, head on every page, and the chain's anchor at the foot."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from gongkai_desktop.ledger import Column, Kind, Ledger, show
from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.fontbook import FontBook, machine_fonts
from gongkai_desktop.paper.grid import LEADING, MM, PAD_X, SMALLEST, Cell, Line, Row, Words, flow, make_row
from gongkai_desktop.paper.heading import Anchor, Heading
from gongkai_desktop.paper.pen import A4_WIDE, Pen, Printed

_TOP, _SIDE, _BOTTOM = 14 * MM, 12 * MM, 10 * MM
_SIZE = SMALLEST
_TITLE_SIZE, _FACT_SIZE = 18.0, 10.5
_FOOT = 6 * MM
_CENTRED = frozenset({Kind.DATE, Kind.CHOICE, Kind.FLAG, Kind.INTEGER})
_SAMPLE = 500  # rows looked at to share out the width
_EVERY = 200  # rows between two reports of progress

_PIECE = re.compile(r"[!-.0-~]+/?|[〔\[]\d{4}[〕\]]\d+号?")
_WHOLE = 22  # characters of a piece that a column gives way to

Record = Mapping[str, object]
Progress = Callable[[int], None]


def draw_list(
    ledger: Ledger,
    rows: Sequence[Record],
    heading: Heading,
    *,
    anchor: Anchor | None = None,
    fonts: FontBook | None = None,
    progress: Progress | None = None,
) -> Printed:
    """The rows of a ledger as a numbered list, as many pages as it takes.

    ``progress`` is told the number of rows done; whatever it raises (a cancel) ends the work.
    """
    pen = Pen(fonts or machine_fonts(), A4_WIDE, heading.title)
    widths = _widths(ledger, rows, A4_WIDE[0] - 2 * _SIDE)
    head = _head(pen, ledger, widths)
    facts = pen.lines("　　".join(heading.facts), Role.FANGSONG, _FACT_SIZE, A4_WIDE[0] - 2 * _SIDE)
    above = _TOP + _TITLE_SIZE * LEADING + len(facts) * _FACT_SIZE * LEADING + 2 * MM
    room = A4_WIDE[1] - above - _BOTTOM - _FOOT - head.height
    pages = flow(_body(pen, ledger, rows, widths, progress), room, room)
    for number, page in enumerate(pages, 1):
        _draw_heading(pen, heading, facts)
        y = above
        for row in (head, *page):
            pen.row(_SIDE, y, row)
            y += row.height
        _draw_foot(pen, number, len(pages), len(rows), anchor)
        pen.next_page()
    return pen.finish()


def _widths(ledger: Ledger, rows: Sequence[Record], total: float) -> list[float]:
    """The width of the number column and of every other in points, from titles and the first rows."""
    number = max(len(str(len(rows))) * 0.6 + 0.6, 2.1) * _SIZE + 2 * PAD_X
    room = total - number
    natural, least = [], []
    for column in ledger.columns:
        texts = [show(row.get(column.key), column) for row in rows[:_SAMPLE]]
        text, title = max(map(_ems, texts), default=0.0), _ems(column.title)
        narrow = max([min(title, 4.0), 2.0, *(_ems(word) for text in texts for word in _short_words(text))])
        least.append(narrow * _SIZE + 2 * PAD_X)
        natural.append(max(min(text + 0.5, max(column.width, title)), narrow) * _SIZE + 2 * PAD_X)
    return [number, *_shared(room, natural, least)]


def _short_words(text: str) -> list[str]:
    """Dates, and the pieces of numbers, which a cell should show unbroken."""
    return [piece for piece in _PIECE.findall(text) if len(piece) <= _WHOLE]


def _ems(text: str) -> float:
    return sum(0.6 if char < "\u2000" else 1.0 for char in text)


def _shared(room: float, natural: list[float], least: list[float]) -> list[float]:
    """Widths that fill the room: all grow in proportion, or give way down to their least."""
    if sum(natural) <= room or sum(least) >= room:
        base = natural if sum(natural) <= room else least
        return [width * room / sum(base) for width in base]
    over = (room - sum(least)) / (sum(natural) - sum(least))
    return [low + (wish - low) * over for wish, low in zip(natural, least, strict=True)]


def _head(pen: Pen, ledger: Ledger, widths: Sequence[float]) -> Row:
    titles = ("序号", *(column.title for column in ledger.columns))
    return make_row(_cells(pen, titles, [True] * len(titles), widths, Role.HEI), 8 * MM)


def _body(
    pen: Pen, ledger: Ledger, rows: Sequence[Record], widths: Sequence[float], progress: Progress | None
) -> Iterator[Row]:
    centred = [True, *(_is_centred(column) for column in ledger.columns)]
    for number, row in enumerate(rows, 1):
        if progress is not None and number % _EVERY == 0:
            progress(number)
        texts = (str(number), *(show(row.get(column.key), column) for column in ledger.columns))
        yield make_row(_cells(pen, texts, centred, widths, Role.SONG))


def _is_centred(column: Column) -> bool:
    return column.kind in _CENTRED


def _cells(
    pen: Pen, texts: Iterable[str], centred: Sequence[bool], widths: Sequence[float], role: Role
) -> Iterator[Cell]:
    x = 0.0
    for text, middle, width in zip(texts, centred, widths, strict=True):
        lines = pen.lines(text, role, _SIZE, width - 2 * PAD_X) if text else ()
        yield Cell(x, width, tuple(_line(pen, line, role, width if middle else 0) for line in lines))
        x += width


def _line(pen: Pen, text: str, role: Role, centred_in: float) -> Line:
    x = (centred_in - pen.fonts.width(text, role, _SIZE)) / 2 if centred_in else PAD_X
    return Line(_SIZE * 1.25, (Words(x, text, role, _SIZE),))


def _draw_heading(pen: Pen, heading: Heading, facts: Sequence[str]) -> None:
    pen.centred(_SIDE, A4_WIDE[0] - 2 * _SIDE, _TOP, heading.title, Role.TITLE, _TITLE_SIZE)
    y = _TOP + _TITLE_SIZE * LEADING
    for text in facts:
        pen.text(_SIDE, y, text, Role.FANGSONG, _FACT_SIZE)
        y += _FACT_SIZE * LEADING


def _draw_foot(pen: Pen, page: int, pages: int, rows: int, anchor: Anchor | None) -> None:
    y = A4_WIDE[1] - _BOTTOM - _SIZE
    if anchor is not None:
        pen.text(_SIDE, y, anchor.told, Role.SONG, _SIZE)
    pen.right(A4_WIDE[0] - _SIDE, y, f"共 {rows} 条　第 {page}/{pages} 页", Role.SONG, _SIZE)
