"""An item's word for its entry (“#12”): checked against the catalogue, with the limit the entry gives it."""

from __future__ import annotations

from gongkai_desktop.catalogue.limits import limit_body, limit_of
from gongkai_desktop.errors import Unfilled
from gongkai_desktop.records.event import Json
from gongkai_desktop.store import Store

_FIELDS = ("basis", "time_limit", "rule", "closed")


def entry_reference(store: Store, text: str) -> tuple[str, Json]:
    """The entry as fields hold it, and its publication limit as an event holds it; ('', None) for no text.

    Raises Unfilled for what is no entry in use.
    """
    number = text.strip().removeprefix("#")
    if not number:
        return "", None
    row = None
    if number.isdecimal():
        sql = f"SELECT {', '.join(_FIELDS)} FROM catalogue WHERE id = ?"
        row = store.one(sql, (int(number),))
    if row is None:
        raise Unfilled("登记", {"entry": f"基本目录里没有条目“{text}”，请写 #编号"})
    fields = dict(zip(_FIELDS, row, strict=True))
    if fields["closed"]:
        raise Unfilled("登记", {"entry": f"目录条目 #{number} 已停用，请换一个"})
    return f"#{int(number)}", limit_body(limit_of(fields))
