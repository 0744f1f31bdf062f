"""What a rule set says of review beyond its chain: what is asked, referred upwards, coordinated, watched over."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gongkai_desktop.deadlines.model import Term, Unit
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
REFERRAL = "referral"
"""The key of a step's ask for what a matter is referred upwards as, where its opinion does not tell (B4, B6)."""


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
class Side:
    """How one kind of other side is asked, each with its article: why at all, by when, what silence comes to.

    ``silence`` is CONSENT, UNDECIDED or WITHHOLD, once ``reply_within`` has passed.
    """

    article: str
    reply_within: Term | None
    reply_article: str
    silence: str
    silence_article: str


@dataclass(frozen=True, slots=True)
class Coordination:
    """Asking other organs and persons before publishing (A5, C15, D8–D12, E5).

    ``title`` is what the letter is called. ``organ`` is how other organs are asked about information to be
    published on the office's own motion, ``third`` third parties (条例第十五条); the two ``on_request`` the same for
    information that was applied for (条例第三十四条、第三十二条). ``confirmed``: published only after the other
    side confirmed (E5). ``persons``: the document names persons beside organs. ``disagreement``: who settles it, ''
    where nobody is named. ``objection``: the other organ may object to what was published without asking (D12).
    ``in_writing``: information that several organs made wants the others' consent in writing (D14), by
    ``together_article``.
    """

    title: str
    send_within: Limit | None
    organ: Side
    third: Side
    organ_on_request: Side
    third_on_request: Side
    confirmed: bool
    persons: bool
    disagreement: str
    disagreement_article: str
    objection: bool
    objection_article: str
    in_writing: bool = False
    together_article: str = "条例第十一条第一款"

    def side(self, *, third: bool, on_request: bool = False, together: bool = False) -> Side:
        """How that kind of other side is asked; ``together``: about information that it made too."""
        if third:
            return self.third_on_request if on_request else self.third
        organ = self.organ_on_request if on_request else self.organ
        if together and self.in_writing:
            return replace(organ, silence=IN_WRITING, silence_article=self.together_article)
        return organ


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
    """The assessment of what publication may lead to (风险评估, E6), and what it may come to.

    ``barring`` are those of its choices that speak against publishing: such a matter goes to the step ``meeting``
    ('' for none), whatever else is said of it, and an opinion for publishing contradicts them.
    """

    choices: tuple[str, ...]
    article: str
    barring: tuple[str, ...] = ()
    meeting: str = ""


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
    """Reporting a leak: within so many hours (not working hours), to these, remedied at once (B9).

    ``remedy_article`` is behind the remedy, ``inquiry_article`` behind looking into it ('' where nothing is said).
    """

    hours: int
    to: tuple[str, ...]
    article: str
    remedy_article: str
    inquiry_article: str


@dataclass(frozen=True, slots=True)
class Summary:
    """A list of all reviews of a period, sent up also when there were none (保密审查汇总表)."""

    every: str
    article: str


_ORGAN, _THIRD, _JOINT_ASKED, _THIRD_ASKED = (
    "条例第十一条第一款",
    "条例第十五条",
    "条例第三十四条",
    "条例第三十二条",
)
_ASKED_DAYS = Term(15, Unit.WORKDAYS)
GENERAL = Coordination(
    title="征求意见函",
    send_within=None,
    organ=Side(_ORGAN, None, _ORGAN, UNDECIDED, _ORGAN),
    third=Side(_THIRD, None, f"由本单位定，{_THIRD}没有规定天数", UNDECIDED, _THIRD),
    organ_on_request=Side(_JOINT_ASKED, _ASKED_DAYS, _JOINT_ASKED, UNDECIDED, _JOINT_ASKED),
    third_on_request=Side(_THIRD_ASKED, _ASKED_DAYS, _THIRD_ASKED, UNDECIDED, _THIRD_ASKED),
    confirmed=False,
    persons=False,
    disagreement="",
    disagreement_article=_ORGAN,
    objection=False,
    objection_article=_ORGAN,
)
"""Where a rule set has nothing of its own: 涉及其他机关的，应当与有关机关协商、确认."""

LEAK = Leak(
    24,
    ("同级保密行政管理部门", "上级主管部门"),
    "保密法实施条例第六十一条",
    "保密法实施条例第六十一条",
    "",
)
"""The law's own; a rule set may add to it."""
