"""What requests make due, in 今日 and in the month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from gongkai_desktop.cases.dues import (
    REQUESTS,
    SHOWN,
    Day,
    Dues,
    Group,
    LastDay,
    LastDays,
    Line,
    Weight,
)
from gongkai_desktop.cases.misnumbered import misnumbered
from gongkai_desktop.cases.urgency import overdue
from gongkai_desktop.deadlines.urgency import nearness
from gongkai_desktop.office.numbering import NOTICES
from gongkai_desktop.requests.dates import REMINDERS
from gongkai_desktop.requests.states import NEXT, Stage

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
_REMINDED: Final = f"""
    SELECT t.id, t.title, t.state, t.answer_due, count(*) OVER () FROM request t
    WHERE {_ANSWERING} AND t.answer_due IN ({{}}) ORDER BY t.answer_due, t.id LIMIT {SHOWN}
"""
_KEPT: Final = 30
"""Days for which what went against the rules is told of an application that is closed."""
_FLAGGED: Final = f"""
    SELECT t.id, t.title, t.flags, count(*) OVER () FROM request t
    WHERE t.flags <> '' AND t.state <> '{Stage.VOID}' AND (t.closed = '' OR t.closed >= :since)
    ORDER BY t.closed <> '', t.last_event DESC LIMIT {SHOWN}
"""


def _groups(day: Day) -> Iterator[Group]:
    if day.store.one("SELECT 1 FROM request LIMIT 1") is not None:
        yield _owed("overdue", "依申请公开逾期", _LATE, day)
        yield _reminded(day)
        yield _owed("open", "依申请公开未办结", f"NOT ({_LATE})", day)
        yield _flagged(day)
        yield misnumbered(day, "文号重号、跳号", REQUESTS, "request", NOTICES)


def _owed(view: str, title: str, condition: str, day: Day) -> Group:
    lines, total, place = [], 0, f"{REQUESTS}:{view}"
    for record, about, state, owes, due, provisional, count in day.store.rows(
        _ROWS.format(condition), {"today": day.today.isoformat()}
    ):
        near = nearness(due, bool(provisional), day.today, day.calendar)
        step = NEXT.get(Stage(state), "")
        words = " · ".join(part for part in (near.words, "" if owes in step else owes, step) if part)
        lines.append(Line(record, about, due, near.key, words, place))
        total = count
    return Group(place, title, place, total, tuple(lines), Weight.REQUESTS)


def _reminded(day: Day) -> Group:
    """The answers whose last day is so many working days away that the clerk is reminded of it today."""
    lines, total, place = [], 0, f"{REQUESTS}:open"
    wanted = {(day.calendar.add(day.today, left) if left else day.today).isoformat() for left in REMINDERS}
    marks = ", ".join("?" for _ in wanted)
    for record, about, state, due, count in day.store.rows(_REMINDED.format(marks), sorted(wanted)):
        near = nearness(due, False, day.today, day.calendar)
        words = f"答复期限{near.words} · {NEXT.get(Stage(state), '')}"
        lines.append(Line(record, about, due, near.key, words, place))
        total = count
    return Group(f"{REQUESTS}:remind", "答复期限提醒", place, total, tuple(lines), Weight.REQUESTS)


def _flagged(day: Day) -> Group:
    """What contradicts itself or went against the rules, in what is open or was closed not long ago."""
    lines, total, place = [], 0, f"{REQUESTS}:flagged"
    since = (day.today - timedelta(days=_KEPT)).isoformat()
    for record, about, flags, count in day.store.rows(_FLAGGED, {"since": since}):
        lines.append(Line(record, about, "", "overdue", flags, place))
        total = count
    return Group(place, "依申请公开数据矛盾、与规定不符", place, total, tuple(lines), Weight.OTHERS)


DUES: Final = Dues(_groups, DAYS)
"""What the requests contribute."""
