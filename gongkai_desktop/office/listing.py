"""The lists of a side ledger: views, search and keyset pages over one table and its search index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gongkai_desktop.errors import Refused
from gongkai_desktop.store import Store
from gongkai_desktop.store.search import match

_LATEST = "9999"
_DUE = f"CASE t.due WHEN '' THEN '{_LATEST}' ELSE t.due END"


@dataclass(frozen=True, slots=True)
class View:
    """A view: a key for scripts, a title for people, what it shows of the table (as t).

    ``by_due``: what is due first stands first; else the newest record does.
    """

    key: str
    title: str
    condition: str
    by_due: bool = False


class Listing:
    """Reads the rows of ``table``, which has the columns id and due; its search index is ``<table>_search``."""

    def __init__(self, store: Store, table: str, columns: Sequence[str], views: Sequence[View]) -> None:
        self._store, self._table = store, table
        self._columns = tuple(columns)
        self.views = tuple(views)

    def page(
        self,
        view: str,
        words: str,
        values: Mapping[str, object],
        after: Mapping[str, object] | None = None,
        limit: int = 200,
        *,
        also: str = "",
    ) -> list[dict[str, object]]:
        """The next rows of a view after the row given. ``also`` is a further condition on the table."""
        shown = self._view(view)
        source, where, asked = self._asked(shown, words, values, also)
        if after is not None:
            where.append(f"({_DUE}, t.id) > (:after_due, :after_id)" if shown.by_due else "t.id < :after_id")
            asked |= {"after_id": after["id"], "after_due": after["due"] or _LATEST}
        order = f"{_DUE}, t.id" if shown.by_due else "t.id DESC"
        selected = ", ".join(f"t.{column}" for column in self._columns)
        sql = (
            f"SELECT {selected} FROM {source} WHERE {' AND '.join(where)} ORDER BY {order} LIMIT {int(limit)}"
        )
        return [dict(zip(self._columns, row, strict=True)) for row in self._store.rows(sql, asked)]

    def count(self, view: str, words: str, values: Mapping[str, object], *, also: str = "") -> int:
        """How many rows a view has."""
        source, where, asked = self._asked(self._view(view), words, values, also)
        row = self._store.one(f"SELECT COUNT(*) FROM {source} WHERE {' AND '.join(where)}", asked)
        return int(row[0]) if row else 0

    def counts(self, values: Mapping[str, object], *, also: str = "") -> dict[str, int]:
        """How many rows each view has, by its key."""
        return {view.key: self.count(view.key, "", values, also=also) for view in self.views}

    def _asked(
        self, view: View, words: str, values: Mapping[str, object], also: str
    ) -> tuple[str, list[str], dict[str, object]]:
        where, asked = [part for part in (view.condition, also) if part] or ["1"], dict(values)
        source = f"{self._table} t"
        if words.strip():
            expression = match(words)
            source = f"{self._table}_search s JOIN {self._table} t ON t.id = s.rowid"
            where.append(f"{self._table}_search MATCH :match" if expression else "0")
            asked["match"] = expression
        return source, where, asked

    def _view(self, key: str) -> View:
        found = next((view for view in self.views if view.key == key), None)
        if found is None:
            known = "、".join(view.key for view in self.views)
            raise Refused(f"没有视图“{key}”", way=f"请从这些里选一个：{known}")
        return found
