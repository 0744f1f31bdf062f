"""A quarterly filing of what is withheld (不予公开备案): what is known of it after its events. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any, Final

from gongkai_desktop.cases.folding import State
from gongkai_desktop.deadlines.filing import Quarter

AGREED, BACK = CHECKS = ("同意上报", "退回修改")
ACCEPTED, ORDERED = ANSWERS = ("没有意见", "要求追加公开")
REGISTER, REQUESTS = "register", "requests"
"""Where an entry comes from: the register, or the answer to an application."""


class FilingState(StrEnum):
    """Where a filing stands."""

    DRAFT = "待审核"
    BACK = "退回修改"
    CHECKED = "待签发"
    SIGNED = "待报送"
    FILED = "已报送"
    ANSWERED = "已有意见"
    VOID = "已作废"


OPEN: Final = (FilingState.DRAFT, FilingState.BACK, FilingState.CHECKED, FilingState.SIGNED)
"""The states in which it still has to be filed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the filing, as it stood when it was proposed.

    ``record`` is what it is about, ``source`` the room that record is in. ``title`` of a state secret is its
    substitute, '' where it has none. ``day`` is the day it was settled that it is withheld (ISO).
    """

    record: int
    source: str
    title: str
    doc_no: str
    formed: str
    department: str
    reason: str
    basis: str
    day: str
    secret: bool = False

    @classmethod
    def from_body(cls, told: Mapping[str, Any]) -> Entry:
        """The entry as an event holds it."""
        return cls(**told)

    def as_body(self) -> dict[str, Any]:
        """The entry for an event."""
        return asdict(self)

    @property
    def nameless(self) -> bool:
        """Whether it is a state secret that has no substitute title, so that nothing of it can be written."""
        return self.secret and not self.title

    @property
    def called(self) -> str:
        """Its title; its number in the records where it may not be named."""
        return self.title or f"#{self.record}"


@dataclass(frozen=True, slots=True)
class Check:
    """What the secrecy officer said of it; ``passed``: it may go up."""

    event: int
    day: str
    who: str
    passed: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A sheet that was printed of it, with the pages of it that came back by scan."""

    sheet: int
    number: str
    pages: int
    day: str
    back: frozenset[int] = frozenset()

    @property
    def whole(self) -> bool:
        """Whether every page came back."""
        return len(self.back) >= self.pages


@dataclass(frozen=True, slots=True)
class Answer:
    """What the supervising office said of it; ``ordered`` are the records that it wants published (追加公开)."""

    event: int
    day: str
    verdict: str
    doc_no: str = ""
    what: str = ""
    ordered: tuple[int, ...] = ()


@dataclass(slots=True)
class Filing(State):
    """What is known of a filing. Days are ISO text, '' where unknown.

    ``of`` is the filing that it supplements (0: it is the quarter's own), ``why`` what for; ``supplements`` are those
    of this one with the records in them. ``printed`` are its sheets by their record.
    """

    period: str = ""
    entries: tuple[Entry, ...] = ()
    of: int = 0
    ordinal: int = 0
    why: str = ""
    proposed: str = ""
    checks: tuple[Check, ...] = ()
    signed: str = ""
    signed_by: str = ""
    printed: Mapping[int, Printed] = field(default_factory=dict)
    filed: str = ""
    manner: str = ""
    to: str = ""
    receipt: str = ""
    answers: tuple[Answer, ...] = ()
    supplements: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    void: str = ""
    voided: str = ""

    @property
    def quarter(self) -> Quarter:
        """The quarter it is about."""
        return Quarter.parse(self.period)

    @property
    def called(self) -> str:
        """Its number: the quarter, of a supplement with which one of it it is."""
        return f"{self.period}-补{self.ordinal}" if self.of else self.period

    @property
    def title(self) -> str:
        """What it is called."""
        more = f"（补报{self.ordinal}）" if self.of else ""
        return f"{self.quarter.title}不予公开信息备案{more}" if self.period else ""

    @property
    def nil(self) -> bool:
        """Whether there is nothing to file (零报告)."""
        return not self.entries

    @property
    def records(self) -> tuple[int, ...]:
        """The records that it is about."""
        return tuple(entry.record for entry in self.entries)

    @property
    def checked(self) -> Check | None:
        """What the secrecy officer said last."""
        return self.checks[-1] if self.checks else None

    @property
    def scanned(self) -> bool:
        """Whether a signed sheet of it is on file, all its pages."""
        return any(one.whole for one in self.printed.values())

    @property
    def ordered(self) -> tuple[int, ...]:
        """The records that were ordered to be published."""
        return tuple(record for answer in self.answers for record in answer.ordered)

    @property
    def state(self) -> FilingState:
        """Where it stands."""
        if self.void:
            return FilingState.VOID
        if self.answers:
            return FilingState.ANSWERED
        if self.filed:
            return FilingState.FILED
        if self.signed:
            return FilingState.SIGNED
        if self.checked is None:
            return FilingState.DRAFT
        return FilingState.CHECKED if self.checked.passed else FilingState.BACK
