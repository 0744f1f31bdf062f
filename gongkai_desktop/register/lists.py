"""The register's lists: pages, counts, views and finding by number. Light: the first rows wait for nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from gongkai_desktop.errors import Refused
from gongkai_desktop.register.query import LISTED, VIEWS, Query, View, ordering, row_of, statement
from gongkai_desktop.register.stages import status
from gongkai_desktop.register.urgency import urgency
from gongkai_desktop.store import Store
from gongkai_desktop.workdays.calendar import Calendar


class ItemLists:
    """Reads rows of the item table. ``calendar`` gives the office's working days of the moment."""

    def __init__(self, store: Store, calendar: Callable[[], Calendar]) -> None:
        self._store, self._calendar = store, calendar

    def views(self) -> tuple[View, ...]:
        """The views every office has."""
        return VIEWS

    def page(
        self, query: Query, today: date, after: Mapping[str, object] | None = None, limit: int = 200
    ) -> list[dict[str, object]]:
        """The next rows of a list after the row given, at most ``limit``.

        A row has the columns of LISTED, and for that day ``status`` and ``reminder`` in words, ``urgency`` as a
        key (see ``urgency``) and ``left`` in working days or None.
        """
        columns = ", ".join(f"i.{column}" for column in LISTED)
        calendar = self._calendar()
        found = statement(query, today, calendar, after)
        sql = found.sql(columns, f"{ordering(query)} LIMIT {int(limit)}")
        return [_dressed(row_of(values), today, calendar) for values in self._store.rows(sql, found.values)]

    def count(self, query: Query, today: date) -> int:
        """How many rows a list has."""
        found = statement(query, today, self._calendar())
        row = self._store.one(found.sql("COUNT(*)"), found.values)
        return int(row[0]) if row else 0

    def find(self, number: str) -> int:
        """The record of a number as the clerk sees it: an index number, or #n. Refused when there is none."""
        text = number.strip()
        if text.startswith("#") and text[1:].isdigit():
            row = self._store.one("SELECT id FROM item WHERE id = ?", (int(text[1:]),))
        else:
            row = self._store.one("SELECT id FROM item WHERE index_no = ? AND index_no <> ''", (text,))
        if row is None:
            raise Refused(f"登记簿里没有“{text}”", way="请核对索引号，或用 #序号（列表里的编号）")
        return int(row[0])


def _dressed(row: dict[str, object], today: date, calendar: Calendar) -> dict[str, object]:
    near = urgency(str(row["stage"]), str(row["due"]), bool(row["provisional"]), today, calendar)
    row["status"] = status(str(row["stage"]), str(row["waiting"]))
    row["urgency"], row["left"], row["reminder"] = near.key, near.left, near.words
    return row
