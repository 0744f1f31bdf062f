"""A query as SQL: every filter and order is SQL, and every page begins behind the last row of the one before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from gongkai_desktop.cases.query import UNFINISHED, Query, View, among
from gongkai_desktop.cases.table import Source, Table
from gongkai_desktop.cases.urgency import Moment
from gongkai_desktop.deadlines.urgency import SOON
from gongkai_desktop.errors import Refused
from gongkai_desktop.store.search import match
from gongkai_desktop.workdays.calendar import Calendar

AHEAD: Final = 30
"""How far ahead the end of validity is announced, in calendar days."""
_LATEST: Final = "9999"
"""Where a row without a last day stands among those that have one."""


@dataclass(frozen=True, slots=True)
class Statement:
    """FROM, WHERE and ORDER BY of a query with their values; ``columns`` are the listed ones of ``rows``."""

    columns: tuple[str, ...]
    rows: Source
    source: str
    where: str
    ordering: str
    values: Mapping[str, object]

    def sql(self, columns: str, tail: str = "") -> str:
        """The statement that selects these columns."""
        return f"SELECT {columns} FROM {self.source}{self.where} {tail}".rstrip()

    def page(self, limit: int) -> str:
        """The statement of a page."""
        return self.sql(_listed(self.rows, self.columns), f"{self.ordering} LIMIT {int(limit)}")

    def ids(self, limit: int) -> str:
        """The statement of the records alone."""
        return self.sql("t.id", f"{self.ordering} LIMIT {int(limit)}")

    def count(self) -> str:
        """The statement that counts."""
        return self.sql("COUNT(*)")


def statement(
    table: Table,
    query: Query,
    moment: Moment,
    calendar: Calendar,
    after: Mapping[str, object] | None = None,
    *,
    counting: bool = False,
) -> Statement:
    """The query as SQL; ``after`` is the last row of the page before.

    Refused for views, columns and filters that this kind does not have, with a way forward.
    """
    view = view_of(table, query.view)
    source, values = view.source or table.source, dict(days(moment, calendar))
    shown = (view.counted if counting else "") or view.condition
    outside = "" if view.hidden else table.outside
    conditions = [part for part in (shown, "" if view.source else table.only, outside) if part]
    searched, rows = query.words.strip(), f"{source.table} t"
    if searched:
        expression = match(searched)
        conditions.append(f"{source.table}_search MATCH :match" if expression else "0")
        values["match"] = expression
    if query.filters:
        from gongkai_desktop.cases.filters import filtered  # the first rows have none

        conditions += filtered(query.filters, table, source, values)
    if query.about:
        conditions.append(_about(table, query.about, values))
    order = None if counting else _order(table, view, source, query)
    if order is not None and after is not None:
        conditions.append(_behind(order, after, values))
    return Statement(
        table.columns,
        source,
        f"{source.table}_search s JOIN {rows} ON t.id = s.rowid" if searched else f"{rows}{source.hint}",
        f" WHERE {' AND '.join(conditions)}" if conditions else "",
        order.sql if order is not None else "",
        values,
    )


def view_of(table: Table, key: str) -> View:
    """The view of that key, which may be one that the rule set does not offer; Refused when there is none."""
    found = next((view for view in table.views if view.key == key), None) or behind(table, key)
    if found is None and key == UNFINISHED and table.unfinished:
        return View(UNFINISHED, "未办结", table.unfinished, by_due="due" in table.columns)
    if found is None:
        known = "、".join(view.key for view in table.views)
        raise Refused(f"没有视图“{key}”", way=f"请从这些里选一个：{known}")
    return found


def behind(table: Table, key: str) -> View | None:
    """The view of a key that says by itself what is shown; None where it is no such key."""
    head = next((view for view in table.heads if view.key == key), None)
    return head or among(key) or table.derived(key)


@lru_cache(maxsize=64)
def _listed(source: Source, columns: tuple[str, ...]) -> str:
    return ", ".join([f"{source.column(key)} AS {key}" for key in columns])


@lru_cache(maxsize=4)
def days(moment: Moment, calendar: Calendar) -> Mapping[str, object]:
    """The moment and the days that views compare with, in ISO; remembered, as all views are counted at one moment."""
    today = moment.today
    monday = today - timedelta(days=today.weekday())
    found = {
        "today": today,
        "soon": calendar.add(today, SOON),
        "monday": monday,
        "sunday": monday + timedelta(days=6),
        "ahead": today + timedelta(days=AHEAD),
    }
    return {
        "now": moment.now.isoformat(timespec="minutes"),
        **{name: day.isoformat() for name, day in found.items()},
    }


def _about(table: Table, record: int, values: dict[str, object]) -> str:
    if not table.about:
        raise Refused(f"{table.title}不能按一条信息查", way="请用搜索或筛选")
    values["about"] = record
    return table.about


class _Order(NamedTuple):
    """By ``by`` (SQL; '' for the id alone) and then by the id, both ways alike; ``key`` is its column in a row."""

    key: str
    by: str
    record: str
    descending: bool
    missing: str = ""

    @property
    def sql(self) -> str:
        way = "DESC" if self.descending else "ASC"
        return (
            f"ORDER BY {self.by} {way}, {self.record} {way}" if self.by else f"ORDER BY {self.record} {way}"
        )


def _order(table: Table, view: View, source: Source, query: Query) -> _Order:
    record = "s.rowid" if query.words.strip() else "t.id"
    key = query.order
    if not key and view.by_due:
        due = source.column("due")
        return _Order("due", f"CASE {due} WHEN '' THEN '{_LATEST}' ELSE {due} END", record, False, _LATEST)
    if not key:
        return _Order("id", "", record, descending=True)
    if key not in table.columns:
        raise Refused(f"不能按“{key}”排序", way="请点别的列")
    return _Order(key, "" if key == "id" else source.column(key), record, query.descending)


def _behind(order: _Order, after: Mapping[str, object], values: dict[str, object]) -> str:
    """What follows the row, so that no page is read twice however long the list is."""
    sign = "<" if order.descending else ">"
    values["after_id"] = after["id"]
    if not order.by:
        return f"{order.record} {sign} :after_id"
    values["after_key"] = after[order.key] or order.missing or after[order.key]
    return f"({order.by}, {order.record}) {sign} (:after_key, :after_id)"
