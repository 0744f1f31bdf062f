"""An objection to an item's publication, which begins a letter (协调征求) that the item carries."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.act import Group
from gongkai_desktop.coordination.letter import KINDS
from gongkai_desktop.coordination.limits import coordination_of
from gongkai_desktop.coordination.objections import objected, objection_columns, objection_note
from gongkai_desktop.records.event import Draft
from gongkai_desktop.register.act import ItemAct, ItemDoing
from gongkai_desktop.register.stages import Stage


def _begun(doing: ItemDoing) -> tuple[Draft, ...]:
    item = doing.case.item
    published = item.fields.get("published", "")
    doing.not_before(published, f"日期早于公开日期 {published}")
    return (objected(item.number, item.fields.get("title", ""), doing.facts),)


OBJECT: Final = ItemAct(
    key="object",
    title="登记异议",
    event="letter.objected",
    group=Group.OTHER,
    offered=lambda case: case.now.stage is Stage.PUBLISHED,
    columns=objection_columns(),
    note=lambda case: objection_note(coordination_of(case.rules)),
    defaults={"kind": KINDS[0]},
    make=_begun,
)

ACTS: Final = (OBJECT,)
