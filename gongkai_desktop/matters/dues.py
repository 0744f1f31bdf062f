"""What the side ledgers make due: what is open in them, what must be done within hours, duties that return."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from gongkai_desktop.cases.dues import (
    LEDGERS,
    SHOWN,
    Day,
    Dues,
    Group,
    LastDay,
    LastDays,
    Line,
    Returning,
    Weight,
    nearness_of,
)
from gongkai_desktop.cases.query import TODAY, View
from gongkai_desktop.cases.urgency import urgency
from gongkai_desktop.office.citing import aside

if TYPE_CHECKING:
    from gongkai_desktop.matters.definition import Definition, ReturningPlan, TodayPlan
    from gongkai_desktop.matters.ledgers import Ledgers
    from gongkai_desktop.matters.periods import Returning as Owed

_OWED: Final = "t.closed = ''"
DAYS: Final = LastDays(
    "matter",
    (LastDay("affair", "due", _OWED, told="{state}的期限", provisional=True),),
    "'#' || t.id",
    place=f"'{LEDGERS}:' || t.ledger",
)
_ROWS: Final = """
    SELECT t.id, t.title, t.state, t.due, t.due_at, t.provisional FROM matter t
    WHERE t.ledger = ? AND {} ORDER BY t.due_at = '', t.due_at, t.due = '', t.due, t.id
"""
_OPEN: Final = f"{_OWED} AND t.history = 0"
"""Nobody waits for history: it is not in 今日 before something is done with it here."""


def dues(ledgers: Ledgers) -> Dues:
    """What the side ledgers contribute."""

    def groups(day: Day) -> Iterator[Group]:
        nothing = day.store.one("SELECT 1 FROM matter WHERE closed = '' LIMIT 1") is None
        if nothing and _returns_nothing(day) and not ledgers.has_own:
            return
        wanted = {*ledgers.open(), *ledgers.returning}
        for ledger in (ledgers.current(key) for key in ledgers.keys if key in wanted):
            yield from _returning(ledger, day)
            yield from _open(ledger, day)

    def returning(day: Day, since: date) -> Iterator[Returning]:
        if _returns_nothing(day) and not ledgers.has_own:
            return
        for ledger in map(ledgers.current, ledgers.returning):
            for owed, plan in _owed(ledger, day):
                if owed.due < since.isoformat():
                    continue
                near, text = nearness_of(owed.due, day.today), _text(owed, plan)
                yield Returning(
                    date.fromisoformat(owed.due), (Line(0, text, owed.due, near, plan.title, _at(ledger)),)
                )

    return Dues(groups, DAYS, returning)


def _returns_nothing(day: Day) -> bool:
    """Whether the rule set has no duty that a ledger of the program keeps: none of them is read then."""
    rules = day.rules
    return rules.patrol is None and rules.routines is None and rules.evaluation is None


def _open(ledger: Definition, day: Day) -> Iterator[Group]:
    """The open records of a ledger that need a hand, what is due first before the others.

    Where its plan names states, the other open ones stand under a head of their own: none is left out.
    """
    from gongkai_desktop.matters.definition import TodayPlan  # not loaded at start

    plan = ledger.today or TodayPlan(f"{ledger.title}待办结")
    first, rest = heads_of(ledger)
    weight = Weight.HOURS if plan.urgent else Weight.OTHERS
    yield _group(plan.key or ledger.key, first, plan, weight, ledger, day)
    if plan.states:
        yield _group(f"{ledger.key}-rest", rest, TodayPlan(rest.title), Weight.OTHERS, ledger, day)


def heads_of(ledger: Definition) -> tuple[View, View]:
    """The views behind what is open of a ledger in 今日: what its plan names, and what is left of it."""
    title = f"{ledger.title}待办结"
    plan, resting = ledger.today, [one.title for one in ledger.states if one.resting]
    waiting = f"{_OPEN} AND t.state NOT IN ({_listed(resting)})" if resting else _OPEN
    states = _listed(plan.states) if plan is not None else ""
    first = f"{waiting} AND t.state IN ({states})" if states else waiting
    rest = f"{waiting} AND t.state NOT IN ({states})" if states else "0"
    return (
        View(f"{TODAY}first", plan.title if plan is not None else title, first, by_due=True),
        View(f"{TODAY}rest", title, rest, by_due=True),
    )


def _listed(states: Iterable[str]) -> str:
    return ", ".join(quoted(state) for state in states)


def quoted(text: str) -> str:
    """A text in SQL."""
    return "'" + text.replace("'", "''") + "'"


def _group(key: str, view: View, plan: TodayPlan, weight: Weight, ledger: Definition, day: Day) -> Group:
    rows = day.store.rows(_ROWS.format(view.condition), (ledger.key,))
    lines = [_line(row, ledger, plan, day) for row in rows]
    return Group(key, plan.title, f"{_at(ledger)}:{view.key}", len(lines), tuple(lines[:SHOWN]), weight)


def _line(row: tuple[Any, ...], ledger: Definition, plan: TodayPlan, day: Day) -> Line:
    from gongkai_desktop.matters.words import filled  # not loaded at start

    record, title, state, due, due_at, provisional = row
    near = urgency(due, due_at, bool(provisional), day.moment, day.calendar)
    words = "，".join(part for part in (state, near.words) if part)
    if plan.words and due_at:
        told = {"due": f"{due_at[5:10]} {due_at[11:16]}", "left": near.words, "state": state}
        words = filled(plan.words, told)
    return Line(record, title, due, plan.tone or near.key, words, _at(ledger))


def _returning(ledger: Definition, day: Day) -> Iterator[Group]:
    """The next records that duties want, once they are near or over."""
    found = [(owed, plan) for owed, plan in _owed(ledger, day) if owed.near]
    if not found:
        return
    place, plan = _at(ledger), found[0][1]
    lines = tuple(
        Line(0, _text(owed, plan), owed.due, owed.urgency.key, _words(owed), place) for owed, _ in found
    )
    yield Group(plan.key, plan.title, place, len(lines), lines[:SHOWN], Weight.OTHERS)


def _words(owed: Owed) -> str:
    words = f"{owed.urgency.words}{aside(owed.article)}"
    return f"上次 {owed.last}，{words}" if owed.last else words


def _text(owed: Owed, plan: ReturningPlan) -> str:
    from gongkai_desktop.matters.words import filled  # not loaded at start

    return filled(plan.text, {"duty": owed.duty})


def _owed(ledger: Definition, day: Day) -> Iterator[tuple[Owed, ReturningPlan]]:
    """The next records that duties want, each with how the definition tells it."""
    from gongkai_desktop.matters.periods import returning  # not loaded at start

    for owed in returning(ledger, day.rules, day.store, day.today, day.calendar):
        if ledger.returning is not None:
            yield owed, ledger.returning


def _at(ledger: Definition) -> str:
    return f"{LEDGERS}:{ledger.key}"
