"""Items as letters speak of them, read from their rows and their history; the room of items lies above this one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence

from gongkai_desktop.coordination.forms import Subject
from gongkai_desktop.errors import Refused
from gongkai_desktop.records.event import Event
from gongkai_desktop.records.reading import effective, histories
from gongkai_desktop.store import Store

_CHANGES = frozenset({"item.changed", "item.attribute_changed"})
"""From these days publication counts anew (条例第二十六条: 形成或者变更之日)."""
_ITEMS = """
    SELECT id, title, doc_no, summary, formed, attribute, basis, stage, withheld_reason, source, due FROM item
    WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
"""


def subjects_of(store: Store, items: Sequence[int], is_secret: Callable[[str], bool]) -> tuple[Subject, ...]:
    """The items of a letter; Refused for none, and for one that the register does not have."""
    wanted = tuple(dict.fromkeys(items))
    if not wanted:
        raise Refused("没有选中信息", way="请先在信息登记里选中要征求意见的信息")
    rows = store.rows(_ITEMS, (json.dumps(wanted),))
    if len(rows) != len(wanted):
        raise Refused("选中的信息里有登记簿没有的", way="请刷新列表再选")
    past = histories(store, wanted)
    return tuple(
        Subject(
            record,
            title,
            doc_no,
            summary,
            formed,
            _start(past.get(record, ())) or formed,
            attribute,
            basis,
            stage,
            is_secret(reason),
            source,
            due,
        )
        for record, title, doc_no, summary, formed, attribute, basis, stage, reason, source, due in rows
    )


def _start(events: Iterable[Event]) -> str:
    """The day of an item's last change, in whatever order they were entered; '' where there was none."""
    days = [event.day.isoformat() for event in effective(events) if event.kind in _CHANGES]
    return max(days, default="")


def titles_of(store: Store, items: Sequence[int]) -> dict[int, str]:
    """The titles of items, by their record."""
    sql = "SELECT id, title FROM item WHERE id IN (SELECT value FROM json_each(?))"
    return {int(record): str(title) for record, title in store.rows(sql, (json.dumps(list(items)),))}
