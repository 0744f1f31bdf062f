"""What may be done next with an item: the acts that its state permits on a day, the next one first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gongkai_desktop.ledger.acts import NextAct, act, why
from gongkai_desktop.office.chain import refusal
from gongkai_desktop.register import (
    altering,
    attaching,
    bettering,
    delivering,
    lifting,
    linking,
    objecting,
    publishing,
    screened,
    submitting,
)
from gongkai_desktop.register.asking import Case
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.rulebook import Rulebook
from gongkai_desktop.register.stages import Stage
from gongkai_desktop.register.standing import Standing
from gongkai_desktop.review.opinions import opinion_act

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
        primary = standing.stage is Stage.REVIEW and not item.again
        against = refusal(book.steps(item), book.progress(item).standing, step)
        found.append(opinion_act(step, today, primary=primary, refusal=against))
        found += submitting.hand_in_act(case)
    found += publishing.acts(case)
    if standing.stage is Stage.REMOVAL:
        found.append(act("remove", "登记下架", (why("下架情况"),), today, primary=True))
    for room in (lifting, attaching, bettering, delivering, altering, linking, objecting):
        found += room.acts(case)
    return tuple(_foremost(screened.stopping(one, item) for one in found))


def _foremost(found: Iterable[NextAct]) -> list[NextAct]:
    """The next one first: what is asked for by itself, then the rest in its order; void stays last."""
    return sorted(found, key=lambda one: (not one.primary, one.key == "void"))
