"""Which quarters an office owes a filing for, and what that puts into 今日 and the month."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from gongkai_desktop.cases.dues import (
    FILINGS,
    SHOWN,
    Day,
    Dues,
    Group,
    LastDay,
    LastDays,
    Line,
    Returning,
    Weight,
    counted,
    nearness_of,
    owing,
)
from gongkai_desktop.deadlines.filing import Quarter, filing_week
from gongkai_desktop.deadlines.urgency import nearness
from gongkai_desktop.office.citing import aside

if TYPE_CHECKING:
    from gongkai_desktop.office.duties import WithheldFiling
    from gongkai_desktop.office.office import Office
    from gongkai_desktop.store import Store

PROPOSE: Final = "propose"
"""The place of 今日 that leads to the form of a new filing: ``filings:propose``."""
_OPEN: Final = "t.closed = ''"
_BACK: Final = 8
"""Quarters that are looked at: what lies further back nobody makes good any more."""
DAYS: Final = LastDays(
    "filing",
    (LastDay("filing", "due", f"{_OPEN} AND t.due <> ''", "备案报送期限", provisional=True),),
    "t.number",
    place=f"'{FILINGS}:open'",
)
_ROWS: Final = f"""
    SELECT t.id, t.title, t.state, t.due, t.provisional, count(*) OVER () FROM filing t
    WHERE {_OPEN} ORDER BY t.due = '', t.due, t.id LIMIT {SHOWN}
"""
_CHOSEN: Final = (
    "SELECT day, json_extract(body, '$.rules') FROM event WHERE stream = (SELECT min(id) FROM office)"
    " AND kind IN ('office.founded', 'office.ruleset_chosen') ORDER BY id"
)
_FILED: Final = "SELECT period FROM filing WHERE origin = 0 AND state <> '已作废' AND period >= ?"


def since(store: Store, office: Office) -> date | None:
    """The day from which the office files: when it chose, and has kept since, rules that have a filing."""
    found: date | None = None
    for day, rules in store.rows(_CHOSEN):
        if office.rules_of(str(rules)).filing is None:
            found = None
        elif found is None:
            found = date.fromisoformat(str(day))
    return found


def owed(
    store: Store, office: Office, rule: WithheldFiling, today: date, *, ahead: bool = False
) -> tuple[Quarter, ...]:
    """The quarters without a filing, the oldest first: those whose week has been warned of by now.

    ``ahead``: the quarter of that day too, however far its week is.
    """
    from_day = since(store, office)
    if from_day is None:
        return ()
    current = Quarter.of(today)
    first = max(Quarter.of(from_day), current.later(-_BACK))
    filed = {str(period) for (period,) in store.rows(_FILED, (str(first),))}
    found, calendar = [], office.workdays
    while first <= current:
        week = filing_week(first.year, first.number, calendar, complete=rule.complete)
        if str(first) not in filed and from_day <= week.last and (ahead or week.remind_from <= today):
            found.append(first)
        first = first.later()
    return tuple(found)


def dues(office: Callable[[], Office]) -> Dues:
    """What the filings contribute."""

    def groups(day: Day) -> Iterator[Group]:
        if day.rules.filing is not None:
            yield _unproposed(day, office(), day.rules.filing)
        yield _open(day)

    def returning(day: Day, since_day: date) -> Iterator[Returning]:
        rule = day.rules.filing
        if rule is None:
            return
        for quarter in owed(day.store, office(), rule, day.today, ahead=True):
            week = filing_week(quarter.year, quarter.number, day.calendar, complete=rule.complete)
            if week.last < since_day:
                continue
            due = week.last.isoformat()
            line = Line(
                0, _title(quarter), due, nearness_of(due, day.today), "报送期限", f"{FILINGS}:{PROPOSE}"
            )
            yield Returning(week.last, (line,))

    return Dues(groups, DAYS, returning)


def _unproposed(day: Day, office: Office, rule: WithheldFiling) -> Group:
    """The quarters that nothing was proposed for, from the day on that their week is warned of."""
    place, lines = f"{FILINGS}:{PROPOSE}", []
    for quarter in owed(day.store, office, rule, day.today):
        week = filing_week(quarter.year, quarter.number, day.calendar, complete=rule.complete)
        near = nearness(week.last.isoformat(), week.provisional, day.today, day.calendar)
        span = f"{week.first:%m-%d} 至 {week.last:%m-%d} 报送"
        words = f"{near.words}，没有报，与规定不符" if near.key == "overdue" else f"{span}，{near.words}"
        lines.append(
            Line(
                0,
                _title(quarter),
                week.last.isoformat(),
                near.key,
                f"{words}{aside(rule.due_article)}",
                place,
            )
        )
    return Group("filing", "不予公开备案待拟报", place, len(lines), tuple(lines), Weight.OTHERS)


def _open(day: Day) -> Group:
    place = f"{FILINGS}:open"
    found = counted(day.store.rows(_ROWS), partial(owing, day, place))
    return Group("filings", "不予公开备案未办结", place, *found, Weight.OTHERS)


def _title(quarter: Quarter) -> str:
    return f"{quarter.title}不予公开信息备案表"
