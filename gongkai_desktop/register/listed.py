"""The register as a printed list, with the head of the history chain at its foot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from gongkai_desktop.cases.lists import Listing
from gongkai_desktop.cases.query import Query
from gongkai_desktop.paper.heading import Anchor
from gongkai_desktop.paper.listing import draw_list
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.records.memory import Records
from gongkai_desktop.register.fields import REGISTER
from gongkai_desktop.register.headings import heading

_LISTED: Final = (
    "index_no",
    "title",
    "doc_no",
    "department",
    "formed",
    "attribute",
    "category",
    "published",
    "note",
)


def draw_register(
    lists: Listing,
    records: Records,
    office: str,
    query: Query,
    today: date,
    *,
    maker: str = "",
    progress: Callable[[int], None] | None = None,
) -> Printed:
    """A view of the register; it is no sheet of its own. ``progress`` hears how many rows are drawn."""
    rows: list[dict[str, object]] = []
    while page := lists.page(query, today, rows[-1] if rows else None, 1000):
        rows += page
    left = records.leave_anchor("打印台账")
    return draw_list(
        REGISTER.select(_LISTED),
        rows,
        heading(lists, query, office, maker, today),
        anchor=Anchor(left.count, left.head),
        progress=progress,
    )
