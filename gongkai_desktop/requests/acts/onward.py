"""What follows from an application elsewhere: an answer ordered anew, information that everybody may now have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from gongkai_desktop.cases.act import Columns, Group, Happening
from gongkai_desktop.cases.folding import state_with
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.records.event import Draft
from gongkai_desktop.requests.act import RequestAct, RequestDoing, reach
from gongkai_desktop.requests.acts.receipt import RECEIVE
from gongkai_desktop.requests.case import RequestCase
from gongkai_desktop.requests.request import Dispute, Request
from gongkai_desktop.requests.states import Stage

_LEFT_BEHIND: Final = ("number", "confirmed", "reached", "mail_no", "postmark", "note")
"""What of the earlier registration says nothing of an answer anew."""


def _ordering(case: RequestCase) -> Dispute | None:
    """The dispute whose result wants an answer anew."""
    return next((one for one in reversed(case.request.disputes) if one.order_until), None)


def _anew(doing: RequestDoing) -> tuple[Draft, ...]:
    """A case of its own that is linked to the first and is no new application (年度报告表三不计新收)."""
    request, ordering = doing.case.request, _ordering(doing.case)
    fields = {key: value for key, value in request.fields.items() if key not in _LEFT_BEHIND}
    fields |= {"arrived": doing.facts["day"], "channel": "当面"}
    if number := doing.reach.next_number("request", doing.day):
        fields["number"] = number
    body = {
        "fields": fields,
        "origin": request.number,
        "order_until": ordering.order_until if ordering else "",
    }
    return (Draft(RECEIVE.event, doing.day, body, None, (request.number,)),)


ANEW: Final = RequestAct(
    key="anew",
    title="按决定重新答复",
    event=RECEIVE.event,
    offered=lambda case: _ordering(case) is not None and not case.request.anew,
    note="另立一件有关联的案，按决定书、判决书限定的期限答复；日期写收到决定书、判决书的那一天",
    primary=True,
    make=_anew,
)


# — for everybody (条例第四十四条) —


def _convert_columns(case: RequestCase) -> Columns:
    return (
        Column("title", "信息名称", Kind.LONG, width=24, required=True),
        Column("doc_no", "文号", width=14),
        Column("formed", "生成日期", Kind.DATE, required=True),
        Column("why", "为什么转为主动公开", Kind.LONG, width=24, required=True),
    )


def _converted(doing: RequestDoing) -> tuple[Draft, ...]:
    facts, request = doing.facts, doing.case.request
    values = {
        **{key: facts[key] for key in ("title", "doc_no", "formed")},
        "department": request.fact("department"),
        "attribute": "主动公开",
        "note": f"由申请 {request.fact('number')} 转为主动公开：{facts['why']}",
    }
    first, *others = reach(doing).registered(values, doing.day)
    return (replace(first, touches=(*first.touches, request.number)), *others)


CONVERT: Final = RequestAct(
    key="convert",
    title="转为主动公开",
    event="item.registered",
    group=Group.OTHER,
    offered=lambda case: case.stage is Stage.ANSWERED and case.given and not case.request.item,
    columns=_convert_columns,
    defaults=lambda case: _known(case),
    note="多人申请同一信息可以公开的，可以转为主动公开；从登记起另算 20 个工作日（条例第四十四条、第二十六条）",
    make=_converted,
)


def _known(case: RequestCase) -> Mapping[str, object]:
    return {"title": case.request.title}


ACTS: Final = (ANEW, CONVERT)
HEARD: Final[tuple[Happening[Request], ...]] = (
    Happening(
        event=CONVERT.event,
        fold=lambda request, event: state_with(request, item=event.stream),
        told="转为主动公开，登记到信息登记",
    ),
    Happening(
        event=RECEIVE.event,
        fold=lambda request, event: state_with(request, anew=event.stream),
        told="按决定另立一件重新答复",
    ),
)
