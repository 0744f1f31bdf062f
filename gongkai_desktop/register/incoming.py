"""What the exchange of ledgers asks of the register: who a row is, whether it can come in, and as what event."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from gongkai_desktop.records.event import Draft
from gongkai_desktop.register.projection import natural_key
from gongkai_desktop.register.query import LISTED, row_of
from gongkai_desktop.register.secrecy import marked
from gongkai_desktop.store import Store

_CHUNK = 500
Row = dict[str, object]


def objection(fields: Mapping[str, str]) -> tuple[str, str] | None:
    """Why an old row cannot be taken at all: (column key, reason), or None. Incompleteness is no reason."""
    if not fields.get("title"):
        return "title", "没有信息名称"
    if marked(fields.values()):
        return "title", "有国家秘密标志，不能登记；请改为代称和内部编号"
    return None


def imported(fields: Mapping[str, str], today: date) -> Draft:
    """An old row as an event: taken as it was; what the rule set misses is marked on the item."""
    return Draft("item.registered", today, {"fields": fields, "imported": True})


def amended(item_id: int, changes: Mapping[str, str], today: date) -> Draft:
    """Changed columns of a known row as an event."""
    return Draft("item.amended", today, {"fields": dict(changes)}, item_id)


class Known:
    """Look-ups of rows already registered, many at a time."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def by_number(self, numbers: Collection[str]) -> dict[str, Row]:
        """The rows that have these index numbers, by number."""
        return {str(row["index_no"]): row for row in self._rows("index_no", numbers)}

    def by_natural_key(self, keys: Collection[str]) -> dict[str, list[Row]]:
        """The rows of these natural keys, each list in the order of registration."""
        found: dict[str, list[Row]] = {}
        for row in self._rows("natural_key", keys):
            found.setdefault(
                natural_key(str(row["title"]), str(row["doc_no"]), str(row["formed"])), []
            ).append(row)
        return found

    def by_id(self, ids: Collection[int]) -> dict[int, Row]:
        """The rows of these items, by id."""
        return {int(str(row["id"])): row for row in self._rows("id", ids)}

    def _rows(self, column: str, wanted: Collection[str] | Collection[int]) -> Iterable[Row]:
        values = list(wanted)
        listed = ", ".join(LISTED)
        for at in range(0, len(values), _CHUNK):
            chunk = values[at : at + _CHUNK]
            marks = ", ".join("?" * len(chunk))
            sql = f"SELECT {listed} FROM item WHERE {column} IN ({marks}) ORDER BY id"
            yield from map(row_of, self._store.rows(sql, chunk))
