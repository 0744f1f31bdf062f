"""The events of one request in order, and the refusal of those that cannot have happened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from gongkai_desktop.deadlines.events import (
    Consulted,
    Corrected,
    CorrectionAsked,
    Delayed,
    Extended,
    FeeNoticed,
    FeePaid,
    ReasonsAsked,
    Received,
    RequestEvent,
)
from gongkai_desktop.deadlines.rules import RequestRules
from gongkai_desktop.errors import Refused

E = TypeVar("E")


@dataclass(frozen=True, slots=True)
class History:
    """The events of a request, sorted by kind and day."""

    received: Received
    asked: tuple[date, ...]
    corrected: tuple[date, ...]
    consulted: tuple[Consulted, ...]
    extended: tuple[Extended, ...]
    reasons: tuple[ReasonsAsked, ...]
    delayed: tuple[Delayed, ...]
    noticed: tuple[FeeNoticed, ...]
    paid: tuple[date, ...]

    @property
    def extension(self) -> int:
        """Working days of extension in all."""
        return sum(one.workdays for one in self.extended)

    def told_before(self, day: date) -> History:
        """The same without the extensions and delays that were told from that day on."""
        return replace(
            self,
            extended=tuple(one for one in self.extended if one.sent is None or one.sent < day),
            delayed=tuple(one for one in self.delayed if one.sent < day),
        )


def history(events: Iterable[RequestEvent], rules: RequestRules) -> History:
    """The events sorted and checked; their order in the list does not matter.

    Raises Refused, naming the two dates, for what cannot be: no receipt or two, anything before it, a reply
    before its dispatch, a correction before its notice, extensions beyond the maximum.
    """
    known = list(events)
    receipts = _of(known, Received)
    if len(receipts) != 1:
        what = "登记了两次收到申请" if receipts else "没有登记收到申请的日期"
        raise Refused(what, way="一件申请只登记一个收到日期")
    found = History(
        receipts[0],
        tuple(sorted(event.day for event in _of(known, CorrectionAsked))),
        tuple(sorted(event.day for event in _of(known, Corrected))),
        tuple(sorted(_of(known, Consulted), key=_consulted)),
        tuple(sorted(_of(known, Extended), key=_extended)),
        tuple(sorted(_of(known, ReasonsAsked), key=lambda one: (one.sent, one.until or date.max))),
        tuple(sorted(_of(known, Delayed), key=lambda one: (one.sent, one.until))),
        tuple(sorted(_of(known, FeeNoticed), key=_noticed)),
        tuple(sorted(event.day for event in _of(known, FeePaid))),
    )
    _check_receipt(found.received)
    _check_corrections(found)
    for consultation in found.consulted:
        _check_consultation(consultation, found.received.arrived)
    _check_extensions(found, rules)
    _check_excess(found)
    _check_fee(found)
    return found


def _of(known: Iterable[RequestEvent], kind: type[E]) -> list[E]:
    return [event for event in known if isinstance(event, kind)]


def _consulted(one: Consulted) -> tuple[date, date, date, str]:
    return one.sent, one.received or one.sent, one.replied or date.max, one.party


def _extended(one: Extended) -> tuple[date, date, int]:
    return one.sent or date.min, one.approved or date.min, one.workdays


def _noticed(one: FeeNoticed) -> tuple[date, date]:
    return one.sent, one.received or one.sent


def _check_receipt(received: Received) -> None:
    _in_order("收到申请", received.arrived, "与申请人确认", received.confirmed)
    _in_order("收到申请", received.arrived, "工作机构收到申请", received.reached)


def _check_corrections(found: History) -> None:
    arrived = found.received.arrived
    for day in found.asked:
        _in_order("收到申请", arrived, "发出补正告知", day)
    for day in found.corrected:
        _in_order("收到申请", arrived, "收到补正", day)
        if found.asked:
            _in_order("发出补正告知", found.asked[0], "收到补正", day)


def _check_consultation(one: Consulted, arrived: date) -> None:
    _in_order("收到申请", arrived, "发出征求意见书", one.sent)
    _in_order("发出征求意见书", one.sent, "对方收到征求意见书", one.received)
    _in_order("发出征求意见书", one.sent, "收到答复意见", one.replied)
    if one.received is not None:
        _in_order("对方收到征求意见书", one.received, "收到答复意见", one.replied)


def _check_extensions(found: History, rules: RequestRules) -> None:
    most, article = rules.extension.workdays, rules.extension.article
    for one in found.extended:
        if one.workdays < 1:
            raise Refused(f"延长 {one.workdays} 个工作日不成立", way=f"请填写 1 到 {most} 之间的工作日数")
        _in_order("收到申请", found.received.arrived, "发出延期告知", one.sent)
        _in_order("收到申请", found.received.arrived, "批准延期", one.approved)
    if found.extension > most:
        raise Refused(
            f"延长期限共 {found.extension} 个工作日，超过上限",
            why=f"{article}规定延长最多 {most} 个工作日",
            way=f"请把延长的工作日数改为合计不超过 {most}",
        )


def _check_excess(found: History) -> None:
    arrived = found.received.arrived
    for asked in found.reasons:
        _in_order("收到申请", arrived, "要求说明理由", asked.sent)
        _in_order("要求说明理由", asked.sent, "收到理由说明", asked.until)
    for delayed in found.delayed:
        _in_order("收到申请", arrived, "发出延迟答复告知", delayed.sent)
        _in_order("发出延迟答复告知", delayed.sent, "延迟答复的期限", delayed.until)


def _check_fee(found: History) -> None:
    arrived = found.received.arrived
    for notice in found.noticed:
        _in_order("收到申请", arrived, "发出收费通知", notice.sent)
        _in_order("发出收费通知", notice.sent, "申请人收到收费通知", notice.received)
    for day in found.paid:
        _in_order("收到申请", arrived, "缴清信息处理费", day)
        if found.noticed:
            _in_order("发出收费通知", found.noticed[0].sent, "缴清信息处理费", day)


def _in_order(first: str, day: date, then: str, later: date | None) -> None:
    if later is not None and later < day:
        raise Refused(
            f"{then}的日期（{later}）早于{first}的日期（{day}）", why="这不可能发生", way="请核对这两个日期"
        )
