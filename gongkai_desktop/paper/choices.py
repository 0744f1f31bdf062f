"""Check boxes beside their words: one below the other with the boxes in a column, or in one line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.form import Option
from gongkai_desktop.paper.grid import LEADING, PAD_X, Line, Tick, Words
from gongkai_desktop.paper.pen import Pen

_GAP = 0.5  # between words and their box, in type sizes
_BETWEEN = 1.5  # between options in one line
_ROLE = Role.FANGSONG


def stacked(
    pen: Pen, options: Sequence[Option], chosen: Collection[str], size: float, room: float, *, spread: bool
) -> Iterator[Line]:
    """Options below each other in the middle of ``room`` points, their boxes in one column."""
    beside = (1 + _GAP) * size
    widths = [pen.fonts.width(words, _ROLE, size) for _value, words in options]
    widest = min(max(widths, default=0.0), room - beside)
    left = PAD_X + (room - widest - beside) / 2
    for value, words in options:
        *above, last = pen.lines(words, _ROLE, size, widest)
        for text in above:
            yield Line(size * LEADING, (Words(left, text, _ROLE, size),))
        label = _spread(last, left, widest, size) if spread else (Words(left, last, _ROLE, size),)
        box = Tick(left + widest + _GAP * size, size, value in chosen)
        yield Line(size * LEADING * 1.1, (*label, box))


def _spread(text: str, left: float, width: float, size: float) -> tuple[Words, ...]:
    """The characters set apart so that first and last stand at the edges."""
    if len(text) < 2:
        return (Words(left, text, _ROLE, size),)
    step = (width - size) / (len(text) - 1)
    return tuple(Words(left + number * step, char, _ROLE, size) for number, char in enumerate(text))


def in_line(
    pen: Pen, options: Sequence[Option], chosen: Collection[str], size: float, room: float
) -> Iterator[Line]:
    """Options side by side, on as many lines as they need."""
    marks: list[Words | Tick] = []
    x = 0.0
    for value, words in options:
        width = pen.fonts.width(words, _ROLE, size)
        if marks and x + width + (1 + _GAP) * size > room:
            yield Line(size * LEADING, tuple(marks))
            marks, x = [], 0.0
        *above, last = pen.lines(words, _ROLE, size, room - (1 + _GAP) * size)
        for text in above:
            yield Line(size * LEADING, (Words(PAD_X, text, _ROLE, size),))
        width = pen.fonts.width(last, _ROLE, size)
        box = Tick(PAD_X + x + width + _GAP * size, size, value in chosen)
        marks += [Words(PAD_X + x, last, _ROLE, size), box]
        x += width + (1 + _GAP + _BETWEEN) * size
    yield Line(size * LEADING, tuple(marks))
