"""A month of the working calendar with what falls due on each of its days."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from gongkai_desktop.agenda.group import LEDGERS, LETTERS, REVIEW, Line
from gongkai_desktop.deadlines.urgency import nearness
from gongkai_desktop.register.limits import Waiting, batches_ahead
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.register.views import OPEN_SQL
from gongkai_desktop.store import Store
from gongkai_desktop.workdays.calendar import Calendar
from gongkai_desktop.workdays.days import DayKind

if TYPE_CHECKING:
    from gongkai_desktop.office.publishing import Weekly

SHOWN: Final = 20
"""How many lines of a day are given; ``MonthDay.total`` counts them all."""
_DUE: Final = f"""
    SELECT i.due AS day, i.id, i.title, i.stage, i.provisional, 'due' AS what, '' AS place FROM item i
    WHERE {OPEN_SQL} AND i.due BETWEEN :first AND :last AND i.inside = 0
    UNION ALL
    SELECT i.ask_by, i.id, i.title, i.stage, 0, 'ask', '' FROM item i
    WHERE i.ask_by <> '' AND i.ask_by BETWEEN :first AND :last AND i.inside = 0
    UNION ALL
    SELECT i.report_due, i.id, i.title, i.stage, 0, 'report', '' FROM item i
    WHERE i.report_due <> '' AND i.report_due BETWEEN :first AND :last AND i.inside = 0
        AND i.stage <> '{Stage.VOID}'
    UNION ALL
    SELECT i.valid_until, i.id, i.title, i.stage, 0, 'valid', '' FROM item i
    WHERE i.valid_until <> '' AND i.valid_until BETWEEN :first AND :last AND i.inside = 0
        AND +i.stage = '{Stage.PUBLISHED}'
    UNION ALL
    SELECT r.due, r.id, r.title, r.step_title, r.provisional, 'review', '{REVIEW}:running' FROM review r
    WHERE r.closed = '' AND r.due BETWEEN :first AND :last
    UNION ALL
    SELECT t.due, t.id, t.title, t.state, t.provisional, 'letter', '{LETTERS}:open' FROM letter t
    WHERE t.closed = '' AND t.due BETWEEN :first AND :last
    UNION ALL
    SELECT m.due, m.id, m.title, m.state, m.provisional, 'a matter', '{LEDGERS}:' || m.ledger FROM matter m
    WHERE m.closed = '' AND m.due BETWEEN :first AND :last
"""
_SQL: Final = f"""
    SELECT day, id, title, stage, provisional, what, place, total FROM (
        SELECT *, count(*) OVER (PARTITION BY day) AS total,
            row_number() OVER (PARTITION BY day ORDER BY what, id) AS nth
        FROM ({_DUE})
    ) WHERE nth <= {SHOWN} ORDER BY day, nth
"""
_COUNTS: Final = f"SELECT day, count(*) FROM ({_DUE}) GROUP BY day"
_WORDS: Final = {
    "ask": "征求其他机关意见的期限",
    "report": "科室报送到期",
    "valid": "有效期满",
    "review": "{}的审查期限",
    "letter": "征求意见{}的期限",
    "a matter": "{}的期限",
}


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


def month_days(
    store: Store, calendar: Calendar, year: int, month: int, today: date, weekly: Weekly | None = None
) -> tuple[MonthDay, ...]:
    """Every day of a month with what falls due.

    Publication and removal, asking other organs, departments' reports, ends of validity; reviews, letters,
    questions, leaks; the weekly batches where the office's rule set has them.
    """
    first = date(year, month, 1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    due: dict[str, list[Line]] = {}
    totals: dict[str, int] = {}
    for day, number, title, stage, provisional, what, place, total in store.rows(
        _SQL, {"first": first.isoformat(), "last": last.isoformat()}
    ):
        totals[day] = total
        near = nearness(day, bool(provisional), today, calendar) if what == "due" else None
        key = near.key if near else _nearness(day, today)
        due.setdefault(day, []).append(
            Line(number, title, day, key, near.words if near else _WORDS[what].format(stage), place)
        )
    for batch in batches_ahead(store, weekly, calendar, first) if weekly else ():
        if batch.day <= last:
            day = batch.day.isoformat()
            totals[day] = totals.get(day, 0) + len(batch.documents)
            due.setdefault(day, []).extend(_of_batch(batch, _nearness(day, today)))
    return tuple(
        MonthDay(
            day,
            calendar.kind(day),
            calendar.note(day),
            tuple(due.get(day.isoformat(), ())[:SHOWN]),
            totals.get(day.isoformat(), 0),
        )
        for day in (first + timedelta(days=at) for at in range((last - first).days + 1))
    )


def _of_batch(batch: Waiting, urgency: str) -> list[Line]:
    words = "每周集中发布（原定那天放假）" if batch.moved else "每周集中发布"
    return [Line(number, title, batch.day.isoformat(), urgency, words) for number, title in batch.documents]


def later_months(
    store: Store, after: date, calendar: Calendar, weekly: Weekly | None = None
) -> tuple[LaterMonth, ...]:
    """The months after a day in which something falls due, the nearest first."""
    since = after + timedelta(days=1)
    span = {"first": since.isoformat(), "last": "9999-12-31"}
    counts = Counter({date.fromisoformat(str(day)): int(count) for day, count in store.rows(_COUNTS, span)})
    for batch in batches_ahead(store, weekly, calendar, since) if weekly else ():
        counts[batch.day] += len(batch.documents)
    found: dict[str, list[tuple[date, int]]] = {}
    for day, count in sorted(counts.items()):
        found.setdefault(day.isoformat()[:7], []).append((day, count))
    return tuple(LaterMonth(*days[0], sum(count for _, count in days)) for days in found.values())


def _nearness(day: str, today: date) -> str:
    """The urgency of a day that is no publication limit."""
    return "overdue" if day < today.isoformat() else "today" if day == today.isoformat() else "ok"
