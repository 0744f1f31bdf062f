"""From a filled-in form to the event it becomes: every act of a review but the opinion itself. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, TypeAlias

from gongkai_desktop.errors import Fault, Unfilled
from gongkai_desktop.ledger.acts import DAY, NextAct
from gongkai_desktop.records.event import Draft, Json
from gongkai_desktop.review.book import ReviewBook
from gongkai_desktop.review.folding import HANDED_IN
from gongkai_desktop.review.review import Lifted, Review
from gongkai_desktop.review.subject import Subject


@dataclass(frozen=True, slots=True)
class Doing:
    """A filled-in act: the review, the facts of the form as stored text, its title for what it refuses."""

    review: Review
    facts: Mapping[str, str]
    book: ReviewBook
    title: str

    def draft(self, kind: str, body: Mapping[str, Json]) -> Draft:
        """An event of the review on the day it happened; its subject hears of it."""
        day = date.fromisoformat(self.facts[DAY])
        return Draft(kind, day, body, self.review.number, (self.review.subject.record,))

    def said(self, *keys: str) -> dict[str, Json]:
        """These facts as they were said."""
        return {key: self.facts[key] for key in keys}


Maker: TypeAlias = Callable[[Doing], Draft]


def handing_in(
    subject: Subject,
    steps: tuple[str, ...],
    day: date,
    *,
    round_no: int = 1,
    why: str = "",
    declassified: Lifted | None = None,
    stream: int | None = None,
) -> Draft:
    """The beginning of a review: its subject as it is now, the chain it asks for, its declassification so far."""
    body: dict[str, Any] = {"subject": subject.body(), "steps": list(steps), "round": round_no}
    if why:
        body["why"] = why
    if declassified is not None:
        body["declassified"] = declassified.body()
    return Draft(HANDED_IN, day, body, stream, (subject.record,))


def amending(review: Review, subject: Subject, steps: tuple[str, ...], day: date) -> Draft:
    """A running review goes on with the subject as it is now."""
    changed = list(review.subject.differences(subject))
    body = {"subject": subject.body(), "steps": list(steps), "changed": changed}
    return Draft("review.amended", day, body, review.number, (subject.record,))


def outdating(review: Review, changed: tuple[str, ...], day: date) -> Draft:
    """A review stands no longer for its subject, which was changed in these things."""
    body = {"changed": list(changed)}
    return Draft("review.outdated", day, body, review.number, (review.subject.record,))


def withdrawing(review: Review, why: str, day: date) -> Draft:
    """A review ends because nothing is left to be reviewed."""
    return Draft("review.withdrawn", day, {"why": why}, review.number, (review.subject.record,))


def returning(review: Review, why: str, day: date) -> Draft:
    """A running review waits for what was sent back."""
    return Draft("review.returned", day, {"why": why}, review.number, (review.subject.record,))


def resubmitting(review: Review, how: str, day: date) -> Draft:
    """What was sent back has come again."""
    return Draft("review.resubmitted", day, {"how": how}, review.number, (review.subject.record,))


def reopening(review: Review, why: str, day: date) -> Draft:
    """A review begins again from its first step."""
    return Draft("review.reopened", day, {"why": why}, review.number, (review.subject.record,))


def made(review: Review, act: NextAct, facts: Mapping[str, str], book: ReviewBook) -> Draft:
    """A filled-in act as its event. Raises Unfilled for what cannot be; nothing is changed then."""
    if facts[DAY] < review.handed_in:
        raise Unfilled(act.title, {DAY: f"日期早于送审日期 {review.handed_in}"})
    return _MAKERS[act.key](Doing(review, facts, book, act.title))


def _simple(kind: str, *keys: str) -> Maker:
    def make(doing: Doing) -> Draft:
        return doing.draft(kind, doing.said(*keys))

    return make


def _escalated(doing: Doing) -> Draft:
    rule = next((one for one in doing.book.rules.escalations if one.title == doing.facts["kind"]), None)
    if rule is None:
        raise Fault("a referral was recorded of a kind the rule set does not know")
    body = {"kind": rule.key, "title": rule.title, **doing.said("to", "organ", "letter_no", "what")}
    return doing.draft("review.escalated", body)


def _answered(doing: Doing) -> Draft:
    referral = doing.review.referral
    if referral is None:
        raise Fault("an answer was recorded where none is waited for")
    if doing.facts[DAY] < referral.asked:
        raise Unfilled(doing.title, {DAY: f"日期早于报审日期 {referral.asked}"})
    body = {"referral": referral.event, **doing.said("conclusion", "paper")}
    return doing.draft("review.answered", body)


def _filed(doing: Doing) -> Draft:
    told = doing.review.declassified
    if told is None:
        raise Fault("a declassification was put on file where there is none")
    if doing.facts[DAY] < told.day:
        raise Unfilled(doing.title, {DAY: f"日期早于解密登记的 {told.day}"})
    return doing.draft("review.declassification_filed", doing.said("with"))


_MAKERS: Mapping[str, Maker] = MappingProxyType(
    {
        "withdraw": _simple("review.withdrawn", "why"),
        "return": _simple("review.returned", "why"),
        "resubmit": _simple("review.resubmitted", "how"),
        "escalate": _escalated,
        "answered": _answered,
        "partial": _simple("review.partial", "hidden", "why", "agreed"),
        "declassify": _simple("review.declassified", "manner", "checked_with", "by", "noted"),
        "filed": _filed,
        "reopen": _simple("review.reopened", "why"),
    }
)
