"""A review on a day, under the rules of its subject: its chain, its state, who may sign. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeAlias

from gongkai_desktop.cases.act import Act
from gongkai_desktop.office.chain import REFERRED, Progress, Verdict, concluded_on, conclusion, refusal
from gongkai_desktop.office.lifting import NEVER
from gongkai_desktop.office.people import Signer
from gongkai_desktop.office.publishing import Caution
from gongkai_desktop.office.ruleset import RuleSet, Step
from gongkai_desktop.review.book import ReviewBook
from gongkai_desktop.review.review import Review, Said
from gongkai_desktop.review.states import OPEN, ReviewState


class Signers(Protocol):
    """Who may sign for a post on a day; those of the department come first."""

    def __call__(self, role: str, day: date, department: str = "") -> tuple[Signer, ...]:
        """The holders of the post, then those who may stand in."""


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One step of a review's chain. ``said`` is what stands at it now, None before; ``current``: its turn."""

    step: Step
    holders: tuple[str, ...]
    said: Said | None
    current: bool


@dataclass(frozen=True, slots=True)
class ReviewCase:
    """A review on a day. ``book`` is its subject's rule set, ``progress`` where its chain stands."""

    review: Review
    book: ReviewBook
    today: date
    signers: Signers
    progress: Progress
    state: ReviewState

    @property
    def rules(self) -> RuleSet:
        """The rule set that its subject is dealt with under."""
        return self.book.rules

    @property
    def open(self) -> bool:
        """Whether it still goes on."""
        return self.state in OPEN

    @property
    def step(self) -> Step | None:
        """The step that is waited for; None when nothing is."""
        return self.progress.next if self.open else None

    @property
    def refusal(self) -> Step | None:
        """The step that refused the item and that the step waited for decides together with (D), if one did."""
        return self.refusal_before(self.step) if self.step is not None else None

    def refusal_before(self, step: Step) -> Step | None:
        """The same for a step of the chain."""
        return refusal(self.book.steps(self.review), self.progress.standing, step)

    @property
    def closed(self) -> str:
        """The day it ended (ISO), '' while it goes on."""
        if self.open:
            return ""
        review = self.review
        return review.ended or concluded_on(self.progress, review.heard) or review.handed_in

    @property
    def conclusion(self) -> str:
        """The verdict (审查结论) in words, whoever spoke last; 在审 while there is none."""
        if self.state is ReviewState.ESCALATED:
            return REFERRED
        if self.state in (*OPEN, ReviewState.APPROVED, ReviewState.REFUSED):
            return conclusion(self.progress)
        changed = f"：{'、'.join(self.review.outdated)}" if self.state is ReviewState.OUTDATED else ""
        return f"{self.state}{changed}"

    @property
    def unfiled(self) -> bool:
        """Whether a declassification still has to be put on file (D16)."""
        return _unfiled(self.review, self.rules)

    @property
    def was_secret(self) -> bool:
        """Whether its subject was once kept back as a state secret."""
        return self.book.was_secret(self.review)

    @property
    def cautions(self) -> tuple[Caution, ...]:
        """What calls for special care in its subject while it goes on (E7)."""
        subject = self.review.subject
        return self.rules.cautions_for(subject.title, subject.category) if self.open else ()

    def who_signs(self, step: Step, day: date) -> tuple[Signer, ...]:
        """Who may sign a step of it on a day."""
        return self.signers(step.role, day, self.review.subject.department)

    def holders(self, step: Step) -> tuple[str, ...]:
        """The names of those who may sign a step of it now; the holder of the post stands first."""
        return tuple(one.name for one in self.who_signs(step, self.today))

    @property
    def chain(self) -> tuple[ChainStep, ...]:
        """Every step with what stands at it, in order."""
        return tuple(self._chain())

    def _chain(self) -> Iterator[ChainStep]:
        counting = {key for key, _ in self.progress.standing}
        for step in self.book.steps(self.review):
            said = next((one for one in reversed(self.review.said) if one.step == step.key), None)
            shown = said if step.key in counting or (said is not None and said.holds) else None
            yield ChainStep(step, self.holders(step), shown, self.step == step)


ReviewAct: TypeAlias = Act[Review, ReviewCase]


def case_of(review: Review, book: ReviewBook, today: date, signers: Signers) -> ReviewCase:
    """The review as it stands on a day; its state is the same on every day."""
    chain = book.progress(review)
    return ReviewCase(review, book, today, signers, chain, _state(review, chain, book.rules))


def _state(review: Review, chain: Progress, rules: RuleSet) -> ReviewState:
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
    return ReviewState.DECLASSIFY if _unfiled(review, rules) else ReviewState.RUNNING


def _unfiled(review: Review, rules: RuleSet) -> bool:
    told = review.declassified
    if told is None or told.filed or told.manner == NEVER:
        return False
    return rules.declassified is not None
