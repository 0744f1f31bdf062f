"""A rule set as reviews meet it: the steps of a chain, where it stands, the limits it sets. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from gongkai_desktop.cases.limit import Limit, counted
from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.chain import WITHHELD, Progress, assessed, chain_of, progress
from gongkai_desktop.office.lifting import DECLASSIFY, NEVER
from gongkai_desktop.office.office import Reckoning
from gongkai_desktop.office.reviewing import Escalation
from gongkai_desktop.office.ruleset import RuleSet, Step
from gongkai_desktop.review.review import Review
from gongkai_desktop.review.subject import JOINT, KEPT_FOR, Subject
from gongkai_desktop.workdays.calendar import Calendar


class ReviewBook:
    """A rule set with a calendar; a changed calendar needs a new one."""

    def __init__(self, rules: RuleSet, calendar: Calendar) -> None:
        self.rules, self.calendar = rules, calendar
        self._steps = {step.key: step for step in rules.steps}
        self._against = {step.key: step.on_withholding() for step in rules.steps}
        self._counted: dict[tuple[str, str, Term, str], Limit | None] = {}
        self._unsaid: dict[tuple[str, ...], Progress] = {}

    def chain(self, subject: Subject) -> tuple[str, ...]:
        """The keys of the approvals that such a subject needs, in order."""
        return tuple(step.key for step in chain_of(self.rules, subject.attribute, major=subject.major))

    def find(self, key: str) -> Step | None:
        """A step of the rule set; None for one it does not have."""
        return self._steps.get(key)

    def step(self, review: Review, key: str) -> Step:
        """A step as it stands in that review; Refused when the rule set has none of that key."""
        found = self._steps_of(review).get(key)
        if found is None:
            raise Refused(f"制度方案里没有审查环节“{key}”", way="请刷新后按“下一步”里的提示办")
        return found

    def steps(self, review: Review) -> tuple[Step, ...]:
        """The review's chain, with the meeting where the risk assessed at a step wants it (E6)."""
        known = self._steps_of(review)
        own = tuple(known[key] for key in review.steps if key in known)
        return assessed(self.rules, own, ((one.step, one.more) for one in review.said))

    def _steps_of(self, review: Review) -> Mapping[str, Step]:
        return self._against if review.subject.proposed == WITHHELD else self._steps

    def progress(self, review: Review) -> Progress:
        """Where the review's chain stands."""
        if review.said:
            return progress(self.steps(review), review.opinions)
        key = (review.subject.proposed, *review.steps)
        found = self._unsaid.get(key)
        if found is None:
            found = self._unsaid[key] = progress(self.steps(review), ())
        return found

    def was_secret(self, review: Review) -> bool:
        """Whether its subject was once kept back as a state secret."""
        reasons = review.subject.fact(KEPT_FOR).split(JOINT)
        found = (self.rules.lifting(reason) for reason in reasons if reason)
        return any(one is not None and one.kind == DECLASSIFY for one in found)

    def out_of_order(self, review: Review) -> str:
        """In what the declassification came at the wrong time, '' when it did not."""
        told = review.declassified
        if told is None or told.manner == NEVER:
            return ""
        passed = self.rules.passed((*told.heard, *review.heard))
        return self.rules.declassifying.out_of_order(told.day, passed)

    # — the limits it sets; None where it sets none —

    def step_limit(self, step: Step, turn: str) -> Limit | None:
        """By when an opinion is wanted at a step whose turn came on that day (ISO)."""
        return self._limit(
            "step", "审查期限", turn, step.within, article=step.within_article, begins="轮到本环节之日"
        )

    def refer_limit(self, rule: Escalation, held: str) -> Limit | None:
        """By when a matter is referred that is undecided since that day (ISO, '' where nobody said so)."""
        return self._limit(
            "refer", "报审期限", held, rule.refer_within, article=rule.article, begins="不能确定之日"
        )

    def answer_limit(self, rule: Escalation, asked: str) -> Limit | None:
        """By when a matter is answered that was referred on that day (ISO)."""
        return self._limit(
            "answer", "报审答复期限", asked, rule.answer_within, article=rule.article, begins="报审之日"
        )

    def _limit(
        self, key: str, title: str, start: str, term: Term | None, *, article: str, begins: str
    ) -> Limit | None:
        if term is None or not start:
            return None
        known = (key, start, term, article)
        if known not in self._counted:  # thousands of open reviews wait since a few days
            self._counted[known] = counted(
                key, title, start, term, self.calendar, article=article, begins=begins
            )
        return self._counted[known]


def book_of(office: Reckoning, rules: str) -> ReviewBook:
    """The rule set of that hash in an office, by its calendar."""
    return ReviewBook(office.rules_of(rules), office.workdays)
