"""Events as they come out of the database."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from gongkai_desktop.errors import Refused
from gongkai_desktop.records.event import OWN, PURGED, REVERSED, Event
from gongkai_desktop.store import Store
from gongkai_desktop.store.failures import reading_back

COLUMNS = (
    "e.id, e.stream, e.kind, e.day, e.at, e.actor, e.act, coalesce(r.hash, ''), e.touches, e.body, "
    "e.body IS NULL"
)
SOURCE = "event AS e LEFT JOIN ruleset AS r ON r.id = e.rules"
OF_STREAMS = f"""
    SELECT via.stream, {COLUMNS} FROM (
        SELECT stream, id FROM event WHERE stream IN (SELECT value FROM json_each(?1))
        UNION
        SELECT stream, event FROM event_touch WHERE stream IN (SELECT value FROM json_each(?1))
    ) AS via CROSS JOIN {SOURCE}
    WHERE e.id = via.id ORDER BY via.stream, via.id
"""

UNREADABLE = (Refused, LookupError, TypeError, ValueError, AttributeError)
"""What reading or folding raises where somebody has changed the database behind the program's back."""


def as_event(row: tuple[Any, ...]) -> Event:
    """The event of a row of COLUMNS; Refused when the row was damaged."""
    number, stream, kind, day, at, actor, act, rules, touches, body, purged = row
    with reading_back():
        return Event(
            number,
            stream,
            kind,
            date.fromisoformat(day),
            at,
            actor,
            act,
            rules,
            tuple(json.loads(touches)) if touches else (),
            {} if body is None else json.loads(body),
            bool(purged),
        )


def histories(store: Store, streams: Iterable[int]) -> dict[int, list[Event]]:
    """The events of each record, touching ones among them, in order; records without any are not in it."""
    found: dict[int, list[Event]] = {}
    for via, *row in store.rows(OF_STREAMS, (json.dumps(list(streams)),)):
        found.setdefault(via, []).append(as_event(tuple(row)))
    return found


def effective(events: Iterable[Event]) -> list[Event]:
    """The events that count: without reversed ones and without the kernel's own; purged ones with what remains."""
    events = list(events)
    own = [event for event in events if event.kind.startswith(OWN)]
    if not own:
        return events
    gone = {event.body["event"] for event in own if event.kind == REVERSED}
    counting = [event for event in events if event.id not in gone and not event.kind.startswith(OWN)]
    remains = {
        int(number): body
        for event in own
        if event.kind == PURGED
        for number, body in event.body.get("remains", {}).items()
    }
    if not remains:
        return counting
    return [event._replace(body=remains.get(event.id, event.body)) for event in counting]
