"""What stands above the register when it leaves the screen: its title, and by what the rows were chosen."""

from __future__ import annotations

from datetime import date

from gongkai_desktop.paper.heading import Heading
from gongkai_desktop.register.fields import REGISTER
from gongkai_desktop.register.lists import ItemLists
from gongkai_desktop.register.query import Query

_INSIDE = "inside"


def inside_only(lists: ItemLists, query: Query) -> bool:
    """Whether a query shows what is made known inside the office only (A2)."""
    return lists.resolved(query).view == _INSIDE


def heading(lists: ItemLists, query: Query, office: str, maker: str, today: date) -> Heading:
    """The heading of a list or workbook; one of inside-only information says so."""
    title = f"{REGISTER.title}（对内公开，不得外传）" if inside_only(lists, query) else REGISTER.title
    return Heading(title, office, _period(lists, query), maker, today)


def _period(lists: ItemLists, query: Query) -> str:
    """The view, and the stretch of days and the words it was narrowed down to."""
    view = next((view.title for view in lists.views() if view.key == query.view), "")
    formed = query.filters.get("formed", "")
    first, dots, last = formed.partition("..")
    if dots:
        formed = f"{first}至{last}" if first and last else f"{first}起" if first else f"至{last}"
    words = f"含“{query.words.strip()}”" if query.words.strip() else ""
    return "，".join(part for part in (view, formed and f"生成日期{formed}", words) if part)
