"""What tells series apart in black and white: greys and hatches for bars, dashes and signs for lines. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import Final

from gongkai_desktop.paper.charts.model import Area, Mark, Outline, Stroke, Tone

_APART: Final = 3.6  # points between the lines of a hatch
_FINE: Final = 0.45
_SIGN: Final = 2.2  # half a sign on a line


@dataclass(frozen=True, slots=True)
class Fill:
    """A ground, and the hatches on it: "/" rising, "\\" falling, "-" lying."""

    ground: Tone
    hatches: str = ""


FILLS: Final = (
    Fill(Tone.DEEP),
    Fill(Tone.BLANK, "/"),
    Fill(Tone.PALE),
    Fill(Tone.BLANK, "/\\"),
    Fill(Tone.MIDDLE),
    Fill(Tone.BLANK, "-"),
)
"""One for each series, beginning anew after the last."""
DASHES: Final[tuple[tuple[float, ...], ...]] = ((), (4.0, 2.5), (1.2, 2.2), (6.0, 2.0, 1.2, 2.0))


def filled(series: int, x: float, y: float, width: float, height: float) -> Iterator[Mark]:
    """A bar of a series."""
    fill = FILLS[series % len(FILLS)]
    yield Area(x, y, width, height, fill.ground)
    for hatch in fill.hatches:
        yield from _hatched(hatch, x, y, width, height)
    yield Outline(x, y, width, height)


def _hatched(hatch: str, x: float, y: float, width: float, height: float) -> Iterator[Stroke]:
    """Lines within the rectangle, at the same places whatever rectangle they are cut out by."""
    if hatch == "-":
        for at in range(ceil(y / _APART), ceil((y + height) / _APART)):
            yield Stroke(x, at * _APART, x + width, at * _APART, _FINE)
        return
    rising = hatch == "/"
    # A rising line keeps x + y, a falling one x - y.
    least, most = (x + y, x + y + width + height) if rising else (x - y - height, x - y + width)
    for at in range(ceil(least / _APART), ceil(most / _APART)):
        kept = at * _APART
        if rising:
            left, right = max(x, kept - y - height), min(x + width, kept - y)
            ends = (kept - left, kept - right)
        else:
            left, right = max(x, kept + y), min(x + width, kept + y + height)
            ends = (left - kept, right - kept)
        if right > left:
            yield Stroke(left, ends[0], right, ends[1], _FINE)


def sign(series: int, x: float, y: float) -> Iterator[Mark]:
    """The sign of a series at a point of its line: a full square, an empty one, a cross, an upright cross."""
    kind = series % 4
    left, top, side = x - _SIGN, y - _SIGN, 2 * _SIGN
    if kind < 2:
        yield Area(left, top, side, side, Tone.BLANK if kind else Tone.INK)
        yield Outline(left, top, side, side)
    elif kind == 2:
        yield Stroke(left, top, left + side, top + side, 0.9)
        yield Stroke(left, top + side, left + side, top, 0.9)
    else:
        yield Stroke(x, top, x, top + side, 0.9)
        yield Stroke(left, y, left + side, y, 0.9)
