"""Reading back what a search table holds. It keeps no text, so it is compared word by word with one made anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from operator import itemgetter
from typing import TypeAlias

from sqlcipher3 import dbapi2

from gongkai_desktop.store.database import Store
from gongkai_desktop.store.failures import failing
from gongkai_desktop.store.search import vocabulary

Entry: TypeAlias = tuple[str, int, str, int]
"""A word, the record it belongs to, the column, its place there."""

_BLOCK = 10_000
_WORD_AND_RECORD = itemgetter(0, 1)


class Twin:
    """A search table made anew in a file that vanishes with it, to be held against the office's own one."""

    def __init__(self, store: Store, table: str) -> None:
        self._store, self._table = store, table
        row = store.one("SELECT sql FROM sqlite_master WHERE name = ?", (table,))
        columns = [name for (name,) in store.rows("SELECT name FROM pragma_table_info(?)", (table,))]
        self._insert = f"INSERT INTO {table} (rowid, {', '.join(columns)}) VALUES (?{', ?' * len(columns)})"
        self._twin = dbapi2.connect("", isolation_level=None)  # in memory while small, never under a name
        with failing():
            self._twin.execute(str(row[0]) if row else "")
            self._twin.execute("BEGIN")

    def add(self, rows: Iterable[tuple[object, ...]]) -> None:
        """Take in records: the number, then the texts of the columns in their order."""
        with failing():
            self._twin.executemany(self._insert, rows)

    def differing(self) -> set[int]:
        """The records whose words are not the same in both."""
        return _differing(self._entries(), self._store.index_entries(self._table))

    def _entries(self) -> Iterator[list[Entry]]:
        with failing():
            self._twin.execute("COMMIT")
            self._twin.execute(vocabulary(self._table))
            cursor = self._twin.execute("SELECT term, doc, col, offset FROM temp.vocabulary")
            while block := cursor.fetchmany(_BLOCK):
                yield block

    def close(self) -> None:
        """Let it vanish."""
        self._twin.close()


def _differing(ours: Iterator[list[Entry]], theirs: Iterator[list[Entry]]) -> set[int]:
    """Both come in the same order, by word and record; nearly always they are equal block by block."""
    while True:
        left, right = next(ours, []), next(theirs, [])
        if left != right:
            return _merged(chain(left, chain.from_iterable(ours)), chain(right, chain.from_iterable(theirs)))
        if not left:
            return set()


def _merged(ours: Iterable[Entry], theirs: Iterable[Entry]) -> set[int]:
    found: set[int] = set()
    left, right = (
        ((key, list(places)) for key, places in groupby(side, _WORD_AND_RECORD)) for side in (ours, theirs)
    )
    one, other = next(left, None), next(right, None)
    while one is not None or other is not None:
        if one is not None and (other is None or one[0] < other[0]):
            found.add(one[0][1])
            one = next(left, None)
        elif other is not None and (one is None or other[0] < one[0]):
            found.add(other[0][1])
            other = next(right, None)
        elif one is not None and other is not None:
            if one[1] != other[1]:
                found.add(one[0][1])
            one, other = next(left, None), next(right, None)
    return found
