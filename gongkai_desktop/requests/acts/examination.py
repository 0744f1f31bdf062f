"""The first look at an application (C12): complete, to be corrected, too many, or something else altogether.

条例第三十条: one notice within 7 working days names everything that is to be corrected, and a reasonable time for it.
条例第三十五条: who applies very often may be asked for reasons.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gongkai_desktop.cases.folding import state_with, with_last
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import picture
from gongkai_desktop.office.citing import aside
from gongkai_desktop.records.event import Event, Json
from gongkai_desktop.requests.act import NUMBER, RequestAct, RequestDoing, at, is_open, numbered
from gongkai_desktop.requests.case import RequestCase
from gongkai_desktop.requests.request import JUDGED, Correction, Reasons, Request
from gongkai_desktop.requests.states import (
    CLEAR,
    EXCESSIVE,
    FINDINGS,
    NOT_OURS,
    PETITION,
    PUBLIC,
    PUBLICATION,
    REPEATED,
    UNCLEAR,
    Stage,
)

LIKELY: Final = {
    REPEATED: "repeated",
    PETITION: "petition",
    NOT_OURS: "not_ours",
    PUBLICATION: "publication",
    PUBLIC: "already_public",
}
"""The outcome that a finding leads to, as a proposal."""
_LAWFUL: Final = "条例第三十五条"


def _examined(request: Request, event: Event) -> Request:
    return state_with(request, examined=event.iso_day, found=event.body["found"])


def _since(doing: RequestDoing) -> None:
    arrived = doing.case.request.fact("arrived")
    doing.not_before(arrived, f"日期早于收到日期 {arrived}")


_ELEMENTS: Final = {
    "申请人的身份证明": ("id_no",),
    "联系方式": ("phone", "address", "email"),
    "获取信息的方式": ("way",),
    "形式要求": ("form",),
}
"""What an application contains beside what is asked (条例第二十九条第二款), and the columns that may hold each."""


def lacking(case: RequestCase) -> tuple[str, ...]:
    """The elements of an application that its registration has nothing of (条例第二十九条第二款)."""
    fact = case.request.fact
    return tuple(title for title, keys in _ELEMENTS.items() if not any(map(fact, keys)))


def _found(doing: RequestDoing) -> dict[str, Json]:
    _since(doing)
    return doing.said("found", "who", "why")


EXAMINE: Final = RequestAct(
    key="examine",
    title="登记初审",
    event="request.examined",
    offered=at(Stage.CONFIRM, Stage.EXAMINE),
    columns=(
        Column("found", "初审结果", Kind.CHOICE, 16, FINDINGS, required=True),
        Column("who", "初审人", width=10, person=True),
        Column("why", "说明", Kind.LONG, width=24),
    ),
    defaults={"found": CLEAR},
    primary=at(Stage.EXAMINE),
    note=lambda case: f"{_lacking_told(case)}要补正的，{_notice_by(case)}",
    make=_found,
    fold=_examined,
    told="初审：{found}",
    together=True,
    stales_paper=False,
)


def _lacking_told(case: RequestCase) -> str:
    told = "、".join(lacking(case))
    return f"登记里没有{told}（条例第二十九条第二款）；" if told else ""


def _notice_by(case: RequestCase) -> str:
    rule = case.rules.requests.correction
    if case.dates and case.dates.correction.due < case.today:
        return f"一次性告知的最后一天 {case.dates.correction.due} 已过{aside(rule.article)}"
    by = f"{case.dates.correction.due} 以前" if case.dates else f"{rule.workdays} 个工作日内"
    return f"{by}一次性告知{aside(rule.article)}"


def _found_out(case: RequestCase, finding: str) -> bool:
    """Whether the first look has come to that, and nothing was decided since."""
    return case.stage is Stage.HANDLING and case.request.found == finding and not case.request.standing


# — correction —


def _ask_note(case: RequestCase) -> str:
    if case.request.corrections:
        rule = case.rules.requests.correction
        return f"已经告知过补正：应当一次性告知，再次告知不重新起算期限{aside(rule.article)}"
    return f"{_notice_by(case)}；答复期限从收到补正之日起算"


def _to_correct(case: RequestCase) -> Mapping[str, object]:
    """What an application lacks is asked for; what is unclear about it only the clerk knows."""
    told = "；".join(f"请补充{one}" for one in lacking(case))
    return {"what": told} if told and not case.request.corrections else {}


def _asked(doing: RequestDoing) -> dict[str, Json]:
    _since(doing)
    if doing.facts["until"] <= doing.day.isoformat():
        raise doing.unfilled(until="补正期限要在告知日期之后")
    return {**doing.said("what", "until", "received"), "doc_no": numbered(doing, "request_correction")}


def _correcting(request: Request, event: Event) -> Request:
    body = event.body
    notice = Correction(
        event.id, event.iso_day, body["what"], body["until"], body["doc_no"], body["received"]
    )
    examined = request.examined or event.iso_day
    return state_with(
        request, examined=examined, found=request.found or UNCLEAR, corrections=(*request.corrections, notice)
    )


ASK_CORRECTION: Final = RequestAct(
    key="ask_correction",
    title=lambda case: "再次告知补正" if case.request.corrections else "发补正告知书",
    event="request.correction_asked",
    offered=at(Stage.CONFIRM, Stage.EXAMINE, Stage.HANDLING),
    columns=(
        Column("what", "要补正的事项", Kind.LONG, width=24, required=True, help="一次写全，并给予指导和释明"),
        Column("until", "补正期限", Kind.DATE, required=True, help="合理期限，由本机关定"),
        NUMBER,
        Column("received", "申请人收到日期", Kind.DATE),
    ),
    defaults=_to_correct,
    primary=lambda case: _found_out(case, UNCLEAR) and not case.request.corrections,
    note=_ask_note,
    make=_asked,
    fold=_correcting,
    told="告知补正，{until} 以前补正：{what}",
)


def _came(doing: RequestDoing) -> dict[str, Json]:
    sent = doing.case.request.corrections[-1].sent
    doing.not_before(sent, f"收到补正的日期早于告知日期 {sent}")
    return doing.said("what")


def _corrected(request: Request, event: Event) -> Request:
    after = with_last(request.corrections, corrected=event.iso_day)
    fields = {**request.fields, "asked": event.body["what"]} if event.body["what"] else request.fields
    return state_with(request, corrections=after, fields=fields)


CORRECTED: Final = RequestAct(
    key="corrected",
    title="登记收到补正",
    event="request.corrected",
    offered=at(Stage.CORRECTION),
    columns=(
        Column("what", "补正后的申请内容", Kind.LONG, width=24, help="内容变了的写全，没有变的空着"),
        picture("补正材料"),
    ),
    primary=lambda case: case.request.corrections[-1].until >= case.today.isoformat(),
    note="答复期限从收到补正的次日起算（条例第三十条）",
    make=_came,
    fold=_corrected,
    told="收到补正",
)


# — reasons —


def _reasoned(doing: RequestDoing) -> dict[str, Json]:
    _since(doing)
    if doing.facts["until"] <= doing.day.isoformat():
        raise doing.unfilled(until="说明理由的期限要在告知日期之后")
    return {**doing.said("why", "until"), "doc_no": numbered(doing, "request_reasons")}


ASK_REASONS: Final = RequestAct(
    key="ask_reasons",
    title="发说明理由告知书",
    event="request.reasons_asked",
    offered=at(Stage.CONFIRM, Stage.EXAMINE, Stage.HANDLING),
    columns=(
        Column("why", "数量、频次怎样超过合理范围", Kind.LONG, width=24, required=True),
        Column("until", "说明理由的期限", Kind.DATE, required=True),
        NUMBER,
    ),
    primary=lambda case: _found_out(case, EXCESSIVE) and not case.request.reasons,
    note=f"申请公开数量、频次明显超过合理范围的，可以要求说明理由（{_LAWFUL}）",
    make=_reasoned,
    fold=lambda request, event: state_with(
        request,
        examined=request.examined or event.iso_day,
        found=request.found or EXCESSIVE,
        reasons=(
            *request.reasons,
            Reasons(
                event.id, event.iso_day, event.body["until"], event.body["doc_no"], why=event.body["why"]
            ),
        ),
    ),
    told="要求说明理由，{until} 以前说明：{why}",
)


def _given(doing: RequestDoing) -> dict[str, Json]:
    sent = doing.case.request.reasons[-1].sent
    doing.not_before(sent, f"日期早于告知日期 {sent}")
    return doing.said("what", "judged")


REASONS: Final = RequestAct(
    key="reasons",
    title="登记申请人说明的理由",
    event="request.reasons_given",
    offered=at(Stage.REASONS),
    columns=(
        Column("what", "说明的理由", Kind.LONG, width=24, help="逾期没有说明的写“逾期未说明”", required=True),
        Column("judged", "本机关的判断", Kind.CHOICE, 10, JUDGED, required=True),
        picture("说明材料"),
    ),
    primary=True,
    note=f"不合理的，告知不予处理；合理但不能按期答复的，可以确定延迟答复的合理期限并告知（{_LAWFUL}）",
    make=_given,
    fold=lambda request, event: state_with(
        request,
        reasons=with_last(
            request.reasons, given=event.iso_day, what=event.body["what"], judged=event.body["judged"]
        ),
    ),
    told="申请人说明理由：{what}；{judged}",
)


# — other than found at first —


REEXAMINE: Final = RequestAct(
    key="reexamine",
    title="更正初审结果",
    event=EXAMINE.event,
    offered=lambda case: is_open(case) and bool(case.request.examined) and case.stage is Stage.HANDLING,
    columns=EXAMINE.columns,
    defaults=lambda case: {"found": case.request.found},
    make=_found,
    stales_paper=False,
)

ACTS: Final = (EXAMINE, ASK_CORRECTION, CORRECTED, ASK_REASONS, REASONS, REEXAMINE)
