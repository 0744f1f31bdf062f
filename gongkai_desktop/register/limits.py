"""Every limit of this office that the working calendar gives, room by room: where it stands and what else moves it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from gongkai_desktop.register.views import OPEN_SQL

if TYPE_CHECKING:
    from gongkai_desktop.store import Store


@dataclass(frozen=True, slots=True)
class Limits:
    """The last days in the rows of a table (as i): columns with what they are called, and which rows are open.

    ``number`` and ``title`` name a row in SQL; a limit without a name is called as its record calls it. ``facts`` are
    further days of a row, in SQL, that lateness is counted to: they may lie ahead where an old ledger says so.
    """

    table: str
    days: Mapping[str, str]
    open: str
    number: str
    title: str = "i.title"
    facts: tuple[str, ...] = ()


LIMITS: Final = (
    Limits(
        "item",
        MappingProxyType({"due": "公开期限", "ask_by": "征求意见", "report_due": "科室报送"}),
        f"({OPEN_SQL} OR i.report_due <> '')",
        "CASE i.index_no WHEN '' THEN '#' || i.id ELSE i.index_no END",
        facts=("i.formed", "i.published", "json_extract(nullif(i.more, ''), '$.reported')"),
    ),
    Limits("review", MappingProxyType({"due": "审查期限"}), "i.closed = ''", "i.number"),
    Limits(
        "letter",
        MappingProxyType({"due": "函件期限"}),
        "i.closed = ''",
        "CASE i.number WHEN '' THEN '#' || i.id ELSE i.number END",
    ),
    Limits("matter", MappingProxyType({"due": ""}), "i.closed = '' AND i.due_at = ''", "'#' || i.id"),
)
"""Patrols have no row before they were made, and no row holds the day of a weekly batch; see ``moving``."""

_ENTERED: Final = """
    SELECT stream FROM event WHERE at >= :first
    UNION SELECT t.stream FROM event_touch t JOIN event e ON e.id = t.event WHERE e.at >= :first
"""


def standing_on(store: Store, first: date | None) -> set[int]:
    """The records whose rows may say something else when days from ``first`` on count otherwise; none for None.

    A row depends on a day only if it has a limit that does not end before it, or if something happened on it or
    after it: whatever was entered before cannot be late by a limit that ends later.
    """
    if first is None:
        return set()
    values = {"first": first.isoformat()}
    found: set[int] = set()
    for one in LIMITS:
        days = (*(f"i.{column}" for column in one.days), *one.facts)
        ahead = " OR ".join(f"{day} >= :first" for day in days)
        found.update(
            record for (record,) in store.rows(f"SELECT i.id FROM {one.table} i WHERE {ahead}", values)
        )
        entered = f"SELECT i.id FROM {one.table} i WHERE i.id IN ({_ENTERED})"
        found.update(record for (record,) in store.rows(entered, values))
    return found


def ahead(store: Store, one: Limits, first: date) -> Iterator[tuple[int, str, str, tuple[str, ...], bool]]:
    """The open rows of a table with a limit on that day or later: record, number, title, limits, provisional."""
    columns = ", ".join(f"i.{column}" for column in one.days)
    later = " OR ".join(f"i.{column} >= :first" for column in one.days)
    sql = (
        f"SELECT i.id, {one.number}, {one.title}, i.provisional, {columns} FROM {one.table} i"
        f" WHERE ({later}) AND {one.open} ORDER BY i.due, i.id"
    )
    for record, number, title, provisional, *days in store.rows(sql, {"first": first.isoformat()}):
        yield int(record), str(number), str(title), tuple(str(day) for day in days), bool(provisional)
