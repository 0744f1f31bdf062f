"""The normative documents of the register in a year: made, made public, ended, in force at its end."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai_desktop.register.fields import PROACTIVE
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.stages import Stage

if TYPE_CHECKING:
    from gongkai_desktop.register.service import Register

_IN_FORCE_NO_MORE = ("失效", "废止")


@dataclass(frozen=True, slots=True)
class Documents:
    """The items that a year counts, by their records."""

    made: tuple[int, ...]
    released: tuple[int, ...]
    repealed: tuple[int, ...]
    valid: tuple[int, ...]


def documents(register: Register, categories: Collection[str], year: int) -> Documents | None:
    """What the register has of these subjects; None where it has none of them at all, and so knows nothing.

    Counted is what this office made itself and publishes. Old rows that are out of force without a day are in no
    year's end.
    """
    sql = "SELECT id FROM item WHERE category IN (SELECT value FROM json_each(?)) AND stage <> ? ORDER BY id"
    found = register.room.store.rows(sql, (json.dumps([*categories]), Stage.VOID.value))
    if not (ids := [int(record) for (record,) in found]):
        return None
    others = {one.title for one in register.rules.sources if not one.ours}
    items = [
        item
        for _, item in register.states(ids)
        if item.attribute == PROACTIVE and item.fields.get("source", "") not in others
    ]
    told = str(year)
    return Documents(
        made=tuple(one.number for one in items if _day(one, "formed")[:4] == told),
        released=tuple(one.number for one in items if _day(one, "published")[:4] == told),
        repealed=tuple(one.number for one in items if one.lapsed[:4] == told),
        valid=tuple(one.number for one in items if _in_force(one, told)),
    )


def released_in(register: Register, year: int) -> int:
    """How many items were made public in a year, whatever their subject, as the statistics count them.

    What was taken down later, or is not 主动公开 any more, was made public in that year all the same.
    """
    sql = "SELECT count(*) FROM item WHERE published BETWEEN ? AND ? AND stage <> ? AND inside = 0"
    span = (f"{year}-01-01", f"{year}-12-31", Stage.VOID.value)
    row = register.room.store.one(sql, span)
    return int(row[0]) if row else 0


def _day(item: Item, key: str) -> str:
    return item.fields.get(key, "")


def _in_force(item: Item, year: str) -> bool:
    """Whether it was made by the end of that year and had not ended by then."""
    formed = _day(item, "formed")
    if not formed or formed[:4] > year:
        return False
    if item.lapsed:
        return item.lapsed[:4] > year
    return _day(item, "validity") not in _IN_FORCE_NO_MORE
