"""Duties that return (patrols, A6; inspections, D19): how often one is owed, until when, how near that is."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from gongkai_desktop.deadlines.urgency import Urgency, nearness
from gongkai_desktop.matters.definition import VOIDED, Definition, ReturningPlan
from gongkai_desktop.matters.words import filled
from gongkai_desktop.office.duties import Routine, Window
from gongkai_desktop.office.ruleset import RuleSet
from gongkai_desktop.store import Store
from gongkai_desktop.workdays.calendar import Calendar

_LATEST: Final = f"SELECT max(day) FROM matter WHERE ledger = ? AND state <> '{VOIDED}'"
_OF_DUTY: Final = f"{_LATEST} AND json_extract(facts, ?) = ?"
_EVERY: Final = {"每周": "week", "每月": "month", "每季度": "quarter", "每半年": "half", "每年": "year"}
"""How often a duty returns: as a definition writes it, as the program has it."""
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_NEAR: Final = frozenset({"overdue", "today", "soon"})


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
    return _worked(first, end, calendar)


def next_window(every: str, window: Window, last: str, today: date, calendar: Calendar) -> tuple[date, date]:
    """In which days a duty is to be begun: from which day on, and the last working day.

    What was done from the first of these days on is of that round until those of the next round come; what was never
    done is owed in the first days that are not over.
    """
    done = date.fromisoformat(last) if last else None
    start, end = period_of(every, done or today)
    rounds = (start - timedelta(days=1), end, period_of(every, end + timedelta(days=1))[1])
    first, by = next(
        (first, by)
        for first, by in map(window.within, rounds)
        if (done < first if done is not None else today <= by)
    )
    return first, _worked(first, by, calendar)


def _worked(first: date, end: date, calendar: Calendar) -> date:
    """The last working day of these; the last day where none of them is one."""
    while end > first and not calendar.is_workday(end):
        end -= timedelta(days=1)
    return end


@dataclass(frozen=True, slots=True)
class Returning:
    """A duty that returns: its last day (ISO), the day it was last done ('' for never), how near it is, the article.

    ``duty`` is what is to be done, where a ledger has several of them. ``open``: its days have come. ``notice`` tells
    it on the ledger's page.
    """

    due: str
    last: str
    urgency: Urgency
    article: str
    notice: str
    duty: str = ""
    open: bool = False

    @property
    def near(self) -> bool:
        """Whether it is time to tell of it."""
        return self.open or self.urgency.key in _NEAR


def returning(
    ledger: Definition, rules: RuleSet, store: Store, today: date, calendar: Calendar
) -> tuple[Returning, ...]:
    """When the next record of a ledger is owed, of each of its duties, the first that is due before the others.

    Nothing where neither rule set nor definition says how often.
    """
    plan = ledger.returning
    if plan is None:
        return ()
    found = [
        _returned(plan, duty, _last(ledger, plan, duty, store), today, calendar)
        for duty in _duties(ledger, plan, rules)
        if duty.every
    ]
    return tuple(sorted(found, key=lambda one: one.due))


def _duties(ledger: Definition, plan: ReturningPlan, rules: RuleSet) -> Iterator[Routine]:
    """The duties of a ledger; of one that has a single duty it has no name."""
    section = getattr(rules, ledger.rule) if ledger.rule else None
    if plan.each:
        yield from getattr(section, plan.each, ())
        return
    every, article = (
        str(getattr(section, name, "") or ledger.given.get(name, "")) for name in (plan.every, "article")
    )
    yield Routine("", article, _EVERY.get(every, every))


def _last(ledger: Definition, plan: ReturningPlan, duty: Routine, store: Store) -> str:
    """The day on which it was last done (ISO); '' for never."""
    asked = (ledger.key, f"$.begin_{plan.of}", duty.title) if plan.of else (ledger.key,)
    row = store.one(_OF_DUTY if plan.of else _LATEST, asked)
    return str(row[0]) if row and row[0] else ""


def _returned(plan: ReturningPlan, duty: Routine, last: str, today: date, calendar: Calendar) -> Returning:
    opened = False
    if duty.window:
        first, end = next_window(duty.every, duty.window, last, today, calendar)
        opened = first <= today
    else:
        end = next_owed(duty.every, last, today, calendar)
    due = end.isoformat()
    near = nearness(due, False, today, calendar)
    told = {"due": due, "left": near.words, "last": last or "还没有过"}
    told |= {"rule.article": duty.article, "duty": duty.title}
    return Returning(due, last, near, duty.article, filled(plan.notice, told), duty.title, opened)
