"""The answer (条例第三十六条至第三十九条): the outcome, its facts, who agreed, and the number it went out under."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from gongkai_desktop.cases.act import Columns, Group
from gongkai_desktop.cases.folding import adds, state_with, with_told
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import BRANCH, Column, Kind
from gongkai_desktop.ledger.acts import picture, why
from gongkai_desktop.office.citing import aside
from gongkai_desktop.records.event import Event, Json
from gongkai_desktop.records.sheet import PRINTED
from gongkai_desktop.requests.act import RequestAct, RequestDoing, at, numbered, reach
from gongkai_desktop.requests.acts.examination import LIKELY
from gongkai_desktop.requests.case import APPROVAL, RequestCase
from gongkai_desktop.requests.checking import doubts, proposed, to_take_on, withheld_for
from gongkai_desktop.requests.outcomes import Evidence, Outcome, decided, outcomes
from gongkai_desktop.requests.request import UNJUST, WHOLE, Chosen, Issued, Opinion, Request, Search
from gongkai_desktop.requests.states import Stage
from gongkai_desktop.review.states import ReviewState

_OF_SEARCH: Final = frozenset({"places", "words", "searcher", "searched", "found"})
"""The facts of an outcome that rests on a search."""
ANSWER_PAPER: Final = "request-answer"
"""The key of the paper that an answer is."""
REPEATED: Final = "repeated"
FORMER: Final = ("former_no", "former_doc", "former_day")
"""The facts of the earlier answer where an application is repeated: its number, the letter's, its day."""
ALL: Final = "全部内容"
PASSED, AGAINST = SAID = ("同意", "不同意，退回修改")
_WORK: Final = (
    *(Stage.CONFIRM, Stage.EXAMINE, Stage.HANDLING, Stage.APPROVAL),
    *(Stage.CORRECTION, Stage.REASONS, Stage.PAYMENT),
)


# — the outcome —


def _matter_column(case: RequestCase) -> Columns:
    matters = case.request.matters
    if len(matters) < 2:
        return ()
    named = (ALL, *_named(case))
    return (Column("matter", "哪一项内容", Kind.CHOICE, 24, named, required=True),)


def _named(case: RequestCase) -> tuple[str, ...]:
    return tuple(f"{at}. {text[:30]}" for at, text in enumerate(case.request.matters, 1))


def _left(case: RequestCase) -> tuple[str, ...]:
    """The matters that have no outcome while others have one, as the form names them."""
    settled = {one.matter for one in case.request.standing}
    if not settled or WHOLE in settled:
        return ()
    return tuple(text for at, text in enumerate(_named(case), 1) if at not in settled)


def _matter(doing: RequestDoing) -> int:
    said = doing.facts.get("matter", ALL)
    return WHOLE if said == ALL else int(said.partition(".")[0])


def _offered(case: RequestCase) -> tuple[Outcome, ...]:
    """The outcomes that may be chosen: what the secrecy review refused is not released."""
    refused = case.review is not None and case.review.state is ReviewState.REFUSED
    return tuple(
        one for one in outcomes().outcomes if one.settles == case.settles and not (refused and one.releases)
    )


def called(outcome: Outcome) -> str:
    """An outcome as the tree has it: its branch, and its own title where that says more."""
    branch = outcome.branch
    said = branch in ("", outcome.title) or outcome.title.startswith(f"{branch}{BRANCH}")
    return outcome.title if said else f"{branch}{BRANCH}{outcome.title}"


def _choose_columns(case: RequestCase) -> Columns:
    titles = tuple(map(called, _offered(case)))
    return (
        *_matter_column(case),
        Column("outcome", "处理结果", Kind.CHOICE, 20, titles, required=True, tree=True),
    )


def _likely(case: RequestCase) -> Mapping[str, object]:
    likely = _followed(case) or LIKELY.get(case.request.found, "")
    proposed = next((called(one) for one in _offered(case) if one.key == likely), "")
    matter = {"matter": (*_left(case), ALL)[0]} if len(case.request.matters) > 1 else {}
    return matter | ({"outcome": proposed} if proposed else {})


