"""What is said at a step of the chain, and what may be published although a part may not (B8, D17)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from gongkai_desktop.cases.act import Body, Doing
from gongkai_desktop.errors import Fault
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.acts import picture, why
from gongkai_desktop.office.citing import Branch, cited, is_ours
from gongkai_desktop.office.ruleset import RuleSet, Step
from gongkai_desktop.records.event import Event
from gongkai_desktop.review.case import ReviewAct, ReviewCase
from gongkai_desktop.review.opinions import (
    STEP,
    STEPPED,
    opinion_body,
    opinion_columns,
    opinion_note,
    said_words,
    stepped,
)
from gongkai_desktop.review.review import Review, Separation, ended
from gongkai_desktop.review.states import DECIDED

ON_REQUEST: Final = "依申请公开"


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

# — 区分处理 —


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
    return ended(review, event, separation=separation)


SEPARATE: Final = ReviewAct(
    key="partial",
    title="登记区分处理",
    event="review.partial",
    offered=lambda case: case.open or case.state in DECIDED,
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
