"""What a form cannot do without, found by leaving out one field after the other."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gongkai_desktop.errors import Unfilled
from gongkai_desktop.ledger import Kind
from gongkai_desktop.ledger.acts import DAY, NextAct

_TO_COME = "2099-01-01"
"""Whatever else is right, a day to come is refused, so that nothing is recorded."""


def compulsory(act: NextAct, do: Callable[[dict[str, object]], object]) -> set[str]:
    """The fields that ``do`` asks for when they are left empty; all others are filled in with something fit."""
    full: dict[str, object] = {}
    for column in act.form.columns:
        if column.kind is Kind.CHECKS:
            full[column.key] = list(column.choices)
        elif column.required and not act.defaults.get(column.key):
            full[column.key] = {Kind.INTEGER: "1", Kind.DATE: _TO_COME}.get(
                column.kind, column.choices[0] if column.choices else "已办"
            )
    dated = DAY in act.form.keys
    missed = set()
    for column in (one for one in act.form.columns if one.required or (dated and one.key != DAY)):
        with pytest.raises(Unfilled) as unfilled:
            do({**act.defaults, **full, DAY: _TO_COME, column.key: ""})
        empty = {
            key for key, why in unfilled.value.fields.items() if why.endswith("没有填") or "没确认" in why
        }
        assert empty <= {column.key}, f"{act.title}: {unfilled.value.fields}"
        missed |= empty
    return missed