def _followed(case: RequestCase) -> str:
    """The outcome that the last thing that was asked of the applicant has come to, by its key; '' for none."""
    request, today = case.request, case.today.isoformat()
    if case.stage is Stage.CORRECTION and request.corrections[-1].until < today:
        return "lapsed_correction"
    if case.stage is Stage.PAYMENT and case.dates is not None and case.dates.lapsed(case.today):
        return "lapsed_fee"
    return "excessive" if request.reasons and request.reasons[-1].judged == UNJUST else ""


def _choose_note(case: RequestCase) -> str:
    if case.review is not None and case.review.state is ReviewState.REFUSED:
        return "保密审查不同意公开：不能选提供信息的结果"
    left = f"还没有处理结果的：{'；'.join(_left(case))}；" if _left(case) else ""
    return f"{left}选一种处理结果（条例第三十六条至第三十九条）；选定后只填这种结果要写明的事实"


def _outcome_chosen(doing: RequestDoing) -> dict[str, Json]:
    said = doing.facts["outcome"]
    found = next(one for one in _offered(doing.case) if called(one) == said)
    return {"matter": _matter(doing), "outcome": found.key, "title": found.title}


def _proposed(request: Request, event: Event) -> Request:
    body = event.body
    one = Chosen(event.id, event.iso_day, int(body["matter"]), body["outcome"], {})
    return state_with(request, chosen=(*request.chosen, one), opinions=(), row="")


def _told_chosen(event: Event) -> str:
    matter = int(event.body["matter"])
    return f"拟处理结果{f'（第 {matter} 项）' if matter != WHOLE else ''}：{event.body['title']}"


CHOOSE: Final = RequestAct(
    key="choose",
    title=lambda case: "改选处理结果" if case.request.standing and not _left(case) else "选定处理结果",
    event="request.proposed",
    offered=at(*_WORK),
    columns=_choose_columns,
    defaults=_likely,
    primary=lambda case: (case.stage is Stage.HANDLING or bool(_followed(case))) and not case.unwritten,
    note=_choose_note,
    make=_outcome_chosen,
    fold=_proposed,
    told=_told_chosen,
)


# — its facts —


def asked_of(case: RequestCase) -> Chosen:
    """The outcome whose facts are asked: the first that has none, else the first. There must be one."""
    return case.unwritten or case.request.standing[0]


def _fact_columns(case: RequestCase) -> Columns:
    asked = asked_of(case)
    decision = decided(asked.outcome, asked.facts)
    more = (
        Column("taken_on", "缺证据、有疑点仍要答复的，由谁负责", width=10, person=True),
        Column("despite", "缺证据、有疑点仍要答复的理由", Kind.LONG, width=24),
    )
    return (*outcomes().form(decision.outcome), *(more if to_take_on(case, asked) else ()))


def _searched(case: RequestCase) -> dict[str, str]:
    """What is known from the recorded searches of the facts that tell one, where the outcome asks them."""
    searches, form = case.request.searches, outcomes().form(decided(asked_of(case).outcome, {}).outcome)
    if not searches or not {column.key for column in form} >= _OF_SEARCH:
        return {}

    def each(of: Callable[[Search], str]) -> str:
        return "、".join(dict.fromkeys(filter(None, map(of, searches))))

    return {
        "places": each(lambda one: one.where),
        "words": each(lambda one: one.words),
        "searcher": each(lambda one: one.who),
        "searched": searches[-1].day,
        "found": each(lambda one: one.result),
    }


def _fact_note(case: RequestCase) -> str:
    asked = asked_of(case)
    decision = decided(asked.outcome, asked.facts)
    lacking = "、".join(evidence_title(one) for one in case.missing(decision))
    cited = aside(decision.article) if decision.article else ""
    return f"{decision.outcome.title}{cited}" + (f"；还缺证据：{lacking}" if lacking else "")


def evidence_title(evidence: Evidence) -> str:
    """What is wanted as evidence, in words: any one of these."""
    table = outcomes()
    return "或者".join(table.proof(key).title for key in evidence.kinds)


