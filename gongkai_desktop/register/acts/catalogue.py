"""What the catalogue (基本目录) does to an item: it comes to belong to an entry, by its limit, or leaves it."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.act import Happening
from gongkai_desktop.cases.folding import state_with
from gongkai_desktop.catalogue.limits import limit_from
from gongkai_desktop.records.event import Event
from gongkai_desktop.register.item import Item


def _assigned(item: Item, event: Event) -> Item:
    after = item.with_fields(event, {"entry": f"#{event.stream}"})
    return state_with(after, entry_limit=limit_from(event.body["limit"]))


def _settled(item: Item, event: Event) -> Item:
    if item.fields.get("entry") != f"#{event.stream}":
        return item
    return state_with(item, entry_limit=limit_from(event.body["limit"]))


def _left(item: Item, event: Event) -> Item:
    return state_with(item.with_fields(event, {"entry": ""}), entry_limit=None)


def _limit(event: Event) -> str:
    limit = limit_from(event.body.get("limit"))
    return f"，公开期限 {limit.term.words}" if limit else "，公开期限按一般规定"


HEARD: Final = (
    Happening(
        event="entry.assigned", fold=_assigned, told=lambda event: f"归入基本目录的条目{_limit(event)}"
    ),
    Happening(event="entry.settled", fold=_settled, told=lambda event: f"目录条目的时限改了{_limit(event)}"),
    Happening(event="entry.left", fold=_left, told="移出基本目录的条目"),
)
