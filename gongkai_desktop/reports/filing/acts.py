"""Everything that may be recorded of a filing: proposed, checked, signed, filed, answered, supplemented."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final, Protocol, TypeAlias, cast

from gongkai_desktop.cases.act import Act, Columns, Doing, Group, Happening, Reach
from gongkai_desktop.cases.folding import Folding
from gongkai_desktop.deadlines.filing import Quarter
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import JOINT, Column, Kind
from gongkai_desktop.ledger.acts import picture, why
from gongkai_desktop.office.citing import aside
from gongkai_desktop.records.event import Draft, Event, Json
from gongkai_desktop.records.sheet import PRINTED, SCANNED
from gongkai_desktop.reports.filing.case import NAMELESS_WAY, FilingCase, FilingOpening, week_of
from gongkai_desktop.reports.filing.filing import (
    ACCEPTED,
    AGREED,
    ANSWERS,
    BACK,
    CHECKS,
    ORDERED,
    REQUESTS,
    Answer,
    Check,
    Entry,
    Filing,
    FilingState,
    Printed,
)

SHEET: Final = "withheld-filing"
"""The paper of a filing."""
MANNERS: Final = ("报送纸质件", "公文系统", "邮寄", "电子邮件")
FilingAct: TypeAlias = Act[Filing, FilingCase]
FilingDoing: TypeAlias = Doing[FilingCase]
Told: TypeAlias = Mapping[str, Any]
_LONGEST: Final = 28
"""How much of a title stands in a choice."""


class FilingReach(Reach, Protocol):
    """What an act of a filing may ask beyond it."""

    def made_public(self, record: int, reason: str, day: date) -> tuple[Draft, ...]:
        """An item of the register changed to 主动公开 on a day, with its own time from then on."""


def label(entry: Entry) -> str:
    """An entry as one of several that may be chosen."""
    short = entry.called if len(entry.called) <= _LONGEST else f"{entry.called[:_LONGEST]}…"
    return f"#{entry.record} {short}".replace(JOINT, "，")


def _chosen(told: str, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    wanted = set(told.split(JOINT)) if told else set()
    return tuple(one for one in entries if label(one) in wanted)


def _several(
    key: str, title: str, entries: Sequence[Entry], help_: str, *, required: bool = False
) -> Columns:
    """The column that chooses among entries; none where there is nothing to choose."""
    choices = tuple(map(label, entries))
    return (Column(key, title, Kind.SEVERAL, 24, choices, required, help_),) if choices else ()


def _is(*states: FilingState) -> Callable[[FilingCase], bool]:
    return lambda case: case.is_(*states)


# — proposed —


def _begun(event: Event) -> Filing | None:
    if event.kind != PROPOSE.event:
        return None
    return Filing(number=event.id, rules=event.rules, last_event=event.id)


def _proposed(filing: Filing, event: Event) -> Filing:
    body: Told = event.body
    return replace(
        filing,
        period=body["period"],
        entries=tuple(map(Entry.from_body, body["entries"])),
        of=body.get("of", 0),
        ordinal=body.get("ordinal", 0),
        why=body.get("why", ""),
        proposed=event.iso_day,
    )


def _body(quarter: Quarter, entries: Iterable[Entry]) -> dict[str, Json]:
    return {"period": str(quarter), "entries": [one.as_body() for one in entries]}


def _opening_columns(opening: FilingOpening) -> Columns:
    quarters = tuple(quarter.title for quarter in opening.quarters)
    found = tuple(one for _, one in opening.decisions)
    return (
        Column("period", "季度", Kind.CHOICE, 14, quarters, required=True),
        *_several(
            "requests",
            "一并报备的答复",
            found,
            "依申请公开里这几个季度不予公开的答复；要报的选上，不报的不选",
        ),
    )


def _opening_note(opening: FilingOpening) -> str:
    first, rule = opening.quarters[0], opening.rule
    week = week_of(first, rule, opening.calendar)
    count = len(opening.records.items(first, rule))
    told = f"信息登记里有 {count} 条" if count else "信息登记里没有，按零报告"
    provisional = "（暂定）" if week.provisional else ""
    return (
        f"{first.title}：{told}；报送期 {week.first} 至 {week.last}{provisional}{aside(rule.due_article)}。"
        f"报备的理由：{'、'.join(rule.reasons)}{aside(rule.article)}"
    )


def _propose(doing: Doing[FilingOpening]) -> tuple[Draft, ...]:
    """What the register has for the quarter, and the answers that were chosen."""
    opening, facts = doing.case, doing.facts
    quarter = next(one for one in opening.quarters if one.title == facts["period"])
    if doing.day < quarter.first:
        raise doing.unfilled(day=f"{quarter.title}还没有开始")
    told = facts.get("requests", "")
    chosen = _chosen(told, [one for of, one in opening.decisions if of == quarter])
    if told and len(chosen) < len(told.split(JOINT)):
        raise doing.unfilled(requests=f"选的答复里有不是{quarter.title}作出的")
    entries = (*opening.records.items(quarter, opening.rule), *chosen)
    records = tuple(entry.record for entry in entries)
    return (doing.draft(PROPOSE.event, _body(quarter, entries), records),)


def _told_proposed(event: Event) -> str:
    body: Told = event.body
    quarter, count = Quarter.parse(body["period"]).title, len(body["entries"])
    more = f"补报（{body['why']}）" if body.get("of") else "拟报"
    return f"{more}{quarter}不予公开信息备案表，{f'{count} 条' if count else '零报告'}"


PROPOSE: Final[Act[Filing, FilingOpening]] = Act(
    key="propose",
    title="拟报备案表",
    event="filing.proposed",
    columns=_opening_columns,
    defaults=lambda opening: {"period": opening.quarters[0].title},
    note=_opening_note,
    primary=True,
    make=_propose,
    told=_told_proposed,
    fold=_proposed,
    stales_paper=False,
)


# — brought up to date —


def _renewing_columns(case: FilingCase) -> Columns:
    if case.filing.of:
        return ()
    return _several("requests", "一并报备的答复", case.decisions, "依申请公开里这个季度不予公开的答复")


def _renewed(doing: FilingDoing) -> tuple[Draft, ...]:
    """The records as they are now; of a supplement those that it tells."""
    case, filing = doing.case, doing.case.filing
    now = {(one.source, one.record): one for one in case.current}
    if filing.of:
        known = [(one.source, one.record) for one in filing.entries]
        entries = tuple(now[key] for key in known if key in now)
    else:
        chosen = _chosen(doing.facts.get("requests", ""), case.decisions)
        entries = (*(one for one in now.values() if one.source != REQUESTS), *chosen)
    if entries == filing.entries:
        raise Refused(
            "没有要更新的", why="备案表和信息登记现在一样", way="要改的请先在信息登记里改，再来更新"
        )
    return (doing.draft(RENEW.event, _body(filing.quarter, entries)),)


def _brought_up(filing: Filing, event: Event) -> Filing:
    """Whoever had checked or signed it has to once more."""
    entries = tuple(map(Entry.from_body, event.body["entries"]))
    return replace(filing, entries=entries, checks=(), signed="", signed_by="")


RENEW: Final[FilingAct] = Act(
    key="renew",
    title="按登记更新",
    event="filing.renewed",
    offered=lambda case: case.open,
    columns=_renewing_columns,
    defaults=lambda case: {
        "requests": JOINT.join(label(one) for one in case.filing.entries if one.source == REQUESTS)
    },
    note=lambda case: (
        f"信息登记和备案表不一样：{case.difference.words}；更新以后重新审核、签发"
        if case.difference
        else "更新以后重新审核、签发"
    ),
    primary=lambda case: bool(case.difference) or bool(case.hindrance),
    make=_renewed,
    told=lambda event: f"按登记更新，现在 {len(event.body['entries'])} 条",
    fold=_brought_up,
)


# — checked, signed —


def _named(case: FilingCase, *posts: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for post in posts for name in case.holders(post)))


def _who(title: str, names: Sequence[str]) -> Column:
    return Column("who", title, width=10, choices=tuple(names), required=True)


def _only(names: Sequence[str]) -> dict[str, object]:
    """The one who can be meant, filled in already."""
    return {"who": names[0]} if len(names) == 1 else {}


def _unhindered(doing: FilingDoing) -> None:
    if hindrance := doing.case.hindrance:
        raise Refused(f"{hindrance}，备案表不能往下办", why="国家秘密只写代称", way=NAMELESS_WAY)


def _checked(doing: FilingDoing) -> dict[str, Json]:
    _unhindered(doing)
    doing.not_before(doing.case.filing.proposed, f"日期早于拟报的日期 {doing.case.filing.proposed}")
    if doing.facts["opinion"] == BACK and not doing.facts["why"]:
        raise doing.unfilled(why="退回的，写明为什么、要改什么")
    return doing.said("who", "opinion", "why")


def _with_check(filing: Filing, event: Event) -> Filing:
    body: Told = event.body
    passed = body["opinion"] == AGREED
    check = Check(event.id, event.iso_day, body["who"], passed, body["why"])
    return replace(filing, checks=(*filing.checks, check))


def _told_checked(event: Event) -> str:
    body = event.body
    return f"保密人员{body['who']}审核：{body['opinion']}" + (f"；{body['why']}" if body["why"] else "")


CHECK: Final[FilingAct] = Act(
    key="check",
    title="登记保密人员审核",
    event="filing.checked",
    offered=_is(FilingState.DRAFT, FilingState.BACK),
    columns=lambda case: (
        _who("保密人员", _named(case, case.rule.checks)),
        Column("opinion", "意见", Kind.CHOICE, 8, CHECKS, required=True),
        Column("why", "退回的原因", Kind.LONG, width=24, help="同意的空着"),
    ),
    defaults=lambda case: {**_only(_named(case, case.rule.checks)), "opinion": AGREED},
    note=lambda case: f"上报以前经本单位保密工作人员审核{aside(case.rule.flow_article)}",
    primary=lambda case: not (case.hindrance or case.difference),
    make=_checked,
    told=_told_checked,
    fold=_with_check,
    stales_paper=False,
)


def _signed(doing: FilingDoing) -> dict[str, Json]:
    _unhindered(doing)
    checked = doing.case.filing.checked
    day = checked.day if checked else ""
    doing.not_before(day, f"签发日期早于审核 {day}")
    return doing.said("who")


SIGN: Final[FilingAct] = Act(
    key="sign",
    title="登记领导签发",
    event="filing.signed",
    offered=_is(FilingState.CHECKED),
    columns=lambda case: (_who("签发人", _named(case, *case.rule.signs)),),
    defaults=lambda case: _only(_named(case, *case.rule.signs)),
    note=lambda case: f"经单位主管或分管领导签发后报送{aside(case.rule.flow_article)}",
    primary=lambda case: not case.difference,
    make=_signed,
    told="{who}签发",
    fold=lambda filing, event: replace(filing, signed=event.iso_day, signed_by=event.body["who"]),
    stales_paper=False,
)


# — filed, answered —


def _filed(doing: FilingDoing) -> dict[str, Json]:
    signed = doing.case.filing.signed
    doing.not_before(signed, f"报送日期早于签发 {signed}")
    return doing.said("to", "manner", "receipt")


def _file_note(case: FilingCase) -> str:
    paper = "" if case.filing.scanned else "签字盖章的表还没有扫描归档，可以先登记报送、以后补扫；"
    return f"{paper}报送期 {case.week.first} 至 {case.week.last}{aside(case.rule.due_article)}"


REPORT: Final[FilingAct] = Act(
    key="report",
    title="登记报送",
    event="filing.filed",
    offered=_is(FilingState.SIGNED),
    columns=(
        Column("to", "报送给", width=16, required=True),
        Column("manner", "报送方式", Kind.CHOICE, 10, MANNERS, required=True),
        Column("receipt", "回执", width=16, help="收件人、收文号；没有回执的空着"),
        picture("回执的扫描件"),
    ),
    defaults=lambda case: {"to": case.rule.to, "manner": MANNERS[0]},
    note=_file_note,
    primary=True,
    make=_filed,
    told=lambda event: (
        f"报送{event.body['to']}（{event.body['manner']}）"
        + (f"，回执：{event.body['receipt']}" if event.body["receipt"] else "")
    ),
    fold=lambda filing, event: replace(
        filing,
        filed=event.iso_day,
        **{key: event.body[key] for key in ("to", "manner", "receipt")},
    ),
    stales_paper=False,
)


def _answered(doing: FilingDoing) -> tuple[Draft, ...]:
    """The opinion, and each item that is ordered to be published as the register changes it, on the same day."""
    case, facts, filing = doing.case, doing.facts, doing.case.filing
    doing.not_before(filing.filed, f"日期早于报送 {filing.filed}")
    chosen = _chosen(facts.get("items", ""), case.in_register)
    if facts["verdict"] == ORDERED and not chosen:
        raise doing.unfilled(items="要求追加公开的，选上是哪几条")
    if facts["verdict"] == ACCEPTED and chosen:
        raise doing.unfilled(items="没有意见的不选")
    said = {**doing.said("verdict", "doc_no", "what"), "ordered": [one.record for one in chosen]}
    paper = f"（{facts['doc_no']}）" if facts["doc_no"] else ""
    reason = f"主管部门要求追加公开{paper}"
    reach = cast(FilingReach, doing.reach)
    follow = (draft for one in chosen for draft in reach.made_public(one.record, reason, doing.day))
    touched = (replace(draft, touches=(*draft.touches, filing.number)) for draft in follow)
    return (doing.draft(ANSWER.event, said), *touched)


def _with_answer(filing: Filing, event: Event) -> Filing:
    body: Told = event.body
    told = (body["verdict"], body["doc_no"], body["what"], tuple(body["ordered"]))
    return replace(filing, answers=(*filing.answers, Answer(event.id, event.iso_day, *told)))


def _told_answered(event: Event) -> str:
    body = event.body
    paper = f"（{body['doc_no']}）" if body["doc_no"] else ""
    count = f" {len(body['ordered'])} 条" if body["ordered"] else ""
    return f"主管部门意见{paper}：{body['verdict']}{count}" + (f"；{body['what']}" if body["what"] else "")


ANSWER: Final[FilingAct] = Act(
    key="answer",
    title=lambda case: "主管部门又有意见" if case.filing.answers else "登记主管部门意见",
    event="filing.answered",
    offered=_is(FilingState.FILED, FilingState.ANSWERED),
    columns=lambda case: (
        Column("verdict", "意见", Kind.CHOICE, 10, ANSWERS, required=True),
        *_several(
            "items", "追加公开哪几条", case.in_register, "选上的在信息登记里改为主动公开，另起公开期限"
        ),
        Column("doc_no", "文号", width=14),
        Column("what", "意见内容", Kind.LONG, width=24),
        picture("主管部门的意见"),
    ),
    defaults={"verdict": ACCEPTED},
    note=lambda case: f"要求追加公开的，从意见登记的日期起另算公开期限{aside(case.rule.flow_article)}",
    primary=_is(FilingState.FILED),
    make=_answered,
    told=_told_answered,
    fold=_with_answer,
    stales_paper=False,
)


# — afterwards —


def _amiss(case: FilingCase) -> tuple[Entry, ...]:
    """What a supplement may tell: what came after the filing, and what reads otherwise since."""
    return (*case.difference.came, *case.difference.altered)


def _supplemented(doing: FilingDoing) -> tuple[Draft, ...]:
    filing = doing.case.filing
    entries = _chosen(doing.facts.get("items", ""), _amiss(doing.case))
    doing.not_before(filing.filed, f"补报日期早于报送 {filing.filed}")
    body = {
        **_body(filing.quarter, entries),
        "of": filing.number,
        "ordinal": len(filing.supplements) + 1,
        "why": doing.facts["why"],
    }
    touches = (filing.number, *(one.record for one in entries))
    return (Draft(PROPOSE.event, doing.day, body, None, touches),)


SUPPLEMENT: Final[FilingAct] = Act(
    key="supplement",
    title="补报",
    event=PROPOSE.event,
    offered=lambda case: (
        bool(case.filing.filed and not case.filing.void and not case.filing.of) and bool(_amiss(case))
    ),
    columns=lambda case: (
        *_several("items", "补报哪几条", _amiss(case), "报送以后新增的、内容有变动的", required=True),
        why("为什么补报"),
    ),
    defaults=lambda case: {"items": JOINT.join(map(label, case.difference.came))},
    note=lambda case: f"报送以后信息登记有变动：{case.difference.words}；另立一份补报，审核签发同前",
    make=_supplemented,
)


VOID: Final[FilingAct] = Act(
    key="void",
    title="登记有误，作废",
    event="filing.voided",
    group=Group.OTHER,
    offered=lambda case: not case.filing.void,
    columns=(why("原因"),),
    note="记录保留；作废以后这个季度要另报一份",
    make=lambda doing: doing.said("why"),
    told="作废：{why}",
    fold=lambda filing, event: replace(filing, void=event.body["why"], voided=event.iso_day),
)

BEGINNINGS: Final = (PROPOSE,)
ACTS: Final = (CHECK, SIGN, REPORT, ANSWER, RENEW, SUPPLEMENT, VOID)
"""In the order in which they stand, the next step before all others."""


# — what others bring about —


def _told_of_supplement(filing: Filing, event: Event) -> Filing:
    """A supplement that touches this one; the quarter's own filing touches none."""
    if event.body.get("of") != filing.number:
        return filing
    records = tuple(one["record"] for one in event.body["entries"])
    return replace(filing, supplements={**filing.supplements, event.stream: records})


def _printed(filing: Filing, event: Event) -> Filing:
    body: Told = event.body
    if body.get("form") != SHEET:
        return filing
    sheet = Printed(event.stream, str(body["number"]), int(body["pages"]), event.iso_day)
    return replace(filing, printed={**filing.printed, event.stream: sheet})


def _scanned(filing: Filing, event: Event) -> Filing:
    sheet = filing.printed.get(event.stream)
    if sheet is None:
        return filing
    back = replace(sheet, back=sheet.back | {int(event.body["page"])})
    return replace(filing, printed={**filing.printed, event.stream: back})


HEARD: Final[tuple[Happening[Filing], ...]] = (
    Happening(event=PROPOSE.event, fold=_told_of_supplement),
    Happening(event=PRINTED, fold=_printed),
    Happening(event=SCANNED, fold=_scanned),
)
FILING: Final[Folding[Filing]] = Folding(_begun, (*BEGINNINGS, *ACTS), heard=HEARD)
"""How events make a filing."""
