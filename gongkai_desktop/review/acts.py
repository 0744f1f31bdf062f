"""What may be done with a review, each act in one object, and what else happens to it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from gongkai_desktop.cases.act import Act, Body, Columns, Doing, Group, Happening
from gongkai_desktop.cases.folding import Folding, state_with, with_told
from gongkai_desktop.errors import Fault
from gongkai_desktop.ledger import Column, Kind, under
from gongkai_desktop.ledger.acts import picture, why
from gongkai_desktop.office.attached import attached_by
from gongkai_desktop.office.citing import Branch, aside, cited, is_ours
from gongkai_desktop.office.law import Lifting
from gongkai_desktop.office.lifting import DECLASSIFY as DECLASSIFYING
from gongkai_desktop.office.lifting import MANNERS, NEVER
from gongkai_desktop.office.ruleset import RuleSet, Step
from gongkai_desktop.records.event import Draft, Event
from gongkai_desktop.review.case import ReviewCase
from gongkai_desktop.review.opinions import (
    STEP,
    STEPPED,
    opinion_body,
    opinion_columns,
    opinion_note,
    said_words,
    stepped,
)
from gongkai_desktop.review.review import Lifted, Referral, Review, Separation, lifted_from
from gongkai_desktop.review.states import ReviewState
from gongkai_desktop.review.subject import Subject, subject_from

ReviewAct: TypeAlias = Act[Review, ReviewCase]
ON_REQUEST: Final = "依申请公开"
_DECIDED: Final = (ReviewState.APPROVED, ReviewState.REFUSED)
_PAPER_IN: Mapping[str, Any] = MappingProxyType({"out_to": "", "out_since": "", "back": ""})


def _ended(review: Review, event: Event, **changes: Any) -> Review:
    """The review once nothing more is waited for, since the first day that was so; no paper is out any more."""
    return state_with(review, ended=review.ended or event.iso_day, **_PAPER_IN, **changes)


# — 提交、退回 —


def _resubmitted(review: Review, event: Event) -> Review:
    return state_with(review, returned="", turn=event.iso_day)


RESUBMIT: Final = ReviewAct(
    key="resubmit",
    title="登记重新提交",
    event="review.resubmitted",
    offered=lambda case: case.open and bool(case.review.returned),
    columns=(Column("how", "补充修改情况", Kind.LONG, width=24, required=True),),
    primary=True,
    note=lambda case: f"退回原因：{case.review.returned}",
    fold=_resubmitted,
    told="重新提交：{how}",
    together=True,
)


def _returned(review: Review, event: Event) -> Review:
    return state_with(review, returned=event.body["why"], **_PAPER_IN)


RETURN: Final = ReviewAct(
    key="return",
    title="登记退回",
    event="review.returned",
    offered=lambda case: case.open and not case.review.returned,
    columns=(why("退回原因"),),
    note="退回科室补充或修改，重新提交后接着审查",
    fold=_returned,
    told="退回：{why}",
    together=True,
)

# — 报审 (B4, D15, E9) —

_ORGAN_HELP: Final = "报送机关选的是一类机关时，写具体是哪一个；空着也能登记，打印报审函以前要写"
_CONCLUSIONS: Final = ("可以公开", "不得公开", "不属于国家秘密", "属于国家秘密")


def _escalate_columns(case: ReviewCase) -> Columns:
    rules = case.rules.escalations
    organs = tuple(dict.fromkeys(organ for one in rules for organ in one.to))
    return (
        Column("kind", "报审事由", Kind.CHOICE, choices=tuple(one.title for one in rules), required=True),
        Column("to", "报送机关", width=16, choices=organs, required=True),
        Column("organ", "主送机关全称", width=20, help=_ORGAN_HELP),
        Column("letter_no", "报审函文号", width=14),
        Column(
            "what", "请示事项", Kind.LONG, width=24, required=True, help="不写涉密内容，只写代称和请示的问题"
        ),
    )


def _escalate_note(case: ReviewCase) -> str:
    return "；".join(dict.fromkeys(f"{one.title}：{one.article}" for one in case.rules.escalations))


def _escalate(doing: Doing[ReviewCase]) -> Body:
    rules = doing.case.rules.escalations
    rule = next((one for one in rules if one.title == doing.facts["kind"]), None)
    if rule is None:
        raise Fault("a referral was recorded of a kind the rule set does not know")
    return {"kind": rule.key, "title": rule.title, **doing.said("to", "organ", "letter_no", "what")}


def _escalated(review: Review, event: Event) -> Review:
    body, day = event.body, event.iso_day
    referral = Referral(
        *(event.id, body["kind"], body["title"], body["to"], body["letter_no"], day, body["what"]),
        organ=body.get("organ", ""),
        held=review.held,
    )
    return state_with(review, referrals=(*review.referrals, referral), held=review.held or day)


def _escalated_words(event: Event) -> str:
    body = event.body
    letter = f"，{body['letter_no']}" if body.get("letter_no") else ""
    return f"报审{body.get('organ') or body['to']}（{body['title']}{letter}）：{body['what']}"


ESCALATE: Final = ReviewAct(
    key="escalate",
    title="登记报审",
    event="review.escalated",
    offered=lambda case: case.open and case.review.referral is None and bool(case.rules.escalations),
    columns=_escalate_columns,
    primary=lambda case: bool(case.review.held),
    note=_escalate_note,
    make=_escalate,
    fold=_escalated,
    told=_escalated_words,
)


def _answered_note(case: ReviewCase) -> str:
    return f"{case.review.referral.to if case.review.referral else ''}的答复；接着由本环节据此审查"


def _answer(doing: Doing[ReviewCase]) -> Body:
    referral = doing.case.review.referral
    if referral is None:
        raise Fault("an answer was recorded where none is waited for")
    doing.not_before(referral.asked, f"日期早于报审日期 {referral.asked}")
    return {"referral": referral.event, **doing.said("conclusion", "paper")}


def _answered(review: Review, event: Event) -> Review:
    body, day = event.body, event.iso_day
    told = {"answered": day, "conclusion": body["conclusion"], "paper": body["paper"]}
    known = with_told(review.referrals, body["referral"], **told)
    return state_with(review, referrals=known, held="", turn=day)


def _answered_words(event: Event) -> str:
    paper = f"（{event.body['paper']}）" if event.body.get("paper") else ""
    return f"报审答复：{event.body['conclusion']}{paper}"


ANSWER: Final = ReviewAct(
    key="answered",
    title="登记报审答复",
    event="review.answered",
    offered=lambda case: case.open and case.review.referral is not None,
    columns=(
        Column("conclusion", "答复结论", width=16, required=True, choices=_CONCLUSIONS),
        Column("paper", "复函文号和存放处", width=16),
    ),
    primary=True,
    note=_answered_note,
    make=_answer,
    fold=_answered,
    told=_answered_words,
)

# — 意见 —


def _step(case: ReviewCase) -> Step:
    if case.step is None:
        raise Fault("an approval was recorded where none is waited for")
    return case.step


def _signer(case: ReviewCase) -> Mapping[str, object]:
    who = case.holders(_step(case))
    return {"who": who[0]} if who else {}


OPINION: Final = ReviewAct(
    key=STEP,
    title=lambda case: f"登记{_step(case).title}",
    event=STEPPED,
    offered=lambda case: case.step is not None,
    columns=lambda case: opinion_columns(_step(case), case.refusal, case.holders(_step(case))),
    primary=lambda case: not (case.review.returned or case.review.held or case.review.referral),
    note=lambda case: opinion_note(_step(case), case.refusal),
    defaults=_signer,
    make=lambda doing: opinion_body(doing.case, _step(doing.case), doing.facts),
    fold=stepped,
    told=said_words,
)

# — 区分处理 (B8, D17) —


def separation_article(rules: RuleSet, attribute: str) -> str:
    """What lets a part be hidden and the rest be published, for information of that attribute."""
    on_request = attribute == ON_REQUEST
    return cited(rules, Branch.SEPARATION_ON_REQUEST if on_request else Branch.SEPARATION)


def _separate_note(case: ReviewCase) -> str:
    attribute = case.review.subject.attribute
    articles = (separation_article(case.rules, attribute), cited(case.rules, Branch.AGAIN))
    told = "、".join(article for article in articles if not is_ours(article))
    return f"遮去以后的公开版须重新送审（{told}）"


def _separate(doing: Doing[ReviewCase]) -> Body:
    said = doing.said("hidden", "why", "agreed")
    return {**said, "released": doing.files[0].name} if doing.files else said


def _separated(review: Review, event: Event) -> Review:
    body = event.body
    separation = Separation(
        event.id, body["hidden"], body["why"], body["agreed"], body.get("released", ""), event.iso_day
    )
    return _ended(review, event, separation=separation)


SEPARATE: Final = ReviewAct(
    key="partial",
    title="登记区分处理",
    event="review.partial",
    offered=lambda case: case.open or case.state in _DECIDED,
    columns=(
        Column(
            "hidden", "遮去或删改的内容", Kind.LONG, width=24, required=True, help="只写位置和性质，不写原文"
        ),
        why("依据和理由"),
        Column("agreed", "同意人", required=True),
        picture("公开版"),
    ),
    note=_separate_note,
    make=_separate,
    fold=_separated,
    told="区分处理：遮去{hidden}；理由：{why}（{agreed} 同意），公开版须重新审查",
)

# — 解密 (B5, D16) —


def declassified_columns(*more: str, required: bool = True) -> Columns:
    """What is recorded of a declassification, or of the finding that it never was a secret; ``more`` ways of it."""
    return under(
        "解密",
        Column("manner", "解密方式", Kind.CHOICE, choices=(*MANNERS[DECLASSIFYING], *more), required=True,
               help=f"从来不属于国家秘密的，选“{NEVER}”"),
        Column(
            "checked_with",
            "向哪个机关核对",
            width=16,
            required=required,
            help="原定密机关或者它的上级；定密有误的，写由谁认定",
        ),
        Column("by", "核对人", required=required, person=True),
        Column("noted", "书面决定存放处", width=16, help="只写存放处和内部编号；决定和载体不进本软件"),
    )  # fmt: skip


def order_words(lifting: Lifting) -> str:
    """In which order the office's own rules want review and declassification."""
    if lifting.after:
        words = "保密审查确认能够公开以后办理解密手续，再予以公开"
    else:
        words = "先解密、后审查" if lifting.before else "解密和保密审查都办完才能公开"
    return f"{words}{aside(lifting.article)}"


