"""What may be done next with an item: the acts that its state permits on a day, the next one first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import NextAct, act, why
from gongkai_desktop.office.ruleset import Step
from gongkai_desktop.register import altering, bettering, delivering, linking, publishing
from gongkai_desktop.register.asking import Case
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.rulebook import Rulebook
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.register.standing import Standing

__all__ = ["NextAct", "next_acts"]

_DONE = (Stage.REMOVAL, Stage.REMOVED, Stage.INSIDE, Stage.RETURNED)


def next_acts(item: Item, standing: Standing, book: Rulebook, today: date) -> tuple[NextAct, ...]:
    """The acts that the item's state permits on that day, the next one first."""
    if standing.stage is Stage.VOID:
        return ()
    case = Case(item, standing, book, today)
    found: list[NextAct] = []
    step = book.progress(item).next
    if step is not None and standing.stage not in _DONE:
        found.append(_step_act(case, step))
    found += publishing.acts(case)
    if standing.stage is Stage.REMOVAL:
        found.append(act("remove", "登记下架", (why("下架情况"),), today, primary=True))
    for room in (bettering, delivering, altering, linking):
        found += room.acts(case)
    return tuple(_foremost(found))


def _foremost(found: Iterable[NextAct]) -> list[NextAct]:
    """The next one first: what is asked for by itself, then the rest in its order; void stays last."""
    return sorted(found, key=lambda one: (not one.primary, one.key == "void"))


def _step_act(case: Case, step: Step) -> NextAct:
    passing = "、".join(step.passing)
    form = (
        Column("opinion", "意见", Kind.CHOICE, choices=step.opinions, required=True),
        Column("who", "签字人", required=True, help=f"在纸上签字的{step.role}"),
        Column("paper", "纸质件存放", width=14, help="审查表编号或存放处"),
        Column("grounds", "依据和理由", Kind.LONG, width=24, help=f"意见不是“{passing}”时必须填写"),
    )
    note = f"按签回的纸质件登记（{step.article}）"
    primary = case.now.stage is Stage.REVIEW
    return act("step", f"登记{step.title}", form, case.today, primary=primary, note=note)
