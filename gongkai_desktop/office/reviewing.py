"""What a rule set says of review beyond its chain: what is asked, referred upwards, coordinated, watched over."""

from dataclasses import dataclass, replace
from typing import Annotated, Final

from gongkai_desktop.deadlines.model import Term, Unit
from gongkai_desktop.ledger import Kind
from gongkai_desktop.office.limits import Limit
from gongkai_desktop.toml.reading import Beside, Between, Key, Like, Mistakes, Name, OneOf

CONSENT = "consent"
UNDECIDED = "undecided"
WITHHOLD = "withhold"
IN_WRITING = "in_writing"
SILENCES = {"视为同意": CONSENT, "由本机关决定": UNDECIDED, "一般不公开": WITHHOLD}
"""What an organ's or person's silence comes to: as rule sets write it, as the program has it. IN_WRITING is said
of information made together only: silence does not do, whatever it means else."""

Silence = Annotated[str, OneOf(SILENCES)]
Period = Annotated[
    str, OneOf({"每周": "week", "每月": "month", "每季度": "quarter", "每半年": "half", "每年": "year"})
]
"""How often a duty returns: as rule sets write it, as the program has it."""

GRADE = "grade"
DISCLOSURE = "disclosure"
REFERRAL = "referral"
"""The key of a step's ask for what a matter is referred upwards as, where its opinion does not tell (B4, B6)."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A fact that is asked together with the opinion of a step: the meeting (E8), the risk (E6).

    An opinion for publishing beside one of the choices in ``barring`` goes against ``article`` (C18).
    """

    key: Name
    title: str
    kind: Annotated[Kind, OneOf((Kind.TEXT, Kind.LONG, Kind.DATE, Kind.CHOICE))]
    article: str
    choices: tuple[str, ...] = ()
    required: bool = False
    barring: tuple[Annotated[str, Beside("choices")], ...] = ()

    def mistakes(self) -> Mistakes:
        """What is chosen has something to choose from."""
        if self.kind is Kind.CHOICE and not self.choices:
            yield "choices", "至少要写一个"


@dataclass(frozen=True, slots=True)
class Escalation:
    """What cannot be decided here and goes up (报审), and to whom.

    ``key`` is GRADE (whether, or how far, it is a state secret is unclear: 保密法实施条例第二十五条) or
    DISCLOSURE (whether it may be published: 条例第十七条). ``refer_within`` counts from the day it was left
    undecided, ``answer_within`` from the day it was referred; None where no time is set.
    """

    key: Annotated[Name, OneOf((GRADE, DISCLOSURE))]
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
class OwnSide:
    """What a rule set says of one kind of other side by itself; what it leaves out is as it is elsewhere."""

    article: str = ""
    reply_within: Term | None = None
    reply_article: str = ""
    silence: Silence = ""
    silence_article: str = ""
    undecided_article: str = ""

    def over(self, plain: Side) -> Side:
        """The other side as said here, in the rest as ``plain`` has it."""
        silence = self.silence or plain.silence
        says = self.silence_article or plain.silence_article
        return Side(
            self.article or plain.article,
            self.reply_within or plain.reply_within,
            self.reply_article or plain.reply_article,
            silence,
            self.undecided_article or says if silence == UNDECIDED else says,
        )


_ORGAN, _THIRD, _JOINT_ASKED, _THIRD_ASKED = (
    "条例第十一条第一款",
    "条例第十五条",
    "条例第三十四条",
    "条例第三十二条",
)
_ASKED_DAYS: Final = Term(15, Unit.WORKDAYS)


