"""An item's word for its entry (“#12”): checked against the catalogue, with the limit the entry gives it."""

from __future__ import annotations

from gongkai_desktop.catalogue.limits import limit_body, limit_of
from gongkai_desktop.errors import Unfilled
from gongkai_desktop.ledger import record_of
from gongkai_desktop.records.event import Json
from gongkai_desktop.store import Store

_FIELDS = ("basis", "time_limit", "rule", "closed")


def entry_reference(store: Store, text: str) -> tuple[str, Json]:
    """The entry as fields hold it, and its publication limit as an event holds it; ('', None) for no text.

    Raises Unfilled for what is no entry in use.
    """
    if not text.strip().removeprefix("#"):
        return "", None
    record = record_of(text)
    row = store.one(f"SELECT {', '.join(_FIELDS)} FROM catalogue WHERE id = ?", (record,))
    if row is None:
        raise Unfilled("登记", {"entry": f"基本目录里没有条目“{text}”，请写 #编号"})
    fields = dict(zip(_FIELDS, row, strict=True))
    if fields["closed"]:
        raise Unfilled("登记", {"entry": f"目录条目 #{record} 已停用，请换一个"})
    return f"#{record}", limit_body(limit_of(fields))
