"""What the exchange of ledgers asks of the register: whether a row can come in, as what event, and its key."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from hashlib import blake2b

from gongkai_desktop.ledger import fold_text
from gongkai_desktop.office.secrecy import marked
from gongkai_desktop.records.event import Draft, Ready
from gongkai_desktop.register.fields import NO_NUMBER


def objection(fields: Mapping[str, str]) -> tuple[str, str] | None:
    """Why an old row cannot be taken at all: (column key, reason), or None. Incompleteness is no reason."""
    if not fields.get("title"):
        return "title", "没有信息名称"
    if marked(fields.values()):
        return "title", "有国家秘密标志，不能登记；请改为代称和内部编号"
    return None


def imported(fields: Mapping[str, str], today: date, ready: Ready | None = None) -> Draft:
    """An old row as an event: taken as it was; what the rule set misses is marked on the item."""
    return Draft("item.registered", today, {"fields": fields, "imported": True}, ready=ready)


def amended(item_id: int, changes: Mapping[str, str], today: date) -> Draft:
    """Changed columns of a known row as an event."""
    return Draft("item.amended", today, {"fields": dict(changes)}, item_id)


def natural_key(title: str, doc_no: str, formed: str) -> str:
    """What tells a row without an index number: a digest of its folded title, document number and day."""
    number = "" if doc_no == NO_NUMBER else fold_text(doc_no)
    told = f"{fold_text(title)}|{number}|{formed}"
    return blake2b(told.encode(), digest_size=16).hexdigest()