def _written(doing: RequestDoing) -> dict[str, Json]:
    facts, asked = doing.facts, asked_of(doing.case)
    outcome = outcomes().outcome(asked.outcome)
    if bool(facts.get("taken_on")) != bool(facts.get("despite")):
        raise doing.unfilled(despite="由谁负责和理由要一起写", taken_on="由谁负责和理由要一起写")
    if outcome.key == REPEATED:
        _refuse_other_former(doing)
    keys = [one.key for one in outcomes().form(outcome)]
    return {
        "chosen": asked.event,
        "facts": {key: facts[key] for key in keys if facts.get(key)},
        "taken_on": facts.get("taken_on", ""),
        "despite": facts.get("despite", ""),
        "title": outcome.title,
    }


def _refuse_other_former(doing: RequestDoing) -> None:
    """Refuse an earlier application that this office knows otherwise (条例第三十六条第（六）项); others are proved."""
    facts = doing.facts
    number, *said = FORMER
    former = reach(doing).answered(facts[number])
    if former is None:
        return
    if not former.issued:
        raise doing.unfilled(**{number: "这一件还没有答复，谈不上重复处理"})
    known = dict(zip(said, (former.doc_no, former.issued), strict=True))
    wrong = {key: f"登记的是 {value}" for key, value in known.items() if value and facts[key] != value}
    if wrong:
        raise doing.unfilled(**wrong)


def _filled(request: Request, event: Event) -> Request:
    body = event.body
    told = {key: body[key] for key in ("facts", "taken_on", "despite")} | {"written": event.iso_day}
    return state_with(request, chosen=with_told(request.chosen, body["chosen"], **told), opinions=())


WRITE: Final = RequestAct(
    key="write",
    title=lambda case: "填写答复内容" if case.unwritten else "修改答复内容",
    event="request.written",
    offered=lambda case: case.stage in _WORK and bool(case.request.standing),
    columns=_fact_columns,
    defaults=lambda case: {
        **proposed(case.request, asked_of(case).outcome),
        **_searched(case),
        **asked_of(case).facts,
    },
    primary=lambda case: case.unwritten is not None,
    note=_fact_note,
    make=_written,
    fold=_filled,
    told="填写答复内容：{title}",
)


# — the secrecy review —


def _review_wanted(case: RequestCase) -> bool:
    return case.stage in _WORK and case.review is None


HAND_IN: Final = RequestAct(
    key="hand_in",
    title="送保密审查",
    event="review.handed_in",
    offered=_review_wanted,
    columns=(Column("why", "说明", Kind.LONG, width=24),),
    primary=lambda case: case.releases,
    note="提供信息以前要经保密审查；审查结论决定能选哪些处理结果（条例第十七条第二款）",
    make=lambda doing: reach(doing).handed_in(doing.case.request, doing),
)


# — who agrees —


def _opinion_columns(case: RequestCase) -> Columns:
    return (
        Column("step", "环节", Kind.CHOICE, 12, case.steps, required=True),
        Column("who", "谁", width=10, required=True, person=True),
        Column("passed", "意见", Kind.CHOICE, 12, SAID, required=True),
        Column("opinion", "意见内容", Kind.LONG, width=24),
        picture("审批单、意见书"),
    )


def _opinion_note(case: RequestCase) -> str:
    rule = case.handling
    return f"一般事项{rule.ordinary}签发，重要事项{rule.important}签发{aside(rule.sign_article)}"


def _heard(doing: RequestDoing) -> dict[str, Json]:
    return {**doing.said("step", "who", "opinion"), "passed": doing.facts["passed"] == PASSED}


APPROVE: Final = RequestAct(
    key="approve",
    title="登记审签意见",
    event="request.approved",
    offered=at(Stage.APPROVAL),
    columns=_opinion_columns,
    defaults=lambda case: {"step": case.next_step or APPROVAL, "passed": PASSED},
    primary=lambda case: bool(case.next_step),
    note=_opinion_note,
    make=_heard,
    fold=adds("opinions", Opinion, "step", "who", "opinion", "passed"),
    told=lambda event: (
        f"{event.body['step']}（{event.body['who']}）：{'同意' if event.body['passed'] else '退回修改'}"
    ),
    stales_paper=False,
)


