"""An objection to what was published without asking (D12), as an act of the item: it begins a letter of its own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gongkai_desktop.coordination.letter import KINDS
from gongkai_desktop.coordination.limits import coordination_of
from gongkai_desktop.coordination.objections import objected, objection_columns, objection_note
from gongkai_desktop.errors import Unfilled
from gongkai_desktop.ledger.acts import DAY, NextAct, act
from gongkai_desktop.records.event import Draft
from gongkai_desktop.register.asking import Case, Doing, Maker
from gongkai_desktop.register.stages import Stage


def acts(case: Case) -> list[NextAct]:
    """An objection may come once the item is public."""
    if case.now.stage is not Stage.PUBLISHED:
        return []
    note = objection_note(coordination_of(case.rules))
    defaults = {"kind": KINDS[0]}
    return [act("object", "登记异议", objection_columns(), case.today, note=note, defaults=defaults)]


def _objected(doing: Doing) -> tuple[Draft, ...]:
    fields = doing.item.fields
    published = fields.get("published", "")
    if doing.facts[DAY] < published:
        raise Unfilled("登记异议", {DAY: f"日期早于公开日期 {published}"})
    return (objected(doing.stream, fields.get("title", ""), doing.facts),)


MAKERS: Mapping[str, Maker] = MappingProxyType({"object": _objected})
