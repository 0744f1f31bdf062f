"""What becomes of a draft that begins a record, worked out before it is remembered: in another process, say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from gongkai_desktop.errors import Refused
from gongkai_desktop.records.chain import canonical
from gongkai_desktop.records.event import Draft, Event, Projection, Ready

_ANY: Final = 1
"""Nobody knows yet which number the record will have."""
LAST: Final = "last_event"
"""The column of a row that says its record's last event: of a new record its own number."""


def beforehand(draft: Draft, projection: Projection[Any] | None, rules: str) -> Ready:
    """The payload of a draft that begins a record by itself; with a projection also the row and its search texts.

    ``rules`` is the hash of the rule set that it will be remembered under. What the row cannot be made of is left to
    whoever remembers it, and refuses it then.
    """
    payload = canonical(draft.body)
    if projection is None:
        return Ready(payload)
    event = Event(_ANY, _ANY, draft.kind, draft.day, "", 0, _ANY, rules, (), draft.body)
    try:
        row = projection.row(projection.fold(None, event))
    except Refused:
        return Ready(payload)
    return Ready(payload) if row is None else Ready(payload, told(row), projection.terms(row))


def told(row: Mapping[str, object]) -> tuple[object, ...]:
    """The values of a new record's row as ``Ready`` has them."""
    values = dict(row)
    del values[LAST]
    return tuple(values.values())