def _may_be_declassified(case: ReviewCase) -> bool:
    """Open, or approved although it is a secret still."""
    undone = case.review.declassified is None
    return undone and (case.open or (case.state is ReviewState.APPROVED and case.was_secret))


def _declassified(review: Review, event: Event) -> Review:
    return state_with(review, declassified=lifted_from(event.body, event.id, event.iso_day, review.heard))


DECLASSIFY: Final = ReviewAct(
    key="declassify",
    title="登记解密",
    event="review.declassified",
    offered=_may_be_declassified,
    columns=declassified_columns(),
    primary=lambda case: not case.open,
    note=lambda case: order_words(case.rules.declassifying),
    fold=_declassified,
    told=lambda event: f"解密：{lifted_from(event.body, 0, '').words}",
)


def _file(doing: Doing[ReviewCase]) -> Body:
    told = doing.case.review.declassified
    if told is None:
        raise Fault("a declassification was put on file where there is none")
    doing.not_before(told.day, f"日期早于解密登记的 {told.day}")
    return doing.said("with")


def _filed(review: Review, event: Event) -> Review:
    if review.declassified is None:
        return review
    filed = replace(review.declassified, filed=event.iso_day, filed_with=event.body["with"])
    return state_with(review, declassified=filed)


FILE: Final = ReviewAct(
    key="filed",
    title="登记解密备案",
    event="review.declassification_filed",
    offered=lambda case: case.unfiled,
    columns=(Column("with", "备案机关", width=16, required=True),),
    note=lambda case: case.rules.declassified.article if case.rules.declassified else "",
    defaults=lambda case: {"with": case.rules.declassified.file_with} if case.rules.declassified else {},
    make=_file,
    fold=_filed,
    told="解密情况报{with}备案",
)

