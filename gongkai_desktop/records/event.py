"""What is remembered: drafts, events, and how a room turns events into its rows."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, NamedTuple, Protocol, TypeAlias, TypeVar

Json: TypeAlias = Any
"""What JSON can hold: None, booleans, numbers, text, and lists and mappings of these."""

S = TypeVar("S")

OWN = "records."
REVERSED = "records.reversed"
PURGED = "records.purged"


class Ready(NamedTuple):
    """What can be worked out of a draft before it is remembered, in another process say: see ``beforehand``.

    ``payload`` is the canonical JSON of the draft's body, which must then hold nothing but mappings with sorted
    keys, lists and plain values. ``row`` is what ``Projection.row`` will say of the record that it begins, without
    ``last_event``, which is its own number, and ``terms`` what ``Projection.terms`` will; both () where they were
    left to whoever remembers it.
    """

    payload: str
    row: tuple[object, ...] = ()
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What a room wants remembered.

    ``kind`` is "item.registered": the part before the dot names the projection. ``day`` is when it
    happened. ``stream`` is the record it belongs to, None to begin a new one; ``touches`` are other records
    it changes. In both, -n names the record begun by the n-th draft before this one in the same act.
    Files that belong to the event stand in its body, see ``files``.
    ``ready`` holds what its reader has already worked out of it.
    """

    kind: str
    day: date
    body: Mapping[str, Json]
    stream: int | None = None
    touches: tuple[int, ...] = ()
    ready: Ready | None = None

    def supposed(self, record: int, last: int = 0) -> Event:
        """The event of a record that it will become, as far as a fold looks at it; ``last`` stands for its number."""
        return Event(last, record, self.kind, self.day, "", 0, 0, "", self.touches, self.body)


class Event(NamedTuple):
    """What happened, as it is remembered.

    ``at`` is when it was entered (ISO with offset), ``actor`` the person's record (0: the program itself),
    ``act`` the first event of the same transaction, ``rules`` the hash of the rule set then in use ("" for
    none). A purged event has an empty body.
    """

    id: int
    stream: int
    kind: str
    day: date
    at: str
    actor: int
    act: int
    rules: str
    touches: tuple[int, ...]
    body: Mapping[str, Json]
    purged: bool = False

    @property
    def iso_day(self) -> str:
        """The day it happened, as states and rows hold days."""
        return self.day.isoformat()

    def files(self) -> tuple[Mapping[str, Json], ...]:
        """The attachments the event brings, as ``Stored.as_body`` gives them: sha256, name, size, mime.

        They stand in the body's list ``attachments``; an event of a kind "….attached" is itself one.
        """
        brought = tuple(self.body.get("attachments", ()))
        return (self.body, *brought) if self.kind.endswith(".attached") and "sha256" in self.body else brought


@dataclass(frozen=True, slots=True)
class Changed:
    """What a write changed: its act, its events, the records and the rooms whose rows may differ now."""

    act: int
    events: range
    records: frozenset[int]
    rooms: frozenset[str]


class Projection(Protocol[S]):
    """How one room's records follow from their events, and the row that shows them.

    ``prefix`` is the part of its events' kinds before the dot. ``table`` has one row per record, ``id`` being
    the record's number. ``search`` is its FTS5 table or None. ``final`` are kinds that are never undone
    (issued, printed), ``quiet`` those that change nothing which stands on printed sheets.
    """

    @property
    def prefix(self) -> str:
        """The part of the kinds before the dot."""

    @property
    def table(self) -> str:
        """The table of its rows."""

    @property
    def search(self) -> str | None:
        """The FTS5 table of its rows, if it has one."""

    @property
    def final(self) -> frozenset[str]:
        """Kinds that are never undone."""

    @property
    def quiet(self) -> frozenset[str] | None:
        """Kinds that change nothing which stands on printed sheets; None for all of them."""

    def fold(self, state: S | None, event: Event) -> S | None:
        """The state after one more event; pure, without a clock.

        It meets every event of the record and every event of others that touch it; reversed ones are left
        out, purged ones come with an empty body. May raise Refused for what is impossible.
        """

    def folded(self, events: Sequence[Event]) -> S | None:
        """The state that a whole history leads to: what ``fold`` makes of its events, one after another."""

    def row(self, state: S | None) -> Mapping[str, object] | None:
        """The row's columns without ``id``, always the same ones in the same order; None for no row.

        Its values are plain text and numbers (no member of an enumeration): one may come from another process.
        """

    def terms(self, row: Mapping[str, object]) -> tuple[str, ...]:
        """The texts of the search table's columns, in their order (see store.search)."""


class OneByOne(ABC, Generic[S]):
    """A projection that knows no quicker way through a history than event by event."""

    @abstractmethod
    def fold(self, state: S | None, event: Event) -> S | None:
        """The state after one more event."""

    def folded(self, events: Sequence[Event]) -> S | None:
        """The state that a whole history leads to."""
        state: S | None = None
        for event in events:
            state = self.fold(state, event)
        return state
