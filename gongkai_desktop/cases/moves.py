"""What the working calendar was told, and which open limits of which kinds it moves: shown first, then taken in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from gongkai_desktop.cases.dues import LastDay, LastDays
from gongkai_desktop.office import events
from gongkai_desktop.office.office import Office, Supposed
from gongkai_desktop.records.event import Draft
from gongkai_desktop.records.projecting import batches, fold
from gongkai_desktop.records.reading import histories
from gongkai_desktop.store import Store
from gongkai_desktop.workdays.calendar import Calendar
from gongkai_desktop.workdays.days import Announcement, Correction

if TYPE_CHECKING:
    from gongkai_desktop.cases.kind import CaseKind
    from gongkai_desktop.cases.registry import Kinds

_ENTERED: Final = """
    SELECT stream FROM event WHERE at >= :first
    UNION SELECT t.stream FROM event_touch t JOIN event e ON e.id = t.event WHERE e.at >= :first
"""


@dataclass(frozen=True, slots=True)
class Move:
    """A last day (ISO) that a calendar change would move; with both alike only whether it may still move changes.

    ``id`` is its record (0: what has none, such as the next patrol), ``record`` its number in words, ``what`` names
    the limit.
    """

    id: int
    record: str
    due: str
    new_due: str
    title: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A calendar that is to take the place of the office's: ``first`` is the first day of which they differ."""

    store: Store
    office: Office
    after: Calendar
    first: date
    today: date


class CalendarChanges:
    """Tells the calendar something on a day. ``record`` remembers the draft; None only looks at what would move."""

    def __init__(
        self,
        store: Store,
        office: Office,
        kinds: Kinds,
        today: date,
        record: Callable[[Draft], object] | None,
    ) -> None:
        self._store, self._office, self._kinds = store, office, kinds
        self._today, self._record = today, record

    def announce(self, announcement: Announcement) -> list[Move]:
        """A holiday notice is out: what it only lengthens is remembered day by day."""
        announcement = self._office.workdays.resolved(announcement)
        return self._told(
            self._office.workdays.announce(announcement),
            lambda record, touches: events.calendar_announced(
                record, self._today, announcement, touches=touches
            ),
        )

    def correct(self, corrections: Sequence[Correction]) -> list[Move]:
        """The office has its own days off or make-up days."""
        return self._told(
            self._office.workdays.corrected(corrections),
            lambda record, touches: events.calendar_corrected(
                record, self._today, corrections, touches=touches
            ),
        )

    def withdraw(self, days: Sequence[date], reason: str) -> list[Move]:
        """Corrections are taken back: those days are again what the notices say."""
        return self._told(
            self._office.workdays.uncorrected(days),
            lambda record, touches: events.calendar_withdrawn(
                record, self._today, days, reason, touches=touches
            ),
        )

    def _told(self, after: Calendar, draft: Callable[[int | None, Iterable[int]], Draft]) -> list[Move]:
        moves = list(self._moves(after))
        if self._record is not None:
            touched = dict.fromkeys(move.id for move in moves if move.id)
            self._record(draft(self._office.calendar.record, touched))
        return moves

    def _moves(self, after: Calendar) -> Iterator[Move]:
        """Every open limit of every kind that moves, kind by kind, the earliest first; then what returns in them."""
        first = after.differs_from(self._office.workdays)
        if first is None:
            return
        change = Change(self._store, self._office, after, first, self._today)
        for kind in self._kinds.tables:
            yield from _moved(kind, change)
        for kind in self._kinds:
            yield from kind.moves(change)


def standing_on(store: Store, kinds: Kinds, first: date | None) -> set[int]:
    """The records whose rows may say something else when days from ``first`` on count otherwise; none for None.

    A row depends on a day only if it has a limit that does not end before it, or if something happened on it or
    after it: whatever was entered before cannot be late by a limit that ends later.
    """
    if first is None:
        return set()
    found: set[int] = set()
    for kind in kinds.tables:
        if (held := kind.days) is None:
            continue
        days = (*(f"t.{one.column}" for one in _counted(held)), *held.facts)
        if not days:
            continue  # its days stand in the calendar of the year, and no holiday moves them
        ahead = " OR ".join(f"{day} >= :first" for day in days)
        for condition in (ahead, f"t.id IN ({_ENTERED})"):
            sql = f"SELECT t.id FROM {held.table} t WHERE {condition}"
            found.update(record for (record,) in store.rows(sql, {"first": first.isoformat()}))
    return found


def _counted(held: LastDays) -> tuple[LastDay, ...]:
    return tuple(one for one in held.days if one.counted)


def _moved(kind: CaseKind[Any, Any], change: Change) -> Iterator[Move]:
    """The open rows of a kind's table that move. Only what ends on the first other day or later can."""
    if kind.days is None:
        return
    by_column = {one.column: one for one in _counted(kind.days)}
    if not by_column:
        return
    supposed = kind.under(Supposed(change.office, change.after))
    for batch in batches(_ahead(kind, kind.days, change)):
        past = histories(change.store, [record for record, *_ in batch])
        for record, number, title, provisional, *days in batch:
            state = fold(supposed, past[record])
            owed = {column: day for column, day in zip(by_column, days, strict=True) if day}
            found = supposed.last_days(state, owed)
            loosened = found["provisional"] != provisional
            for column, day in owed.items():
                new, one = found[column], by_column[column]
                if new != day or (loosened and one.provisional):
                    what = (
                        one.title or str(found.get("owes", "")) or supposed.limit_title(state, change.today)
                    )
                    yield Move(record, number, day, str(new), title, what)


def _ahead(kind: CaseKind[Any, Any], held: LastDays, change: Change) -> Iterator[tuple[Any, ...]]:
    """The open rows with a last day on the first other day or later, the earliest first.

    Each with its number, its title, whether it is provisional, and its last days, '' where nothing is owed by one.
    """
    days = _counted(held)
    columns = ", ".join(f"CASE WHEN {one.open} THEN t.{one.column} ELSE '' END" for one in days)
    later = " OR ".join(f"({one.open} AND t.{one.column} >= :first)" for one in days)
    sql = (
        f"SELECT t.id, {held.number}, t.{kind.title_column}, t.provisional, {columns} FROM {held.table} t"
        f" WHERE {later} ORDER BY t.due, t.id"
    )
    return iter(change.store.rows(sql, {"first": change.first.isoformat()}))
