"""One review of one subject: what is known of it. Plain state; ``folding`` says how events make it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from gongkai_desktop.review.subject import Subject


@dataclass(frozen=True, slots=True)
class Deviation:
    """Something that was done otherwise than the rules say, with the article; recorded, not blocked."""

    text: str
    article: str


@dataclass(frozen=True, slots=True)
class Said:
    """An opinion as it came back on paper.

    ``turn`` is the day (ISO) its turn had come. ``more`` are the further facts asked at the step by their title.
    ``reason`` says why it was given otherwise than the rules ask, ``flags`` in what. ``returns``: it sent the
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
    flags: tuple[Deviation, ...] = ()
    returns: bool = False
    holds: bool = False


@dataclass(frozen=True, slots=True)
class Referral:
    """A matter referred upwards (报审). ``kind`` is the rule set's key for it. Days are ISO, '' until it happens."""

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
class Declassification:
    """Information that had been secret: how its term ended and who made sure. The decision itself is never kept.

    ``manner`` is 保密期满 or 提前解密; ``filed`` is the day it was put on file with ``filed_with`` (D16).
    """

    event: int
    manner: str
    checked_with: str
    by: str
    noted: str
    day: str
    filed: str = ""
    filed_with: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """What is known of one review after its events.

    ``steps`` are the keys of its chain, in order, of the rule set that its subject names. ``said`` are all
    opinions that count, in order. Days are ISO text, '' until they happen. ``turn`` is the day the step that is
    waited for had its turn. ``held`` is the day the matter was left undecided. ``ended`` is the day it was
    withdrawn, outdated or separated; ``withdrawn`` says why, ``outdated`` what was changed.
    ``sheet`` is the number of the last sheet printed for it, on the day ``printed``; where it is: ``out_to``
    since ``out_since``, or ``back`` since that day.
    """

    number: int
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
    declassified: Declassification | None = None
    withdrawn: str = ""
    outdated: tuple[str, ...] = ()
    ended: str = ""
    reopened: str = ""
    papers: tuple[int, ...] = ()
    sheet: str = ""
    printed: str = ""
    out_to: str = ""
    out_since: str = ""
    back: str = ""
    last_event: int = 0
    purged: bool = False

    @property
    def referral(self) -> Referral | None:
        """The referral that waits for an answer, if there is one."""
        last = self.referrals[-1] if self.referrals else None
        return last if last is not None and not last.answered else None

    @property
    def opinions(self) -> tuple[tuple[str, str], ...]:
        """The opinions as the chain folds them: (step key, opinion), in order."""
        return tuple((one.step, one.opinion) for one in self.said)
