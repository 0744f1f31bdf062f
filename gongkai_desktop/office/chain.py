"""Where a review chain stands after the opinions given so far. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from gongkai_desktop.office.ruleset import RuleSet, Step

RISK: Final = "risk"
"""The key of what a step is asked about the risk of publishing (E6)."""
AGREED, REFUSED, EXEMPT = "同意公开", "不同意公开", "免于公开"
IN_REVIEW, REFERRED = "在审", "须报审"


class Verdict(StrEnum):
    """What the chain has come to."""

    RUNNING = "running"
    OPEN = "open"
    CLOSED = "closed"


WITHHELD = "不予公开"


@dataclass(frozen=True, slots=True)
class Progress:
    """The state of a chain.

    ``next`` is the step whose turn it is (None when the chain is done). ``standing`` are the (step, opinion)
    pairs that still count, in order; ``returned``: the last opinion sent the item back; ``held``: it waits
    for a decision from outside (报审). OPEN: may be published. CLOSED: may not, for what was said at ``refused``.
    """

    verdict: Verdict
    next: Step | None
    standing: tuple[tuple[str, str], ...]
    returned: bool = False
    held: bool = False
    refused: Step | None = None


def chain_of(rules: RuleSet, attribute: str, *, major: bool) -> tuple[Step, ...]:
    """The approvals that information of this attribute needs, in order; major information may need more."""
    suited = (step for step in rules.steps if attribute in step.attributes)
    found = (step for step in suited if major or not step.major_only)
    return tuple(step.on_withholding() if attribute == WITHHELD else step for step in found)


def progress(steps: Sequence[Step], opinions: Iterable[tuple[str, str]]) -> Progress:
    """Fold the opinions, as (step key, opinion) in the order they were given.

    An opinion on a step that was already taken replaces it and everything after it; one for a step that the
    chain does not have is left out, and one given before its turn counts as given (the ledger records what
    happened; compare ``skipped``).
    """
    order = {step.key: place for place, step in enumerate(steps)}
    standing: list[tuple[str, str]] = []
    returned = held = False
    for key, opinion in opinions:
        if key not in order:
            continue
        step = steps[order[key]]
        standing = [one for one in standing if order[one[0]] < order[key]]
        returned, held = False, opinion in step.waiting
        if held:
            continue
        if sends_back(steps, standing, step, opinion):
            standing = [one for one in standing if order[one[0]] < order[step.returns_to]]
            returned = True
            continue
        standing.append((key, opinion))
    return _judged(steps, tuple(standing), returned, held)


def sends_back(steps: Sequence[Step], standing: Iterable[tuple[str, str]], step: Step, opinion: str) -> bool:
    """Whether the opinion sends the item back to an earlier step; ``standing`` are the opinions before it."""
    if not step.returns_to or opinion in step.waiting:
        return False
    passes, before = opinion in step.passing, dict(standing).get(step.returns_to)
    if not step.on_item or before is None:
        return not passes
    return passes is not any(one.key == step.returns_to and before in one.passing for one in steps)


def refusal(steps: Sequence[Step], standing: Iterable[tuple[str, str]], step: Step) -> Step | None:
    """The step that refuses the item and that this one decides together with (D), if it does."""
    before = dict(standing).get(step.returns_to, "") if step.on_item else ""
    found = next((one for one in steps if one.key == step.returns_to), None)
    return found if found is not None and before and before not in found.passing else None


def conclusion(chain: Progress) -> str:
    """The verdict of a review (保密审查结论) in words: what it came to, or that it goes on."""
    if chain.verdict is Verdict.RUNNING:
        return REFERRED if chain.held else IN_REVIEW
    if chain.verdict is Verdict.OPEN:
        return AGREED
    said = dict(chain.standing).get(chain.refused.key) if chain.refused else ""
    return EXEMPT if said == EXEMPT else REFUSED


def concluded_on(chain: Progress, heard: Iterable[tuple[str, str, str]]) -> str:
    """The day (ISO) of the latest opinion that still counts, in whatever order they were entered; '' without any.

    ``heard`` are all opinions as (step key, opinion, ISO day), in the order they were given.
    """
    days = {step: day for step, _, day in heard}
    return max((days[step] for step, _ in chain.standing), default="")


def assessed(
    rules: RuleSet, steps: tuple[Step, ...], said: Iterable[tuple[str, Mapping[str, str]]]
) -> tuple[Step, ...]:
    """The steps, with the meeting where somebody assessed the risk as too great (E6).

    ``said`` are the opinions so far: the key of the step, and the further facts by their title.
    """
    risk = rules.risk
    if risk is None or not risk.meeting or any(step.against or step.key == risk.meeting for step in steps):
        return steps
    last = dict(said)
    if not any(_risk(step, last.get(step.key, {})) in risk.barring for step in steps):
        return steps
    keys = {step.key for step in steps} | {risk.meeting}
    return tuple(step for step in rules.steps if step.key in keys)


def contradicts(rules: RuleSet, step: Step, opinion: str, more: Mapping[str, str]) -> bool:
    """Whether an opinion for publishing contradicts the risk assessed with it (E6)."""
    risk = rules.risk
    return (
        risk is not None
        and not step.against
        and opinion in step.passing
        and _risk(step, more) in risk.barring
    )


def _risk(step: Step, more: Mapping[str, str]) -> str:
    """The risk as it was assessed at a step, '' where it was not."""
    return next((more.get(ask.title, "") for ask in step.asks if ask.key == RISK), "")


def skipped(steps: Sequence[Step], standing: Iterable[tuple[str, str]], step: Step) -> tuple[Step, ...]:
    """The steps that had to stand before this one and do not."""
    taken = {key for key, _ in standing}
    wanted = set(step.after) or {earlier.key for earlier in steps[: steps.index(step)]}
    return tuple(earlier for earlier in steps if earlier.key in wanted - taken)


def _judged(
    steps: Sequence[Step], standing: tuple[tuple[str, str], ...], returned: bool, held: bool
) -> Progress:
    found = _agreed(steps, standing, returned, held)
    if found.verdict is Verdict.RUNNING or not any(step.against for step in steps):
        return found
    if found.verdict is Verdict.OPEN:  # everybody agreed not to publish
        return replace(found, verdict=Verdict.CLOSED, refused=steps[-1])
    return replace(found, verdict=Verdict.OPEN, refused=None)


def _agreed(
    steps: Sequence[Step], standing: tuple[tuple[str, str], ...], returned: bool, held: bool
) -> Progress:
    opinions = dict(standing)
    declined: Step | None = None
    for step in steps:
        opinion = opinions.get(step.key)
        if opinion is None:
            return Progress(Verdict.RUNNING, step, standing, returned, held)
        if opinion not in step.passing:
            declined = declined or (None if step.advises else step)
            if not (step.escalates or step.advises):
                return Progress(Verdict.CLOSED, None, standing, refused=declined or step)
    verdict = Verdict.OPEN if declined is None else Verdict.CLOSED
    return Progress(verdict, None, standing, refused=declined)
