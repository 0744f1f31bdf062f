"""After the answer: reconsideration and litigation (条例第五十一条), with what this office then owes."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.act import Columns, Group
from gongkai_desktop.cases.folding import adds, state_with, with_told
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import picture
from gongkai_desktop.records.event import Event, Json
from gongkai_desktop.requests.act import RequestAct, RequestDoing
from gongkai_desktop.requests.case import RequestCase
from gongkai_desktop.requests.request import Dispute, Request
from gongkai_desktop.requests.states import Stage

REVIEW, DIRECT, AFTER_REVIEW = PATHS = ("行政复议", "未经复议直接起诉", "复议后起诉")
"""As table four of the annual report has them."""
UPHELD, MENDED, OTHERWISE = RESULTS = ("结果维持", "结果纠正", "其他结果")


def _came(doing: RequestDoing) -> dict[str, Json]:
    arrived = doing.case.request.fact("arrived")
    doing.not_before(arrived, f"日期早于收到申请的日期 {arrived}")
    return {**doing.said("path", "body", "case_no", "what"), "simple": bool(doing.facts["simple"])}


DISPUTE: Final = RequestAct(
    key="dispute",
    title="登记复议、诉讼",
    event="request.disputed",
    group=Group.OTHER,
    offered=lambda case: case.stage is not Stage.VOID,
    columns=(
        Column("path", "途径", Kind.CHOICE, 12, PATHS, required=True),
        Column("body", "复议机关或者法院", width=18, required=True),
        Column("case_no", "案号", width=14),
        Column("simple", "复议简易程序", Kind.FLAG),
        Column("what", "对方的请求", Kind.LONG, width=24),
        picture("答复通知书、应诉通知书"),
    ),
    note="收到副本之日起，复议 10 个工作日（简易程序 5 个）、诉讼 15 日内答复并提交证据；逾期视为没有证据",
    make=_came,
    fold=adds("disputes", Dispute, "path", "body", "case_no", "simple", "what"),
    told="{path}（{body}）",
    stales_paper=False,
)


def _open(case: RequestCase, *, answered: bool = False) -> tuple[Dispute, ...]:
    return tuple(one for one in case.request.disputes if not one.result and not (answered and one.answered))


def _which(disputes: tuple[Dispute, ...]) -> Column:
    """Which of several is meant; they are told apart by path, body and the day they came."""
    return Column("which", "哪一件", Kind.CHOICE, 24, tuple(map(_name, disputes)), required=True)


def _name(dispute: Dispute) -> str:
    return f"{dispute.path}（{dispute.body}，{dispute.received}）"


def _meant(doing: RequestDoing, *, answered: bool = False) -> Dispute:
    return next(one for one in _open(doing.case, answered=answered) if _name(one) == doing.facts["which"])


def _told_of(request: Request, event: Event, **values: object) -> Request:
    return state_with(request, disputes=with_told(request.disputes, event.body["dispute"], **values))


def _defended(doing: RequestDoing) -> dict[str, Json]:
    dispute = _meant(doing, answered=True)
    doing.not_before(dispute.received, f"日期早于收到的日期 {dispute.received}")
    return {"dispute": dispute.event, **doing.said("what")}


DEFEND: Final = RequestAct(
    key="defend",
    title="登记已提交答复和证据",
    event="request.defended",
    offered=lambda case: bool(_open(case, answered=True)),
    columns=lambda case: (
        _which(_open(case, answered=True)),
        Column("what", "提交了什么", Kind.LONG, width=24, required=True, help="答辩状、证据清单、规范性文件"),
        picture("答辩状和证据清单"),
    ),
    defaults=lambda case: {"which": _name(_open(case, answered=True)[0])},
    primary=True,
    make=_defended,
    fold=lambda request, event: _told_of(request, event, answered=event.iso_day),
    told="提交答复和证据：{what}",
    stales_paper=False,
)


def _result_columns(case: RequestCase) -> Columns:
    return (
        _which(_open(case)),
        Column("result", "结果", Kind.CHOICE, 10, RESULTS, required=True, help="照年度报告表四"),
        Column("what", "决定、判决的要点", Kind.LONG, width=24),
        Column("order_until", "责令重新答复的，限到哪一天", Kind.DATE),
        picture("决定书、判决书"),
    )


def _ruled(doing: RequestDoing) -> dict[str, Json]:
    dispute = _meant(doing)
    doing.not_before(dispute.received, f"日期早于收到的日期 {dispute.received}")
    return {"dispute": dispute.event, **doing.said("result", "what", "order_until")}


RESULT: Final = RequestAct(
    key="result",
    title="登记复议、诉讼结果",
    event="request.ruled",
    offered=lambda case: bool(_open(case)),
    columns=_result_columns,
    defaults=lambda case: {"which": _name(_open(case)[0])},
    make=_ruled,
    fold=lambda request, event: _told_of(
        request,
        event,
        result=event.body["result"],
        result_day=event.iso_day,
        order_until=event.body["order_until"],
    ),
    told="{result}",
    stales_paper=False,
)

ACTS: Final = (DEFEND, RESULT, DISPUTE)
