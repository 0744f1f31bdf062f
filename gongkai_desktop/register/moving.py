"""What the working calendar was told, and which open limits it moves: shown first, then taken in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from gongkai_desktop.cases.limit import foremost
from gongkai_desktop.cases.urgency import Moment
from gongkai_desktop.coordination.kind import LetterKind
from gongkai_desktop.matters.kind import MatterKind
from gongkai_desktop.matters.ledgers import Ledgers
from gongkai_desktop.matters.service import returning
from gongkai_desktop.office import events
from gongkai_desktop.office.office import Office, Reckoning, Supposed
from gongkai_desktop.records.event import Draft, Projection
from gongkai_desktop.records.projecting import batches, fold
from gongkai_desktop.records.reading import histories
from gongkai_desktop.register.dues import batches_ahead
from gongkai_desktop.register.kind import ItemKind
from gongkai_desktop.register.limits import LIMITS, Limits, ahead
from gongkai_desktop.review.kind import ReviewKind
from gongkai_desktop.store import Store
from gongkai_desktop.workdays.calendar import Calendar
from gongkai_desktop.workdays.days import Announcement, Correction

_PROJECTIONS: Final[Mapping[str, Callable[[Reckoning], Projection[Any]]]] = {
    "item": ItemKind,
    "review": ReviewKind,
    "letter": LetterKind,
}


@dataclass(frozen=True, slots=True)
class Move:
    """A last day (ISO) that a calendar change would move; with both alike only whether it may still move changes.

    ``id`` is its record (0: the next patrol, which has none yet), ``record`` its number in words, ``what`` names
    the limit.
    """

    id: int
    record: str
    due: str
    new_due: str
    title: str = ""
    what: str = ""


class CalendarChanges:
    """Tells the calendar something on a day. ``record`` remembers the draft; None only looks at what would move."""

    def __init__(
        self,
        store: Store,
        office: Office,
        ledgers: Ledgers,
        today: date,
        record: Callable[[Draft], object] | None,
    ) -> None:
        self._store, self._office, self._ledgers = store, office, ledgers
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
        """Every open limit of every kind that moves, room by room, the earliest first."""
        first = after.differs_from(self._office.workdays)
        if first is None:
            return
        supposed = Supposed(self._office, after)
        for one in LIMITS:
            yield from self._moved(one, self._projection(one.table, supposed), first)
        yield from self._returning(after)
        yield from self._batches(after, first)

    def _moved(self, one: Limits, projection: Projection[Any], first: date) -> Iterator[Move]:
        for batch in batches(ahead(self._store, one, first)):
            past = histories(self._store, [record for record, *_ in batch])
            for record, number, title, days, provisional in batch:
                state = fold(projection, past[record])
                row = projection.row(state) or {}
                for (column, what), day in zip(one.days.items(), days, strict=True):
                    new = str(row.get(column, ""))
                    loosened = column == "due" and bool(row.get("provisional")) is not provisional
                    if day and (new != day or loosened):
                        yield Move(record, number, day, new, title, what or self._called(projection, state))

    def _projection(self, table: str, reckoning: Reckoning) -> Projection[Any]:
        if table == MatterKind.table:
            return MatterKind(reckoning, self._ledgers)
        return _PROJECTIONS[table](reckoning)

    def _called(self, projection: Projection[Any], state: Any) -> str:
        """What a record itself calls the limit that it owes first."""
        if not isinstance(projection, MatterKind):
            return ""
        moment = Moment(self._today, datetime.combine(self._today, time(0)))
        first = foremost(projection.limits(projection.case(state, moment)))
        return first.title if first else ""

    def _returning(self, after: Calendar) -> Iterator[Move]:
        """The next record that a duty wants (上网巡查), where the rule set has one."""
        rules, today = self._office.rules, self._today
        for ledger in map(self._ledgers.current, self._ledgers.returning):
            before, now = (
                returning(ledger, rules, self._store, today, calendar)
                for calendar in (self._office.workdays, after)
            )
            if ledger.returning and before and now and before.due != now.due:
                plan = ledger.returning
                yield Move(0, ledger.title, before.due, now.due, plan.moved, plan.what)

    def _batches(self, after: Calendar, first: date) -> Iterator[Move]:
        """The weekly batches whose day moves, where the rule set has them and documents wait for one (C5)."""
        rule = self._office.rules.weekly
        if rule is None:
            return
        monday = first - timedelta(days=first.weekday())  # within its week a batch also moves to an earlier day
        for batch in batches_ahead(self._store, rule, self._office.workdays, monday):
            new = rule.release(batch.monday, after)
            if new != batch.day:
                title = f"{batch.monday.isoformat()} 起一周办结的 {len(batch.documents)} 件文件"
                yield Move(0, "每周集中发布", batch.day.isoformat(), new.isoformat(), title, "发布日")
