"""Figures of one ledger in a time: counted by its facets, with the key of the list behind each; nothing guessed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Final

from gongkai_desktop.cases.facets import Facets, Group
from gongkai_desktop.paper.charts.model import Number
from gongkai_desktop.reports.statistics.periods import Period
from gongkai_desktop.reports.statistics.tables import Cell
from gongkai_desktop.store import Store
from gongkai_desktop.workdays.calendar import Calendar

_TENTH: Final = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Lasting:
    """Working days of some records: how many records had how many days."""

    days: Mapping[int, int]

    @property
    def records(self) -> int:
        """How many records there are."""
        return sum(self.days.values())

    @property
    def average(self) -> Decimal | None:
        """To a tenth; None of nothing."""
        whole = sum(days * count for days, count in self.days.items())
        return rounded(Decimal(whole) / self.records) if self.records else None

    @property
    def median(self) -> Decimal | None:
        """The middle one, or what lies between the two in the middle; None of nothing."""
        if not self.records:
            return None
        low, high = self._at((self.records - 1) // 2), self._at(self.records // 2)
        return rounded(Decimal(low + high) / 2)

    @property
    def longest(self) -> int | None:
        """The most; None of nothing."""
        return max(self.days, default=None)

    def _at(self, place: int) -> int:
        """The days of the record at a place, the shortest first."""
        for days in sorted(self.days):
            place -= self.days[days]
            if place < 0:
                return days
        raise IndexError(place)


NONE: Final = Lasting({})


def rounded(value: Decimal) -> Decimal:
    """To a tenth, halves up."""
    return value.quantize(_TENTH, ROUND_HALF_UP)


class Counting:
    """Counts in one ledger (its ``place`` is that of the window); ``begin`` is the measure that tells when it began."""

    def __init__(
        self, facets: Facets, place: str, begin: str, store: Store, calendar: Calendar, today: date
    ) -> None:
        self.facets, self.place, self.calendar, self.today = facets, place, calendar, today
        self._begin, self._store = begin, store
        self._counts: dict[tuple[str, Period, tuple[str, ...]], dict[Group, int]] = {}
        self._lasting: dict[tuple[str, Period, tuple[str, ...]], dict[Group, Lasting]] = {}

    @cached_property
    def begins(self) -> str:
        """The first day (ISO) that the ledger has anything of; '' where it is empty."""
        return self.facets.begins(self._store, self._begin)

    def known(self, period: Period) -> bool:
        """Whether the ledger can know of a time: not before its first record, and not in the future."""
        return bool(self.begins) and self.begins <= period.last.isoformat() and period.first <= self.today

    def cell(self, measure: str, period: Period, **narrowed: str) -> Cell:
        """How many there are, with the list of them."""
        if not self.known(period):
            return Cell()
        found = self.counts(measure, period, *narrowed)
        count = found.get(tuple(narrowed.values()), 0)
        return self._opening(count, count, measure, period, narrowed)

    def month(self, measure: str, period: Period, month: str, **narrowed: str) -> Cell:
        """How many there are in a month of a time; of all its months at one go."""
        return (
            self.cell(measure, period, month=month, **narrowed) if self.known(period.month(month)) else Cell()
        )

    def counts(self, measure: str, period: Period, *by: str) -> Mapping[Group, int]:
        """How many there are by values; nothing where it cannot know. Remembered."""
        key = (measure, period, by)
        if key not in self._counts:
            known = self.known(period)
            asked = (self._store, measure, period.first, period.last, by)
            self._counts[key] = self.facets.counts(*asked, today=self.today) if known else {}
        return self._counts[key]

    def values(self, dimension: str, found: Iterable[tuple[str, Period]]) -> Iterator[str]:
        """The values of a dimension that some measures have in some times: the known ones, then the most frequent."""
        totals: dict[str, int] = dict.fromkeys(self.facets.dimensions[dimension].known, 0)
        for measure, period in found:
            for (value,), count in self.counts(measure, period, dimension).items():
                totals[value] = totals.get(value, 0) + count
        known = self.facets.dimensions[dimension].known
        yield from known
        rest = [value for value in totals if value not in known]
        yield from sorted(rest, key=lambda value: (value == "", -totals[value], value))

    # — working days —

    def lasting(self, measure: str, period: Period, **narrowed: str) -> Lasting:
        """The working days that records took; of nothing where it cannot know."""
        key = (measure, period, tuple(narrowed))
        if key not in self._lasting:
            self._lasting[key] = dict(self._counted(measure, period, tuple(narrowed)))
        return self._lasting[key].get(tuple(narrowed.values()), NONE)

    def _counted(self, measure: str, period: Period, by: tuple[str, ...]) -> Iterator[tuple[Group, Lasting]]:
        if not self.known(period):
            return
        found: dict[Group, dict[int, int]] = {}
        told = self.facets.stays(self._store, measure, period.first, period.last, by, today=self.today)
        for group, stays, count in told:
            days = sum(self.calendar.between(start, end) for start, end in stays)
            of_group = found.setdefault(group, {})
            of_group[days] = of_group.get(days, 0) + count
        yield from ((group, Lasting(days)) for group, days in found.items())

    def days(
        self, value: Number | None, lasting: Lasting, measure: str, period: Period, **narrowed: str
    ) -> Cell:
        """A figure of working days, with the list of the records that it was made of."""
        if value is None:
            return Cell()
        return self._opening(value, lasting.records, measure, period, narrowed)

    def _opening(
        self, value: Number, records: int, measure: str, period: Period, narrowed: Mapping[str, str]
    ) -> Cell:
        view = self.facets.view_key(measure, period.first, period.last, narrowed)
        return Cell(value, self.place, view, records)

    def notes(self, period: Period, name: str) -> Iterator[str]:
        """What has to be known of a time: that the ledger is younger, or that it is not over."""
        title = self.facets.title
        if not self.begins:
            return
        if self.begins > period.last.isoformat():
            yield f"{title}的第一条登记是 {self.begins}，{name}（{period}）没有登记，记作“—”。"
        elif self.begins > period.first.isoformat():
            yield f"{title}从 {self.begins} 起才有登记，{name}（{period}）不是完整的一段时间。"
