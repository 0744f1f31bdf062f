"""The act of looking once more at what is not published (定期评估): the reason stands, said by whom and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.office.citing import Branch, aside, cited
from gongkai_desktop.records.event import Event, Json
from gongkai_desktop.register.act import ItemAct, ItemDoing
from gongkai_desktop.register.case import ItemCase
from gongkai_desktop.register.fields import COLUMNS
from gongkai_desktop.register.item import Item, Look
from gongkai_desktop.register.reexamination import LOOKED_AT, look_due, trigger_of


def _note(case: ItemCase) -> str:
    reason = case.item.fields.get("withheld_reason", "")
    trigger = trigger_of(reason)
    asked = f"看{trigger.when}了没有；" if trigger else ""
    article = cited(case.rules, Branch.REEXAMINATION)
    return f"{asked}不再适合的，不在这里登记，直接办“变更公开属性”，同样算评估过{aside(article)}"


def _looked(doing: ItemDoing) -> dict[str, Json]:
    item, day = doing.case.item, doing.facts["day"]
    if (formed := item.fields.get("formed", "")) and day < formed:
        raise doing.unfilled(day=f"日期早于生成日期 {formed}")
    if doing.facts["look_by"] and doing.facts["look_by"] <= day:
        raise doing.unfilled(look_by="下一次应在评估的日期以后")
    return doing.said("who", "why", "look_by")


def _with_look(item: Item, event: Event) -> Item:
    body: Mapping[str, Any] = event.body
    look = Look(event.id, event.iso_day, body["who"], body["why"])
    fields = {**item.fields, "look_by": body["look_by"]}
    return replace(item, looks=(*item.looks, look), fields=fields)


REEXAMINE: Final = ItemAct(
    key="reexamine",
    title="登记评估：继续不公开",
    event="item.reexamined",
    offered=lambda case: case.now.stage in LOOKED_AT,
    columns=(
        Column("who", "评估人", width=10, required=True, person=True),
        Column("why", "为什么继续", Kind.LONG, width=24, required=True, help="依据现在怎样，理由是不是还在"),
        replace(COLUMNS["look_by"], group=""),
    ),
    primary=lambda case: "" < look_due(case.item, case.now.stage) <= case.today.isoformat(),
    note=_note,
    make=_looked,
    told=lambda event: (
        f"{event.body['who']}评估：继续不公开；{event.body['why']}"
        + (f"；{event.body['look_by']} 再评估" if event.body["look_by"] else "")
    ),
    fold=_with_look,
    stales_paper=False,
    together=True,
)

ACTS: Final = (REEXAMINE,)
