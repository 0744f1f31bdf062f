"""One review of one subject: what is known of it. Plain state; ``acts`` says how events make it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from gongkai_desktop.cases.breach import Breach
from gongkai_desktop.cases.folding import State, state_with
from gongkai_desktop.office.lifting import NEVER
from gongkai_desktop.records.event import Event
from gongkai_desktop.review.subject import Subject

Heard: TypeAlias = tuple[tuple[str, str, str], ...]
"""Opinions as (step key, opinion, ISO day), in the order they were given."""
PAPER_IN: Final[Mapping[str, Any]] = MappingProxyType({"out_to": "", "out_since": "", "back": ""})
"""A review of which no paper is out."""


@dataclass(frozen=True, slots=True)
class Said:
    """An opinion as it came back on paper.

    ``turn`` is the day (ISO) its turn had come. ``more`` are the further facts asked at the step by their title.
    ``reason`` says why it was given otherwise than the rules ask, ``breaches`` in what. ``returns``: it sent the
    subject back; ``holds``: it leaves the matter to be referred (报审).
    """

    event: int
    step: str
    title: str
    opinion: str
    day: date
    turn: str
    who: str
    paper: str = ""
    grounds: str = ""
    reason: str = ""
    sheet: str = ""
    more: Mapping[str, str] = field(default_factory=dict)
    breaches: tuple[Breach, ...] = ()
    returns: bool = False
    holds: bool = False


@dataclass(frozen=True, slots=True)
class Referral:
    """A matter referred upwards (报审). ``kind`` is the rule set's key for it. Days are ISO, '' until it happens.

    ``to`` is to whom rules want it to go, often a kind of organ; ``organ`` the full name of the one it goes to.
    ``held`` is the day since which the matter had been undecided, '' where nobody had said so.
    """

    event: int
    kind: str
    title: str
    to: str
    letter_no: str
    asked: str
    what: str
    answered: str = ""
    conclusion: str = ""
    paper: str = ""
    organ: str = ""
    held: str = ""


@dataclass(frozen=True, slots=True)
class Separation:
    """What was hidden so that the rest can be published (区分处理), why, and who agreed."""

    event: int
    hidden: str
    why: str
    agreed: str
    released: str
    day: str


@dataclass(frozen=True, slots=True)
class Lifted:
    """What kept information back and no longer does (解密, consent, a new assessment): how, and who made sure.

    ``manner`` is one of office.lifting's; the decision on a state secret is never kept, ``noted`` says where it is.
    ``reason`` is the one that is lifted, '' for the state secret. ``heard`` are the opinions given until
    then. ``filed`` is the day it was put on file with ``filed_with`` (D16).
    """

    event: int
    manner: str
    checked_with: str
    by: str
    noted: str
    day: str
    filed: str = ""
    filed_with: str = ""
    reason: str = ""
    heard: Heard = ()

    @property
    def words(self) -> str:
        """How it came about and who made sure, in words."""
        if self.manner == NEVER:
            words = f"{self.manner}，{self.checked_with or '本机关'}认定不属于国家秘密（{self.by}）"
        elif self.checked_with:
            words = f"{self.manner}，{self.by} 已向{self.checked_with}核对"
        else:
            return f"{self.manner}（{self.by}）：{self.noted}"
        return words + (f"，书面决定存放：{self.noted}" if self.noted else "")

    def body(self) -> dict[str, Any]:
        """It as an event of a review tells it; ``lifted_from`` reads it again."""
        return {**asdict(self), "heard": [list(one) for one in self.heard]}


def lifted_from(body: Mapping[str, Any], event: int, day: str, heard: Heard = ()) -> Lifted:
    """What an event tells of a lifting; ``heard`` unless the event itself says it."""
    told = {key: str(body.get(key, "")) for key in ("manner", "checked_with", "by", "noted", "reason")}
    filed = {key: str(body.get(key, "")) for key in ("filed", "filed_with")}
    if "heard" in body:
        heard = tuple((str(step), str(opinion), str(said)) for step, opinion, said in body["heard"])
    return Lifted(int(body.get("event", event)), day=str(body.get("day", day)), heard=heard, **told, **filed)


@dataclass(slots=True)
class Review(State):
    """What is known of one review after its events.

    ``steps`` are the keys of its chain, in order, of the rule set that its subject names. ``said`` are all
    opinions that count, in order. Days are ISO text, '' until they happen. ``turn`` is the day the step that is
    waited for had its turn. ``held`` is the day since which the matter is undecided. ``ended`` is the day it was
    withdrawn, outdated or separated; ``withdrawn`` says why, ``outdated`` what was changed.
    ``sheet`` is the number of the last sheet that went out for its signatures, printed on the day ``printed``, and
    ``on`` its record; where it is: ``out_to`` since ``out_since``, or ``back`` since that day. Of older sheets nobody
    asks where they are, and a letter or record printed since goes nowhere.
    """

    subject: Subject
    round: int = 1
    why: str = ""
    steps: tuple[str, ...] = ()
    handed_in: str = ""
    turn: str = ""
    said: tuple[Said, ...] = ()
    returned: str = ""
    held: str = ""
    referrals: tuple[Referral, ...] = ()
    separation: Separation | None = None
    declassified: Lifted | None = None
    withdrawn: str = ""
    outdated: tuple[str, ...] = ()
    ended: str = ""
    reopened: str = ""
    papers: tuple[int, ...] = ()
    sheet: str = ""
    on: int = 0
    printed: str = ""
    out_to: str = ""
    out_since: str = ""
    back: str = ""

    @property
    def referral(self) -> Referral | None:
        """The referral that waits for an answer, if there is one."""
        last = self.referrals[-1] if self.referrals else None
        return last if last is not None and not last.answered else None

    @property
    def opinions(self) -> tuple[tuple[str, str], ...]:
        """The opinions as the chain folds them: (step key, opinion), in order."""
        return tuple((one.step, one.opinion) for one in self.said)

    @property
    def heard(self) -> Heard:
        """What was said with its day, in order."""
        return tuple((one.step, one.opinion, one.day.isoformat()) for one in self.said)


def ended(review: Review, event: Event, **changes: Any) -> Review:
    """The review once nothing more is waited for, since the first day that was so; no paper is out any more."""
    return state_with(review, ended=review.ended or event.iso_day, **PAPER_IN, **changes)
