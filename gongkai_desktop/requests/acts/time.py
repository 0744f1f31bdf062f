"""The time for the answer made longer (条例第三十三条), later (第三十五条), or standing on a fee (第四十二条)."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.folding import adds, state_with, with_last
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.office.citing import aside
from gongkai_desktop.records.event import Event, Json
from gongkai_desktop.requests.act import NUMBER, RequestAct, RequestDoing, at, numbered
from gongkai_desktop.requests.case import RequestCase
from gongkai_desktop.requests.fees import BASES
from gongkai_desktop.requests.request import JUST, Delay, Extension, Fee, Request
from gongkai_desktop.requests.states import Stage

_ANSWERING: Final = (Stage.CONFIRM, Stage.EXAMINE, Stage.HANDLING, Stage.APPROVAL)


def _left(case: RequestCase) -> int:
    """How many working days of extension are still allowed."""
    return case.rules.requests.extension.workdays - sum(one.workdays for one in case.request.extensions)


def _extend_note(case: RequestCase) -> str:
    rule = case.rules.requests.extension
    by = f"{case.dates.base_due} 以前批准并发出告知" if case.dates else "原期限届满以前批准并发出告知"
    return f"最多还可延长 {_left(case)} 个工作日；{by}{aside(rule.article)}"


def _extended(doing: RequestDoing) -> dict[str, Json]:
    facts, left = doing.facts, _left(doing.case)
    days = int(facts["workdays"])
    if not 1 <= days <= left:
        raise doing.unfilled(workdays=f"只能是 1 到 {left} 个工作日")
    if facts["approved"] and facts["approved"] > facts["day"]:
        raise doing.unfilled(approved="批准日期在告知日期之后")
    number = numbered(doing, "request_extension")
    return {"workdays": days, **doing.said("why", "by", "approved"), "doc_no": number}


EXTEND: Final = RequestAct(
    key="extend",
    title="登记延期告知",
    event="request.extended",
    offered=lambda case: case.stage in _ANSWERING and _left(case) > 0,
    columns=(
        Column("workdays", "延长工作日数", Kind.INTEGER, 6, required=True),
        Column("why", "延期的理由", Kind.LONG, width=24, required=True),
        Column("by", "批准人", width=10, required=True, help="政府信息公开工作机构负责人", person=True),
        Column("approved", "批准日期", Kind.DATE),
        NUMBER,
    ),
    defaults=lambda case: {"workdays": _left(case), "approved": case.today.isoformat()},
    note=_extend_note,
    make=_extended,
    fold=adds("extensions", Extension, "workdays", "why", "by", "approved", "doc_no"),
    told="延长 {workdays} 个工作日答复（{by}同意）：{why}",
)


def _later(doing: RequestDoing) -> dict[str, Json]:
    if doing.facts["until"] <= doing.day.isoformat():
        raise doing.unfilled(until="延迟答复的日期要在告知日期之后")
    return {**doing.said("until", "why"), "doc_no": numbered(doing, "request_delay")}


DELAY: Final = RequestAct(
    key="delay",
    title="登记延迟答复告知",
    event="request.delayed",
    offered=lambda case: (
        case.stage in _ANSWERING and bool(case.request.reasons) and case.request.reasons[-1].judged == JUST
    ),
    columns=(
        Column("until", "延迟到哪一天答复", Kind.DATE, required=True),
        Column("why", "不能按期答复的原因", Kind.LONG, width=24, required=True),
        NUMBER,
    ),
    note="理由合理但不能在期限内答复的，可以确定延迟答复的合理期限并告知（条例第三十五条）",
    make=_later,
    fold=lambda request, event: state_with(
        request,
        delay=Delay(
            event.id, event.iso_day, event.body["until"], event.body["why"], event.body.get("doc_no", "")
        ),
    ),
    told="延迟到 {until} 答复：{why}",
)


# — fees —


def _charged(doing: RequestDoing) -> dict[str, Json]:
    facts = doing.facts
    if int(facts["count"]) < 1:
        raise doing.unfilled(count="至少是 1")
    if int(facts["yuan"]) < 1:
        raise doing.unfilled(yuan="不收费的不用发收费通知")
    return {
        **doing.said("basis", "how", "received"),
        "doc_no": numbered(doing, "request_fee"),
        "count": int(facts["count"]),
        "earlier": int(facts["earlier"] or "0"),
        "yuan": int(facts["yuan"]),
    }


def _fee(request: Request, event: Event) -> Request:
    body = event.body
    fee = Fee(
        event.id,
        event.iso_day,
        body["basis"],
        body["count"],
        body["yuan"],
        body["doc_no"],
        body["received"],
        earlier=body.get("earlier", 0),
        how=body.get("how", ""),
    )
    return state_with(request, fees=(*request.fees, fee))


CHARGE: Final = RequestAct(
    key="charge",
    title="登记收费通知",
    event="request.charged",
    offered=at(Stage.EXAMINE, Stage.HANDLING),
    columns=(
        Column("basis", "计收方式", Kind.CHOICE, 6, BASES, required=True, help="一件申请只用一种"),
        Column("count", "件数或者页数", Kind.INTEGER, 6, required=True),
        Column(
            "earlier", "本月在它以前收到的件数", Kind.INTEGER, 6, help="按件的，同一申请人一个自然月内累计"
        ),
        Column("yuan", "金额（元）", Kind.INTEGER, 8, required=True),
        Column(
            "how",
            "怎样缴纳",
            Kind.LONG,
            width=24,
            required=True,
            help="账户、地点、网上缴款的方式；印在收费通知书上",
        ),
        NUMBER,
        Column("received", "申请人收到日期", Kind.DATE),
    ),
    note="在答复期限内发出；缴费以后期限重新起算（国办函〔2020〕109号）",
    make=_charged,
    fold=_fee,
    told="通知缴纳信息处理费 {yuan} 元（{basis}，{count}）",
)


def _paid(doing: RequestDoing) -> dict[str, Json]:
    sent = doing.case.request.fees[-1].sent
    doing.not_before(sent, f"缴费日期早于通知日期 {sent}")
    return doing.said("receipt")


PAY: Final = RequestAct(
    key="pay",
    title="登记缴费",
    event="request.paid",
    offered=at(Stage.PAYMENT),
    columns=(Column("receipt", "缴款凭证号", width=14),),
    primary=lambda case: case.dates is None or not case.dates.lapsed(case.today),
    note="答复期限从缴费的次日起重新计算（国办函〔2020〕109号）",
    make=_paid,
    fold=lambda request, event: state_with(request, fees=with_last(request.fees, paid=event.iso_day)),
    told="申请人缴清信息处理费",
)

ACTS: Final = (EXTEND, DELAY, CHARGE, PAY)
