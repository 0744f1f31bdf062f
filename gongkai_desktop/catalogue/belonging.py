"""The items of an entry: which there are, and which can come under it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai_desktop.records.event import Changed
from gongkai_desktop.store import Store

PROACTIVE = "主动公开"
_ITEMS = """
    SELECT id, index_no, title, published, stage FROM item
    WHERE entry = ? AND stage <> '已作废' ORDER BY published DESC, id DESC LIMIT ?
"""
_WANTED = """
    SELECT id, attribute, stage, entry FROM item WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
"""
_UNPUBLISHED = "SELECT id FROM item WHERE entry = ? AND published = '' AND stage <> '已作废' ORDER BY id"


@dataclass(frozen=True, slots=True)
class Belonging:
    """An item of an entry, as the entry shows it."""

    id: int
    number: str
    title: str
    published: str
    stage: str


@dataclass(frozen=True, slots=True)
class Assigned:
    """What became of items that were to be brought under an entry: done, or left with the reason."""

    changed: Changed
    done: tuple[int, ...]
    left: tuple[tuple[int, str], ...]


def items_of(store: Store, entry_id: int, limit: int) -> tuple[Belonging, ...]:
    """The items of an entry, the newest publication first."""
    return tuple(
        Belonging(number, index or f"#{number}", title, published, stage)
        for number, index, title, published, stage in store.rows(_ITEMS, (entry_id, limit))
    )


def wanted(store: Store, items: Sequence[int]) -> list[tuple[int, str, str, int]]:
    """Items by their numbers: (number, attribute, stage, entry)."""
    return store.rows(_WANTED, (json.dumps(list(items)),))


def unpublished(store: Store, entry_id: int) -> tuple[int, ...]:
    """The items of an entry that are not public yet."""
    return tuple(int(item) for (item,) in store.rows(_UNPUBLISHED, (entry_id,)))


def used_entries(store: Store) -> tuple[int, ...]:
    """The entries that have items."""
    rows = store.rows("SELECT DISTINCT entry FROM item WHERE entry <> 0 ORDER BY entry")
    return tuple(int(entry) for (entry,) in rows)


def unfit(entry_id: int, attribute: str, stage: str, at: int) -> str:
    """Why an item cannot come under an entry, '' when it can."""
    if attribute != PROACTIVE:
        return "只有主动公开的信息才归入目录"
    if stage == "已作废":
        return "登记已作废"
    return "已经在这个条目里" if at == entry_id else ""
