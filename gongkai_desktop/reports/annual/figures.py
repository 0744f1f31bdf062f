"""The figures of an annual report: counted from the records, or entered by hand where those cannot know."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from gongkai_desktop.register.documents import Documents, documents
from gongkai_desktop.reports.annual.layout import CHANGE, MONEY, Layout, Place, Row, layout_of
from gongkai_desktop.requests.acts.disputes import PATHS, RESULTS
from gongkai_desktop.requests.fields import APPLICANTS
from gongkai_desktop.requests.tally import (
    TOTAL,
    Fees,
    Numbers,
    applications,
    disputes,
    doubts,
    fees,
    left_out,
)

if TYPE_CHECKING:
    from gongkai_desktop.register.service import Register
    from gongkai_desktop.store import Store

COLUMNS: Final = (*APPLICANTS, "总计")
"""The columns of numbers of table three, in the official order."""
REMEDY_PATHS: Final = PATHS
REMEDY_COLUMNS: Final = (*RESULTS, "尚未审结", "总计")
"""The columns of numbers of each path of table four."""
NO_FEES: Final = Fees()
ZEROS: Final[Numbers] = (0,) * (TOTAL + 1)
_NUMBER: Final = re.compile(r"\d{1,9}")
_CHANGE: Final = re.compile(r"[+-]?\d{1,9}")
_MONEY: Final = re.compile(r"\d{1,12}(\.\d{1,6})?")


@dataclass(frozen=True, slots=True)
class Entered:
    """A figure that somebody entered by hand: what, who (a person's record), and on which day (ISO)."""

    value: str
    by: int
    day: str


@dataclass(frozen=True, slots=True)
class Known:
    """A cell of table two. ``value`` is '' while nobody knows it; ``counted`` is what the register has, '' for nothing.

    ``hand`` is what was entered, which counts before the register's own. ``records`` are the items behind the count.
    """

    counted: str = ""
    hand: Entered | None = None
    records: tuple[int, ...] = ()

    @property
    def value(self) -> str:
        """The figure that stands in the report."""
        return self.hand.value if self.hand is not None else self.counted


@dataclass(frozen=True, slots=True)
class Figures:
    """Tables two to four of a year.

    ``applications`` has for each row of the layout seven numbers, ``remedies`` five for each path, ``proactive`` a
    cell by its key. ``doubts`` count what is not known well enough, ``left_out`` what stands in no report, ``fees``
    what part six has to tell.
    """

    year: int
    layout: Layout
    unit: str
    applications: Mapping[str, Numbers]
    remedies: tuple[Numbers, ...]
    proactive: Mapping[str, Known]
    fees: Fees = NO_FEES
    doubts: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)

    def row(self, key: str) -> Numbers:
        """The seven numbers of a row of table three."""
        return self.applications.get(key, ZEROS)


def figures(
    store: Store, register: Register, unit: str, year: int, entered: Mapping[str, Entered]
) -> Figures:
    """The figures of a year as the records have them now, with what was entered by hand."""
    layout = layout_of(year)
    counted = applications(store, year, unit)
    return Figures(
        year,
        layout,
        unit,
        {row.key: _summed(row, counted) for row in layout.rows},
        disputes(store, year),
        proactive(register, layout, year, entered),
        fees(store, year),
        doubts(store, year),
        left_out(store, year),
    )


def _summed(row: Row, counted: Mapping[str, Numbers]) -> Numbers:
    parts = [counted.get(key, ZEROS) for key in row.counts]
    return tuple(map(sum, zip(*parts, strict=True)))


def proactive(
    register: Register, layout: Layout, year: int, entered: Mapping[str, Entered]
) -> Mapping[str, Known]:
    """Table two: what the register can know of it, and what was entered."""
    known: dict[tuple[str, ...], Documents | None] = {}
    found: dict[str, Known] = {}
    for place in layout.places:
        hand = entered.get(place.key)
        records = _records(place, register, year, known)
        if records is None:
            found[place.key] = Known(hand=hand)
        else:
            found[place.key] = Known(str(len(records)), hand, records)
    return found


def _records(
    place: Place, register: Register, year: int, known: dict[tuple[str, ...], Documents | None]
) -> tuple[int, ...] | None:
    """The items that a cell counts; None where the register cannot know it."""
    subjects = place.row.categories
    if not (subjects and place.column.register):
        return None
    if subjects not in known:
        known[subjects] = documents(register, subjects, year)
    told = known[subjects]
    records: tuple[int, ...] | None = getattr(told, place.column.register) if told is not None else None
    return records


def misread(place: Place, text: str) -> str:
    """Why a text is no figure for that cell, '' where it is one. An empty text is none."""
    kind = place.column.counts
    shape = {MONEY: _MONEY, CHANGE: _CHANGE}.get(kind, _NUMBER)
    if not text or shape.fullmatch(text):
        return ""
    words = {MONEY: "应为金额（万元），例如 12.5", CHANGE: "应为增加或者减少的数，例如 2 或 -1"}
    return words.get(kind, "应为 0 或更大的整数")


def number_of(text: str) -> int | Decimal | None:
    """A figure as a number: whole, or with its decimals as they were written; None for ''."""
    if not text:
        return None
    return Decimal(text) if "." in text else int(text)


def plain(number: int | Decimal | None) -> Any:
    """The same as JSON has it."""
    return float(number) if isinstance(number, Decimal) else number
