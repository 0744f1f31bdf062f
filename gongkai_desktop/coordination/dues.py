"""What letters make due: those without an answer, over or not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gongkai_desktop.cases.dues import LETTERS, SHOWN, Day, Dues, Group, LastDay, LastDays, Line, Weight
from gongkai_desktop.cases.misnumbered import misnumbered
from gongkai_desktop.cases.urgency import overdue
from gongkai_desktop.deadlines.urgency import nearness
from gongkai_desktop.office.numbering import CONSULTING, COORDINATION

_OPEN: Final = "t.closed = ''"
_LATE: Final = overdue(_OPEN)
DAYS: Final = LastDays(
    "letter",
    (LastDay("letter", "due", _OPEN, "函件期限", "征求意见{state}的期限", provisional=True),),
    "CASE t.number WHEN '' THEN '#' || t.id ELSE t.number END",
    place=f"'{LETTERS}:open'",
)
_ROWS: Final = f"""
    SELECT t.id, t.title, t.kind, t.addressee, t.state, t.due, t.provisional, count(*) OVER () FROM letter t
    WHERE {_OPEN} AND {{}} ORDER BY t.due = '', t.due, t.id LIMIT {SHOWN}
"""


def _groups(day: Day) -> Iterator[Group]:
    if day.store.one("SELECT 1 FROM letter WHERE closed = '' LIMIT 1") is not None:
        yield _letters("overdue", "征求意见逾期", _LATE, day)
        yield _letters("open", "征求意见未办结", f"NOT ({_LATE})", day)
    if day.store.one("SELECT 1 FROM letter WHERE number <> '' LIMIT 1") is not None:
        yield misnumbered(day, "函号重号、跳号", LETTERS, "letter", (COORDINATION, CONSULTING))


def _letters(view: str, title: str, condition: str, day: Day) -> Group:
    from gongkai_desktop.coordination.views import masked  # its room is not loaded at start

    lines, total, place = [], 0, f"{LETTERS}:{view}"
    for record, about, kind, whom, state, due, provisional, count in day.store.rows(
        _ROWS.format(condition), {"today": day.today.isoformat()}
    ):
        near = nearness(due, bool(provisional), day.today, day.calendar)
        words = "，".join(part for part in (f"{masked(kind, whom)}：{state}", near.words) if part)
        lines.append(Line(record, about, due, near.key, words, place))
        total = count
    return Group(place, title, place, total, tuple(lines), Weight.OTHERS)


DUES: Final = Dues(_groups, DAYS)
"""What the letters contribute."""
