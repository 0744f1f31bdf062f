"""An application for information (政府信息公开申请): what is known of it after its events. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from gongkai_desktop.cases.folding import State
from gongkai_desktop.coordination.letter import Letter
from gongkai_desktop.requests.searching import matters_of
from gongkai_desktop.review.review import Review

WHOLE: Final = 0
"""Stands for all matters of an application where one of them could be named."""
JUST, UNJUST = JUDGED = ("理由合理", "理由不合理")
"""What this office makes of the reasons for very many applications (条例第三十五条)."""


PENDING: Final = "尚未审结"
"""Where a dispute stands that has no result yet, in the words of table four of the annual report."""


class Contact(NamedTuple):
    """A call, a visit, an attempt to reach the applicant. ``reached``: somebody answered."""

    event: int
    day: str
    kind: str
    who: str
    what: str
    reached: bool


@dataclass(frozen=True, slots=True)
class Correction:
    """A notice that asks for a correction (补正告知), and what came of it. ``until``: the reasonable time it sets."""

    event: int
    sent: str
    what: str
    until: str
    doc_no: str = ""
    received: str = ""
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class Reasons:
    """The applicant was asked for reasons (条例第三十五条); ``why`` they are asked, ``judged`` what became of them."""

    event: int
    sent: str
    until: str
    doc_no: str = ""
    given: str = ""
    what: str = ""
    judged: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Extension:
    """The time for the answer was made longer (条例第三十三条). ``approved`` and ``sent`` are days, '' unknown."""

    event: int
    sent: str
    workdays: int
    why: str
    by: str
    approved: str
    doc_no: str = ""


@dataclass(frozen=True, slots=True)
class Delay:
    """A later day that was set and told for applications that are many but justified (条例第三十五条)."""

    event: int
    sent: str
    until: str
    why: str
    doc_no: str = ""


@dataclass(frozen=True, slots=True)
class Fee:
    """A notice that asks for a fee (收费通知). ``basis`` is 按件 or 按量, ``yuan`` whole yuan.

    ``earlier`` are the applicant's items before it in that month, ``how`` the way to pay.
    """

    event: int
    sent: str
    basis: str
    count: int
    yuan: int
    doc_no: str = ""
    received: str = ""
    paid: str = ""
    earlier: int = 0
    how: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """What a department was asked to do (办理单), or another organ by letter (协办函), and what it answered.

    ``doc_no`` is the letter's number, '' where a sheet goes to a department.
    """

    event: int
    department: str
    sent: str
    what: str
    reported: str = ""
    answer: str = ""
    by: str = ""
    doc_no: str = ""


@dataclass(frozen=True, slots=True)
class Conference:
    """A meeting on it (会商): why, who took part, what came of it."""

    event: int
    day: str
    why: str
    members: str
    conclusion: str


@dataclass(frozen=True, slots=True)
class Search:
    """Where somebody searched, with which words, and what was found (检索记录): whether anything, and what."""

    event: int
    day: str
    where: str
    words: str
    who: str
    result: str
    found: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """A piece of evidence that was taken in (证据), by the key of the list it meets; '' for any other."""

    event: int
    day: str
    key: str
    what: str
    source: str


@dataclass(frozen=True, slots=True)
class Told:
    """A third party was told that what it objects to goes out all the same (条例第三十二条).

    ``letter`` is the record of its consultation, ``facts`` are those of the outcome ``third_party_told``.
    """

    event: int
    sent: str
    letter: int
    facts: Mapping[str, str]
    doc_no: str = ""


@dataclass(frozen=True, slots=True)
class Notified:
    """The applicant was told that somebody is asked, so that this time does not count (征求意见告知书).

    ``letter`` is the record of that consultation.
    """

    event: int
    sent: str
    letter: int
    doc_no: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The outcome that was chosen for a matter, by its key, and its facts as its form asks them.

    ``matter`` counts from 1; WHOLE is all of them. ``written`` is the day on which its facts were filled in, '' while
    they are not. ``despite`` is why it goes on without evidence that is missing, ``taken_on`` who takes that on.
    """

    event: int
    day: str
    matter: int
    outcome: str
    facts: Mapping[str, str]
    taken_on: str = ""
    despite: str = ""
    written: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody in the office, or its legal adviser, said of the answer. ``passed``: nothing against it."""

    event: int
    day: str
    step: str
    who: str
    opinion: str
    passed: bool


@dataclass(frozen=True, slots=True)
class Issued:
    """The answer as it was issued: number and day on paper (落款日), and by which events it was decided."""

    event: int
    day: str
    doc_no: str


@dataclass(frozen=True, slots=True)
class Service:
    """The answer on its way (送达).

    ``day`` is when it was posted, handed over or sent; ``signed`` and ``returned`` what became of it.
    """

    event: int
    day: str
    how: str
    mail_no: str = ""
    by: str = ""
    signed: str = ""
    returned: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Dispute:
    """A reconsideration or a lawsuit (复议、诉讼): how it came, what this office owes, what came of it.

    ``path`` is 行政复议, 未经复议直接起诉 or 复议后起诉; ``order_until`` the day by which it is to be answered anew.
    """

    event: int
    received: str
    path: str
    body: str
    case_no: str
    simple: bool = False
    what: str = ""
    answered: str = ""
    result: str = ""
    result_day: str = ""
    order_until: str = ""

    @property
    def standing(self) -> str:
        """Its result in the words of table four of the annual report."""
        return self.result or PENDING


@dataclass(frozen=True, slots=True)
class Closing:
    """How an application ended without an answer: entered in error, withdrawn. ``why`` in words."""

    event: int
    day: str
    kind: str
    why: str


@dataclass(slots=True, kw_only=True)
class Request(State):
    """What is known of an application. Days are ISO text, '' where unknown.

    ``fields`` are the columns of its registration, by key. ``letters`` are the consultations about it and
    ``reviews`` its secrecy reviews, carried inside, by their records. ``origin`` is the earlier application that a
    decision from above orders to be answered anew (0: none), ``order_until`` the day that it sets ('' for none).
    ``item`` is what of it went into the register, ``anew`` the application that answers it anew (0: none). ``came`` is
    the day on which one from an old ledger was brought in, ``sealed`` that on which its answer was sealed.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    imported: bool = False
    came: str = ""
    origin: int = 0
    order_until: str = ""
    confirmed: str = ""
    contacts: tuple[Contact, ...] = ()
    examined: str = ""
    found: str = ""
    corrections: tuple[Correction, ...] = ()
    reasons: tuple[Reasons, ...] = ()
    delay: Delay | None = None
    extensions: tuple[Extension, ...] = ()
    fees: tuple[Fee, ...] = ()
    tasks: tuple[Task, ...] = ()
    conferences: tuple[Conference, ...] = ()
    searches: tuple[Search, ...] = ()
    proofs: tuple[Proof, ...] = ()
    letters: Mapping[int, Letter] = field(default_factory=dict)
    reviews: Mapping[int, Review] = field(default_factory=dict)
    notified: tuple[Notified, ...] = ()
    told: tuple[Told, ...] = ()
    chosen: tuple[Chosen, ...] = ()
    row: str = ""
    opinions: tuple[Opinion, ...] = ()
    issued: Issued | None = None
    sealed: str = ""
    services: tuple[Service, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    closing: Closing | None = None
    filed: str = ""
    item: int = 0
    anew: int = 0

    def fact(self, key: str) -> str:
        """One column of its registration, '' where it is empty."""
        return self.fields.get(key, "")

    @property
    def matters(self) -> tuple[str, ...]:
        """What is asked, one matter a line of the application's text."""
        return matters_of(self.fact("asked"))

    @property
    def title(self) -> str:
        """What it is called: its first matter."""
        return self.matters[0] if self.matters else ""

    @property
    def applicants(self) -> str:
        """All who apply, by name: whoever stands first, and those who apply with them."""
        return "、".join(filter(None, (self.fact("applicant"), *self.fact("joint").split("\n"))))

    @property
    def inside(self) -> tuple[Task, ...]:
        """What departments of this office were asked to do."""
        return tuple(one for one in self.tasks if not one.doc_no)

    @property
    def assists(self) -> tuple[Task, ...]:
        """What others were asked to help with by letter (协办函)."""
        return tuple(one for one in self.tasks if one.doc_no)

    @property
    def history(self) -> bool:
        """Whether it came out of an old ledger that says it was answered."""
        return self.imported and self.issued is not None and self.issued.event == self.number

    @property
    def standing(self) -> tuple[Chosen, ...]:
        """What stands: of each matter what was chosen last, in the order of the matters."""
        if not self.chosen:
            return ()
        last: dict[int, Chosen] = {}
        for one in self.chosen:
            if one.matter == WHOLE:
                last.clear()
            else:
                last.pop(WHOLE, None)
            last[one.matter] = one
        return tuple(last[matter] for matter in sorted(last))

    @property
    def decided(self) -> bool:
        """Whether an outcome with all its facts was chosen for every matter."""
        standing = self.standing
        whole = bool(standing) and (standing[0].matter == WHOLE or len(standing) >= len(self.matters))
        return whole and all(one.written for one in standing)

    @property
    def review(self) -> Review | None:
        """The secrecy review that counts for it: the last one that was not taken back."""
        running = [one for one in self.reviews.values() if not one.withdrawn]
        return running[-1] if running else None

    @property
    def served(self) -> Service | None:
        """The service that holds: the last one that did not come back."""
        return next((one for one in reversed(self.services) if not one.returned), None)