@dataclass(frozen=True, slots=True)
class Coordination:
    """Asking other organs and persons before publishing (A5, C15, D8–D12, E5).

    ``title`` is what the letter is called. What is said without more is of other organs and information to be
    published on the office's own motion (``organ``); of the other sides it holds where they have nothing of their own:
    ``third`` parties (条例第十五条), and both for information that was applied for (``on_request``: 条例第三十四条、
    第三十二条). Where nothing is said of silence, the office decides (UNDECIDED).
    ``confirmed``: published only after the other side confirmed (E5). ``persons``: the document names persons beside
    organs. ``disagreement``: who settles it, '' where nobody is named. ``objection``: the other organ may object to
    what was published without asking (D12). ``in_writing``: information that several organs made wants the others'
    consent in writing (D14), by ``together_article``.
    """

    title: str
    article: str
    send_within: Limit | None
    reply_within: Term | None
    reply_article: Annotated[str, Like("article")]
    silence_article: Annotated[str, Like("article")]
    disagreement_article: Annotated[str, Like("article")]
    objection_article: Annotated[str, Like("article")]
    together_article: Annotated[str, Like("article")]
    silence: Silence = UNDECIDED
    silence_persons: Silence = UNDECIDED
    silence_persons_article: str = _THIRD_ASKED
    own_third: Annotated[OwnSide, Key("third")] = OwnSide()
    own_organ_on_request: Annotated[OwnSide, Key("organ_on_request")] = OwnSide()
    own_third_on_request: Annotated[OwnSide, Key("third_on_request")] = OwnSide()
    confirmed: bool = False
    persons: bool = False
    disagreement: str = ""
    objection: bool = False
    in_writing: bool = False

    @property
    def organ(self) -> Side:
        """How other organs are asked about information to be published on the office's own motion."""
        return Side(self.article, self.reply_within, self.reply_article, self.silence, self.silence_article)

    @property
    def third(self) -> Side:
        """How third parties are asked about it."""
        days = f"由本单位定，{_THIRD}没有规定天数"
        return self.own_third.over(Side(_THIRD, self.reply_within, days, self.silence_persons, _THIRD))

    @property
    def organ_on_request(self) -> Side:
        """How other organs are asked about information that was applied for."""
        plain = Side(_JOINT_ASKED, _ASKED_DAYS, _JOINT_ASKED, self.silence, self.silence_article)
        return self.own_organ_on_request.over(plain)

    @property
    def third_on_request(self) -> Side:
        """How third parties are asked about information that was applied for."""
        says = self.silence_persons_article
        plain = Side(_THIRD_ASKED, _ASKED_DAYS, _THIRD_ASKED, self.silence_persons, says)
        return self.own_third_on_request.over(plain)

    @property
    def maker_on_request(self) -> Side:
        """How organs are asked that made what was applied for too: silent, they consent (条例第三十四条)."""
        asked = self.organ_on_request
        if asked.silence == CONSENT:
            return asked
        return replace(asked, silence=CONSENT, silence_article=_JOINT_ASKED)

    @property
    def third_applied(self) -> Side:
        """How third parties are asked about what somebody applied for: their silence leaves it to this organ
        (条例第三十二条), whatever the office's document wishes.
        """
        days = self.third_on_request
        return Side(_THIRD_ASKED, days.reply_within, days.reply_article, UNDECIDED, _THIRD_ASKED)

    @property
    def wish(self) -> Side | None:
        """What the office's document wishes to come of that silence; None where it leaves it to this organ too."""
        wished = self.third_on_request
        return wished if wished.silence != UNDECIDED else None

    def side(
        self, *, third: bool, on_request: bool = False, together: bool = False, applied: bool = False
    ) -> Side:
        """How that kind of other side is asked; ``together``: about information that it made too, ``applied``:
        about what somebody applied for.
        """
        if third and applied:
            return self.third_applied
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

    title: Name
    article: str


@dataclass(frozen=True, slots=True)
class Risk:
    """The assessment of what publication may lead to (风险评估, E6), and what it may come to.

    ``barring`` are those of its choices that speak against publishing: such a matter goes to the step ``meeting``
    ('' for none), whatever else is said of it, and an opinion for publishing contradicts them.
    """

    choices: tuple[str, ...]
    article: str
    barring: tuple[Annotated[str, Beside("choices")], ...] = ()
    meeting: str = ""


@dataclass(frozen=True, slots=True)
class Declassified:
    """With whom a declassification before publication is put on file (解密备案, D16)."""

    file_with: str
    article: str


@dataclass(frozen=True, slots=True)
class Patrol:
    """Looking over what is already public (上网巡查, A6)."""

    every: Period
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

    What a rule set leaves out is as the law has it.
    ``remedy_article`` is behind the remedy, ``inquiry_article`` behind looking into it ('' where nothing is said).
    """

    article: str
    remedy_article: Annotated[str, Like("article")]
    hours: Annotated[int, Between(1, 240)] = 24
    to: tuple[str, ...] = ("同级保密行政管理部门", "上级主管部门")
    inquiry_article: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """A list of all reviews of a period, sent up also when there were none (保密审查汇总表)."""

    every: Period
    article: str


GENERAL: Final = Coordination(
    title="征求意见函",
    article=_ORGAN,
    send_within=None,
    reply_within=None,
    reply_article=_ORGAN,
    silence_article=_ORGAN,
    disagreement_article=_ORGAN,
    objection_article=_ORGAN,
    together_article=_ORGAN,
    own_organ_on_request=OwnSide(silence_article=_JOINT_ASKED),
)
"""Where a rule set has nothing of its own: 涉及其他机关的，应当与有关机关协商、确认."""

LEAK: Final = Leak(article="保密法实施条例第六十一条", remedy_article="保密法实施条例第六十一条")
"""The law's own; a rule set may add to it."""
