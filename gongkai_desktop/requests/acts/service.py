"""The answer on its way (送达): posted, handed over, sent; and what comes back.

Whether it was in time is told by the day of posting with the postal enterprise, by hand by the day of signature,
never by the day that stands on it (国办公开办函〔2016〕235号).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gongkai_desktop.cases.folding import adds, state_with, with_last, with_told
from gongkai_desktop.deadlines.served import Manner
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import picture
from gongkai_desktop.office.citing import aside
from gongkai_desktop.records.event import Event, Json
from gongkai_desktop.requests.act import RequestAct, RequestDoing, at
from gongkai_desktop.requests.case import RequestCase
from gongkai_desktop.requests.request import Correction, Fee, Request, Service
from gongkai_desktop.requests.states import Stage

_LAW: Final = "国办公开办函〔2016〕235号"
MANNERS: Final = {
    "邮寄": Manner.POST,
    "当面领取": Manner.HAND,
    "电子邮件": Manner.EMAIL,
    "网上平台": Manner.PLATFORM,
    "传真": Manner.FAX,
}
"""How an answer goes out by the way in which the applicant wants the information."""


# — the seal (用印), where the office has it as a step —


def _to_seal(case: RequestCase) -> bool:
    """Whether the answer waits for its seal."""
    return case.stage is Stage.SERVICE and case.handling.seal and not case.request.sealed


def _sealed(doing: RequestDoing) -> dict[str, Json]:
    issued = doing.case.request.issued
    if issued is not None:
        doing.not_before(issued.day, f"日期早于签发日期 {issued.day}")
    if not int(doing.facts["copies"]) >= 1:
        raise doing.unfilled(copies="至少是 1")
    return doing.said("by", "copies")


SEAL: Final = RequestAct(
    key="seal",
    title="登记用印",
    event="request.sealed",
    offered=_to_seal,
    columns=(
        Column("by", "批准用印的人", width=10, required=True, person=True),
        Column("copies", "份数", Kind.INTEGER, 6, required=True),
        picture("用印登记"),
    ),
    defaults={"copies": "2"},
    primary=True,
    note=lambda case: f"印章端正，压在成文日期上{aside(case.handling.sign_article)}",
    make=_sealed,
    fold=lambda request, event: state_with(request, sealed=event.iso_day),
    told="用印 {copies} 份（{by}批准）",
    stales_paper=False,
)


# — posted, handed over, sent —


def _served(doing: RequestDoing) -> dict[str, Json]:
    if doing.facts["how"] in (Manner.POST, Manner.COURIER) and not doing.facts["mail_no"]:
        raise doing.unfilled(mail_no="邮寄的写明邮件号")
    return doing.said("how", "mail_no", "by")


def _note(case: RequestCase) -> str:
    notices = case.notices
    if notices is None:
        return f"邮寄的以交邮日为准，当面的以签收日为准（{_LAW}）"
    return (
        f"最迟 {notices.latest_posting} 交邮或送达，稳妥交邮日 {notices.safe_posting}；"
        f"邮寄的以交邮政企业之日为准，当面的以签收之日为准（{_LAW}）"
    )


SERVE: Final = RequestAct(
    key="serve",
    title=lambda case: "再次送达" if case.request.services else "登记交邮或送达",
    event="request.served",
    offered=at(Stage.SERVICE),
    columns=(
        Column("how", "送达方式", Kind.CHOICE, 12, tuple(Manner), required=True),
        Column("mail_no", "邮件号", width=14),
        Column("by", "经办人或签收人", width=10, person=True),
        picture("邮寄凭证、送达回证"),
    ),
    defaults=lambda case: {"how": MANNERS.get(case.request.fact("way"), Manner.POST)},
    primary=lambda case: not _to_seal(case),
    note=_note,
    make=_served,
    fold=adds("services", Service, "how", "mail_no", "by"),
    told="{how}送达",
    stales_paper=False,
)


def _at_door(doing: RequestDoing) -> dict[str, Json]:
    served = doing.case.request.served
    day = served.day if served else ""
    doing.not_before(day, f"日期早于交邮日期 {day}")
    return {**doing.said("by"), "service": served.event if served else 0}


def _signed(request: Request, event: Event) -> Request:
    by = {"by": event.body["by"]} if event.body["by"] else {}
    told = with_told(request.services, event.body["service"], signed=event.iso_day, **by)
    return state_with(request, services=told)


SIGNED: Final = RequestAct(
    key="signed",
    title="登记申请人签收",
    event="request.signed",
    offered=lambda case: (
        case.stage is Stage.ANSWERED and case.request.served is not None and not case.request.served.signed
    ),
    columns=(Column("by", "签收人", width=10), picture("回执")),
    note="救济期限从申请人知道答复之日起算，留好回执",
    make=_at_door,
    fold=_signed,
    told=lambda event: f"申请人签收（{event.body['by']}）" if event.body["by"] else "申请人签收",
    stales_paper=False,
)


def _returned(doing: RequestDoing) -> dict[str, Json]:
    day = doing.case.request.services[-1].day
    doing.not_before(day, f"退回日期早于交邮日期 {day}")
    return doing.said("why")


RETURNED: Final = RequestAct(
    key="returned",
    title="登记退信",
    event="request.returned",
    offered=lambda case: (
        case.stage is Stage.ANSWERED and case.request.served is not None and not case.request.served.signed
    ),
    columns=(Column("why", "退回原因", width=24, required=True), picture("退件")),
    note="核对地址、电话，联系申请人后再次送达；答复不适用公告送达",
    make=_returned,
    fold=lambda request, event: state_with(
        request,
        services=with_last(request.services, returned=event.iso_day, why=event.body["why"]),
    ),
    told="邮件退回：{why}",
    stales_paper=False,
)

# — the notices that the applicant's own time runs from —


def _arriving(request: Request) -> Mapping[str, Correction | Fee]:
    """The notices whose receipt by the applicant is not known yet, by their name: the last of each kind."""
    asked, charged = request.corrections[-1:], request.fees[-1:]
    named: list[tuple[str, Correction | Fee]] = [
        *((f"补正告知书（{one.sent}）", one) for one in asked if not (one.received or one.corrected)),
        *((f"收费通知（{one.sent}）", one) for one in charged if not (one.received or one.paid)),
    ]
    return dict(named)


def _noticed(doing: RequestDoing) -> dict[str, Json]:
    notice = _arriving(doing.case.request)[doing.facts["which"]]
    doing.not_before(notice.sent, f"收到日期早于发出日期 {notice.sent}")
    return {"notice": notice.event, **doing.said("which", "by")}


def _there(request: Request, event: Event) -> Request:
    notice, day = event.body["notice"], event.iso_day
    return state_with(
        request,
        corrections=with_told(request.corrections, notice, received=day),
        fees=with_told(request.fees, notice, received=day),
    )


NOTICED: Final = RequestAct(
    key="noticed",
    title="登记申请人收到告知",
    event="request.noticed",
    offered=lambda case: case.open and bool(_arriving(case.request)),
    columns=lambda case: (
        Column("which", "哪一件", Kind.CHOICE, 20, tuple(_arriving(case.request)), required=True),
        Column("by", "签收人", width=10),
        picture("回执"),
    ),
    defaults=lambda case: {"which": next(iter(_arriving(case.request)))},
    note="补正期限、缴费期限从申请人收到之日起算；逾期处理要有送达证明",
    make=_noticed,
    fold=_there,
    told="申请人收到{which}",
    stales_paper=False,
)

ACTS: Final = (SEAL, SERVE, SIGNED, RETURNED, NOTICED)
