"""Printed copies for the reading points (E12, 条例第二十五条): handed over, and their receipts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from gongkai_desktop.errors import Unfilled
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import DAY, NextAct, act, picture
from gongkai_desktop.records.event import Draft
from gongkai_desktop.register.asking import Case, Doing, Maker
from gongkai_desktop.register.fields import PROACTIVE
from gongkai_desktop.register.item import Delivery
from gongkai_desktop.register.stages import Stage


def acts(case: Case) -> list[NextAct]:
    """Handing over where the rule set names reading points; a receipt for what has none yet."""
    item, stage = case.item, case.now.stage
    found = []
    out = stage in (Stage.PUBLISHED, Stage.READY) and item.attribute == PROACTIVE
    if out and case.rules.points:
        found.append(_deliver(case))
    if any(not one.receipt_day for one in item.deliveries):
        found.append(_receipt(case))
    return found


def _deliver(case: Case) -> NextAct:
    rules, owed = case.rules, case.book.copies_owed(case.item)
    points = tuple(point.title for point in rules.points)
    served = {one.point for one in case.item.deliveries}
    columns = (
        Column("point", "查阅点", width=16, choices=points, required=True),
        Column("copies", "份数", Kind.INTEGER, width=4, required=True),
        Column("by", "移交人", required=True),
        Column("receiver", "接收人", help="对方签收的人"),
    )
    article = rules.delivery.article if rules.delivery and owed else rules.points[0].article
    note = f"还应移送 {owed} 份（{article}）" if owed else f"向查阅点提供（{article}）"
    point = next((title for title in points if title not in served), points[0])
    defaults = {"point": point, "copies": str(owed or 1)}
    late = case.now.stage is Stage.PUBLISHED and owed > 0
    return act("deliver", "移送查阅点", columns, case.today, primary=late, note=note, defaults=defaults)


def _receipt(case: Case) -> NextAct:
    waiting = tuple(_named(one) for one in case.item.deliveries if not one.receipt_day)
    columns = (
        Column("delivery", "哪一次移送", Kind.CHOICE, width=20, choices=waiting, required=True),
        Column("receiver", "签收人"),
        picture("回执"),
    )
    return act("receipt", "登记移送回执", columns, case.today, defaults={"delivery": waiting[0]})


def _named(one: Delivery) -> str:
    return f"{one.point} {one.day} {one.copies} 份（{one.event}）"


def _delivered(doing: Doing) -> tuple[Draft, ...]:
    copies = int(doing.facts["copies"])
    if not 1 <= copies <= 10_000:
        raise Unfilled("移送查阅点", {"copies": "份数应是 1 到 10000"})
    body = doing.said("point", "by", "receiver") | {"copies": copies}
    return (doing.draft("item.delivered", body),)


def _receipted(doing: Doing) -> tuple[Draft, ...]:
    said = doing.facts["delivery"]
    told = next(one for one in doing.item.deliveries if not one.receipt_day and _named(one) == said)
    if doing.facts[DAY] < told.day:
        raise Unfilled("登记移送回执", {DAY: f"日期早于移送日期 {told.day}"})
    body = {"delivery": told.event, "receiver": doing.facts["receiver"]}
    return (doing.draft("item.receipted", body),)


MAKERS: Mapping[str, Maker] = MappingProxyType({"deliver": _delivered, "receipt": _receipted})
