"""A chart as marks: axes with round numbers, labels that never overlap, a legend, values where there is room. Pure.

Whatever draws it tells how wide its letters are, so that the same code serves paper and screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from math import ceil
from typing import Final

from gongkai_desktop.paper.charts.fills import DASHES, filled, sign
from gongkai_desktop.paper.charts.model import (
    Area,
    Chart,
    Laid,
    Mark,
    Number,
    Shape,
    Spot,
    Stroke,
    Tone,
    Words,
    number_words,
)
from gongkai_desktop.paper.charts.ticks import ticks

Measure = Callable[[str, float], float]
"""How wide a text is at a size, both in points."""

SIZE: Final = 9.0
NOTHING: Final = "这段时间没有可以画的数"
_LEADING: Final = 1.3
_GAP: Final = 4.0
_PLOT: Final = 118.0  # height of what stands upright
_SHARE: Final = 0.7  # of its place a category's bars take
_WIDEST, _LYING_BAR = 30.0, 10.0
_LABEL_SHARE: Final = 0.42  # of the width at most for the names of what lies
_UPRIGHT_STEPS, _TICK_ROOM = 5, 46.0
_MOST_LINES: Final = 3
_SWATCH: Final = (14.0, 7.0)
_DOT: Final = 9.0  # the place of a point of a line


@dataclass(frozen=True, slots=True)
class _Scale:
    """Values between two places."""

    marks: tuple[Decimal, ...]
    zero: float
    full: float

    def at(self, value: Number) -> float:
        return self.zero + (self.full - self.zero) * float(value) / float(self.marks[-1])


def layout(chart: Chart, width: float, measure: Measure, scale: float = 1.0) -> Laid:
    """The chart at a width; its height follows from what it has to show, its bars ``scale`` times as high or thick.

    Bars that are to stand lie where their names have no room below them.
    """
    place = _Layout(chart, width, measure, scale)
    if chart.blank:
        return place.nothing()
    if not chart.shape.lies and place.fits_below():
        return place.upright()
    lying = Shape.LYING_STACKED if chart.shape.stacks else Shape.LYING
    return _Layout(replace(chart, shape=lying), width, measure, scale).lying()


class _Layout:
    """The marks of one chart as they are put down, from the top."""

    def __init__(self, chart: Chart, width: float, measure: Measure, scale: float) -> None:
        self.chart, self.width, self.measure = chart, width, measure
        self.plot, self.bar = _PLOT * scale, _LYING_BAR * scale
        self.marks: list[Mark] = []
        self.spots: list[Spot] = []
        self.line = SIZE * _LEADING

    # — the whole —

    def nothing(self) -> Laid:
        """Nothing to show, said in words."""
        y = self._head()
        self.words((self.width - self.measure(NOTHING, SIZE)) / 2, y + self.line, NOTHING, Tone.SOFT)
        return self._done(y + 3 * self.line)

    def upright(self) -> Laid:
        """Bars that stand, or a line."""
        chart = self.chart
        top = self._head() + self.line
        marks = ticks(self._most(), _UPRIGHT_STEPS, whole=self._whole())
        left = max(self.measure(str(one), SIZE) for one in marks) + _GAP
        scale = _Scale(marks, top + self.plot, top)
        for one in marks:
            y, told = scale.at(one), str(one)
            self.words(left - _GAP - self.measure(told, SIZE), y - SIZE / 2, told, Tone.SOFT)
            self.marks.append(Stroke(left, y, self.width, y, 0.4, Tone.GRID if one else Tone.INK))
        slot = (self.width - left) / len(chart.categories)
        bottom = self._names_below(left, slot, scale.zero + _GAP)
        for at in range(len(chart.categories)):
            if chart.shape is not Shape.LINE:
                self._bars(at, left + at * slot, slot, scale)
        if chart.shape is Shape.LINE:
            self._lines(left, slot, scale)
        return self._done(bottom)

    def lying(self) -> Laid:
        """Bars that lie, with their names before them."""
        chart = self.chart
        top = self._head()
        names = [self._wrapped(name, self.width * _LABEL_SHARE) for name in chart.labels]
        left = max(self.measure(line, SIZE) for name in names for line in name) + _GAP
        ends = [self._end_words(at) for at in range(len(chart.categories))]
        room = max(self.measure(words, SIZE) for told in ends for words in told) + _GAP
        full = self.width - room
        steps = max(1, int((full - left) / _TICK_ROOM))
        scale = _Scale(ticks(self._most(), steps, whole=self._whole()), left, full)
        bars = 1 if chart.shape.stacks else len(chart.series)
        heights = [max(len(name) * self.line, bars * (self.bar + 1)) + _GAP for name in names]
        bottom = top + sum(heights)
        for one in scale.marks:
            x, told = scale.at(one), str(one)
            self.marks.append(Stroke(x, top, x, bottom, 0.4, Tone.GRID if one else Tone.INK))
            self.words(x - self.measure(told, SIZE) / 2, bottom + 2, told, Tone.SOFT)
        y = top
        for at, (name, height) in enumerate(zip(names, heights, strict=True)):
            first = y + (height - len(name) * self.line) / 2
            for row, text in enumerate(name):
                self.words(left - _GAP - self.measure(text, SIZE), first + row * self.line, text)
            self._lying_bars(at, y + (height - bars * (self.bar + 1)) / 2, scale, ends[at])
            y += height
        return self._done(bottom + 2 + self.line)

    def _done(self, bottom: float) -> Laid:
        if self.chart.note:
            for text in self._wrapped(self.chart.note, self.width):
                self.words(0, bottom, text, Tone.SOFT)
                bottom += self.line
        spots = sorted(self.spots, key=lambda spot: (spot.category, spot.series))
        return Laid(self.width, bottom, tuple(self.marks), tuple(spots), self.chart.shape.lies)

    # — head —

    def _head(self) -> float:
        """Title, unit and legend; how far down they reach."""
        title = f"{self.chart.title}（{self.chart.unit}）"
        y = 0.0
        for text in self._wrapped(title, self.width):
            self.words((self.width - self.measure(text, SIZE)) / 2, y, text)
            y += self.line
        y += 2
        return self._legend(y) if len(self.chart.series) > 1 else y

    def _legend(self, y: float) -> float:
        x, swatch = 0.0, _SWATCH
        for at, one in enumerate(self.chart.series):
            needed = swatch[0] + 3 + self.measure(one.name, SIZE) + 12
            if x and x + needed > self.width:
                x, y = 0.0, y + self.line
            middle = y + SIZE / 2
            if self.chart.shape is Shape.LINE:
                self.marks.append(
                    Stroke(x, middle, x + swatch[0], middle, 1.0, dash=DASHES[at % len(DASHES)])
                )
                self.marks += sign(at, x + swatch[0] / 2, middle)
            else:
                self.marks += filled(at, x, middle - swatch[1] / 2, *swatch)
            self.words(x + swatch[0] + 3, y, one.name)
            x += needed
        return y + self.line + 2

    # — bars —

    def _bars(self, category: int, left: float, slot: float, scale: _Scale) -> None:
        """The bars of a category that stand, with their values above them where there is room."""
        stacks, series = self.chart.shape.stacks, self.chart.series
        count = 1 if stacks else len(series)
        wide = min(_WIDEST, slot * _SHARE / count)
        x, below = left + (slot - wide * count) / 2, scale.zero
        for at, one in enumerate(series):
            value = one.values[category]
            height = scale.zero - scale.at(value) if value is not None else 0.0
            if height:
                self.marks += filled(at, x, below - height, wide, height)
            top = below - max(height, _GAP)
            self._spot(category, at, x, top, wide, max(height, _GAP))
            if stacks:
                below -= height
            else:
                self._above(x, wide, scale.zero - height, number_words(value), slot / count)
                x += wide
        if stacks:
            self._above(x, wide, below, self._total(category), slot)

    def _above(self, x: float, wide: float, top: float, told: str, room: float) -> None:
        width = self.measure(told, SIZE)
        if width <= room - 1:
            self.words(x + (wide - width) / 2, top - SIZE - 1.5, told)

    def _lying_bars(self, category: int, y: float, scale: _Scale, ends: Sequence[str]) -> None:
        stacks, x = self.chart.shape.stacks, scale.zero
        for at, one in enumerate(self.chart.series):
            value = one.values[category]
            wide = scale.at(value) - scale.zero if value is not None else 0.0
            if wide:
                self.marks += filled(at, x, y, wide, self.bar)
            self._spot(category, at, x, y, max(wide, _GAP), self.bar)
            if stacks:
                x += wide
            else:
                self._beside(x + wide, y, ends[at])
                y += self.bar + 1
        if stacks:
            self._beside(x, y, ends[0])

    def _beside(self, x: float, y: float, told: str) -> None:
        """A value behind its bar, on ground that no line of the grid crosses."""
        top = y + (self.bar - SIZE) / 2
        self.marks.append(Area(x + 1.5, top - 0.5, self.measure(told, SIZE) + 2, SIZE + 1, Tone.BLANK))
        self.words(x + 2.5, top, told)

    def _end_words(self, category: int) -> tuple[str, ...]:
        """What stands behind the bars of a category."""
        if self.chart.shape.stacks:
            return (self._total(category),)
        return tuple(number_words(one.values[category]) for one in self.chart.series)

    def _total(self, category: int) -> str:
        known = [value for one in self.chart.series if (value := one.values[category]) is not None]
        return number_words(sum(known) if known else None)

    # — a line —

    def _lines(self, left: float, slot: float, scale: _Scale) -> None:
        """A line through the values of each series, broken where nobody knows one, with a sign at each."""
        for at, one in enumerate(self.chart.series):
            points = [
                (left + (category + 0.5) * slot, None if value is None else scale.at(value))
                for category, value in enumerate(one.values)
            ]
            for (x, y), (to_x, to_y) in pairwise(points):
                if y is not None and to_y is not None:
                    self.marks.append(Stroke(x, y, to_x, to_y, 1.0, dash=DASHES[at % len(DASHES)]))
            for category, (x, y) in enumerate(points):
                if y is not None:
                    self.marks += sign(at, x, y)
                    if len(self.chart.series) == 1:
                        self._above(x, 0, y - _DOT / 3, number_words(one.values[category]), slot)
                self._spot(
                    category, at, x - _DOT / 2, (scale.zero if y is None else y) - _DOT / 2, _DOT, _DOT
                )

    # — words —

    def fits_below(self) -> bool:
        """Whether the names of all bars have room below them; those below a line may be told every so many."""
        if self.chart.shape is Shape.LINE:
            return True
        slot = (self.width - _TICK_ROOM) / len(self.chart.categories)
        return self._broken_names(slot) is not None

    def _broken_names(self, slot: float) -> list[list[str]] | None:
        """The names on lines no wider than a category's place; None where that has no room for them."""
        names = [[*name.split("\n")] for name in self.chart.labels]
        if all(self.measure(line, SIZE) <= slot - 2 for name in names for line in name):
            return names
        broken = [self._wrapped(name, slot - 2) for name in self.chart.labels]
        fits = all(self.measure(line, SIZE) <= slot - 2 for name in broken for line in name)
        return broken if fits and max(map(len, broken)) <= _MOST_LINES and slot - 2 >= 2 * SIZE else None

    def _names_below(self, left: float, slot: float, y: float) -> float:
        """The names of the categories below the axis, or only every so many of them."""
        names = self._broken_names(slot)
        if names is None:
            names = [self._wrapped(name, self.width / 3) for name in self.chart.labels]
        widest = max(self.measure(line, SIZE) for name in names for line in name) + 2
        every = max(1, ceil(widest / slot - 0.001))
        end = 0.0
        for at, name in list(enumerate(names))[::every]:
            wide = max(self.measure(text, SIZE) for text in name)
            middle = min(max(left + (at + 0.5) * slot, wide / 2), self.width - wide / 2)
            if middle - wide / 2 < end - 0.001:  # pushed in from the edge into the one before
                continue
            end = middle + wide / 2 + 2
            for row, text in enumerate(name):
                self.words(middle - self.measure(text, SIZE) / 2, y + row * self.line, text)
        return y + max(map(len, names)) * self.line

    def _wrapped(self, text: str, width: float) -> list[str]:
        """The text on lines no wider than that, a character at least on each."""
        lines = [""]
        for char in text:
            if char == "\n" or (lines[-1] and self.measure(lines[-1] + char, SIZE) > width):
                lines.append("")
            lines[-1] += char if char != "\n" else ""
        return lines

    def words(self, x: float, y: float, text: str, tone: Tone = Tone.INK) -> None:
        """Put a line of text down."""
        if text:
            self.marks.append(Words(x, y, text, SIZE, tone))

    # — what is shown —

    def _spot(self, category: int, series: int, x: float, y: float, width: float, height: float) -> None:
        words, key = self.chart.told(category, series), self.chart.series[series].keys[category]
        self.spots.append(Spot(x, y, width, height, category, series, key, words))

    def _most(self) -> float:
        """The largest value; of what stands on each other the largest sum."""
        if not self.chart.shape.stacks:
            return max(map(float, self.chart.values))
        by_category: Iterator[tuple[Number | None, ...]] = zip(
            *(one.values for one in self.chart.series), strict=True
        )
        return max(sum(float(value or 0) for value in values) for values in by_category)

    def _whole(self) -> bool:
        return all(isinstance(value, int) for value in self.chart.values)
