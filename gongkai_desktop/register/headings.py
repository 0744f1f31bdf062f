"""What stands above the register when it leaves the screen: its title, and by what the rows were chosen."""

from __future__ import annotations

from datetime import date

from gongkai_desktop.cases.lists import Listing
from gongkai_desktop.cases.query import Query
from gongkai_desktop.ledger import Kind
from gongkai_desktop.ledger.spans import show_span
from gongkai_desktop.paper.heading import Heading
from gongkai_desktop.register.fields import REGISTER

_INSIDE = "inside"
PERIOD = "formed"
"""The column by whose days a time is told."""


def inside_only(lists: Listing, query: Query) -> bool:
    """Whether a query shows what is made known inside the office only (A2)."""
    return lists.resolved(query).view == _INSIDE


def heading(lists: Listing, query: Query, office: str, maker: str, today: date) -> Heading:
    """The heading of a list or workbook; one of inside-only information says so."""
    title = f"{REGISTER.title}（对内公开，不得外传）" if inside_only(lists, query) else REGISTER.title
    period = show_span(query.filters.get(PERIOD, ""))
    return Heading(title, office, _scope(lists, query), period, maker, today)


def _scope(lists: Listing, query: Query) -> str:
    """The view, and what it was narrowed down to by words and by other filters than that of the period."""
    view = lists.titled(query.view)
    words = f"含“{query.words.strip()}”" if query.words.strip() else ""
    narrowed = [
        f"{REGISTER.column(key).title}：{show_span(value) if REGISTER.column(key).kind is Kind.DATE else value}"
        for key, value in query.filters.items()
        if value.strip() and key != PERIOD and key in REGISTER.keys
    ]
    return "，".join(part for part in (view, words, *narrowed) if part)
