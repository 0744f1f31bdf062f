"""What letters make due: those without an answer, over or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gongkai_desktop.cases.dues import (
    LETTERS,
    SHOWN,
    Day,
    Dues,
    Group,
    LastDay,
    LastDays,
    Line,
    Weight,
    counted,
    owing,
)
from gongkai_desktop.cases.misnumbered import misnumbered
from gongkai_desktop.cases.query import TODAY, View
from gongkai_desktop.cases.urgency import overdue
from gongkai_desktop.office.numbering import CONSULTING, COORDINATION

_OPEN: Final = "t.closed = ''"
OVERDUE: Final = View("overdue", "逾期", overdue(_OPEN), by_due=True, urgency="overdue")
ON_TIME: Final = View(
    f"{TODAY}open", "今日：征求意见没有逾期的", f"{_OPEN} AND NOT ({OVERDUE.condition})", by_due=True
)
DAYS: Final = LastDays(
    "letter",
    (LastDay("letter", "due", _OPEN, "函件期限", "征求意见{state}的期限", provisional=True),),
    "CASE t.number WHEN '' THEN '#' || t.id ELSE t.number END",
    place=f"'{LETTERS}:open'",
)
_ROWS: Final = f"""
    SELECT t.id, t.title, t.kind, t.addressee, t.state, t.due, t.provisional, count(*) OVER () FROM letter t
    WHERE {{}} ORDER BY t.due = '', t.due, t.id LIMIT {SHOWN}
"""


def _groups(day: Day) -> Iterator[Group]:
    if day.store.one("SELECT 1 FROM letter WHERE closed = '' LIMIT 1") is not None:
        yield _letters("overdue", "征求意见逾期", OVERDUE, day)
        yield _letters("open", "征求意见未办结", ON_TIME, day)
    if day.store.one("SELECT 1 FROM letter WHERE number <> '' LIMIT 1") is not None:
        yield misnumbered(day, "函号重号、跳号", LETTERS, "letter", (COORDINATION, CONSULTING))


def _letters(key: str, title: str, view: View, day: Day) -> Group:
    from gongkai_desktop.coordination.views import masked  # its room is not loaded at start

    place = f"{LETTERS}:{view.key}"

    def tell(record: int, about: str, kind: str, whom: str, state: str, due: str, provisional: int) -> Line:
        return owing(day, place, record, about, f"{masked(kind, whom)}：{state}", due, provisional)

    rows = day.store.rows(_ROWS.format(view.condition), {"today": day.today.isoformat()})
    return Group(f"{LETTERS}:{key}", title, place, *counted(rows, tell), Weight.OTHERS)


DUES: Final = Dues(_groups, DAYS)
"""What the letters contribute."""
