"""A month of the working calendar with what falls due on each of its days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from gongkai_desktop.cases.dues import Day, Dues, LastDay, LastDays, Line, nearness_of
from gongkai_desktop.deadlines.urgency import nearness
from gongkai_desktop.workdays.days import DayKind

SHOWN: Final = 20
"""How many lines of a day are given; ``MonthDay.total`` counts them all."""
_BY_DAY: Final = """
    SELECT day, id, title, state, provisional, what, place, total FROM (
        SELECT *, count(*) OVER (PARTITION BY day) AS total,
            row_number() OVER (PARTITION BY day ORDER BY what, id) AS nth
        FROM ({})
    ) WHERE nth <= {} ORDER BY day, nth
"""


@dataclass(frozen=True, slots=True)
class MonthDay:
    """One day: what it is by the working calendar, why (``name``, '' for a usual working day), what falls due."""

    day: date
    kind: DayKind
    name: str
    due: tuple[Line, ...]
    total: int


@dataclass(frozen=True, slots=True)
class LaterMonth:
    """A month to come with something due: its first such day, how many then, how many in the whole month."""

    day: date
    first: int
    total: int


def month_days(rooms: Sequence[Dues], asked: Day, year: int, month: int) -> tuple[MonthDay, ...]:
    """Every day of a month with what falls due in any room."""
    first = date(year, month, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    lines: dict[date, list[Line]] = {}
    totals: Counter[date] = Counter()
    words = {one.key: one for days in _days(rooms) for one in days.days}
    span = {"first": first.isoformat(), "last": last.isoformat()}
    for text, record, title, state, provisional, what, place, total in asked.store.rows(
        _BY_DAY.format(_due(rooms), SHOWN), span
    ):
        day = date.fromisoformat(text)
        totals[day] = total
        standing = _standing(words[what], text, state, bool(provisional), asked)
        lines.setdefault(day, []).append(Line(record, title, text, *standing, place))
    for room in rooms:
        for one in room.returning(asked, first):
            if one.day <= last:
                totals[one.day] += len(one.lines)
                lines.setdefault(one.day, []).extend(one.lines)
    calendar = asked.calendar
    return tuple(
        MonthDay(day, calendar.kind(day), calendar.note(day), tuple(lines.get(day, ())[:SHOWN]), totals[day])
        for day in (first + timedelta(days=at) for at in range((last - first).days + 1))
    )


def later_months(rooms: Sequence[Dues], asked: Day) -> tuple[LaterMonth, ...]:
    """The months after the day in which something falls due, the nearest first."""
    since = asked.today + timedelta(days=1)
    span = {"first": since.isoformat(), "last": "9999-12-31"}
    sql = f"SELECT day, count(*) FROM ({_due(rooms)}) GROUP BY day"
    counts = Counter({date.fromisoformat(day): int(count) for day, count in asked.store.rows(sql, span)})
    for room in rooms:
        for one in room.returning(asked, since):
            counts[one.day] += len(one.lines)
    found: dict[str, list[tuple[date, int]]] = {}
    for day, count in sorted(counts.items()):
        found.setdefault(day.isoformat()[:7], []).append((day, count))
    return tuple(LaterMonth(*days[0], sum(count for _, count in days)) for days in found.values())


def _days(rooms: Iterable[Dues]) -> list[LastDays]:
    return [room.days for room in rooms if room.days is not None]


def _due(rooms: Iterable[Dues]) -> str:
    """What falls due from :first to :last, in SQL."""
    return " UNION ALL ".join(_of_column(days, one) for days in _days(rooms) for one in days.days)


def _of_column(days: LastDays, one: LastDay) -> str:
    provisional = "t.provisional" if one.provisional else "0"
    return (
        f"SELECT t.{one.column} AS day, t.id, t.title, {days.state} AS state, {provisional} AS provisional,"
        f" '{one.key}' AS what, {days.place} AS place FROM {days.table} t"
        f" WHERE {one.open} AND t.{one.column} BETWEEN :first AND :last AND {days.shown}"
    )


def _standing(one: LastDay, day: str, state: str, provisional: bool, asked: Day) -> tuple[str, str]:
    """The urgency of a last day as a key, and how the month tells it."""
    if one.told:
        return nearness_of(day, asked.today), one.told.format(state=state)
    near = nearness(day, provisional, asked.today, asked.calendar)
    return near.key, near.words
