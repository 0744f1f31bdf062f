"""Acts by which what is public is taken off: from one channel, or, after it lapsed, from all of them."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.act import Group, kept_facts
from gongkai_desktop.cases.folding import state_with, with_each
from gongkai_desktop.ledger.acts import why
from gongkai_desktop.records.event import Event, Json
from gongkai_desktop.register.act import ItemAct, ItemDoing
from gongkai_desktop.register.channels import (
    EVERYWHERE,
    channel_said,
    is_anywhere,
    last_off,
    only,
    refuse_before,
    standing_on,
    which,
)
from gongkai_desktop.register.item import Item
from gongkai_desktop.register.stages import Stage


def _withdrawn(doing: ItemDoing) -> dict[str, Json]:
    refuse_before(doing)
    everywhere = doing.facts["channel"] == EVERYWHERE
    return {"channel": "" if everywhere else channel_said(doing), "why": doing.facts["why"]}


def _taken_off(item: Item, event: Event) -> Item:
    """Taken off one channel, or ('') off all; off the last one it is no longer public, from the latest day on."""
    day, channel = event.iso_day, event.body["channel"]
    known = with_each(
        item.channels(),
        lambda one: not one.withdrawn and channel in ("", one.channel),
        withdrawn=day,
        why=event.body["why"],
    )
    after = standing_on(item, known)
    return after if after.live() else state_with(after, removed=last_off(known, day))


WITHDRAW: Final = ItemAct(
    key="withdraw",
    title="从渠道撤下",
    event="item.withdrawn",
    group=Group.TAKE_DOWN,
    offered=is_anywhere,
    columns=lambda case: (which(case, EVERYWHERE), why("撤下原因")),
    note="只撤一个渠道的，其余仍算公开；全部撤下以后可以重新公开",
    defaults=only,
    make=_withdrawn,
    fold=_taken_off,
    told=lambda event: f"从{event.body['channel'] or EVERYWHERE}撤下：{event.body['why']}",
    together=True,
)


def _removed(item: Item, event: Event) -> Item:
    """Off every channel, after it lapsed or must not be public any more."""
    day = event.iso_day
    known = with_each(item.publications, lambda one: not one.withdrawn, withdrawn=day, why=event.body["why"])
    return state_with(item, publications=known, removed=last_off(known, day))


REMOVE: Final = ItemAct(
    key="remove",
    title="登记下架",
    event="item.removed",
    group=Group.TAKE_DOWN,
    offered=lambda case: case.now.stage is Stage.REMOVAL,
    columns=(why("下架情况"),),
    primary=True,
    make=kept_facts("why"),
    fold=_removed,
    told="下架：{why}",
    together=True,
)

ACTS: Final = (WITHDRAW, REMOVE)
