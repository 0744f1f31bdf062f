"""Ties between items: one amends, repeals, replaces or interprets another; shown on both sides."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.act import Group, Happening
from gongkai_desktop.cases.folding import Keeps
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.records.event import Draft
from gongkai_desktop.register.act import ItemAct, ItemDoing, reach
from gongkai_desktop.register.fields import LINKS, REPEALS, REPLACES
from gongkai_desktop.register.item import Item, Link

_ENDS: Final = (REPEALS, REPLACES)
_LINKED: Final = "item.linked"


def ended_by(links: tuple[Link, ...]) -> Link | None:
    """The tie by which another item ended this one, if there is one."""
    return next((link for link in links if not link.ours and link.kind in _ENDS), None)


def _made(doing: ItemDoing) -> tuple[Draft, ...]:
    item, kind = doing.case.item, doing.facts["kind"]
    other, _ = doing.reach.find(doing.facts["other"])
    if other == item.number:
        raise doing.unfilled(other="不能关联到本件自己")
    target = reach(doing).state(other)
    if target.void:
        raise Refused(f"#{other} 已经作废", way="请关联到重新登记的那一条")
    if any(link.record == other and link.kind == kind and link.ours for link in item.links):
        raise Refused("这个关联已经登记过", way="请核对是哪一件")
    linked = doing.draft(_LINKED, {"kind": kind, "other": other}, (other,))
    if not doing.facts["lapse"]:
        return (linked,)
    if kind not in _ENDS:
        raise doing.unfilled(lapse=f"只有{'、'.join(_ENDS)}才会使那一件失效")
    if target.lapsed:
        return (linked,)
    name = item.fields.get("doc_no") or item.fields.get("title", "")
    return linked, Draft("item.lapsed", doing.day, {"why": f"被“{name}”{kind}"}, other)


LINK: Final = ItemAct(
    key="link",
    title="登记文件关联",
    event=_LINKED,
    group=Group.OTHER,
    columns=(
        Column("kind", "本件对那一件", Kind.CHOICE, choices=LINKS, required=True),
        Column("other", "那一件的索引号或 #序号", Kind.RECORD, width=16, required=True),
        Column("lapse", "那一件同时登记失效", Kind.FLAG, help="废止、替代时用；失效后进入待下架"),
    ),
    note="两件上都会显示；废止、替代的，那一件应登记失效并从网站下架",
    make=_made,
    fold=Keeps("links", lambda event: Link(event.body["kind"], event.body["other"], event.id, ours=True)),
    told="关联：本件{kind} #{other}",
)

LINKED_TO: Final[Happening[Item]] = Happening(
    event=_LINKED,
    fold=Keeps("links", lambda event: Link(event.body["kind"], event.stream, event.id, ours=False)),
    told=lambda event: f"#{event.stream} {event.body['kind']}本件",
)
"""The same on the other item's side."""

ACTS: Final = (LINK,)
HEARD: Final = (LINKED_TO,)
