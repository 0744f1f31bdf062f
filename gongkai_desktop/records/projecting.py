"""From events to rows: folding the events of records and writing what the lists show."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from types import MappingProxyType
from typing import Any, TypeAlias, TypeVar

from gongkai_desktop.errors import Fault
from gongkai_desktop.records.beforehand import LAST, told
from gongkai_desktop.records.event import OWN, Event, Projection, Ready
from gongkai_desktop.records.reading import effective, histories
from gongkai_desktop.store import Store

T = TypeVar("T")
Row: TypeAlias = Mapping[str, object] | None
BATCH = 500
Beforehand: TypeAlias = Mapping[int, Ready]
"""What was worked out already, by record."""
NOTHING_READY: Beforehand = MappingProxyType({})
Ripples: TypeAlias = Mapping[str, Callable[[], Iterable[int]]]
NO_RIPPLES: Ripples = MappingProxyType({})
Settled: TypeAlias = Callable[[Event, Sequence[Event]], str]
"""Why what followed an event in its record keeps it from being taken back; '' where nothing does."""
Alone: TypeAlias = Callable[[str], Projection[Any] | None]
"""The projection of a prefix, where it can be had without all the others."""


def none_alone(prefix: str) -> Projection[Any] | None:
    """No projection can be had without the others."""
    return None


def unsettled(event: Event, later: Sequence[Event]) -> str:
    """Nothing that follows keeps an event."""
    return ""


class Projector:
    """Runs the rooms' projections, in the order given, over the records that an act touched.

    ``ripples`` name by their room the records of other rooms whose rows depend on its rows too, though no event
    touches them: they are asked for after that room's rows were written. ``settled`` tells of an event, as the
    room of its record has it, why it can no longer be taken back. ``alone`` gives that of a prefix, where it can be
    had without the others: the same that stands among them.
    """

    def __init__(
        self,
        store: Store,
        projections: Iterable[Projection[Any]],
        ripples: Ripples = NO_RIPPLES,
        settled: Settled = unsettled,
        alone: Alone = none_alone,
    ) -> None:
        self._store, self._ripples, self.settled = store, ripples, settled
        self._given, self._alone = projections, alone
        self._search_columns: dict[str, tuple[str, ...]] = {}

    @cached_property
    def projections(self) -> tuple[Projection[Any], ...]:
        """Those given, looked at when they are first needed: whoever only reads does without."""
        return tuple(self._given)

    @cached_property
    def final(self) -> frozenset[str]:
        """The kinds of events that are never taken back."""
        return frozenset[str]().union(*(projection.final for projection in self.projections))

    @cached_property
    def _by_prefix(self) -> Mapping[str, Projection[Any]]:
        return {projection.prefix: projection for projection in self.projections}

    def of_kind(self, kind: str) -> Projection[Any] | None:
        """The projection of a record that begins with this kind; None for the kernel's own records."""
        if kind.startswith(OWN):
            return None
        if (found := self._of_prefix(kind.partition(".")[0])) is None:
            raise Fault(f"no projection for events of kind {kind}")
        return found

    def _of_prefix(self, prefix: str) -> Projection[Any] | None:
        """None for a prefix of no room; the rooms of others are not loaded for it before something is written."""
        alone = self._alone(prefix) if "projections" not in vars(self) else None
        return alone if alone is not None else self._by_prefix.get(prefix)

    def is_quiet(self, kind: str) -> bool:
        """Whether an event of this kind changes nothing that stands on printed sheets."""
        projection = self._of_prefix(kind.partition(".")[0])
        return projection is not None and (projection.quiet is None or kind in projection.quiet)

    def rooms_of(self, streams: Iterable[int]) -> dict[int, Projection[Any] | None]:
        """The projection of each existing record; Fault when one does not exist."""
        wanted = list(streams)
        begun = self._store.rows(
            "SELECT id, kind FROM event WHERE id = stream AND id IN (SELECT value FROM json_each(?))",
            (json.dumps(wanted),),
        )
        found = {stream: self.of_kind(kind) for stream, kind in begun}
        for stream in wanted:
            if stream not in found:
                raise Fault(f"there is no record {stream}")
        return found

    def project(
        self, fresh: Mapping[int, list[Event]], old: Iterable[int], ready: Beforehand = NOTHING_READY
    ) -> frozenset[str]:
        """Write the rows of records just begun (with all their events) and of older ones; names the rooms.

        ``ready`` holds the rows of records just begun that were worked out already.
        """
        rooms = self.rooms_of(old)
        by_kind: dict[str, list[int]] = {}
        for stream, events in fresh.items():
            by_kind.setdefault(events[0].kind, []).append(stream)
        begun: dict[Projection[Any] | None, list[int]] = {}
        for kind, streams in by_kind.items():
            begun.setdefault(self.of_kind(kind), []).extend(streams)
        changed = set()
        for projection in self.projections:
            new = begun.get(projection, [])
            self._enter(projection, {stream: fresh[stream] for stream in new}, ready)
            again = [stream for stream, room in rooms.items() if room is projection]
            for batch in batches(again):
                self._rewrite(projection, histories(self._store, batch))
            if new or again:
                changed.add(projection.prefix)
        further = {stream for room in changed for stream in self._ripples.get(room, tuple)()}
        further -= {*fresh, *rooms}
        return frozenset(changed | self.project({}, sorted(further)) if further else changed)

    def _enter(self, projection: Projection[Any], past: Mapping[int, list[Event]], ready: Beforehand) -> None:
        """Write the rows of records just begun; what was worked out already holds of those nothing else happened to."""
        known = {
            stream: ready[stream] for stream, events in past.items() if stream in ready and not events[1:]
        }
        columns = self._borne_out(projection, past, known) if known else ()
        if not columns:
            known = {}
        self._write(projection, _rows(projection, {one: past[one] for one in past if one not in known}))
        if not known:
            return
        self._store.executemany(
            _insert(projection.table, "id", LAST, *columns),
            [(stream, stream, *one.row) for stream, one in known.items()],
        )
        if projection.search is not None:
            self._store.executemany(
                _insert(projection.search, "rowid", *self._columns_of(projection.search)),
                [(stream, *one.terms) for stream, one in known.items()],
            )

    def _borne_out(
        self, projection: Projection[Any], past: Mapping[int, list[Event]], ready: Beforehand
    ) -> tuple[str, ...]:
        """The columns of what was worked out already; () where the first of it is not what would be worked out now."""
        stream, first = next(iter(ready.items()))
        row = projection.row(fold(projection, past[stream]))
        if row is None or told(row) != first.row or projection.terms(row) != first.terms:
            return ()
        return tuple(column for column in row if column != LAST)

    def _rewrite(self, projection: Projection[Any], past: Mapping[int, list[Event]]) -> None:
        rows = _rows(projection, past)
        self._clear(projection, list(past))
        self._write(projection, rows)

    def _write(self, projection: Projection[Any], rows: list[tuple[int, Row]]) -> None:
        shown = [(stream, row) for stream, row in rows if row is not None]
        if not shown:
            return
        columns = tuple(shown[0][1])
        if any(tuple(row) != columns for _, row in shown):
            raise Fault(f"rows of {projection.table} differ in their columns")
        self._store.executemany(
            _insert(projection.table, "id", *columns), [(stream, *row.values()) for stream, row in shown]
        )
        if projection.search is not None:
            self._store.executemany(
                _insert(projection.search, "rowid", *self._columns_of(projection.search)),
                [(stream, *projection.terms(row)) for stream, row in shown],
            )

    def _clear(self, projection: Projection[Any], streams: list[int]) -> None:
        """Take the rows away first: two records of a batch may be exchanging a unique number."""
        keys = [(stream,) for stream in streams]
        self._store.executemany(f"DELETE FROM {projection.table} WHERE id = ?", keys)
        if projection.search is not None:
            self._store.executemany(f"DELETE FROM {projection.search} WHERE rowid = ?", keys)

    def _columns_of(self, table: str) -> tuple[str, ...]:
        if table not in self._search_columns:
            rows = self._store.rows("SELECT name FROM pragma_table_info(?)", (table,))
            self._search_columns[table] = tuple(name for (name,) in rows)
        return self._search_columns[table]


def fold(projection: Projection[Any], events: Iterable[Event]) -> Any:
    """The state that a record's events lead to."""
    return projection.folded(effective(events))


def _rows(projection: Projection[Any], past: Mapping[int, list[Event]]) -> list[tuple[int, Row]]:
    return [(stream, projection.row(fold(projection, events))) for stream, events in past.items()]


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """The items in lists of at most ``size``."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def _insert(table: str, *columns: str) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
