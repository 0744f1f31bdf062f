"""What a review owes by a day, and what went against the rules in it. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongkai_desktop.cases.breach import Breach
from gongkai_desktop.cases.limit import Limit
from gongkai_desktop.office.citing import as_of
from gongkai_desktop.office.reviewing import DISCLOSURE, REFERRAL, Escalation
from gongkai_desktop.review.book import ReviewBook
from gongkai_desktop.review.case import ReviewCase
from gongkai_desktop.review.review import Review
from gongkai_desktop.review.states import ReviewState


def limit_of(case: ReviewCase) -> Limit | None:
    """What runs now: an answer that is waited for, a referral that is due, the step's own limit."""
    review, book = case.review, case.book
    if not case.open:
        return None
    if review.referral is not None:
        rule = book.rules.escalation(review.referral.kind)
        return book.answer_limit(rule, review.referral.asked) if rule is not None else None
    if case.state is ReviewState.ESCALATED:
        timed = (rule for rule in _to_refer(review, book) if rule.refer_within is not None)
        return next((book.refer_limit(rule, review.held) for rule in timed), None)
    return book.step_limit(case.step, review.turn) if case.step and not review.returned else None


def _to_refer(review: Review, book: ReviewBook) -> tuple[Escalation, ...]:
    """What the matter that waits is to be referred as: as it was said; where a step asks and it was not, either.

    A step that does not ask leaves undecided only whether it may be published, for which no time is set.
    """
    left = next((said for said in reversed(review.said) if said.holds), None)
    step = book.find(left.step) if left else None
    asked = next((ask for ask in step.asks if ask.key == REFERRAL), None) if step else None
    named = left.more.get(asked.title, "") if left and asked else ""
    if asked is not None and not named:
        return book.rules.escalations
    return tuple(
        rule
        for rule in book.rules.escalations
        if rule.title == named or (not named and rule.key == DISCLOSURE)
    )


def breaches(case: ReviewCase) -> Iterator[Breach]:
    """What was done otherwise than the rules say: in opinions, late, or left undone."""
    rules = case.rules
    yield from _of_opinions(case)
    yield from _of_referrals(case)
    if words := case.book.out_of_order(case.review):
        yield Breach("declassified_out_of_order", words, rules.declassifying.article)
    if rules.declassified is not None and case.state is ReviewState.APPROVED and case.unfiled:
        told = f"解密还没有报{rules.declassified.file_with}备案"
        yield Breach("declassification_unfiled", told, rules.declassified.article)


def _of_opinions(case: ReviewCase) -> Iterator[Breach]:
    """What was against the rules in an opinion as it was recorded, and those that came too late."""
    for said in case.review.said:
        yield from said.breaches
        step = case.book.find(said.step)
        limit = case.book.step_limit(step, said.turn) if step is not None else None
        if step is None or limit is None or said.day.isoformat() <= limit.due:
            continue
        if late := case.book.calendar.between(date.fromisoformat(limit.due), said.day):
            yield Breach("opinion_late", f"{said.title}晚于期限 {late} 个工作日", step.within_article)


def _of_referrals(case: ReviewCase) -> Iterator[Breach]:
    """What was referred, or answered, later than the rules say."""
    book = case.book
    for referral in case.review.referrals:
        rule = book.rules.escalation(referral.kind)
        if rule is None:
            continue
        article = as_of(rule.article, referral.asked)
        refer, answer = book.refer_limit(rule, referral.held), book.answer_limit(rule, referral.asked)
        if rule.refer_within and refer is not None and referral.asked > refer.due:
            yield Breach("referred_late", f"报审晚于期限 {rule.refer_within.words}", article)
        if rule.answer_within and answer is not None and referral.answered > answer.due:
            yield Breach("answered_late", f"报审答复晚于期限 {rule.answer_within.words}", article)