# — 撤回、重新审查 —


def _withdrawn(review: Review, event: Event) -> Review:
    return _ended(review, event, withdrawn=event.body["why"])


WITHDRAW: Final = ReviewAct(
    key="withdraw",
    title="撤回送审",
    event="review.withdrawn",
    offered=lambda case: case.open,
    columns=(why("撤回原因"),),
    note="此前的意见不再算数；以后可以重新送审",
    fold=_withdrawn,
    told="撤回送审：{why}",
    group=Group.TAKE_DOWN,
    together=True,
)


def _reopened(review: Review, event: Event) -> Review:
    return state_with(review, said=(), turn=event.iso_day, reopened=event.body["why"], returned="", held="")


REOPEN: Final = ReviewAct(
    key="reopen",
    title="重新审查",
    event="review.reopened",
    offered=lambda case: case.state in _DECIDED,
    columns=(why("重新审查的原因"),),
    note="从第一个环节起重新审查，此前的意见保留在时间线里",
    fold=_reopened,
    told="重新审查：{why}",
    group=Group.MEND,
)

ACTS: Final = (
    *(RESUBMIT, ANSWER, ESCALATE, OPINION, RETURN, REOPEN),
    *(SEPARATE, WITHDRAW, DECLASSIFY, FILE),
)
"""In the order in which they stand, the next step before all others."""


# — what is brought about elsewhere —


def _handed_in_words(event: Event) -> str:
    body = event.body
    round_no = f"（第 {body['round']} 次）" if body.get("round", 1) > 1 else ""
    return f"送审{round_no}" + (f"：{body['why']}" if body.get("why") else "")


def _amended(review: Review, event: Event) -> Review:
    return state_with(review, subject=subject_from(event.body["subject"]), steps=tuple(event.body["steps"]))


