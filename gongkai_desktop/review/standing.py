"""Where a review stands: state, step, limit, and what was done otherwise than the rules say. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.office.chain import REFERRED, Progress, Verdict, concluded_on, conclusion
from gongkai_desktop.office.citing import as_of
from gongkai_desktop.office.lifting import NEVER
from gongkai_desktop.office.reviewing import DISCLOSURE, REFERRAL, Escalation
from gongkai_desktop.office.ruleset import Step
from gongkai_desktop.review.book import ReviewBook
from gongkai_desktop.review.review import Deviation, Review, Said
from gongkai_desktop.review.states import OPEN, ReviewState


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit that runs: from which day (ISO), how long, what begins on that day, by which article."""

    start: str
    term: Term
    begins: str
    article: str


@dataclass(frozen=True, slots=True)
class Standing:
    """The computed side of a review. ``due`` and ``closed`` are ISO text, '' without.

    ``step`` is the one that is waited for, None when nothing is. ``conclusion`` is the verdict in words, 在审 while
    there is none.
    """

    state: ReviewState
    step: Step | None = None
    limit: Limit | None = None
    due: str = ""
    provisional: bool = False
    closed: str = ""
    conclusion: str = ""
    flags: tuple[Deviation, ...] = ()

    @property
    def open(self) -> bool:
        """Whether the review still goes on."""
        return self.state in OPEN


def standing(review: Review, book: ReviewBook) -> Standing:
    """Work out where the review stands under its subject's rule set."""
    chain = book.progress(review)
    state = _state(review, chain, book)
    deviations = tuple(_flags(review, state, book))
    if state not in OPEN:
        closed = review.ended or concluded_on(chain, review.heard) or review.handed_in
        return Standing(state, closed=closed, conclusion=_conclusion(review, state, chain), flags=deviations)
    limit = _limit(review, state, chain, book)
    due, provisional = book.due(limit.start, limit.term) if limit else ("", False)
    conclusion = _conclusion(review, state, chain)
    return Standing(state, chain.next, limit, due, provisional, conclusion=conclusion, flags=deviations)


def _state(review: Review, chain: Progress, book: ReviewBook) -> ReviewState:
    if review.withdrawn or (review.purged and not review.steps):
        return ReviewState.WITHDRAWN
    if review.separation is not None:
        return ReviewState.PARTIAL
    if review.outdated:
        return ReviewState.OUTDATED
    if chain.verdict is not Verdict.RUNNING:
        return ReviewState.APPROVED if chain.verdict is Verdict.OPEN else ReviewState.REFUSED
    if review.held or review.referral is not None:
        return ReviewState.ESCALATED
    if review.returned or chain.returned:
        return ReviewState.RETURNED
    return ReviewState.DECLASSIFY if unfiled(review, book) else ReviewState.RUNNING


def unfiled(review: Review, book: ReviewBook) -> bool:
    """Whether a declassification still has to be put on file (D16)."""
    told = review.declassified
    if told is None or told.filed or told.manner == NEVER:
        return False
    return book.rules.declassified is not None


def _conclusion(review: Review, state: ReviewState, chain: Progress) -> str:
    """The verdict (审查结论), whoever spoke last."""
    if state is ReviewState.ESCALATED:
        return REFERRED
    if state in (*OPEN, ReviewState.APPROVED, ReviewState.REFUSED):
        return conclusion(chain)
    return f"{state}：{'、'.join(review.outdated)}" if state is ReviewState.OUTDATED else state.value


def _limit(review: Review, state: ReviewState, chain: Progress, book: ReviewBook) -> Limit | None:
    """What runs now: an answer that is waited for, a referral that is due, the step's own limit."""
    if review.referral is not None:
        rule = book.rules.escalation(review.referral.kind)
        if rule is None or rule.answer_within is None:
            return None
        return Limit(review.referral.asked, rule.answer_within, "报审之日", rule.article)
    if state is ReviewState.ESCALATED:
        return next(
            (
                Limit(review.held, rule.refer_within, "不能确定之日", rule.article)
                for rule in _to_refer(review, book)
                if rule.refer_within is not None
            ),
            None,
        )
    step = chain.next
    if step is None or step.within is None or review.returned:
        return None
    return Limit(review.turn, step.within, "轮到本环节之日", step.within_article)


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
        rule for rule in book.rules.escalations if rule.title == named or (not named and rule.key == DISCLOSURE)
    )


def _flags(review: Review, state: ReviewState, book: ReviewBook) -> Iterator[Deviation]:
    for said in review.said:
        yield from said.flags
        step = book.find(said.step)
        if step is not None and step.within is not None and (late := _late(said, step.within, book)):
            yield Deviation(f"{said.title}晚于期限 {late} 个工作日", step.within_article)
    yield from _late_referrals(review, book)
    if words := book.out_of_order(review):
        yield Deviation(words, book.rules.declassifying.article)
    rule_filed = book.rules.declassified
    if rule_filed is not None and state is ReviewState.APPROVED and unfiled(review, book):
        yield Deviation(f"解密还没有报{rule_filed.file_with}备案", rule_filed.article)


def _late_referrals(review: Review, book: ReviewBook) -> Iterator[Deviation]:
    """What was referred, or answered, later than the rules say."""
    for referral in review.referrals:
        rule = book.rules.escalation(referral.kind)
        if rule is None:
            continue
        held, within = referral.held, rule.refer_within
        if held and within and referral.asked > (book.due(held, within)[0] or "9"):
            yield Deviation(f"报审晚于期限 {within}", as_of(rule.article, referral.asked))
        if rule.answer_within and referral.answered > (
            book.due(referral.asked, rule.answer_within)[0] or "9"
        ):
            yield Deviation(f"报审答复晚于期限 {rule.answer_within}", as_of(rule.article, referral.asked))


def _late(said: Said, within: Term, book: ReviewBook) -> int:
    """By how many working days an opinion came after its step's limit."""
    due = book.due(said.turn, within)[0]
    if not due or said.day.isoformat() <= due:
        return 0
    return book.calendar.between(date.fromisoformat(due), said.day)
