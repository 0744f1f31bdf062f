"""What letters and the side ledgers make due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from gongkai_desktop.agenda.group import LEDGERS, LETTERS, Group, Line
from gongkai_desktop.cases.urgency import Moment, urgency
from gongkai_desktop.coordination.views import masked
from gongkai_desktop.deadlines.urgency import nearness
from gongkai_desktop.matters.definition import Definition, TodayPlan
from gongkai_desktop.matters.ledgers import Ledgers
from gongkai_desktop.matters.service import returning
from gongkai_desktop.matters.words import filled
from gongkai_desktop.store import Store
from gongkai_desktop.workdays.calendar import Calendar

if TYPE_CHECKING:
    from gongkai_desktop.office.ruleset import RuleSet

_SHOWN: Final = 50
_LETTERS: Final = """
    SELECT id, title, kind, addressee, state, due, provisional, count(*) OVER () FROM letter
    WHERE closed = '' AND {} ORDER BY due = '', due, id LIMIT 50
"""
_LATE: Final = "due <> '' AND due < :today"
_WAITING: Final = "(due = '' OR due >= :today)"
_OPEN: Final = """
    SELECT id, title, state, due, due_at, provisional FROM matter WHERE closed = '' AND ledger = ?
    ORDER BY due_at = '', due_at, due = '', due, id
"""
_NEAR: Final = frozenset({"overdue", "today", "soon"})


class Beside:
    """Asks the ledgers beside register and review. ``urgent`` is counted in hours and comes before everything."""

    def __init__(self, store: Store, ledgers: Ledgers, rules: RuleSet, calendar: Calendar) -> None:
        self._store, self._rules, self._calendar = store, rules, calendar
        open_ones, returning_ones = ledgers.open(), ledgers.returning
        wanted = [key for key in ledgers.keys if key in open_ones or key in returning_ones]
        self._ledgers = [ledgers.current(key) for key in wanted]

    def urgent(self, now: datetime) -> Iterator[Group]:
        """What must be done within hours."""
        for ledger in self._ledgers:
            if ledger.today and ledger.today.urgent:
                yield self._open(ledger, ledger.today, Moment.of(now.date(), now))

    def others(self, now: datetime) -> Iterator[Group]:
        """Letters without an answer, what is open in the side ledgers, what returns in them."""
        yield self._letters("overdue", "征求意见逾期", _LATE, now.date())
        yield self._letters("open", "征求意见未办结", _WAITING, now.date())
        for ledger in self._ledgers:
            yield from self._returning(ledger, now.date())
            if ledger.today and not ledger.today.urgent:
                yield self._open(ledger, ledger.today, Moment.of(now.date(), now))

    def _open(self, ledger: Definition, plan: TodayPlan, moment: Moment) -> Group:
        """The open records of a ledger, what is due first before the others."""
        place, lines = _at(LEDGERS, ledger.key), []
        for record, title, state, due, due_at, provisional in self._store.rows(_OPEN, (ledger.key,)):
            if plan.states and state not in plan.states:
                continue
            near = urgency(due, due_at, bool(provisional), moment, self._calendar)
            words = "，".join(part for part in (state, near.words) if part)
            if plan.words and due_at:
                told = {"due": f"{due_at[5:10]} {due_at[11:16]}", "left": near.words, "state": state}
                words = filled(plan.words, told)
            lines.append(Line(record, title, due, plan.tone or near.key, words, place))
        return Group(plan.key or ledger.key, plan.title, place, len(lines), tuple(lines[:_SHOWN]))

    def _returning(self, ledger: Definition, today: date) -> Iterator[Group]:
        """The next record that a duty wants, once it is near or over."""
        owed = returning(ledger, self._rules, self._store, today, self._calendar)
        if ledger.returning is None or owed is None or owed.urgency.key not in _NEAR:
            return
        place, near = _at(LEDGERS, ledger.key), owed.urgency
        words = f"{near.words}（{owed.article}）"
        words = f"上次 {owed.last}，{words}" if owed.last else words
        line = Line(0, ledger.returning.text, owed.due, near.key, words, place)
        yield Group(ledger.returning.key, ledger.returning.title, place, 1, (line,))

    def _letters(self, view: str, title: str, condition: str, today: date) -> Group:
        lines, total, place = [], 0, _at(LETTERS, view)
        for record, about, kind, whom, state, due, provisional, count in self._store.rows(
            _LETTERS.format(condition), {"today": today.isoformat()}
        ):
            near = nearness(due, bool(provisional), today, self._calendar)
            words = "，".join(part for part in (f"{masked(kind, whom)}：{state}", near.words) if part)
            lines.append(Line(record, about, due, near.key, words, place))
            total = count
        return Group(place, title, place, total, tuple(lines))


def _at(place: str, view: str) -> str:
    return f"{place}:{view}"
