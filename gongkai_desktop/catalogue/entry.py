"""One entry of the catalogue: its state as the fold of its events, and its row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from gongkai_desktop.catalogue.fields import CATALOGUE, natural_key
from gongkai_desktop.catalogue.limits import limit_body, limit_of
from gongkai_desktop.office.secrecy import marked
from gongkai_desktop.records.chain import canonical
from gongkai_desktop.records.event import Draft, Event, Json, Ready


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """One entry after its events. ``closed`` is the day it was taken out of use ('' while it is in use).

    ``told`` is the publication limit that its items were last told, as an event holds it (None: none).
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    last_event: int = 0
    closed: str = ""
    closed_why: str = ""
    told: Json = None


def fold(state: CatalogueEntry | None, event: Event) -> CatalogueEntry | None:
    """The entry after one more event."""
    body: Mapping[str, Json] = event.body
    if state is None:
        started = event.kind == "entry.registered"
        return CatalogueEntry(body.get("fields", {}), event.id) if started else None
    now = replace(state, last_event=event.id)
    match event.kind:
        case "entry.amended":
            return replace(now, fields={**state.fields, **body.get("fields", {})})
        case "entry.closed":
            return replace(now, closed=event.day.isoformat(), closed_why=body.get("why", ""))
        case "entry.reopened":
            return replace(now, closed="", closed_why="")
        case "entry.assigned" | "entry.settled":
            return replace(now, told=body.get("limit"))
        case _:
            return now


class CatalogueProjection:
    """Folds the catalogue's events and writes its table."""

    prefix = "entry"
    table = "catalogue"
    search: str | None = None
    final: frozenset[str] = frozenset()
    quiet: frozenset[str] | None = frozenset()

    def fold(self, state: CatalogueEntry | None, event: Event) -> CatalogueEntry | None:
        """The entry after the event."""
        return fold(state, event)

    def row(self, state: CatalogueEntry | None) -> Mapping[str, object] | None:
        """The row of the catalogue table."""
        if state is None:
            return None
        row: dict[str, object] = {key: state.fields.get(key, "") for key in CATALOGUE.keys}
        row |= {"closed": state.closed, "closed_why": state.closed_why}
        return row | {"natural_key": natural_key(state.fields), "last_event": state.last_event}

    def terms(self, row: Mapping[str, object]) -> tuple[str, ...]:
        """Nothing: the catalogue is short and has no search index."""
        return ()


# — what the exchange of ledgers asks —


def objection(fields: Mapping[str, str]) -> tuple[str, str] | None:
    """Why an entry cannot be taken: (column key, reason), or None."""
    return ("content", "有国家秘密标志，不能登记") if marked(fields.values()) else None


def registered(fields: Mapping[str, str], today: date, ready: Ready | None = None) -> Draft:
    """A new entry as an event."""
    return Draft("entry.registered", today, _body(fields), ready=ready)


def prepared(fields: Mapping[str, str]) -> Ready:
    """What ``registered`` takes as ready, worked out where the row is read."""
    return Ready(canonical(_body(fields)), ())


def _body(fields: Mapping[str, str]) -> dict[str, object]:
    return {"fields": dict(fields)}


def amended(entry_id: int, changes: Mapping[str, str], today: date) -> Draft:
    """Changed columns of an entry as an event."""
    return Draft("entry.amended", today, {"fields": dict(changes)}, entry_id)


# — what else happens to an entry —


def closed(entry_id: int, why: str, day: date) -> Draft:
    """An entry taken out of use."""
    return Draft("entry.closed", day, {"why": why}, entry_id)


def reopened(entry_id: int, why: str, day: date) -> Draft:
    """An entry taken back into use."""
    return Draft("entry.reopened", day, {"why": why}, entry_id)


def assigned(entry_id: int, fields: Mapping[str, str], items: Iterable[int], day: date) -> Draft:
    """Items brought under an entry; the event tells them the entry's publication limit."""
    body = {"limit": limit_body(limit_of(fields))}
    return Draft("entry.assigned", day, body, entry_id, tuple(items))


def settled(entry_id: int, fields: Mapping[str, str], items: Iterable[int], day: date) -> Draft:
    """Another publication limit told to an entry's items that are not published yet."""
    body = {"limit": limit_body(limit_of(fields))}
    return Draft("entry.settled", day, body, entry_id, tuple(items))


def left(entry_id: int, items: Iterable[int], day: date) -> Draft:
    """Items taken out from under an entry."""
    return Draft("entry.left", day, {}, entry_id, tuple(items))
