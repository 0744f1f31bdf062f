"""What requests make due, in 今日 and in the month."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
    counted,
)
from gongkai_desktop.cases.misnumbered import misnumbered
from gongkai_desktop.cases.query import TODAY, View
from gongkai_desktop.cases.urgency import overdue
from gongkai_desktop.deadlines.urgency import nearness
from gongkai_desktop.office.numbering import NOTICES
from gongkai_desktop.requests.dates import REMINDERS
from gongkai_desktop.requests.states import NEXT, Stage

_OWING: Final = "t.due <> ''"
_ANSWERING: Final = "t.closed = '' AND t.answer_due <> ''"
_ON_TIME: Final = "t.due >= :today"
_KEPT: Final = 30
"""Days for which what went against the rules is told of an application that is closed."""
_FLAGGED: Final = (
    f"t.flags <> '' AND t.state <> '{Stage.VOID}'"
    f" AND (t.closed = '' OR t.closed >= date(:today, '-{_KEPT} days'))"
)
OVERDUE: Final = View("overdue", "逾期", overdue(_OWING), by_due=True, urgency="overdue")
"""Of one that was answered too: what is owed to whoever reconsiders it, or to a court."""
HEADS: Final = (
    View(f"{TODAY}open", "今日：依申请公开没有逾期的", _ON_TIME, by_due=True),
    View(f"{TODAY}flagged", f"今日：数据矛盾、与规定不符，没有办结的和 {_KEPT} 天内办结的", _FLAGGED),
)
_OPEN, _WRONG = HEADS
_REMIND: Final = "remind:"
_A_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
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
    WHERE {{}} ORDER BY t.answer_due, t.id LIMIT {SHOWN}
"""
_AGAINST: Final = f"""
    SELECT t.id, t.title, t.flags, count(*) OVER () FROM request t
    WHERE {_FLAGGED} ORDER BY t.closed <> '', t.last_event DESC LIMIT {SHOWN}
"""


def reminding(key: str) -> View | None:
    """The view behind the reminders of a day, whose key names the last days; None for any other key."""
    days = key.removeprefix(_REMIND).split(",") if key.startswith(_REMIND) else []
    if not days or not all(_A_DAY.fullmatch(day) for day in days):
        return None
    wanted = ", ".join(f"'{day}'" for day in days)
    return View(key, "今日：答复期限提醒", f"{_ANSWERING} AND t.answer_due IN ({wanted})", by_due=True)


def _groups(day: Day) -> Iterator[Group]:
    if day.store.one("SELECT 1 FROM request LIMIT 1") is not None:
        yield _owed("overdue", "依申请公开逾期", OVERDUE, day)
        yield _reminded(day)
        yield _owed("open", "依申请公开未办结", _OPEN, day)
        yield _flagged(day)
        yield misnumbered(day, "文号重号、跳号", REQUESTS, "request", NOTICES)


def _owed(key: str, title: str, view: View, day: Day) -> Group:
    place = _at(view)

    def tell(record: int, about: str, state: str, owes: str, due: str, provisional: int) -> Line:
        near = nearness(due, bool(provisional), day.today, day.calendar)
        step = NEXT.get(Stage(state), "")
        words = " · ".join(part for part in (near.words, "" if owes in step else owes, step) if part)
        return Line(record, about, due, near.key, words, place)

    rows = day.store.rows(_ROWS.format(view.condition), {"today": day.today.isoformat()})
    return Group(f"{REQUESTS}:{key}", title, place, *counted(rows, tell), Weight.REQUESTS)


def _reminded(day: Day) -> Group:
    """The answers whose last day is so many working days away that the clerk is reminded of it today."""
    wanted = {(day.calendar.add(day.today, left) if left else day.today).isoformat() for left in REMINDERS}
    view = reminding(f"{_REMIND}{','.join(sorted(wanted))}")
    assert view is not None
    place = _at(view)

    def tell(record: int, about: str, state: str, due: str) -> Line:
        near = nearness(due, False, day.today, day.calendar)
        words = f"答复期限{near.words} · {NEXT.get(Stage(state), '')}"
        return Line(record, about, due, near.key, words, place)

    rows = day.store.rows(_REMINDED.format(view.condition))
    return Group(f"{REQUESTS}:remind", "答复期限提醒", place, *counted(rows, tell), Weight.REQUESTS)


def _flagged(day: Day) -> Group:
    """What contradicts itself or went against the rules, in what is open or was closed not long ago."""
    place, title = _at(_WRONG), "依申请公开数据矛盾、与规定不符"

    def tell(record: int, about: str, flags: str) -> Line:
        return Line(record, about, "", "overdue", flags, place)

    rows = day.store.rows(_AGAINST, {"today": day.today.isoformat()})
    return Group(f"{REQUESTS}:flagged", title, place, *counted(rows, tell), Weight.OTHERS)


def _at(view: View) -> str:
    return f"{REQUESTS}:{view.key}"


DUES: Final = Dues(_groups, DAYS)
"""What the requests contribute."""
