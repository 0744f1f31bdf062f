"""Duties that return (patrols, A6): how often one is owed, until when the next one is, how near that is."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from gongkai_desktop.deadlines.urgency import Urgency, nearness
from gongkai_desktop.matters.definition import VOIDED, Definition
from gongkai_desktop.matters.words import filled
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.store import Store
from gongkai_desktop.workdays.calendar import Calendar

_LATEST: Final = f"SELECT max(day) FROM matter WHERE ledger = ? AND state <> '{VOIDED}'"
_EVERY: Final = {"每周": "week", "每月": "month", "每季度": "quarter", "每半年": "half", "每年": "year"}
"""How often a duty returns: as a definition writes it, as the program has it."""
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def period_of(every: str, day: date) -> tuple[date, date]:
    """The first and last day of the period that a day lies in: week, month, quarter, half or year."""
    if every == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    span = _MONTHS[every]
    first = (day.month - 1) // span * span + 1
    last = first + span - 1
    return date(day.year, first, 1), date(day.year, last, monthrange(day.year, last)[1])


def next_owed(every: str, last: str, today: date, calendar: Calendar) -> date:
    """The last working day of the first period without a patrol, from the one after the last patrol on.

    With none at all it is the period of today.
    """
    day = today
    if last:
        _, end = period_of(every, date.fromisoformat(last))
        day = end + timedelta(days=1)
    first, end = period_of(every, day)
    while end > first and not calendar.is_workday(end):
        end -= timedelta(days=1)
    return end


@dataclass(frozen=True, slots=True)
class Returning:
    """A duty that returns: its last day (ISO), the day it was last done ('' for never), how near it is, the article.

    ``text`` tells it in 今日, ``notice`` on the ledger's page.
    """

    due: str
    last: str
    urgency: Urgency
    article: str
    notice: str


def returning(
    ledger: Definition, rules: RuleSet, store: Store, today: date, calendar: Calendar
) -> Returning | None:
    """When the next record of a ledger is owed; None where neither rule set nor definition says how often."""
    plan = ledger.returning
    every, article = (_said(ledger, rules, name) for name in (plan.every if plan else "", "article"))
    if plan is None or not every:
        return None
    row = store.one(_LATEST, (ledger.key,))
    last = str(row[0]) if row and row[0] else ""
    due = next_owed(_EVERY.get(every, every), last, today, calendar).isoformat()
    near = nearness(due, False, today, calendar)
    told = {"due": due, "left": near.words, "last": last or "还没有过", "rule.article": article}
    return Returning(due, last, near, article, filled(plan.notice, told))


def _said(ledger: Definition, rules: RuleSet, name: str) -> str:
    """What the rule set says under that name, else the definition; '' where neither says anything."""
    section = getattr(rules, ledger.rule) if ledger.rule else None
    return str(getattr(section, name, "") or ledger.given.get(name, ""))
