"""The work inside the office (C13, C14, C16): departments, meetings, the search, the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gongkai_desktop.cases.act import Columns, Group
from gongkai_desktop.cases.folding import adds, state_with, with_told
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import picture
from gongkai_desktop.office.citing import aside, likewise
from gongkai_desktop.records.event import Event, Json
from gongkai_desktop.requests.act import NUMBER, RequestAct, RequestDoing, is_open, numbered
from gongkai_desktop.requests.case import RequestCase
from gongkai_desktop.requests.outcomes import outcomes
from gongkai_desktop.requests.request import Conference, Proof, Request, Search, Task
from gongkai_desktop.requests.states import Stage

FOUND, NOTHING = RESULTS = ("找到所申请的信息", "没有找到")


# — departments (办理单) —


def _assign_note(case: RequestCase) -> str:
    rule = case.handling
    return (
        f"科室收到后 {rule.within.words}内办毕反馈{aside(rule.within_article)}"
        if rule.within
        else f"依据：{likewise(rule.article)}"
    )


def _tasked(request: Request, event: Event) -> Request:
    body = event.body
    one = Task(event.id, body["department"], event.iso_day, body["what"], doc_no=body.get("doc_no", ""))
    return state_with(request, tasks=(*request.tasks, one))


def _told_tasked(event: Event) -> str:
    body = event.body
    number = body.get("doc_no", "")
    return f"请{body['department']}协办，{number}" if number else f"送{body['department']}办理"


ASSIGN: Final = RequestAct(
    key="assign",
    title="送科室办理",
    event="request.assigned",
    offered=is_open,
    columns=(
        Column("department", "科室", width=12, required=True),
        Column("what", "要科室做什么", Kind.LONG, width=24, help="解释政策、确认职责、检索、提出属性意见"),
    ),
    defaults=lambda case: {"department": case.request.fact("department")},
    note=_assign_note,
    fold=_tasked,
    told=_told_tasked,
    together=True,
    stales_paper=False,
)


def _assisting(doing: RequestDoing) -> dict[str, Json]:
    number = numbered(doing, "request_assist")
    return {"department": doing.facts["unit"], **doing.said("what"), "doc_no": number}


ASSIST: Final = RequestAct(
    key="assist",
    title="发协办函",
    event=ASSIGN.event,
    group=Group.OTHER,
    offered=is_open,
    columns=(
        Column("unit", "协办的单位", width=16, required=True, help="下属单位、其他机关；一件函一个单位"),
        Column("what", "请它做什么", Kind.LONG, width=24, help="核实是否保存、检索、提出属性意见"),
        NUMBER,
    ),
    note="请别的单位协助核实、检索的，发协办函；不写申请人是谁",
    make=_assisting,
    stales_paper=False,
)


def _waiting(case: RequestCase) -> tuple[Task, ...]:
    return tuple(one for one in case.request.tasks if not one.reported)


def _report_columns(case: RequestCase) -> Columns:
    names = tuple(dict.fromkeys(one.department for one in _waiting(case)))
    return (
        Column("department", "科室或者协办的单位", Kind.CHOICE, 12, names, required=True),
        Column(
            "answer",
            "反馈意见",
            Kind.LONG,
            width=24,
            required=True,
            help="职责、检索情况、属性和理由、答复建议",
        ),
        Column("by", "负责人", width=10, person=True),
        picture("办理单"),
    )


def _reported(doing: RequestDoing) -> dict[str, Json]:
    task = next(one for one in _waiting(doing.case) if one.department == doing.facts["department"])
    doing.not_before(task.sent, f"反馈日期早于送办日期 {task.sent}")
    return {"task": task.event, **doing.said("department", "answer", "by")}


def _back(request: Request, event: Event) -> Request:
    body = event.body
    told = {"reported": event.iso_day, "answer": body["answer"], "by": body["by"]}
    return state_with(request, tasks=with_told(request.tasks, body["task"], **told))


REPORT: Final = RequestAct(
    key="report",
    title=lambda case: "登记科室反馈" if any(not one.doc_no for one in _waiting(case)) else "登记协办反馈",
    event="request.reported",
    offered=lambda case: bool(_waiting(case)),
    columns=_report_columns,
    defaults=lambda case: {"department": _waiting(case)[0].department},
    primary=lambda case: case.open,
    make=_reported,
    fold=_back,
    told="{department}反馈：{answer}",
    stales_paper=False,
)


# — meetings —


CONFER: Final = RequestAct(
    key="confer",
    title="登记会商",
    event="request.conferred",
    group=Group.OTHER,
    offered=is_open,
    columns=(
        Column(
            "why", "会商的原因", Kind.LONG, width=20, required=True, help="数量多、年代久远、敏感、跨部门等"
        ),
        Column("members", "参加的科室和人员", Kind.LONG, width=20, required=True),
        Column("conclusion", "会商结论", Kind.LONG, width=24, required=True),
        picture("会商记录"),
    ),
    note=lambda case: f"依据：{likewise(case.handling.confer_article)}",
    fold=adds("conferences", Conference, "why", "members", "conclusion"),
    told="会商：{conclusion}",
    stales_paper=False,
)


# — the search —


SEARCH: Final = RequestAct(
    key="search",
    title="登记检索",
    event="request.searched",
    offered=is_open,
    columns=(
        Column(
            "where",
            "在哪里检索",
            Kind.LONG,
            width=20,
            required=True,
            help="档案室、公文系统、业务系统、科室存件",
        ),
        Column("words", "用什么检索", Kind.LONG, width=20, required=True, help="关键词、文号、年度、责任者"),
        Column("who", "检索人", width=10, required=True, person=True),
        Column("result", "结果", Kind.CHOICE, 12, RESULTS, required=True),
        Column("found", "找到了什么", Kind.LONG, width=20),
        picture("检索截图、目录"),
    ),
    fold=adds("searches", Search, "where", "words", "who", "result", "found"),
    told="检索（{where}）：{result}",
    stales_paper=False,
)


# — evidence —


OTHER: Final = "其他材料"


def _wanted(case: RequestCase) -> Mapping[str, str]:
    """What is still wanted as evidence, by its title, with its key; other material at the end."""
    table = outcomes()
    wanted = dict.fromkeys(key for one in case.evidence for key in one.kinds)
    return {**{table.proof(key).title: key for key in wanted}, OTHER: ""}


def _proof_columns(case: RequestCase) -> Columns:
    return (
        Column("key", "对应哪一项证据", Kind.CHOICE, 16, tuple(_wanted(case)), required=True),
        Column(
            "what",
            "是什么材料",
            width=24,
            required=True,
            help="国家秘密只写“已核对，存于保密室”、核对人、日期",
        ),
        Column("source", "由哪个科室、谁提供", width=16, required=True),
        picture("证据"),
    )


def _proof_note(case: RequestCase) -> str:
    missing = "、".join(title for title, key in _wanted(case).items() if key)
    return f"还缺：{missing}{aside(case.handling.evidence_article)}" if missing else ""


def _proved(doing: RequestDoing) -> dict[str, Json]:
    key = _wanted(doing.case)[doing.facts["key"]]
    if doing.files and key and not outcomes().proof(key).paper:
        raise Refused("国家秘密不收附件", why="定密审批手续不进本软件", way="只登记已核对、核对人和日期")
    return {"key": key, "title": doing.facts["key"], **doing.said("what", "source")}


EVIDENCE: Final = RequestAct(
    key="evidence",
    title="登记证据",
    event="request.evidenced",
    offered=is_open,
    columns=_proof_columns,
    defaults=lambda case: {"key": next(iter(_wanted(case)))},
    primary=lambda case: case.stage is Stage.APPROVAL and case.unproved,
    note=_proof_note,
    make=_proved,
    fold=adds("proofs", Proof, "key", "what", "source"),
    told="收存证据（{title}）：{what}",
    stales_paper=False,
)

ACTS: Final = (ASSIGN, REPORT, SEARCH, EVIDENCE, ASSIST, CONFER)
