"""A rule set as reviews meet it: the steps of a chain, where it stands, when something is due. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.deadlines.plain import due_dates
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.chain import WITHHELD, Progress, assessed, chain_of, progress
from gongkai_desktop.office.lifting import DECLASSIFY, NEVER
from gongkai_desktop.office.ruleset import RuleSet, Step
from gongkai_desktop.review.review import Review
from gongkai_desktop.review.subject import JOINT, KEPT_FOR, Subject
from gongkai_desktop.workdays.calendar import FIRST_DAY, Calendar


class ReviewBook:
    """A rule set with a calendar; a changed calendar needs a new one."""

    def __init__(self, rules: RuleSet, calendar: Calendar) -> None:
        self.rules, self.calendar = rules, calendar
        self._steps = {step.key: step for step in rules.steps}
        self._against = {step.key: step.on_withholding() for step in rules.steps}
        self._dues: dict[tuple[str, Term], tuple[str, bool]] = {}
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

    def due(self, start: str, term: Term) -> tuple[str, bool]:
        """The due date (ISO) counted from a day (ISO) that itself does not count, and whether it is provisional."""
        key = (start, term)
        found = self._dues.get(key)
        if found is None:
            first = date.fromisoformat(start)
            if first < FIRST_DAY:
                return self._dues.setdefault(key, ("", False))
            (last,) = due_dates([first], term, self.calendar)
            found = self._dues[key] = (last.isoformat(), self.calendar.provisional(first, last))
        return found