# — issued —


def _issue(doing: RequestDoing) -> dict[str, Json]:
    case, facts = doing.case, doing.facts
    if waiting := withheld_for(case):
        raise Refused("还不能签发答复", why="；".join(waiting), way="办完这些、改好答复内容再登记签发")
    number = numbered(doing, "request_answer")
    rows = {one.label: one.key for one in case.rows}
    row = rows[facts["row"]] if "row" in facts else next(iter(rows.values()), "")
    return {"doc_no": number, "row": row}


def _issue_columns(case: RequestCase) -> Columns:
    labels = tuple(one.label for one in case.rows)
    asked = Column(
        "row",
        "记入年度报告哪一行",
        Kind.CHOICE,
        20,
        labels,
        required=True,
        help="几项内容结果不一的，一件申请只记一行，由人决定",
    )
    number = Column("doc_no", "答复文号", width=16, help="空着的照本单位的编号规则取号")
    return (number, asked) if len(labels) > 1 else (number,)


def _issue_note(case: RequestCase) -> str:
    if waiting := withheld_for(case):
        return f"还不能签发：{'；'.join(waiting)}"
    found = "；".join(map(str, doubts(case)))
    return f"签发以前请核对：{found}" if found else "签发后打印、盖章、送达"


def _issued(request: Request, event: Event) -> Request:
    body = event.body
    return state_with(
        request, issued=Issued(event.id, event.iso_day, body["doc_no"]), row=body.get("row", "")
    )


_BUILT_UPON: Final = frozenset(
    f"request.{step}" for step in ("sealed", "served", "disputed", "filed", "recalled")
)
"""What makes no sense without the answer that was issued before it."""


def _left_the_house(event: Event, later: Sequence[Event]) -> str:
    """Why an issued answer is a signed paper that stays: it was printed, or something was built upon it since."""
    for one in later:
        if one.kind == PRINTED and not one.purged and one.body.get("form") == ANSWER_PAPER:
            return (
                f"答复书已经打印（{one.body.get('number', '')} 号表）：没有送出的，登记“收回答复，重新办理”"
            )
        if one.kind in _BUILT_UPON:
            return "签发以后又有办理：先从最后一步起逐步撤销；没有送出的，登记“收回答复，重新办理”"
    return ""


ISSUE: Final = RequestAct(
    key="issue",
    title="登记签发",
    event="request.issued",
    offered=at(Stage.APPROVAL),
    columns=_issue_columns,
    primary=lambda case: not withheld_for(case),
    note=_issue_note,
    make=_issue,
    fold=_issued,
    told="签发答复 {doc_no}",
    settled=_left_the_house,
)


# — issued and not sent: called back —


def _recall_note(case: RequestCase) -> str:
    number = case.request.issued.doc_no if case.request.issued else ""
    return f"答复还没有送出；收回印好的纸件销毁，改好以后重新审签、签发，仍用 {number}"


def _recalled(doing: RequestDoing) -> dict[str, Json]:
    issued = doing.case.request.issued
    if issued is not None:
        doing.not_before(issued.day, f"日期早于签发日期 {issued.day}")
    return {"doc_no": issued.doc_no if issued is not None else "", **doing.said("why")}


RECALL: Final = RequestAct(
    key="recall",
    title="收回答复，重新办理",
    event="request.recalled",
    group=Group.MEND,
    offered=lambda case: case.stage is Stage.SERVICE and not case.request.services,
    columns=(why("为什么收回"),),
    note=_recall_note,
    make=_recalled,
    fold=lambda request, event: state_with(request, issued=None, row="", opinions=(), sealed=""),
    told="收回答复 {doc_no}：{why}",
)

ACTS: Final = (HAND_IN, CHOOSE, WRITE, APPROVE, ISSUE, RECALL)
