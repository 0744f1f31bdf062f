"""The register's items by the words of what is asked for, as the applications ask the register."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from gongkai_desktop.register.stages import Stage
from gongkai_desktop.store import Store

LOOKED_AT: Final = 200
"""How many of the nearest by their rare words are compared."""
ITEMS_LIKE: Final = f"""
    SELECT t.id, t.index_no, t.title, t.published, t.url, t.site_column, t.attribute, t.stage
    FROM item_search s JOIN item t ON t.id = s.rowid
    WHERE item_search MATCH :words ORDER BY s.rank LIMIT {LOOKED_AT}
"""
_WITHDRAWN: Final = (Stage.VOID, Stage.REMOVED, Stage.INSIDE)


@dataclass(frozen=True, slots=True)
class Nearby:
    """An item whose title has some of the words; ``published`` is ISO or '', ``where`` it can be read or ''."""

    id: int
    number: str
    title: str
    published: str
    where: str
    attribute: str


def nearby(store: Store, words: str) -> Iterator[Nearby]:
    """What a query of the search index finds, the nearest first, without what was withdrawn or stays inside."""
    for record, number, title, published, url, column, attribute, stage in store.rows(
        ITEMS_LIKE, {"words": words}
    ):
        if stage not in _WITHDRAWN:
            yield Nearby(int(record), number or f"#{record}", title, published, url or column, attribute)
