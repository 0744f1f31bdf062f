"""What requests make due, in 今日 and in the month."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gongkai_desktop.cases.dues import REQUESTS, SHOWN, Day, Dues, Group, LastDay, LastDays, Line, Weight
from gongkai_desktop.cases.urgency import overdue
from gongkai_desktop.deadlines.urgency import nearness

_OWING: Final = "t.due <> ''"
_ANSWERING: Final = "t.closed = '' AND t.answer_due <> ''"
_LATE: Final = overdue(_OWING)
DAYS: Final = LastDays(
    "request",
    (
        LastDay("request", "due", _OWING, told="{state}", provisional=True),
        LastDay(
            "request-answer", "answer_due", _ANSWERING, "答复期限", "答复期限（{state}）", provisional=True
        ),
    ),
    "CASE t.number WHEN '' THEN '#' || t.id ELSE t.number END",
    place=f"'{REQUESTS}:open'",
)
_ROWS: Final = f"""
    SELECT t.id, t.title, t.state, t.owes, t.due, t.provisional, count(*) OVER () FROM request t
    WHERE {_OWING} AND {{}} ORDER BY t.due, t.id LIMIT {SHOWN}
"""


def _groups(day: Day) -> Iterator[Group]:
    if day.store.one(f"SELECT 1 FROM request t WHERE {_OWING} LIMIT 1") is not None:
        yield _owed("overdue", "依申请公开逾期", _LATE, day)
        yield _owed("open", "依申请公开未办结", f"NOT ({_LATE})", day)


def _owed(view: str, title: str, condition: str, day: Day) -> Group:
    lines, total, place = [], 0, f"{REQUESTS}:{view}"
    for record, about, state, owes, due, provisional, count in day.store.rows(
        _ROWS.format(condition), {"today": day.today.isoformat()}
    ):
        near = nearness(due, bool(provisional), day.today, day.calendar)
        words = "，".join(part for part in (f"{state}：{owes}", near.words) if part)
        lines.append(Line(record, about, due, near.key, words, place))
        total = count
    return Group(place, title, place, total, tuple(lines), Weight.REQUESTS)


DUES: Final = Dues(_groups, DAYS)
"""What the requests contribute."""
