"""What a ledger is counted by, and behind every count the list of what it counts: both from one condition.

A ``Measure`` says which rows a stretch of days has, a ``Dimension`` what they are told apart by. The key of a view
(``stat:received:2026-01-01:2026-12-31:channel=…``) says by itself which rows are meant, so that a figure is a query.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final
from urllib.parse import parse_qsl, urlencode

from gongkai_desktop.cases.query import COUNTED, View
from gongkai_desktop.workdays.calendar import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from gongkai_desktop.store import Store

MONTH: Final = "month"
"""The dimension that every measure with a day has: the month of that day."""
UNSET: Final = "（未填）"
"""What stands for a value that is not there."""
_DAY: Final = 10  # characters of a day in ISO

Group = tuple[str, ...]
"""The values of some dimensions, in their order."""
Stays = tuple[tuple[date, date], ...]
"""Stretches of days that belong to one row."""


def as_told(value: str) -> str:
    """A value as it stands in the row; ``UNSET`` for none."""
    return value or UNSET


@dataclass(frozen=True, slots=True)
class Dimension:
    """What rows (as t) are told apart by: ``sql`` gives the value, ``words`` say it.

    ``known`` are the values that are told even when nothing has them, in their order.
    """

    key: str
    title: str
    sql: str
    words: Callable[[str], str] = as_told
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """Which rows (as t) are counted. ``within`` is SQL with :first and :last, the ends of the time in ISO days.

    ``day`` is the day that decides, '' where no single one does. ``span`` are the days (SQL) from and to which working
    days are counted. ``joined`` follows the table in FROM where a row has several of what is counted: rows still count
    once.
    """

    key: str
    title: str
    within: str
    day: str = ""
    span: tuple[str, str] | None = None
    joined: str = ""


def on_calendar(start: str, end: str) -> str:
    """SQL: whether the working days between two days can be counted, the first of them not after the second."""
    return f"{start} >= '{FIRST_DAY}' AND {end} >= {start} AND {end} <= '{LAST_DAY}'"


class Facets:
    """The measures and dimensions of one table. ``outside`` is met by the rows that its lists show."""

    def __init__(
        self,
        table: str,
        title: str,
        measures: Iterable[Measure],
        dimensions: Iterable[Dimension],
        *,
        outside: str = "",
    ) -> None:
        self.table, self.title, self._outside = table, title, outside
        self.measures = {one.key: one for one in measures}
        self.dimensions = {one.key: one for one in dimensions}

    # — counting —

    def counts(
        self, store: Store, measure: str, first: date, last: date, by: tuple[str, ...] = (), *, today: date
    ) -> dict[Group, int]:
        """How many rows there are of each group of values; groups without any are left out."""
        told = self.measures[measure]
        named = [self._sql(told, key) for key in by]
        counted = "count(DISTINCT t.id)" if told.joined else "count(*)"
        sql = f"SELECT {', '.join([*named, counted])} FROM {self._source(told)} WHERE {self._where(told)}"
        if by:
            sql += f" GROUP BY {', '.join(str(at) for at in range(1, len(by) + 1))}"
        rows = store.rows(sql, _days(first, last, today))
        return {tuple(map(str, group)): int(count) for *group, count in rows if count}

    def stays(
        self, store: Store, measure: str, first: date, last: date, by: tuple[str, ...] = (), *, today: date
    ) -> Iterator[tuple[Group, Stays, int]]:
        """The stretches of days of rows by group of values, with how many rows have just those."""
        told = self.measures[measure]
        assert told.span is not None
        names = [f"g{at}" for at in range(len(by))]
        named = [f"{self._sql(told, key)} AS {name}" for key, name in zip(by, names, strict=True)]
        pair = f"{told.span[0]} || {told.span[1]}"
        inner = (
            f"SELECT {', '.join([*named, f'group_concat({pair}, char(32)) AS pairs'])}"
            f" FROM {self._source(told)} WHERE {self._where(told)}"
            f" GROUP BY {', '.join([*names, 't.id'])}"
            if told.joined
            else f"SELECT {', '.join([*named, f'{pair} AS pairs'])}"
            f" FROM {self._source(told)} WHERE {self._where(told)}"
        )
        listed = ", ".join([*names, "pairs"])
        sql = f"SELECT {listed}, count(*) FROM ({inner}) GROUP BY {listed}"
        for *group, pairs, count in store.rows(sql, _days(first, last, today)):
            yield tuple(map(str, group)), _stays(str(pairs)), int(count)

    def begins(self, store: Store, measure: str) -> str:
        """The first day (ISO) that anything of a measure has, '' for none: before it nobody can know a figure."""
        told = self.measures[measure]
        sql = (
            f"SELECT min({told.day}) FROM {self._source(told)} WHERE {self._where(told)} AND {told.day} <> ''"
        )
        row = store.one(sql, {"first": "0", "last": "9", "today": "9"})
        return str(row[0] or "") if row else ""

    # — the lists behind —

    def view_key(
        self, measure: str, first: date, last: date, narrowed: Mapping[str, str] | None = None
    ) -> str:
        """The key of the view that shows what a figure counts."""
        return f"{COUNTED}{measure}:{first.isoformat()}:{last.isoformat()}:{urlencode(narrowed or {})}"

    def behind(self, key: str) -> View | None:
        """The view of such a key; None for any other key."""
        rest = key.removeprefix(COUNTED)
        if rest == key or rest.count(":") < 3:
            return None
        measure, first, last, narrowed = rest.split(":", 3)
        try:
            days = date.fromisoformat(first), date.fromisoformat(last)
            values = dict(parse_qsl(narrowed, keep_blank_values=True, strict_parsing=bool(narrowed)))
            return self._view(key, self.measures[measure], days, values)
        except (KeyError, ValueError):  # a key that somebody typed
            return None

    def _view(self, key: str, measure: Measure, days: tuple[date, date], narrowed: Mapping[str, str]) -> View:
        parts = [self._where(measure)]
        parts += [f"{self._sql(measure, name)} = {_literal(value)}" for name, value in narrowed.items()]
        condition = " AND ".join(parts)
        if measure.joined:
            condition = f"t.id IN (SELECT t.id FROM {self._source(measure)} WHERE {condition})"
        for name, day in zip((":first", ":last"), days, strict=True):
            condition = condition.replace(name, _literal(day.isoformat()))
        told = [self._words(name, value) for name, value in narrowed.items()]
        title = " · ".join([measure.title, *told, f"{days[0]} 至 {days[1]}"])
        return View(key, title, condition)

    def _words(self, name: str, value: str) -> str:
        return value if name == MONTH else self.dimensions[name].words(value)

    # — in SQL —

    def _source(self, measure: Measure) -> str:
        return f"{self.table} t{measure.joined}"

    def _where(self, measure: Measure) -> str:
        return " AND ".join(part for part in (measure.within, self._outside) if part)

    def _sql(self, measure: Measure, key: str) -> str:
        return f"substr({measure.day}, 1, 7)" if key == MONTH and measure.day else self.dimensions[key].sql


def _days(first: date, last: date, today: date) -> dict[str, object]:
    return {"first": first.isoformat(), "last": last.isoformat(), "today": today.isoformat()}


def _stays(pairs: str) -> Stays:
    return tuple(
        (date.fromisoformat(pair[:_DAY]), date.fromisoformat(pair[_DAY:])) for pair in pairs.split() if pair
    )


def _literal(text: str) -> str:
    """A text as SQL has it; no text can hold what ends a statement."""
    return "'{}'".format(text.replace("\0", "").replace("'", "''"))
