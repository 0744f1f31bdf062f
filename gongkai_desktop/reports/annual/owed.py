"""Which year's report an office owes, and what that puts into 今日 and the month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from gongkai_desktop.cases.dues import (
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
from gongkai_desktop.deadlines.urgency import nearness
from gongkai_desktop.office.annual import BY_LAW, Annual, AnnualStep
from gongkai_desktop.office.citing import aside

if TYPE_CHECKING:
    from gongkai_desktop.store import Store

PLACE: Final = "annual"
"""The place of the annual reports; ``annual:begin`` leads to the form of a new one."""
BEGIN: Final = f"{PLACE}:begin"
_ANNOUNCED: Final = 12  # the month from which on the months to come tell of this year's report
_OPEN: Final = "t.closed = ''"
DAYS: Final = LastDays(
    "annual",
    (
        LastDay(
            "annual",
            "due",
            f"{_OPEN} AND t.due <> ''",
            "年度报告期限",
            "{state}，年度报告期限",
            counted=False,
        ),
    ),
    "t.number",
    place=f"'{PLACE}:open'",
)
_ROWS: Final = f"""
    SELECT t.id, t.title, t.state, t.due, count(*) OVER () FROM annual t
    WHERE {_OPEN} ORDER BY t.due = '', t.due, t.id LIMIT {SHOWN}
"""
_THERE: Final = "SELECT 1 FROM annual WHERE year = ? AND state <> '已作废' LIMIT 1"
_FOUNDED: Final = "SELECT min(day) FROM event WHERE kind = 'office.founded'"


def first_due(rule: Annual, year: int) -> tuple[date, AnnualStep] | None:
    """The first day that a step of the report of a year is owed by; None where no article sets one."""
    owed = [(step.due.after(year), step) for step in rule.steps if step.due is not None]
    return min(owed, key=lambda one: one[0]) if owed else None


def owed(store: Store, rule: Annual, today: date) -> tuple[int, date, AnnualStep] | None:
    """The report of last year where nobody has begun it: its year, by when, for which step.

    An office that was founded here after that day had made its report elsewhere.
    """
    year = today.year - 1
    found, founded = first_due(rule, year), store.one(_FOUNDED)
    if found is None or founded is None or str(founded[0] or "9999") > found[0].isoformat():
        return None
    return None if store.one(_THERE, (year,)) is not None else (year, *found)


def _groups(day: Day) -> Iterator[Group]:
    rule = day.rules.annual or BY_LAW
    lines = []
    if (found := owed(day.store, rule, day.today)) is not None:
        year, due, step = found
        near = nearness(due.isoformat(), False, day.today, day.calendar)
        words = f"还没有编制，{due.month}月{due.day}日前{step.title}，{near.words}{aside(step.article)}"
        lines.append(Line(0, _title(year), due.isoformat(), near.key, words, BEGIN))
    yield Group("annual-begin", "年度报告待编制", BEGIN, len(lines), tuple(lines), Weight.OTHERS)
    yield _open(day)


def _open(day: Day) -> Group:
    place = f"{PLACE}:open"
    found = counted(day.store.rows(_ROWS), partial(owing, day, place))
    return Group("annual", "年度报告未办结", place, *found, Weight.OTHERS)


def _returning(day: Day, since: date) -> Iterator[Returning]:
    """The day of the report that is not begun yet: of last year, and from December on of this one."""
    rule = day.rules.annual or BY_LAW
    late = owed(day.store, rule, day.today)
    ahead = first_due(rule, day.today.year) if day.today.month == _ANNOUNCED else None
    told = [(late[0], late[1], late[2])] if late is not None else []
    told += [(day.today.year, *ahead)] if ahead is not None and not _there(day.store, day.today.year) else []
    for year, due, step in told:
        if due >= since:
            line = Line(0, _title(year), due.isoformat(), nearness_of(due.isoformat(), day.today),
                        f"{step.title}期限", BEGIN)  # fmt: skip
            yield Returning(due, (line,))


def _there(store: Store, year: int) -> bool:
    return store.one(_THERE, (year,)) is not None


def _title(year: int) -> str:
    return f"{year}年政府信息公开工作年度报告"


DUES: Final = Dues(_groups, DAYS, _returning)
"""What the annual reports contribute."""
