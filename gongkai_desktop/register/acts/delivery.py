"""Printed copies for the reading points (E12, 条例第二十五条): handed over, and their receipts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gongkai_desktop.cases.folding import adds, state_with, with_told
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import picture
from gongkai_desktop.office.citing import aside
from gongkai_desktop.records.event import Event, Json
from gongkai_desktop.register.act import ItemAct, ItemDoing
from gongkai_desktop.register.case import ItemCase
from gongkai_desktop.register.fields import PROACTIVE
from gongkai_desktop.register.item import Delivery, Item
from gongkai_desktop.register.stages import Stage

# — handed over —


def _out(case: ItemCase) -> bool:
    out = case.now.stage in (Stage.PUBLISHED, Stage.READY) and case.item.attribute == PROACTIVE
    return out and bool(case.rules.points)


def _copies(case: ItemCase) -> tuple[Column, ...]:
    return (
        Column("point", "查阅点", width=16, choices=_points(case), required=True),
        Column("copies", "份数", Kind.INTEGER, width=4, required=True),
        Column("by", "移交人", required=True, person=True),
        Column("receiver", "接收人", help="对方签收的人"),
    )


def _points(case: ItemCase) -> tuple[str, ...]:
    return tuple(point.title for point in case.rules.points)


def _owed(case: ItemCase) -> int:
    return case.book.copies_owed(case.item)


def _note(case: ItemCase) -> str:
    rules, owed = case.rules, _owed(case)
    article = rules.delivery.article if rules.delivery and owed else rules.points[0].article
    return f"还应移送 {owed} 份{aside(article)}" if owed else f"向查阅点提供{aside(article)}"


def _defaults(case: ItemCase) -> Mapping[str, object]:
    points, served = _points(case), {one.point for one in case.item.deliveries}
    point = next((title for title in points if title not in served), points[0])
    return {"point": point, "copies": str(_owed(case) or 1)}


def _delivered(doing: ItemDoing) -> dict[str, Json]:
    copies = int(doing.facts["copies"])
    if not 1 <= copies <= 10_000:
        raise doing.unfilled(copies="份数应是 1 到 10000")
    return doing.said("point", "by", "receiver") | {"copies": copies}


def _told_delivered(event: Event) -> str:
    body = event.body
    receiver = f"，{body['receiver']} 接收" if body.get("receiver") else ""
    return f"移送{body['point']} {body['copies']} 份（{body['by']} 移交{receiver}）"


DELIVER: Final = ItemAct(
    key="deliver",
    title="移送查阅点",
    event="item.delivered",
    offered=_out,
    columns=_copies,
    primary=lambda case: case.now.stage is Stage.PUBLISHED and _owed(case) > 0,
    note=_note,
    defaults=_defaults,
    make=_delivered,
    fold=adds("deliveries", Delivery, "point", "copies", "by", "receiver"),
    told=_told_delivered,
    stales_paper=False,
    together=True,
    outward=True,
)


# — its receipt —


def _waiting(case: ItemCase) -> tuple[Delivery, ...]:
    return tuple(one for one in case.item.deliveries if not one.receipt_day)


def _named(one: Delivery) -> str:
    return f"{one.point} {one.day} {one.copies} 份（{one.event}）"


def _to_receipt(case: ItemCase) -> tuple[Column, ...]:
    which = tuple(_named(one) for one in _waiting(case))
    return (
        Column("delivery", "哪一次移送", Kind.CHOICE, width=20, choices=which, required=True),
        Column("receiver", "签收人"),
        picture("回执"),
    )


def _receipted(doing: ItemDoing) -> dict[str, Json]:
    told = next(one for one in _waiting(doing.case) if _named(one) == doing.facts["delivery"])
    doing.not_before(told.day, f"日期早于移送日期 {told.day}")
    return {"delivery": told.event, "receiver": doing.facts["receiver"]}


def _came_back(item: Item, event: Event) -> Item:
    body = event.body
    receiver = {"receiver": body["receiver"]} if body["receiver"] else {}
    told = with_told(item.deliveries, body["delivery"], receipt_day=event.iso_day, **receiver)
    return state_with(item, deliveries=told)


def _told_receipt(event: Event) -> str:
    receiver = event.body["receiver"]
    return f"收到移送回执{'，' + receiver + ' 签收' if receiver else ''}"


RECEIPT: Final = ItemAct(
    key="receipt",
    title="登记移送回执",
    event="item.receipted",
    offered=lambda case: bool(_waiting(case)),
    columns=_to_receipt,
    defaults=lambda case: {"delivery": _named(_waiting(case)[0])},
    make=_receipted,
    fold=_came_back,
    told=_told_receipt,
    stales_paper=False,
)

ACTS: Final = (DELIVER, RECEIPT)
