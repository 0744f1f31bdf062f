"""One act on many items: which acts they all permit, and what becomes of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.ledger import Column
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.register.findings import ONWARD

TOGETHER: Final = (
    "step", "hand_in", "publish", "publish_more", "confirm", "report", "chase", "return", "deliver",
    "attribute", "set_attribute", "change", "lapse", "remove", "withdraw",
)  # fmt: skip
"""The acts that make sense for many; the others concern one item's own matter."""


def shared(permitted: Iterable[tuple[NextAct, ...]]) -> tuple[NextAct, ...]:
    """The acts that every item permits with the same form, in the order of the first item.

    Defaults stand where all agree. An act that is the next one for some and no more than possible for others is
    told as the latter.
    """
    common: dict[str, NextAct] | None = None
    for acts in permitted:
        known = {act.key: act for act in acts if act.key in TOGETHER}
        if common is None:
            common = known
            continue
        common = {
            key: _merged(act, known[key])
            for key, act in common.items()
            if key in known and _same(act) == _same(known[key])
        }
    return tuple((common or {}).values())


def _same(act: NextAct) -> tuple[Column, ...]:
    """The columns of a form but for what only a file with undecided findings asks; such an item is left, with why."""
    return tuple(column for column in act.form.columns if column.key != ONWARD)


def _merged(one: NextAct, other: NextAct) -> NextAct:
    told = one if not one.primary else other
    agreed: Mapping[str, object] = {
        key: value for key, value in one.defaults.items() if other.defaults.get(key) == value
    }
    note = told.note if one.note == other.note or one.primary != other.primary else ""
    form = replace(told.form, columns=_same(told))
    return replace(told, form=form, defaults=agreed, note=note)


def why_left(refusal: Refused) -> str:
    """Why one item of many was left, short enough for a list."""
    return refusal.why or refusal.what


def same_for_all(refusals: list[Refused]) -> Unfilled | None:
    """The one refusal of a form that no item could take, so that the form can be mended; None if they differ."""
    first = refusals[0] if refusals else None
    if isinstance(first, Unfilled) and all(str(one) == str(first) for one in refusals):
        return first
    return None
