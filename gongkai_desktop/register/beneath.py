"""The register's items by the entry of the catalogue that they stand under."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Final

from gongkai_desktop.catalogue.belonging import Belonging, Candidate, Held
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.store import Store

HELD: Final = f"""
    SELECT entry, SUM(stage = '{Stage.PUBLISHED}'), SUM(stage NOT IN ('{Stage.PUBLISHED}', '{Stage.VOID}')),
        MAX(CASE WHEN stage = '{Stage.PUBLISHED}' THEN published END)
    FROM item WHERE {{}} GROUP BY entry ORDER BY entry
"""
_NEWEST: Final = f"""
    SELECT id, index_no, title, published, stage FROM item
    WHERE entry = ? AND stage <> '{Stage.VOID}' ORDER BY published DESC, id DESC LIMIT ?
"""
_CANDIDATES: Final = """
    SELECT id, attribute, stage, entry FROM item WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id
"""
_UNPUBLISHED: Final = (
    f"SELECT id FROM item WHERE entry = ? AND published = '' AND stage <> '{Stage.VOID}' ORDER BY id"
)


class ItemsBeneath:
    """What the catalogue asks of the register (``catalogue.belonging.Beneath``)."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def held(self, entry: int = 0) -> Iterator[tuple[int, Held]]:
        """Each entry that has items with how many, by one grouped query; of one entry only where it is named."""
        sql = HELD.format("entry = ?" if entry else "entry <> 0")
        for number, published, waiting, newest in self._store.rows(sql, (entry,) if entry else ()):
            yield int(number), Held(int(published), int(waiting), newest or "")

    def newest(self, entry: int, limit: int) -> tuple[Belonging, ...]:
        """The items of an entry, the newest publication first."""
        return tuple(
            Belonging(number, index or f"#{number}", title, published, stage)
            for number, index, title, published, stage in self._store.rows(_NEWEST, (entry, limit))
        )

    def candidates(self, items: Sequence[int]) -> tuple[Candidate, ...]:
        """Items by their numbers."""
        return tuple(Candidate(*row) for row in self._store.rows(_CANDIDATES, (json.dumps(list(items)),)))

    def unpublished(self, entry: int) -> tuple[int, ...]:
        """The items of an entry that are not public yet."""
        return tuple(int(item) for (item,) in self._store.rows(_UNPUBLISHED, (entry,)))
