"""What the exchange of ledgers asks of the register: whether a row can come in, and as what event."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gongkai_desktop.records.event import Draft
from gongkai_desktop.register.secrecy import marked


def objection(fields: Mapping[str, str]) -> tuple[str, str] | None:
    """Why an old row cannot be taken at all: (column key, reason), or None. Incompleteness is no reason."""
    if not fields.get("title"):
        return "title", "没有信息名称"
    if marked(fields.values()):
        return "title", "有国家秘密标志，不能登记；请改为代称和内部编号"
    return None


def imported(fields: Mapping[str, str], today: date, terms: tuple[str, ...] = ()) -> Draft:
    """An old row as an event: taken as it was; what the rule set misses is marked on the item."""
    return Draft("item.registered", today, {"fields": fields, "imported": True}, terms=terms)


def amended(item_id: int, changes: Mapping[str, str], today: date) -> Draft:
    """Changed columns of a known row as an event."""
    return Draft("item.amended", today, {"fields": dict(changes)}, item_id)
