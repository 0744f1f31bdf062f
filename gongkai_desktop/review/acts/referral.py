"""报审: a matter that nobody here may decide is referred upwards, and answered (B4, D15, E9)."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.act import Body, Columns, Doing
from gongkai_desktop.cases.folding import state_with, with_told
from gongkai_desktop.errors import Fault
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.records.event import Event
from gongkai_desktop.review.case import ReviewAct, ReviewCase
from gongkai_desktop.review.review import Referral, Review

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
