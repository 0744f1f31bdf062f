"""Views of the letters, and how one row stands on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from gongkai_desktop.coordination.letter import PERSON, LetterState
from gongkai_desktop.deadlines.urgency import NONE, Urgency, nearness
from gongkai_desktop.office.listing import View
from gongkai_desktop.workdays.calendar import Calendar


@dataclass(frozen=True, slots=True)
class LetterQuery:
    """What a list of letters shows. ``item`` is one item's letters only (0: all)."""

    view: str = "open"
    words: str = ""
    item: int = 0


LISTED: Final = (
    "id",
    *("kind", "number", "addressee", "items", "title", "state", "send_by", "sent", "due", "provisional"),
    *("replied", "verdict", "closed", "flags", "last_event"),
)
_OPEN = "t.closed = ''"
VIEWS: Final = (
    View("open", "未办结", _OPEN, by_due=True),
    View("draft", "待发", f"{_OPEN} AND t.state = '{LetterState.DRAFT}'", by_due=True),
    View("waiting", "待回", f"{_OPEN} AND t.state = '{LetterState.OUT}'", by_due=True),
    View("overdue", "逾期", f"{_OPEN} AND t.due <> '' AND t.due < :today", by_due=True),
    View(
        "dispute",
        "分歧",
        f"{_OPEN} AND t.state IN ('{LetterState.DISPUTE}', '{LetterState.UNANSWERED}', '{LetterState.OBJECTED}')",
    ),
    View("flagged", "与规定不符", "t.flags <> ''"),
    View("closed", "已办结", "t.closed <> ''"),
    View("all", "全部", ""),
)
OF_ITEM: Final = "EXISTS (SELECT 1 FROM json_each(t.items) e WHERE e.value = :item)"


def urgency(state: str, due: str, provisional: bool, today: date, calendar: Calendar) -> Urgency:
    """How near what a letter still owes is."""
    if state not in (LetterState.DRAFT, LetterState.OUT, LetterState.UNANSWERED):
        return NONE
    return nearness(due, provisional, today, calendar)


def masked(kind: str, name: str) -> str:
    """The addressee as lists show it: of a person the family name only."""
    return f"{name[:1]}＊" if kind == PERSON and name else name
