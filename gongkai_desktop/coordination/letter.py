"""A letter that asks another organ or a person before publication (协调征求): what is known of it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from gongkai_desktop.cases.folding import State
from gongkai_desktop.office.reviewing import CONSENT, IN_WRITING, UNDECIDED, WITHHOLD

KINDS = ("机关", "单位", "个人")
ORGAN, PERSON = KINDS[0], KINDS[2]
AGREES, REFUSES, PARTLY, OTHER = VERDICTS = ("同意公开", "不同意公开", "部分同意", "其他意见")
OPEN, PART, CLOSED = DECISIONS = ("公开", "部分公开", "不公开")
MENDED, UNFOUNDED = REMEDIES = ("采取补救措施", "经核对异议不成立")
CONTENTS = ("name", "doc_no", "description", "formed", "publisher", "matter", "own", "other")
"""The four contents of a letter (D10), the first of them in its five parts."""


class LetterState(StrEnum):
    """Where a letter stands."""

    DRAFT = "待发"
    OUT = "待回"
    UNANSWERED = "逾期未复"
    DISPUTE = "有分歧"
    OBJECTED = "异议待处理"
    AGREED = "已同意"
    DEEMED = "视为同意"
    SETTLED = "已协商"
    REFUSED = "不公开"
    REMEDIED = "已补救"
    WITHDRAWN = "已撤回"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A word that decides, from whichever side.

    ``source``: reply (of the other side), silence (the time was over) or decision (of this office, or of who
    settles it). ``verdict`` is one of VERDICTS, of CONSENT, UNDECIDED, WITHHOLD and
    IN_WRITING, or of DECISIONS.
    """

    event: int
    source: str
    verdict: str
    day: str
    grounds: str = ""
    paper: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Escalated:
    """A disagreement that went up to be settled (D11)."""

    event: int
    day: str
    to: str
    number: str
    what: str


@dataclass(frozen=True, slots=True)
class Objection:
    """What another organ holds against a publication (D12), and what came of it ('' while nothing did).

    ``reported``: it told the supervising office too. ``result`` is one of REMEDIES.
    """

    event: int
    who: str
    what: str
    day: str
    reported: bool
    result: str = ""
    remedy: str = ""
    remedy_day: str = ""


@dataclass(frozen=True, slots=True)
class Chased:
    """A reminder that the reply is owed."""

    event: int
    day: str
    who: str
    how: str


@dataclass(slots=True)
class Letter(State):
    """What is known of a letter after its events. Days are ISO text, '' where unknown.

    ``contents`` are the four contents (keys as in CONTENTS). ``begun`` is the day it was written, ``sent`` the
    day it went out, ``received`` the day it was there; ``send_by`` and ``reply_by`` are the last days for it and
    for its reply: as they were when it was written, and as the calendar has them now after ``limits.dated``.
    ``start`` is the day from which sending counts, ``counted`` says whether the rule set and not the clerk set the
    reply's day (None where an older entry does not tell). ``silence`` is what the rule set then in use made of
    silence, ``confirmed`` whether it wanted the other side's word in any case (E5). ``on_request``: about information
    that is given on request, not published on the office's own motion; ``applied``: somebody has applied for it.
    ``outcomes`` stand in their order of entry.
    """

    kind: str = ""
    addressee: str = ""
    doc_no: str = ""
    items: tuple[int, ...] = ()
    title: str = ""
    contents: Mapping[str, str] = field(default_factory=dict)
    begun: str = ""
    start: str = ""
    send_by: str = ""
    provisional: bool = False
    sent: str = ""
    received: str = ""
    how: str = ""
    full_text: bool = False
    reply_by: str = ""
    on_request: bool = False
    applied: bool = False
    counted: bool | None = None
    silence: str = ""
    confirmed: bool = False
    outcomes: tuple[Outcome, ...] = ()
    chases: tuple[Chased, ...] = ()
    escalations: tuple[Escalated, ...] = ()
    objections: tuple[Objection, ...] = ()
    withdrawn: str = ""
    withdrawn_day: str = ""

    @property
    def person(self) -> bool:
        """Whether it went to a person, not to an organ."""
        return self.kind == PERSON

    @property
    def third(self) -> bool:
        """Whether it went to a third party, not to an organ (条例第三十二条): its silence is its own matter."""
        return self.kind != ORGAN

    @property
    def called(self) -> str:
        """The other side where no name is needed: persons are 第三方."""
        return "第三方" if self.person else self.addressee or "有关单位"

    @property
    def last(self) -> Outcome | None:
        """The last word by its day, of one day the one entered last; None while nobody has said anything.

        Silence is no word any more once there is a reply, whenever that was written or entered.
        """
        replied = any(one.source == "reply" for one in self.outcomes)
        words = [one for one in self.outcomes if one.source != "silence" or not replied]
        return max(reversed(words), key=lambda one: one.day, default=None)

    @property
    def unsettled(self) -> tuple[Objection, ...]:
        """The objections that were not put right yet."""
        return tuple(one for one in self.objections if not one.result)

    @property
    def state(self) -> LetterState:
        """Where it stands."""
        if self.withdrawn:
            return LetterState.WITHDRAWN
        if self.unsettled:
            return LetterState.OBJECTED
        if self.last is not None:
            return _AFTER[self.last.source, self.last.verdict]
        if self.objections:
            return LetterState.REMEDIED
        return LetterState.OUT if self.sent else LetterState.DRAFT

    @property
    def due(self) -> str:
        """The day by which its next step is owed: to be sent, or to be answered; '' when nothing is."""
        match self.state:
            case LetterState.DRAFT:
                return self.send_by
            case LetterState.OUT | LetterState.UNANSWERED:
                return self.reply_by
            case _:
                return ""

    @property
    def closed(self) -> str:
        """The day nothing more was wanted of it; '' while something is."""
        if self.state in OPEN_STATES:
            return ""
        ended = self.last.day if self.last else ""
        return max((self.withdrawn_day, ended, *(one.remedy_day for one in self.objections)))


OPEN_STATES = (
    LetterState.DRAFT,
    LetterState.OUT,
    LetterState.UNANSWERED,
    LetterState.DISPUTE,
    LetterState.OBJECTED,
)
"""The states in which something is still wanted."""
DONE = (
    LetterState.AGREED,
    LetterState.DEEMED,
    LetterState.SETTLED,
    LetterState.REFUSED,
    LetterState.REMEDIED,
)
"""The states in which the other side may still object."""
_AFTER = {
    ("reply", AGREES): LetterState.AGREED,
    ("reply", REFUSES): LetterState.DISPUTE,
    ("reply", PARTLY): LetterState.DISPUTE,
    ("reply", OTHER): LetterState.DISPUTE,
    ("silence", CONSENT): LetterState.DEEMED,
    ("silence", UNDECIDED): LetterState.UNANSWERED,
    ("silence", IN_WRITING): LetterState.UNANSWERED,
    ("silence", WITHHOLD): LetterState.REFUSED,
    ("decision", OPEN): LetterState.SETTLED,
    ("decision", PART): LetterState.SETTLED,
    ("decision", CLOSED): LetterState.REFUSED,
}
