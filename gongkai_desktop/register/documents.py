"""The normative documents of the register in a year: made, made public, ended, in force at its end.

The format of the annual report (国办公开办函〔2021〕30号, table two, 第二十条第（一）项) names its columns
本年制发件数, 本年废止件数, 现行有效件数 and says no more of them. Taken as they say: made is counted by the day a
document was formed, ended by the day it lapsed, in force at the end of the year. When it was put on a page, taken down
and put there once more is none of these, and moves no year's figure. The former format (国办公开办函〔2019〕60号) has
本年新公开数量: the year in which it was made public for the first time.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gongkai_desktop.records.event import REVERSED
from gongkai_desktop.register.fields import PROACTIVE
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.stages import Stage

if TYPE_CHECKING:
    from gongkai_desktop.register.service import Register

_IN_FORCE_NO_MORE = ("失效", "废止")
_PUBLICATIONS = f"""
    event e WHERE e.kind IN ('item.published', 'item.registered') AND NOT EXISTS (
        SELECT 1 FROM event r
        WHERE r.stream = e.stream AND r.kind = '{REVERSED}' AND json_extract(r.body, '$.event') = e.id
    )
"""
"""Every time something was made public, again after a change or after it was taken down too."""
_DAY = """
    CASE e.kind WHEN 'item.published' THEN e.day ELSE coalesce(json_extract(e.body, '$.fields.published'), '') END
"""
"""The day of it; an old ledger's row came in with its own, another was registered without one."""
_FIRST_OUT = f"""
    SELECT e.stream, min({_DAY}) FROM {_PUBLICATIONS}
    AND e.stream IN (SELECT value FROM json_each(?)) AND {_DAY} <> '' GROUP BY e.stream
"""
_RELEASED = f"""
    SELECT count(*) FROM item i WHERE i.stage <> :void AND i.inside = 0 AND (
        i.published BETWEEN :first AND :last OR ((i.published = '' OR i.published > :last) AND EXISTS (
            SELECT 1 FROM {_PUBLICATIONS} AND e.stream = i.id AND {_DAY} BETWEEN :first AND :last
        ))
    )
"""


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
    told, first_out = str(year), _first_out(register, ids)
    return Documents(
        made=tuple(one.number for one in items if _day(one, "formed")[:4] == told),
        released=tuple(one.number for one in items if first_out.get(one.number, "")[:4] == told),
        repealed=tuple(one.number for one in items if one.lapsed[:4] == told),
        valid=tuple(one.number for one in items if _in_force(one, told)),
    )


def released_in(register: Register, year: int) -> int:
    """How many items were made public in a year, whatever their subject; each counts once in a year.

    What was taken down later, or is not 主动公开 any more, was made public in that year all the same. What has changed
    is to be made public once more (条例第二十六条: 形成或者变更之日): it counts in that year too, and stays counted in
    the year before. The statistics list items by where they stand now, so by their latest publication.
    """
    span = {"first": f"{year}-01-01", "last": f"{year}-12-31", "void": Stage.VOID.value}
    row = register.room.store.one(_RELEASED, span)
    return int(row[0]) if row else 0


def _first_out(register: Register, ids: Collection[int]) -> dict[int, str]:
    """The day (ISO) each was made public for the first time; what never was is not in it."""
    found = register.room.store.rows(_FIRST_OUT, (json.dumps([*ids]),))
    return {int(record): str(day) for record, day in found}


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
