"""One entry of the catalogue: its state, and what the exchange of ledgers asks of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from gongkai_desktop.cases.folding import State
from gongkai_desktop.office.secrecy import marked
from gongkai_desktop.records.event import Draft, Json, Ready


@dataclass(slots=True)
class CatalogueEntry(State):
    """One entry after its events. ``closed`` is the day it was taken out of use ('' while it is in use).

    ``told`` is the publication limit that its items were last told, as an event holds it (None: none).
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    closed: str = ""
    closed_why: str = ""
    told: Json = None


def objection(fields: Mapping[str, str]) -> tuple[str, str] | None:
    """Why an entry cannot be taken: (column key, reason), or None."""
    return ("content", "有国家秘密标志，不能登记") if marked(fields.values()) else None


def registered(fields: Mapping[str, str], today: date, ready: Ready | None = None) -> Draft:
    """A new entry as an event."""
    return Draft("entry.registered", today, _body(fields), ready=ready)


def amended(entry_id: int, changes: Mapping[str, str], today: date) -> Draft:
    """Changed columns of an entry as an event."""
    return Draft("entry.amended", today, _body(changes), entry_id)


def _body(fields: Mapping[str, str]) -> dict[str, object]:
    return {"fields": dict(fields)}
