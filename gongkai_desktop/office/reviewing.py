"""What a rule set says of review beyond its chain: what is asked, referred upwards, coordinated, watched over."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.ledger import Kind
from gongkai_desktop.office.limits import Limit

CONSENT = "consent"
UNDECIDED = "undecided"
WITHHOLD = "withhold"
IN_WRITING = "in_writing"
SILENCES = {"视为同意": CONSENT, "由本机关决定": UNDECIDED, "一般不公开": WITHHOLD}
"""What an organ's or person's silence comes to: as rule sets write it, as the program has it. IN_WRITING is said
of information made together only: silence does not do, whatever it means else."""

PERIODS = {"每周": "week", "每月": "month", "每季度": "quarter", "每半年": "half", "每年": "year"}
"""How often a duty returns: as rule sets write it, as the program has it."""

GRADE = "grade"
DISCLOSURE = "disclosure"
ESCALATIONS = (GRADE, DISCLOSURE)


@dataclass(frozen=True, slots=True)
class Ask:
    """A fact that is asked together with the opinion of a step: the meeting (E8), the risk (E6)."""

    key: str
    title: str
    kind: Kind
    choices: tuple[str, ...]
    required: bool
    article: str


@dataclass(frozen=True, slots=True)
class Escalation:
    """What cannot be decided here and goes up (报审), and to whom.

    ``key`` is GRADE (whether, or how far, it is a state secret is unclear: 保密法实施条例第二十五条) or
    DISCLOSURE (whether it may be published: 条例第十七条). ``refer_within`` counts from the day it was left
    undecided, ``answer_within`` from the day it was referred; None where no time is set.
    """

    key: str
    title: str
    to: tuple[str, ...]
    refer_within: Term | None
    answer_within: Term | None
    article: str


@dataclass(frozen=True, slots=True)
class Coordination:
    """Asking other organs and persons before publishing (A5, C15, D8–D12, E5).

    ``title`` is what the letter is called. ``silence`` is what an organ's silence comes to once
    ``reply_within`` has passed, ``silence_persons`` a person's: CONSENT, UNDECIDED or WITHHOLD.
    ``confirmed``: published only after the other side confirmed (E5). ``persons``: the document names persons
    beside organs. ``disagreement``: who settles it, '' where nobody is named. ``objection``: the other organ
    may object to what was published without asking (D12). ``in_writing``: information that several organs
    made wants the others' consent in writing (D14), by ``together_article``.
    """

    title: str
    send_within: Limit | None
    reply_within: Term | None
    silence: str
    silence_persons: str
    confirmed: bool
    persons: bool
    disagreement: str
    objection: bool
    article: str
    reply_article: str
    silence_article: str
    silence_persons_article: str
    disagreement_article: str
    in_writing: bool = False
    together_article: str = "条例第十一条第一款"

    def silence_of(self, *, person: bool, together: bool = False) -> str:
        """What the silence of an organ, or of a person, comes to; ``together``: of one that made it too."""
        if person:
            return self.silence_persons
        return IN_WRITING if together and self.in_writing else self.silence

    def silence_article_of(self, *, person: bool, silence: str = "") -> str:
        """The article by which silence comes to what it does (``silence``), or that the document says nothing."""
        if silence == IN_WRITING:
            return self.together_article
        return self.silence_persons_article if person else self.silence_article


@dataclass(frozen=True, slots=True)
class Deputies:
    """Who lets someone stand in for the holder of a post (双人备岗, B17)."""

    approved_by: str
    article: str


@dataclass(frozen=True, slots=True)
class Confirmation:
    """One of the things that are confirmed when information is published (E6)."""

    title: str
    article: str


@dataclass(frozen=True, slots=True)
class Risk:
    """The assessment of what publication may lead to (风险评估, E6), and what it may come to."""

    choices: tuple[str, ...]
    article: str


@dataclass(frozen=True, slots=True)
class Declassified:
    """With whom a declassification before publication is put on file (解密备案, D16)."""

    file_with: str
    article: str


@dataclass(frozen=True, slots=True)
class Patrol:
    """Looking over what is already public (上网巡查, A6); ``every`` is one of the values of PERIODS."""

    every: str
    article: str


@dataclass(frozen=True, slots=True)
class Questions:
    """Who answers a question why something was withheld as secret (质疑, A7, B9), and within what time."""

    to: str
    within: Term | None
    article: str


@dataclass(frozen=True, slots=True)
class Leak:
    """Reporting a leak: within so many hours (not working hours), to these, remedied at once (B9)."""

    hours: int
    to: tuple[str, ...]
    article: str


@dataclass(frozen=True, slots=True)
class Summary:
    """A list of all reviews of a period, sent up also when there were none (保密审查汇总表)."""

    every: str
    article: str


LEAK = Leak(24, ("同级保密行政管理部门", "上级主管部门"), "保密法实施条例第六十一条")
"""The law's own; a rule set may add to it."""
