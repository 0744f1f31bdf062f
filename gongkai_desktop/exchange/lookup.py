"""Finding the rows of a ledger that are known already, many at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from typing import TypeAlias

from gongkai_desktop.exchange.wire import CHUNK
from gongkai_desktop.ledger import fold_text
from gongkai_desktop.store import Store

Known: TypeAlias = Mapping[str, object]
"""A row of a ledger's table: the columns that are asked for, natural_key, id and last_event."""


class Lookup:
    """Looks rows up in a ledger's table: their columns ``keys``, and ``number``, which is unique ('' for none)."""

    def __init__(self, store: Store, table: str, keys: Iterable[str], number: str) -> None:
        self._store, self._table, self._number = store, table, number
        own = (number,) if number else ()
        self._columns = tuple(dict.fromkeys(("natural_key", "id", "last_event", *own, *keys)))

    def any(self) -> bool:
        """Whether there is any row at all."""
        return self._store.one(f"SELECT 1 FROM {self._table} LIMIT 1") is not None

    def by_id(self, ids: Collection[int]) -> dict[int, Known]:
        """The rows of these records, by record."""
        return {int(str(row["id"])): row for row in self._rows("id", ids)}

    def by_number(self, numbers: Collection[str]) -> dict[str, Known]:
        """The rows that have these numbers, by the number as asked for: width and case make no difference."""
        found = {str(row[self._number]): row for row in self._rows(self._number, numbers)}
        other = {number: self._folded[fold_text(number)] for number in numbers if number not in found
                 and fold_text(number) in self._folded}  # fmt: skip
        if other:
            rows = self.by_id(set(other.values()))
            found |= {number: rows[record] for number, record in other.items()}
        return found

    @cached_property
    def _folded(self) -> dict[str, int]:
        """The records by their folded numbers, those that are there when it is first asked for."""
        sql = f"SELECT {self._number}, id FROM {self._table} WHERE {self._number} <> '' ORDER BY id DESC"
        return {fold_text(number): record for number, record in self._store.rows(sql)}

    def by_natural_key(self, keys: Collection[str]) -> dict[str, list[Known]]:
        """The rows of these natural keys, each list in the order they came to be."""
        found: dict[str, list[Known]] = {}
        for row in self._rows("natural_key", keys):
            found.setdefault(str(row["natural_key"]), []).append(row)
        return found

    def _rows(self, column: str, wanted: Collection[str] | Collection[int]) -> Iterator[Known]:
        values = list(wanted)
        for at in range(0, len(values), CHUNK):
            part = values[at : at + CHUNK]
            marks = ", ".join("?" * len(part))
            # the second condition lets SQLite use an index that leaves empty values out
            where = f"{column} IN ({marks}) AND {column} <> ''"
            sql = f"SELECT {', '.join(self._columns)} FROM {self._table} WHERE {where} ORDER BY id"
            for row in self._store.rows(sql, part):
                yield dict(zip(self._columns, row, strict=True))
