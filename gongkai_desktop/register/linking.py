"""Ties between items: one amends, repeals, replaces or interprets another; shown on both sides."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gongkai_desktop.errors import Refused, Unfilled
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import NextAct, act
from gongkai_desktop.records.event import Draft
from gongkai_desktop.register.asking import Case, Doing, Maker
from gongkai_desktop.register.fields import LINKS, REPEALS, REPLACES
from gongkai_desktop.register.item import Link
from gongkai_desktop.register.stages import Stage

_ENDS = (REPEALS, REPLACES)


def acts(case: Case) -> list[NextAct]:
    """Any item may be tied to another one."""
    if case.now.stage is Stage.VOID:
        return []
    columns = (
        Column("kind", "本件对那一件", Kind.CHOICE, choices=LINKS, required=True),
        Column("other", "那一件的索引号或 #序号", Kind.RECORD, width=16, required=True),
        Column("lapse", "那一件同时登记失效", Kind.FLAG, help="废止、替代时用；失效后进入待下架"),
    )
    note = "两件上都会显示；废止、替代的，那一件应登记失效并从网站下架"
    return [act("link", "登记文件关联", columns, case.today, note=note)]


def ended_by(links: tuple[Link, ...]) -> Link | None:
    """The tie by which another item ended this one, if there is one."""
    return next((link for link in links if not link.ours and link.kind in _ENDS), None)


def _linked(doing: Doing) -> tuple[Draft, ...]:
    kind, other = doing.facts["kind"], doing.reach.find(doing.facts["other"])
    if other == doing.stream:
        raise Unfilled("登记文件关联", {"other": "不能关联到本件自己"})
    target = doing.reach.item(other)
    if target.void:
        raise Refused(f"#{other} 已经作废", way="请关联到重新登记的那一条")
    if any(link.record == other and link.kind == kind and link.ours for link in doing.item.links):
        raise Refused("这个关联已经登记过", way="请核对是哪一件")
    linked = doing.draft("item.linked", {"kind": kind, "other": other}, (other,))
    if not doing.facts["lapse"]:
        return (linked,)
    if kind not in _ENDS:
        raise Unfilled("登记文件关联", {"lapse": f"只有{'、'.join(_ENDS)}才会使那一件失效"})
    if target.lapsed:
        return (linked,)
    name = doing.item.fields.get("doc_no") or doing.item.fields.get("title", "")
    body = {"why": f"被“{name}”{kind}"}
    return linked, Draft("item.lapsed", doing.day, body, other)


MAKERS: Mapping[str, Maker] = MappingProxyType({"link": _linked})
