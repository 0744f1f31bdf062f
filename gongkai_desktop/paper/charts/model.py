"""What a chart shows, and the marks that it becomes. Lengths are points (1/72 inch), y counts down from the top."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

Number = int | Decimal


class Shape(StrEnum):
    """How values are shown: bars beside each other, on each other, lying, lying on each other, or a line."""

    BARS = "bars"
    STACKED = "stacked"
    LYING = "lying"
    LYING_STACKED = "lying_stacked"
    LINE = "line"

    @property
    def lies(self) -> bool:
        """Whether its categories stand one below the other, with room for long names."""
        return self in (Shape.LYING, Shape.LYING_STACKED)

    @property
    def stacks(self) -> bool:
        """Whether the values of a category stand on each other."""
        return self in (Shape.STACKED, Shape.LYING_STACKED)


@dataclass(frozen=True, slots=True)
class Series:
    """One value for each category, None where nobody can know it. ``keys`` name them for whoever shows the chart."""

    name: str
    values: tuple[Number | None, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart. ``short`` are the categories as they stand below an axis (lines parted by a line end), where shorter.

    ``unit`` is what is counted; ``note`` says what it leaves out.
    """

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    shape: Shape = Shape.BARS
    unit: str = "件"
    short: tuple[str, ...] = ()
    note: str = ""

    @property
    def labels(self) -> tuple[str, ...]:
        """The categories as they stand at the axis."""
        return self.short or self.categories

    @property
    def values(self) -> Iterator[Number]:
        """Every value that is known."""
        return (value for one in self.series for value in one.values if value is not None)

    @property
    def blank(self) -> bool:
        """Whether there is nothing to see in it."""
        return not any(self.values)

    def told(self, category: int, series: int) -> str:
        """A value in words: category, series and number; “—” for one that nobody can know."""
        one = self.series[series]
        name = f" {one.name}" if len(self.series) > 1 else ""
        return f"{self.categories[category]}{name}：{number_words(one.values[category])}{self._unit(one, category)}"

    def _unit(self, one: Series, category: int) -> str:
        return f" {self.unit}" if one.values[category] is not None else ""


def number_words(value: Number | None) -> str:
    """A figure as it is written; “—” where nobody can know it."""
    return "—" if value is None else f"{value}"


# — the marks —


class Tone(StrEnum):
    """What a mark is drawn with. None means anything by itself: fills differ by their hatches too."""

    INK = "ink"
    SOFT = "soft"
    GRID = "grid"
    DEEP = "deep"
    MIDDLE = "middle"
    PALE = "pale"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Area:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    tone: Tone


@dataclass(frozen=True, slots=True)
class Outline:
    """The edge of a rectangle, in ink."""

    x: float
    y: float
    width: float
    height: float
    weight: float = 0.6


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line; ``dash`` are the lengths of its pieces and gaps, none for a whole line."""

    x: float
    y: float
    to_x: float
    to_y: float
    weight: float = 0.5
    tone: Tone = Tone.INK
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text in a line box of ``size`` whose top-left corner is (x, y)."""

    x: float
    y: float
    text: str
    size: float
    tone: Tone = Tone.INK


Mark = Area | Outline | Stroke | Words


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value stands: what is gone to by keys and mouse. ``key`` is that of its series, ``words`` tell it."""

    x: float
    y: float
    width: float
    height: float
    category: int
    series: int
    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Laid:
    """A chart laid out: its size, its marks in the order they are drawn in, its spots category by category.

    ``lies``: its categories stand one below the other.
    """

    width: float
    height: float
    marks: tuple[Mark, ...]
    spots: tuple[Spot, ...]
    lies: bool = False