def _amended_words(event: Event) -> str:
    return f"审查中修改了：{'、'.join(event.body['changed'])}"


def _outdated(review: Review, event: Event) -> Review:
    return _ended(review, event, outdated=tuple(event.body["changed"]))


def _outdated_words(event: Event) -> str:
    return f"改过{'、'.join(event.body['changed'])}，原审查不再算数，须重新审查"


HANDED_IN: Final = Happening[Review](event="review.handed_in", told=_handed_in_words)
AMENDED: Final = Happening[Review](event="review.amended", told=_amended_words, fold=_amended, undoable=False)
OUTDATED: Final = Happening[Review](
    event="review.outdated", told=_outdated_words, fold=_outdated, undoable=False
)
"""What a change of the subject brought about is taken back with that change."""


def handing_in(
    subject: Subject,
    steps: tuple[str, ...],
    day: date,
    *,
    round_no: int = 1,
    why: str = "",
    declassified: Lifted | None = None,
) -> Draft:
    """The beginning of a review: its subject as it is now, the chain it asks for, its declassification so far."""
    body: dict[str, Any] = {"subject": subject.body(), "steps": list(steps), "round": round_no}
    if why:
        body["why"] = why
    if declassified is not None:
        body["declassified"] = declassified.body()
    return Draft(HANDED_IN.event, day, body, None, (subject.record,))


def amending(review: Review, subject: Subject, steps: tuple[str, ...], day: date) -> Draft:
    """A running review goes on with the subject as it is now."""
    changed = list(review.subject.differences(subject))
    body = {"subject": subject.body(), "steps": list(steps), "changed": changed}
    return Draft(AMENDED.event, day, body, review.number, (subject.record,))


def outdating(review: Review, changed: tuple[str, ...], day: date) -> Draft:
    """A review stands no longer for its subject, which was changed in these things."""
    body = {"changed": list(changed)}
    return Draft(OUTDATED.event, day, body, review.number, (review.subject.record,))


def brought_about(act: ReviewAct, review: Review, day: date, **facts: str) -> Draft:
    """What one of the acts becomes, where something that happened to the subject brings it about."""
    return Draft(act.event, day, facts, review.number, (review.subject.record,))


# — where its paper is —


def _printed(review: Review, event: Event) -> Review:
    body, day = event.body, event.iso_day
    after = _filed_with(state_with(review, papers=(*review.papers, event.stream)), event)
    if "out" not in body:
        return after
    number = str(body.get("number", f"#{event.stream}"))
    out = str(body["out"])
    return state_with(after, sheet=number, on=event.stream, printed=day, out_to=out, out_since=day, back="")


def _handed_on(review: Review, event: Event) -> Review:
    if event.stream != review.on:
        return review
    return state_with(review, out_to=str(event.body["to"]), out_since=event.iso_day, back="")


def _back(review: Review, event: Event) -> Review:
    after = _filed_with(review, event)
    return state_with(after, back=event.iso_day) if event.stream == review.on else after


def _dropped(review: Review, event: Event) -> Review:
    return state_with(review, sheet="", printed="", **_PAPER_IN) if event.stream == review.on else review


def _filed_with(review: Review, event: Event) -> Review:
    """The review with the files of its paper: what was printed, and the scans that came back."""
    return state_with(review, attached=(*review.attached, *attached_by(event)))


_PAPER: Final = (
    Happening[Review](event="sheet.printed", fold=_printed),
    Happening[Review](event="sheet.handed", fold=_handed_on),
    Happening[Review](event="sheet.scanned", fold=_back),
    Happening[Review](event="sheet.returned", fold=_back),
    Happening[Review](event="sheet.dropped", fold=_dropped),
)


# — how a review begins —


def begun(body: Mapping[str, Any], day: str, number: int = 0, rules: str = "") -> Review:
    """A review as it is handed in on a day (ISO)."""
    return Review(
        subject_from(body["subject"]),
        number=number,
        rules=rules,
        round=int(body.get("round", 1)),
        why=body.get("why", ""),
        steps=tuple(body["steps"]),
        handed_in=day,
        turn=day,
        declassified=lifted_from(body["declassified"], number, day) if "declassified" in body else None,
        last_event=number,
    )


def _first(event: Event) -> Review | None:
    if event.kind != HANDED_IN.event:
        return None
    if not event.purged:
        return begun(event.body, event.iso_day, event.stream, event.rules)
    subject, day = Subject(next(iter(event.touches), 0)), event.iso_day
    return Review(
        subject, number=event.id, rules=event.rules, last_event=event.id, handed_in=day, turn=day, ended=day
    )


REVIEW: Final[Folding[Review]] = Folding(_first, ACTS, (HANDED_IN, AMENDED, OUTDATED), _PAPER)
"""How events make a review."""
