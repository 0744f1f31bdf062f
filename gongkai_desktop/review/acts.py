"""What may be done next with a review: the acts that its state permits on a day, the next one first."""

from __future__ import annotations

from datetime import date

from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.office.chain import refusal
from gongkai_desktop.review import asking
from gongkai_desktop.review.book import ReviewBook
from gongkai_desktop.review.review import Review
from gongkai_desktop.review.standing import Standing, unfiled
from gongkai_desktop.review.states import ReviewState

_DECIDED = (ReviewState.APPROVED, ReviewState.REFUSED)


def next_acts(review: Review, now: Standing, book: ReviewBook, today: date) -> tuple[NextAct, ...]:
    """The acts that the review's state permits on that day, the next one first."""
    found: list[NextAct] = []
    if now.open:
        found += _open(review, now, book, today)
    elif now.state in _DECIDED:
        found += [asking.reopen_act(today), _partial(review, book, today)]
        if now.state is ReviewState.APPROVED and review.declassified is None and book.was_secret(review):
            found.append(asking.declassify_act(book.rules, today, primary=True))
    if unfiled(review, book) and (rule := book.rules.declassified) is not None:
        found.append(asking.filed_act(today, rule.file_with, rule.article))
    return tuple(sorted(found, key=lambda one: not one.primary))


def _partial(review: Review, book: ReviewBook, today: date) -> NextAct:
    return asking.partial_act(book.rules, review.subject.attribute, today)


def _open(review: Review, now: Standing, book: ReviewBook, today: date) -> list[NextAct]:
    found: list[NextAct] = []
    referral = review.referral
    if review.returned:
        found.append(asking.resubmit_act(today, review.returned))
    if referral is not None:
        found.append(asking.answered_act(today, referral.to))
    elif book.rules.escalations:
        found.append(asking.escalate_act(book.rules, today, primary=bool(review.held)))
    if now.step is not None:
        waits = bool(review.returned or review.held or referral)
        against = refusal(book.steps(review), book.progress(review).standing, now.step)
        found.append(asking.opinion_act(now.step, today, primary=not waits, refusal=against))
    if not review.returned:
        found.append(asking.return_act(today))
    found += [_partial(review, book, today), asking.withdraw_act(today)]
    if review.declassified is None:
        found.append(asking.declassify_act(book.rules, today))
    return found
