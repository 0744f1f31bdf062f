"""Views of the secrecy ledgers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from gongkai_desktop.office.listing import View


@dataclass(frozen=True, slots=True)
class AffairQuery:
    """What a list of one ledger shows. ``kind`` is question, patrol or leak."""

    kind: str
    view: str = "open"
    words: str = ""


LISTED: Final = (
    "id",
    *("kind", "title", "who", "day", "item", "state", "due", "due_at", "provisional", "closed", "flags"),
    "last_event",
)
_OPEN = "t.closed = ''"
VIEWS: Final = (
    View("open", "未办结", _OPEN, by_due=True),
    View(
        "overdue",
        "逾期",
        f"{_OPEN} AND ((t.due_at <> '' AND t.due_at < :now)"
        " OR (t.due_at = '' AND t.due <> '' AND t.due < :today))",
        by_due=True,
    ),
    View("flagged", "与规定不符", "t.flags <> ''"),
    View("closed", "已办结", "t.closed <> '' AND t.state <> '已作废'"),
    View("all", "全部", ""),
)
OF_KIND: Final = "t.kind = :kind"
