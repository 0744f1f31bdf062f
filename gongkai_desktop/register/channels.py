"""The channels an item stands on: asked for in forms, and what its ledger columns tell of them after an event."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gongkai_desktop.cases.folding import state_with
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.register.act import ItemDoing
from gongkai_desktop.register.case import ItemCase
from gongkai_desktop.register.item import Item, Publication
from gongkai_desktop.register.stages import Stage

EVERYWHERE: Final = "全部渠道"
UNNAMED: Final = "原有渠道"


def is_out(case: ItemCase) -> bool:
    """Whether it is public on a channel now, as it should be."""
    return case.now.stage is Stage.PUBLISHED and bool(case.item.live())


def is_anywhere(case: ItemCase) -> bool:
    """Whether it stands on channels now, rightly or not."""
    return case.now.stage in (Stage.PUBLISHED, Stage.REMOVAL) and bool(case.item.live())


def which(case: ItemCase, *more: str) -> Column:
    """The question for one of the channels it stands on."""
    titles = dict.fromkeys(one.channel or UNNAMED for one in case.item.live())
    return Column("channel", "渠道", Kind.CHOICE, choices=(*titles, *more), required=True)


def only(case: ItemCase) -> Mapping[str, object]:
    """The first of its channels, to stand in that question already."""
    return {"channel": case.item.live()[0].channel or UNNAMED}


def channel_said(doing: ItemDoing) -> str:
    """The channel as events name it, '' for one that an old ledger does not name."""
    said = doing.facts["channel"]
    return "" if said == UNNAMED else said


def refuse_before(doing: ItemDoing) -> None:
    """Refuse the impossible: corrected or taken off before it was put on."""
    days = [one.day for one in doing.case.item.live() if one.day]
    if days:
        doing.not_before(min(days), f"日期早于公开日期 {min(days)}")


def standing_on(item: Item, known: tuple[Publication, ...], **changes: str) -> Item:
    """The item with these channels; its ledger columns name those it stands on, or stood on last."""
    live = [one for one in known if not one.withdrawn] or list(known)
    told = {
        "form": "、".join(dict.fromkeys(one.channel for one in live if one.channel)),
        "url": next((one.url for one in live if one.url), ""),
        "site_column": next((one.site_column for one in live if one.site_column), ""),
    }
    fields = {**item.fields, **{key: value for key, value in told.items() if value}, **changes}
    return state_with(item, fields=fields, publications=known)


def last_off(known: tuple[Publication, ...], day: str) -> str:
    """The day it left the last of its channels, in whatever order that was entered."""
    return max((day, *(one.withdrawn for one in known)))
