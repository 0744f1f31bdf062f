"""The memory of an office: appending events, and reading them back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from gongkai_desktop.errors import Fault
from gongkai_desktop.records.clock_doubt import ClockDoubt, clock_doubt
from gongkai_desktop.records.event import Changed, Draft, Event, Projection
from gongkai_desktop.records.projecting import (
    NO_RIPPLES,
    Alone,
    Projector,
    Ripples,
    Settled,
    batches,
    fold,
    none_alone,
    unsettled,
)
from gongkai_desktop.records.reading import COLUMNS, SOURCE, as_event, histories
from gongkai_desktop.store import Store
from gongkai_desktop.store.failures import damaged

if TYPE_CHECKING:
    from gongkai_desktop.records import writing

Numbers: TypeAlias = Mapping[str, Mapping[str, int]]
"""Numbers by the series of the office that they belong to, each with the record that bears it."""


def unnumbered(records: Sequence[int]) -> Numbers:
    """No record bears a number."""
    return {}


class Log:
    """Remembers what happened and keeps every room's rows true to it.

    ``projections`` run in the order given; they are asked for when something is first written. ``clock`` gives the
    time with offset; ``rules`` is the hash of the rule set in use (see ``keep_ruleset``), and may be set anew when the
    office changes it. ``ripples``, ``settled``, ``alone``: see ``Projector``. ``numbers`` tells the numbers of the
    office's own series that records bear.
    """

    def __init__(
        self,
        store: Store,
        projections: Iterable[Projection[Any]],
        *,
        clock: Callable[[], datetime],
        rules: str,
        ripples: Ripples = NO_RIPPLES,
        settled: Settled = unsettled,
        alone: Alone = none_alone,
        numbers: Callable[[Sequence[int]], Numbers] = unnumbered,
    ) -> None:
        self.store, self.numbers = store, numbers
        self.projector = Projector(store, projections, ripples, settled, alone)
        self.rules = rules
        self._clock = clock
        self._acting = False

    @contextmanager
    def act(self, *, actor: int, clock_sure: bool = False) -> Iterator[writing.Act]:
        """One transaction of remembering, for as many drafts as needed; nothing of it stays if it fails.

        ``actor`` is the person's record, 0 for the program itself. Also usable inside ``store.atomic()``.
        Refused (ClockDoubt) while the clock cannot be believed, unless ``clock_sure``.
        """
        from gongkai_desktop.records import writing  # whoever only reads does without
        from gongkai_desktop.records.rulesets import ruleset_number

        if self._acting:
            raise Fault("an act was begun inside another one")
        now = self._clock()
        doubt = None if clock_sure else clock_doubt(now, self.last_entry())
        if doubt is not None:
            raise doubt
        self._acting = True
        try:
            with self.store.atomic():
                act = writing.Act(
                    self.store,
                    self.projector,
                    actor=actor,
                    at=now.isoformat("T", "seconds"),
                    rules=self.rules,
                    rules_row=ruleset_number(self.store, self.rules),
                )
                yield act
                if not act.whole:
                    raise Fault("an act was to be kept after it had failed")
        finally:
            self._acting = False

    def append(self, drafts: Iterable[Draft], *, actor: int, clock_sure: bool = False) -> Changed:
        """Remember drafts as one act."""
        with self.act(actor=actor, clock_sure=clock_sure) as act:
            act.add(drafts)
            return act.changed

    def clock_doubt(self) -> ClockDoubt | None:
        """Why the clock cannot be believed beside the last entry; None when it can."""
        return clock_doubt(self._clock(), self.last_entry())

    def last_entry(self) -> str:
        """The moment of the last entry in ISO; '' before the first."""
        row = self.store.one("SELECT at FROM event ORDER BY id DESC LIMIT 1")
        return str(row[0]) if row else ""

    def now(self) -> datetime:
        """The time by the clock."""
        return self._clock()

    def today(self) -> date:
        """The day by the clock."""
        return self._clock().date()

    def head(self) -> tuple[int, str]:
        """Number of events and hash (hex) of the last one, as backups, exports and printed lists carry."""
        from gongkai_desktop.records import writing

        return writing.head(self.store)

    def event(self, number: int) -> Event | None:
        """One event."""
        row = self.store.one(f"SELECT {COLUMNS} FROM {SOURCE} WHERE e.id = ?", (number,))
        return as_event(row) if row else None

    def events(self, stream: int) -> list[Event]:
        """Everything that happened to a record, touching events of others among it, in order."""
        return histories(self.store, [stream]).get(stream, [])

    def state(self, stream: int) -> Any:
        """The state of a record now, as its room folds it; None when it has been taken back."""
        with self.understood():
            projection = self.projector.rooms_of([stream])[stream]
            return None if projection is None else fold(projection, self.events(stream))

    @contextmanager
    def understood(self) -> Iterator[None]:
        """What cannot be made out within, because the file was damaged, is refused as damage."""
        try:
            yield
        except (Fault, LookupError, TypeError, ValueError, AttributeError):
            from gongkai_desktop.records.verify_chain import is_whole

            if is_whole(self.store):
                raise  # nothing is wrong with what was kept, so it is our mistake
            raise damaged() from None

    def reproject(self, streams: Iterable[int] | None = None) -> frozenset[str]:
        """Compute rows anew, of these records or of all (after a schema step, say); names the rooms."""
        rooms: set[str] = set()
        with self.store.atomic():
            if streams is None:
                found = self.store.rows("SELECT id FROM event WHERE id = stream ORDER BY id")
                streams = [stream for (stream,) in found]
            for batch in batches(streams):
                rooms |= self.projector.project({}, batch)
        return frozenset(rooms)

    def rebuild(self) -> None:
        """Make every row and every search table anew from the events, in one transaction; strays are gone then."""
        with self.store.atomic():
            for projection in self.projector.projections:
                self.store.execute(f"DELETE FROM {projection.table}")
                if projection.search is not None:
                    self.store.execute(
                        f"INSERT INTO {projection.search} ({projection.search}) VALUES ('delete-all')"
                    )
            self.reproject()
