"""What stands on a review sheet: each step of the chain with its own opinions, and what was said at it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final, Protocol

from gongkai_desktop.cases.papers import About, Made, Stationery, twin
from gongkai_desktop.office.citing import aside
from gongkai_desktop.office.lettering import month_day
from gongkai_desktop.office.ruleset import RuleSet, Step
from gongkai_desktop.paper.review import GROUNDS_RULE, ReviewItem, ReviewStep, review_item, written_day
from gongkai_desktop.review.case import ReviewCase
from gongkai_desktop.review.review import Said

REVIEW_SHEET: Final = "review-sheet"
_RISK: Final = "risk"


class Given(Protocol):
    """An opinion, whoever keeps it: what was said, why, by whom and when."""

    @property
    def opinion(self) -> str:
        """What was said."""

    @property
    def grounds(self) -> str:
        """Why."""

    @property
    def who(self) -> str:
        """By whom."""

    @property
    def day(self) -> date:
        """When."""


def box(step: Step, given: Given | None, said: Said | None) -> ReviewStep:
    """A step's box with the opinion that stands at it (``given``), and what else was asked there (``said``)."""
    if given is None:
        return ReviewStep(step.title, _options(step), asks=_asks(step, None))
    signed = f"{given.who} {written_day(given.day)}已签"
    return ReviewStep(step.title, _options(step), given.opinion, given.grounds, _asks(step, said), signed)


def risk_levels(rules: RuleSet, steps: Sequence[Step]) -> tuple[str, ...]:
    """The levels of the risk assessment, where the rule set asks for one and no step asks for it itself."""
    asked = any(ask.key == _RISK for step in steps for ask in step.asks)
    return rules.risk.choices if rules.risk is not None and not asked else ()


def grounds_rule(steps: Sequence[Step]) -> str:
    """The note that says which opinions are given with their grounds."""
    return "各项审查意见都要注明依据和理由。" if any(step.grounds_for for step in steps) else GROUNDS_RULE


def _asks(step: Step, said: Said | None) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """What the step is asked beside its opinion (the meeting, its number, the risk), with what was said."""
    more = said.more if said else {}
    return tuple((ask.title, more.get(ask.title) or more.get(ask.key, ""), ask.choices) for ask in step.asks)


def _options(step: Step) -> tuple[tuple[str, str], ...]:
    return tuple((opinion, opinion) for opinion in step.opinions)


# — the sheet of a review whatever it is about —


def sheet_of(case: ReviewCase) -> ReviewItem:
    """The review's own sheet, from what its subject said when it was handed in, with what was said of it so far."""
    subject, chain = case.review.subject, case.chain
    steps = tuple(one.step for one in chain)
    return ReviewItem(
        title=subject.title,
        index_no=subject.number,
        doc_no=subject.doc_no,
        department=subject.department,
        formed=month_day(subject.fact("formed")),
        attribute=subject.proposed,
        form=subject.form,
        summary=subject.fact("summary"),
        steps=tuple(box(one.step, one.said, one.said) for one in chain),
        risk=risk_levels(case.rules, steps),
        prompts=tuple(f"重点审查：{caution.title}{aside(caution.article)}" for caution in case.cautions),
        grounds_rule=grounds_rule(steps),
    )


def made_of(reviews: Sequence[About[ReviewCase]], lent: Stationery) -> Made:
    """The sheet, which goes to the next signer."""
    (about,) = reviews
    case, office = about.case, lent.office
    step, item = case.step, sheet_of(case)
    names = [one.name for one in case.who_signs(step, lent.today)] if step is not None else []
    signer = names[0] if names else step.called if step is not None else ""
    sheet = replace(twin(REVIEW_SHEET, reviews), out=step is not None, signer=signer)
    return [sheet], lambda marks: review_item(
        office.profile.name, lent.today, item, mark=marks[0], forms=lent.forms
    )
