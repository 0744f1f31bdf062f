"""What letters, questions, patrols and leaks make due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from gongkai_desktop.agenda.group import AFFAIRS, LETTERS, Group, Line
from gongkai_desktop.cases.urgency import Moment, urgency
from gongkai_desktop.coordination.views import masked
from gongkai_desktop.deadlines.urgency import nearness
from gongkai_desktop.secrecy.affair import AffairState
from gongkai_desktop.secrecy.periods import next_owed
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
_LEAKS: Final = """
    SELECT id, title, due_at FROM affair WHERE closed = '' AND kind = 'leak' AND due_at <> '' ORDER BY due_at
"""
_QUESTIONS: Final = """
    SELECT id, title, state, due, provisional FROM affair
    WHERE closed = '' AND kind = 'question' ORDER BY due = '', due, id
"""
_FINDINGS: Final = "SELECT id, title, state FROM affair WHERE closed = '' AND kind = 'patrol' ORDER BY id"
_PATROLLED: Final = f"SELECT max(day) FROM affair WHERE kind = 'patrol' AND state <> '{AffairState.VOID}'"


class AffairDues:
    """Asks the ledgers beside the review. ``urgent`` is counted in hours and comes before everything."""

    def __init__(self, store: Store, rules: RuleSet, calendar: Calendar) -> None:
        self._store, self._rules, self._calendar = store, rules, calendar

    def urgent(self, now: datetime) -> Iterator[Group]:
        """Leaks that are not reported, with the hours left."""
        rows = list(self._store.rows(_LEAKS))
        lines = tuple(self._leak(record, title, due_at, now) for record, title, due_at in rows[:_SHOWN])
        yield Group("leak", "泄密事件还没有上报", _at(AFFAIRS, "leak"), len(rows), lines)

    def _leak(self, record: int, title: str, due_at: str, now: datetime) -> Line:
        near = urgency("", due_at, False, Moment.of(now.date(), now), self._calendar)
        words = f"应在 {due_at[5:10]} {due_at[11:16]} 前上报，{near.words}"
        return Line(record, title, due_at[:10], near.key, words, _at(AFFAIRS, "leak"))

    def others(self, today: date) -> Iterator[Group]:
        """Letters without an answer, questions, what a patrol found."""
        yield self._letters("overdue", "征求意见逾期", _LATE, today)
        yield self._letters("open", "征求意见未办结", _WAITING, today)
        yield self._questions(today)
        yield self._patrol(today)
        findings = list(self._store.rows(_FINDINGS))
        place = _at(AFFAIRS, "patrol")
        lines = tuple(Line(record, title, "", "soon", state, place) for record, title, state in findings)
        yield Group("findings", "巡查发现的问题待处理", place, len(lines), lines[:_SHOWN])

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

    def _patrol(self, today: date) -> Group:
        """The next look at what is already public, once it is near or over."""
        rule, place = self._rules.patrol, _at(AFFAIRS, "patrol")
        if rule is None:
            return Group("patrol", "", place, 0, ())
        (last,) = self._store.one(_PATROLLED) or ("",)
        owed = next_owed(rule.every, last or "", today, self._calendar).isoformat()
        near = nearness(owed, provisional=False, today=today, calendar=self._calendar)
        text = f"上次 {last}，{near.words}（{rule.article}）" if last else f"{near.words}（{rule.article}）"
        lines = (Line(0, "上网看一遍已经公开的信息，没有问题也登记", owed, near.key, text, place),)
        found = lines if near.key in ("overdue", "today", "soon") else ()
        return Group("patrol", "上网巡查到期", place, len(found), found)

    def _questions(self, today: date) -> Group:
        lines, place = [], _at(AFFAIRS, "question")
        for record, title, state, due, provisional in self._store.rows(_QUESTIONS):
            near = nearness(due, bool(provisional), today, self._calendar)
            words = "，".join(part for part in (state, near.words) if part)
            lines.append(Line(record, title, due, near.key, words, place))
        return Group("question", "质疑待办结", place, len(lines), tuple(lines[:_SHOWN]))


def _at(place: str, view: str) -> str:
    return f"{place}:{view}"
