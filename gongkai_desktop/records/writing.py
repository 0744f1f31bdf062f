"""Appending: drafts become events of the chain, in batches, inside one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable
from os import urandom

from gongkai_desktop.errors import Fault
from gongkai_desktop.records.chain import BEGINNING, SALT_SIZE, canonical, digest_of, link
from gongkai_desktop.records.event import Changed, Draft, Event, Json
from gongkai_desktop.records.projecting import Projector, batches
from gongkai_desktop.store import Store

_EVENT = """
    INSERT INTO event (id, stream, kind, day, at, actor, act, rules, touches, body, salt, digest, hash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
_TOUCH = "INSERT INTO event_touch (stream, event) VALUES (?, ?)"
_ATTACHMENT = "INSERT INTO attachment (stream, event, sha256, name, size, mime) VALUES (?, ?, ?, ?, ?, ?)"


class Act:
    """One transaction of remembering. Made by ``Records.act``; ends with it.

    ``whole`` is False after an ``add`` that failed: such an act must not be kept.
    """

    def __init__(
        self, store: Store, projector: Projector, *, actor: int, at: str, rules: str, rules_row: int | None
    ) -> None:
        self._store = store
        self._projector = projector
        self._actor = actor
        self._at = at
        self._rules = rules
        self._rules_row = rules_row
        count, self._previous = head(store)
        self._first = self._next = count + 1
        self.whole = True
        self._records: set[int] = set()
        self._rooms: set[str] = set()

    @property
    def changed(self) -> Changed:
        """What the act has changed so far."""
        return Changed(
            self._first,
            range(self._first, self._next),
            frozenset(self._records),
            frozenset(self._rooms),
        )

    def add(self, drafts: Iterable[Draft]) -> range:
        """Remember drafts and bring the rows up to date; returns the numbers of their events.

        A draft that begins a record makes its event's number the record's. Takes any number of drafts from a
        generator and holds only a batch of them at a time.
        """
        begin = self._next
        self.whole = False  # until the rows of all these events are written
        for batch in batches(drafts):
            self._add(batch)
        self.whole = True
        return range(begin, self._next)

    def _add(self, drafts: list[Draft]) -> None:
        first = self._next
        events = self._chain(drafts)
        fresh: dict[int, list[Event]] = {}
        old: set[int] = set()
        touching: list[tuple[int, int]] = []
        for event in events:
            if event.stream == event.id:
                fresh[event.id] = []
            for stream in (event.stream, *event.touches):
                if stream < first:
                    old.add(stream)
                elif stream in fresh:
                    fresh[stream].append(event)
                else:
                    raise Fault(f"there is no record {stream} yet")
            if event.touches:
                touching.extend((stream, event.id) for stream in event.touches)
        if touching:
            self._store.executemany(_TOUCH, touching)
        self._hang_attachments(events)
        pairs = zip(events, drafts, strict=True)
        ready = {
            event.id: draft.ready for event, draft in pairs if draft.ready is not None and draft.ready.row
        }
        self._rooms |= self._projector.project(fresh, sorted(old), ready)
        self._records.update(fresh, old)

    def _chain(self, drafts: list[Draft]) -> list[Event]:
        salts = urandom(SALT_SIZE * len(drafts))
        pairs = [
            self._remembered(draft, salts[at * SALT_SIZE : (at + 1) * SALT_SIZE])
            for at, draft in enumerate(drafts)
        ]
        self._store.executemany(_EVENT, [row for _, row in pairs])
        return [event for event, _ in pairs]

    def _remembered(self, draft: Draft, salt: bytes) -> tuple[Event, tuple[object, ...]]:
        """The next event of the chain, its body as it will be read again (lists, sorted keys), and its row."""
        number = self._next
        stream = _named(draft.stream, number) if draft.stream else number
        touches = _touches(draft, stream, number) if draft.touches else ()
        payload, body = _written(draft)
        digest = digest_of(salt, payload)
        facts = (number, stream, draft.kind, draft.day.isoformat(), self._at, self._actor, self._first)
        self._previous = link(self._previous, (*facts, self._rules, touches), digest)
        self._next += 1
        entered = (self._at, self._actor, self._first, self._rules)
        event = Event(number, stream, draft.kind, draft.day, *entered, touches, body)
        listed = json.dumps(touches) if touches else ""
        proof = (payload, salt, digest, bytes.fromhex(self._previous))
        return event, (*facts, self._rules_row, listed, *proof)

    def _hang_attachments(self, events: list[Event]) -> None:
        rows = [
            (event.stream, event.id, file["sha256"], file["name"], file["size"], file.get("mime", ""))
            for event in events
            for file in event.files()
        ]
        if rows:
            self._store.executemany(_ATTACHMENT, rows)


def head(store: Store) -> tuple[int, str]:
    """Where the chain stands: number of events and hash (hex) of the last one."""
    row = store.one("SELECT id, hash FROM event ORDER BY id DESC LIMIT 1")
    return (int(row[0]), row[1].hex()) if row else (0, BEGINNING)


def _written(draft: Draft) -> tuple[str, Json]:
    """A draft's body in canonical JSON, and as that will be read again."""
    if draft.ready is not None:
        return draft.ready.payload, draft.body
    payload = canonical(draft.body)
    return payload, json.loads(payload)


def _named(record: int, number: int) -> int:
    """The record that a draft names, told by the number of its own event."""
    return record if record > 0 else number + record


def _touches(draft: Draft, stream: int, number: int) -> tuple[int, ...]:
    return tuple(sorted({_named(record, number) for record in draft.touches} - {stream}))
