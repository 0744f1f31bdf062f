"""The register's lists: pages, counts, views and finding by number. Light: the first rows wait for nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from gongkai_desktop.errors import Refused
from gongkai_desktop.register.query import (
    LISTED,
    OWN,
    Query,
    View,
    offered,
    ordering,
    statement,
)
from gongkai_desktop.register.searching import numbered
from gongkai_desktop.register.stages import OPEN, status
from gongkai_desktop.register.urgency import urgency
from gongkai_desktop.store import Store
from gongkai_desktop.store.failures import damaged
from gongkai_desktop.workdays.calendar import FIRST_DAY, Calendar

if TYPE_CHECKING:
    from gongkai_desktop.office.ruleset import RuleSet
    from gongkai_desktop.register.tally import Count

_LONG = 18  # more digits than any record's number has, and fewer than the database could not hold

_COLUMNS = ", ".join(f"i.{column}" for column in LISTED)
_OPEN = frozenset(stage.value for stage in OPEN)


class ItemLists:
    """Reads rows of the item table.

    ``calendar`` gives the office's working days of the moment, ``rules`` its rule set.
    """

    def __init__(self, store: Store, calendar: Callable[[], Calendar], rules: Callable[[], RuleSet]) -> None:
        self._store, self._calendar, self._rules = store, calendar, rules

    # — views —

    def views(self) -> tuple[View, ...]:
        """The views that this office's rule set gives a sense to, then those it saved itself (keys "my:…")."""
        from gongkai_desktop.register.saved import saved

        return (*offered(self._rules(), self._any_row), *saved(self._store))

    def _any_row(self, condition: str) -> bool:
        return self._store.one(f"SELECT 1 FROM item i WHERE {condition} LIMIT 1") is not None

    def save_view(self, title: str, query: Query) -> View:
        """Keep words, filters and order under a name.

        Refused when the name is empty or taken, and when the query cannot be shown.
        """
        from gongkai_desktop.register.saved import save

        query = self.resolved(query)
        ordering(query)
        statement(query, FIRST_DAY, self._calendar())
        return save(self._store, title, query)

    def rename_view(self, key: str, title: str) -> View:
        """Give a saved view another name."""
        from gongkai_desktop.register.saved import rename

        return rename(self._store, key, title)

    def drop_view(self, key: str) -> None:
        """Forget a saved view; the program's own ones stay."""
        from gongkai_desktop.register.saved import drop

        drop(self._store, key)

    def resolved(self, query: Query) -> Query:
        """The query with a saved view spelled out."""
        if not query.view.startswith(OWN):
            return query
        from gongkai_desktop.register.saved import flat, saved

        return flat(query, saved(self._store))

    # — rows —

    def page(
        self, query: Query, today: date, after: Mapping[str, object] | None = None, limit: int = 200
    ) -> list[dict[str, object]]:
        """The next rows of a list after the row given, at most ``limit``.

        A row has the columns of LISTED, and for that day ``status`` and ``reminder`` in words, ``urgency`` as a
        key (see ``urgency``) and ``left`` in working days or None.
        """
        calendar, query = self._calendar(), self.resolved(query)
        found = statement(query, today, calendar, after)
        sql = found.sql(_COLUMNS, f"{ordering(query)} LIMIT {int(limit)}")
        rows = [dict(zip(LISTED, values, strict=True)) for values in self._store.rows(sql, found.values)]
        try:
            _dress(rows, today, calendar)
        except ValueError as error:  # no date where we wrote one
            raise damaged() from error
        return rows

    def ids(self, query: Query, today: date, limit: int = 5000) -> list[int]:
        """The records of a list in its order, at most ``limit``: what a bulk act takes."""
        query = self.resolved(query)
        found = statement(query, today, self._calendar())
        sql = found.sql("i.id", f"{ordering(query)} LIMIT {int(limit)}")
        return [number for (number,) in self._store.rows(sql, found.values)]

    def count(self, query: Query, today: date) -> int:
        """How many rows a list has."""
        found = statement(self.resolved(query), today, self._calendar(), counting=True)
        row = self._store.one(found.sql("COUNT(*)"), found.values)
        return int(row[0]) if row else 0

    def tally(self, by: str, today: date, *, first: str = "", last: str = "") -> list[Count]:
        """What was formed in a time (ISO days, '' open), counted by one of ``tally.GROUPS``."""
        from gongkai_desktop.register.tally import tally

        return tally(self._store, by, today, first=first, last=last)

    def find(self, number: str) -> int:
        """The record of a number as the clerk sees it: an index number, or #n. Refused when there is none."""
        text = number.strip()
        if text.startswith("#") and text[1:].isdecimal() and len(text) < _LONG:
            row = self._store.one("SELECT id FROM item WHERE id = ?", (int(text[1:]),))
        else:
            row = numbered(self._store, text)
        if row is None:
            raise Refused(f"登记簿里没有“{text}”", way="请核对索引号，或用 #序号（列表里的编号）")
        return int(row[0])


def _dress(rows: list[dict[str, object]], today: date, calendar: Calendar) -> None:
    """Add what each row says on that day; rows that stand alike are worked out once."""
    known: dict[tuple[object, ...], dict[str, object]] = {}
    for row in rows:
        stage = row["stage"]
        key = stage, row["waiting"], row["due"] if stage in _OPEN else "", row["provisional"]
        told = known.get(key)
        if told is None:
            told = known[key] = _told(row, today, calendar)
        row.update(told)


def _told(row: Mapping[str, object], today: date, calendar: Calendar) -> dict[str, object]:
    stage = str(row["stage"])
    near = urgency(stage, str(row["due"]), bool(row["provisional"]), today, calendar)
    words = status(stage, str(row["waiting"]))
    return {"status": words, "urgency": near.key, "left": near.left, "reminder": near.words}
