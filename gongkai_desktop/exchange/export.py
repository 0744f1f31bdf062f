"""Ledgers going out: any view of the register as a workbook that comes back as a change set."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from gongkai_desktop.exchange.reading import Progress, unheard
from gongkai_desktop.paper.heading import Anchor, Heading
from gongkai_desktop.paper.rowkey import RowKey
from gongkai_desktop.paper.workbook import Record, write_workbook
from gongkai_desktop.register.fields import REGISTER
from gongkai_desktop.register.lists import ItemLists
from gongkai_desktop.register.query import Query

_PAGE = 1000


def export_register(
    path: Path,
    lists: ItemLists,
    query: Query,
    today: date,
    *,
    heading: Heading,
    office: str,
    anchor: Anchor,
    progress: Progress = unheard,
) -> int:
    """Write the rows of a query to a workbook and return how many there were.

    ``office`` is the office's own number (meta office_no), kept in every row's hidden key with the record and
    its last event; ``anchor`` is where the history stands. The file appears whole or not at all: whatever
    ``progress`` raises leaves none. Raises Refused when the place cannot be written.
    """
    total = lists.count(query, today)

    def key(row: Record) -> str:
        return str(RowKey(office, int(str(row["id"])), int(str(row["last_event"]))))

    return write_workbook(
        path,
        REGISTER,
        _rows(lists, query, today),
        heading,
        key=key,
        anchor=anchor,
        progress=lambda done: progress(done, total),
    )


def _rows(lists: ItemLists, query: Query, today: date) -> Iterator[Record]:
    """The rows page by page, so that memory stays bounded however long the ledger is."""
    after: Record | None = None
    while page := lists.page(query, today, after, _PAGE):
        yield from page
        after = page[-1]
