"""Everything that may be recorded of an annual report: begun, written, filled in, signed, filed, published."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, TypeAlias

from gongkai_desktop.cases.act import Act, Columns, Doing, Group
from gongkai_desktop.cases.folding import Folding, state_with
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import picture, why
from gongkai_desktop.office.annual import FILED, PUBLISHED, AnnualStep
from gongkai_desktop.office.citing import aside
from gongkai_desktop.records.event import Event, Json
from gongkai_desktop.reports.annual.case import AnnualCase, AnnualOpening, ReportState
from gongkai_desktop.reports.annual.checks import Note
from gongkai_desktop.reports.annual.figures import Entered, misread
from gongkai_desktop.reports.annual.frozen import snapshot
from gongkai_desktop.reports.annual.layout import NUMBER, Part
from gongkai_desktop.reports.annual.report import AnnualReport, Done, Signed
from gongkai_desktop.reports.annual.weaving import unknown

AnnualAct: TypeAlias = Act[AnnualReport, AnnualCase]
AnnualDoing: TypeAlias = Doing[AnnualCase]
Told: TypeAlias = Mapping[str, Any]


def _is(*states: ReportState) -> Callable[[AnnualCase], bool]:
    return lambda case: case.state in states


_drafting = _is(ReportState.DRAFT)

# — begun —


def _begun(event: Event) -> AnnualReport | None:
    if event.kind != BEGIN.event:
        return None
    return AnnualReport(number=event.id, rules=event.rules, last_event=event.id)


def _opened(report: AnnualReport, event: Event) -> AnnualReport:
    return state_with(report, year=int(event.body["year"]), begun=event.iso_day)


def _opening_columns(opening: AnnualOpening) -> Columns:
    years = tuple(f"{year}年" for year in opening.years)
    return (Column("year", "哪一年的报告", Kind.CHOICE, 8, years, required=True),)


def _opening_note(opening: AnnualOpening) -> str:
    days = (f"{step.title} {step.due}前{aside(step.article)}" for step in opening.rule.steps if step.due)
    return f"次年{'，'.join(days)}"


BEGIN: Final = Act[AnnualReport, AnnualOpening](
    key="begin",
    title="编制年度报告",
    event="annual.begun",
    columns=_opening_columns,
    defaults=lambda opening: {"year": f"{opening.years[0]}年"} if opening.years else {},
    note=_opening_note,
    make=lambda doing: {"year": int(doing.facts["year"].removesuffix("年"))},
    fold=_opened,
    told="编制 {year} 年的年度报告",
    dated=False,
)
BEGINNINGS: Final = (BEGIN,)

# — written —


def _text_columns(case: AnnualCase) -> Columns:
    names = "、".join(f"{{{name}}}" for name in case.known_fields)
    return tuple(
        Column(part.key, part.heading, Kind.LONG, 40, help=_asked(part, names)) for part in case.layout.texts
    )


def _asked(part: Part, names: str) -> str:
    return f"写：{'、'.join(part.asks)}。表格里的数写成 {names}，签发以前一直照表格"


def _text_defaults(case: AnnualCase) -> Mapping[str, object]:
    written = case.report.texts
    return {part.key: written.get(part.key) or part.draft.strip() for part in case.layout.texts}


def _written(doing: AnnualDoing) -> dict[str, Json]:
    texts = {part.key: doing.facts[part.key] for part in doing.case.layout.texts}
    wrong = {
        key: f"没有 {'、'.join(f'{{{name}}}' for name in found)} 这样的数"
        for key, text in texts.items()
        if (found := unknown(text, doing.case.known_fields))
    }
    if wrong:
        raise doing.unfilled(**wrong)
    return {"texts": texts}


WRITE: Final = AnnualAct(
    key="write",
    title=lambda case: "修改文字" if case.report.texts else "起草",
    event="annual.written",
    offered=_drafting,
    columns=_text_columns,
    defaults=_text_defaults,
    primary=lambda case: bool(case.unwritten),
    note="一、五、六部分的文字；二、三、四部分的表格由程序填",
    make=_written,
    fold=lambda report, event: state_with(report, texts={**report.texts, **event.body["texts"]}),
    told="写一、五、六部分的文字",
    dated=False,
)

# — filled in —

_EXTRA: Final = "extra_"


def _cell(key: str) -> str:
    """The column of a form for a cell: keys of columns have no full stop."""
    return key.replace(".", "_")


def _figure_columns(case: AnnualCase) -> Columns:
    return (*_table_columns(case), *_extra_columns(case))


def _table_columns(case: AnnualCase) -> Iterator[Column]:
    for place in case.layout.places:
        counted = case.live.proactive[place.key].counted
        told = f"台账里有 {counted} 件；空着就照台账" if counted else "没有的填 0"
        kind = Kind.INTEGER if place.column.counts == NUMBER else Kind.TEXT
        yield Column(_cell(place.key), place.title, kind, 8, help=told, group=f"二、{place.block.article}")


def _extra_columns(case: AnnualCase) -> Iterator[Column]:
    for one in case.rule.extras:
        kind = {"integer": Kind.INTEGER, "long": Kind.LONG}.get(one.kind, Kind.TEXT)
        yield Column(
            f"{_EXTRA}{one.key}", one.title, kind, 12, help=one.article, group="本单位制度另外要写的"
        )


def _figure_defaults(case: AnnualCase) -> Mapping[str, object]:
    report = case.report
    told = {_cell(key): one.value for key, one in report.entered.items()}
    return told | {f"{_EXTRA}{key}": one.value for key, one in report.extras.items()}


def _filled(doing: AnnualDoing) -> dict[str, Json]:
    facts, case = doing.facts, doing.case
    wrong = {
        _cell(place.key): told
        for place in case.layout.places
        if (told := misread(place, facts.get(_cell(place.key), "")))
    }
    if wrong:
        raise doing.unfilled(**wrong)
    return {
        "figures": {place.key: facts[_cell(place.key)] for place in case.layout.places},
        "extras": {one.key: facts[f"{_EXTRA}{one.key}"] for one in case.rule.extras},
    }


def _entered(report: AnnualReport, event: Event) -> AnnualReport:
    return state_with(
        report,
        entered=_with(report.entered, event.body["figures"], event),
        extras=_with(report.extras, event.body["extras"], event),
    )


def _with(known: Mapping[str, Entered], told: Told, event: Event) -> dict[str, Entered]:
    """What is entered now; what stays as it was keeps who entered it and when."""
    day, found = event.iso_day, dict(known)
    for key, value in told.items():
        if not value:
            found.pop(key, None)
        elif key not in found or found[key].value != value:
            found[key] = Entered(value, event.actor, day)
    return found


FILL: Final = AnnualAct(
    key="fill",
    title="填数",
    event="annual.filled",
    offered=_drafting,
    columns=_figure_columns,
    defaults=_figure_defaults,
    primary=lambda case: not case.unwritten and not case.report.entered,
    note="台账数得出的照台账；数不出的由人填，注明谁、哪一天填的",
    make=_filled,
    fold=_entered,
    told="填表二和其他要人填的数",
    dated=False,
)

# — checks explained —


def _note_columns(case: AnnualCase) -> Columns:
    names = tuple(one.name for one in case.unsettled)
    return (Column("check", "哪一项核对", Kind.CHOICE, 20, names, required=True), why("为什么这样是对的"))


def _noted(doing: AnnualDoing) -> dict[str, Json]:
    check = next(one for one in doing.case.unsettled if one.name == doing.facts["check"])
    return {"check": check.key, "name": check.name, "mark": check.mark, "why": doing.facts["why"]}


def _explained(report: AnnualReport, event: Event) -> AnnualReport:
    body: Told = event.body
    note = Note(body["why"], event.actor, event.iso_day, body["mark"])
    return state_with(report, notes={**report.notes, body["check"]: note})


NOTE: Final = AnnualAct(
    key="note",
    title="说明核对",
    event="annual.noted",
    offered=lambda case: case.state is ReportState.DRAFT and bool(case.unsettled),
    columns=_note_columns,
    defaults=lambda case: {"check": case.unsettled[0].name},
    note="说明以后不再提示，直到它看的数变了",
    make=_noted,
    fold=_explained,
    told="说明核对“{name}”：{why}",
    dated=False,
)

# — signed —


def _sign_note(case: AnnualCase) -> str:
    told = f"由{case.rule.signed_by}审核签发，盖公章{aside(case.rule.sign_article)}；签发后数字不再随台账变"
    return f"还不能签发：{'；'.join(case.hindrances)}" if case.hindrances else told


def _sign(doing: AnnualDoing) -> dict[str, Json]:
    case = doing.case
    if case.hindrances:
        raise Refused("还不能签发年度报告", why="；".join(case.hindrances), way="办完这些再登记签发")
    if doing.day.year < case.year:
        raise doing.unfilled(day=f"{case.year} 年还没有到")
    behind = case.counted.behind(case.year, case.rule.unit)
    return {
        **doing.said("who"),
        "sealed": bool(doing.facts["sealed"]),
        "snapshot": snapshot(case.figures, case.texts, case.extras, behind),
    }


def _signed(report: AnnualReport, event: Event) -> AnnualReport:
    body: Told = event.body
    found = Signed(event.id, event.iso_day, body["who"], bool(body["sealed"]), body["snapshot"])
    return state_with(report, signed=found)


SIGN: Final = AnnualAct(
    key="sign",
    title="登记审核签发",
    event="annual.signed",
    offered=_drafting,
    columns=lambda case: (
        Column("who", "签发人", width=10, choices=case.holders("第一责任人"), required=True),
        Column("sealed", "已加盖公章", Kind.FLAG),
        picture("签发、盖章页的扫描件"),
    ),
    defaults=lambda case: {"who": next(iter(case.holders("第一责任人")), ""), "sealed": True},
    primary=lambda case: not case.hindrances,
    note=_sign_note,
    make=_sign,
    fold=_signed,
    told="{who}审核签发",
    final=True,
)


def _revised(report: AnnualReport, event: Event) -> AnnualReport:
    former = (*report.former, report.signed) if report.signed is not None else report.former
    return state_with(report, signed=None, former=former, done={})


REVISE: Final = AnnualAct(
    key="revise",
    title="更正后重新签发",
    event="annual.revised",
    group=Group.MEND,
    offered=_is(ReportState.SIGNED, ReportState.DONE),
    columns=(why("为什么要更正"),),
    note="回到起草：数字照现在的台账；原来签发的留在历史里，重新签发以后再报送、公布",
    fold=_revised,
    told="更正：{why}",
)

# — filed, published —


def _step(case: AnnualCase, key: str) -> AnnualStep:
    return next(step for step in case.rule.steps if step.key == key)


def _owes(key: str) -> Callable[[AnnualCase], bool]:
    return lambda case: case.state is ReportState.SIGNED and key in {step.key for step in case.left}


def _next(key: str) -> Callable[[AnnualCase], bool]:
    return lambda case: bool(case.left) and case.left[0].key == key


def _step_note(key: str) -> Callable[[AnnualCase], str]:
    def note(case: AnnualCase) -> str:
        step, before = _step(case, key), not _next(key)(case) and case.rule.ordered
        due = f"最迟 {step.due.after(case.year)}{aside(step.article)}" if step.due else step.article
        return f"还没有{case.left[0].title}：先备案后公布{aside(case.rule.order_article)}" if before else due

    return note


def _done(key: str) -> Callable[[AnnualReport, Event], AnnualReport]:
    def fold(report: AnnualReport, event: Event) -> AnnualReport:
        body: Told = event.body
        one = Done(event.iso_day, body["where"], body.get("receipt", ""))
        return state_with(report, done={**report.done, key: one})

    return fold


def _after_signing(doing: AnnualDoing) -> dict[str, Json]:
    signed = doing.case.report.signed
    doing.not_before(signed.day if signed else "", "日期早于签发的日期")
    return {key: value for key, value in doing.facts.items() if key in ("where", "receipt")}


FILE: Final = AnnualAct(
    key="file",
    title=lambda case: f"登记{_step(case, FILED).title}",
    event="annual.filed",
    offered=_owes(FILED),
    columns=(
        Column("where", "报给谁", width=16, required=True),
        Column("receipt", "收件情况", width=16, help="收件人、回执"),
        picture("回执"),
    ),
    primary=_next(FILED),
    note=_step_note(FILED),
    make=_after_signing,
    fold=_done(FILED),
    told="报送备案：{where}",
)
PUBLISH: Final = AnnualAct(
    key="publish",
    title="登记公布",
    event="annual.published",
    offered=_owes(PUBLISHED),
    columns=(Column("where", "公布在哪里", Kind.LONG, 24, required=True, help="网站栏目和网址"), picture()),
    primary=_next(PUBLISHED),
    note=_step_note(PUBLISHED),
    make=_after_signing,
    fold=_done(PUBLISHED),
    told="公布：{where}",
)
VOID: Final = AnnualAct(
    key="void",
    title="登记有误，作废",
    event="annual.voided",
    group=Group.OTHER,
    offered=_drafting,
    columns=(why("哪里登记错了"),),
    fold=lambda report, event: state_with(report, void=event.body["why"], voided=event.iso_day),
    told="登记有误：{why}",
)

ACTS: Final = (WRITE, FILL, NOTE, SIGN, FILE, PUBLISH, REVISE, VOID)
ANNUAL: Final = Folding(_begun, (*BEGINNINGS, *ACTS))
"""How events make an annual report."""
