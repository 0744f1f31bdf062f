"""A matter of secrecy work: a question (质疑), a patrol (上网巡查) or a leak (泄密事件). What is known of it; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from gongkai_desktop.office.attached import Attached

QUESTION, PATROL, LEAK = KINDS = ("question", "patrol", "leak")
TITLES: Mapping[str, str] = {QUESTION: "质疑答复", PATROL: "上网巡查", LEAK: "泄密事件"}
RESULTS = ("维持不予公开", "改为公开", "部分公开", "其他")
"""What a question came to."""
WORK_SECRET = "工作秘密已公开"
"""A leak of what is no state secret."""


class AffairState(StrEnum):
    """Where a matter stands."""

    OPEN = "待答复"
    FORWARDED = "已转办"
    ANSWERED = "已答复"
    FOUND = "有问题待处理"
    NOTHING = "没有发现问题"
    MENDED = "已处理"
    UNREPORTED = "未上报"
    REPORTED = "已上报"
    CLOSED = "已办结"
    VOID = "已作废"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done: ``what`` names the act, ``facts`` are its form's. ``hour`` is HH:MM or ''."""

    event: int
    what: str
    day: str
    hour: str
    facts: Mapping[str, str]

    @property
    def moment(self) -> str:
        """When it happened, as ISO text that sorts; the whole day where no hour is known."""
        return f"{self.day}T{self.hour or '23:59'}"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a patrol found, and how it was put right ('' while it was not). ``item`` is a record or 0."""

    event: int
    text: str
    where: str
    item: int
    day: str
    remedy: str = ""
    remedy_day: str = ""


@dataclass(frozen=True, slots=True)
class Affair:
    """What is known of a matter after its events. ``facts`` are those of the form it began with, as stored text.

    ``due`` is the last day for its answer (ISO; ``standing.dated`` gives a question's), ``due_at`` the last moment
    for its report (ISO, by the clock on the wall); '' where no time is set. ``item`` is the information it is about,
    0 for none. ``tell`` are those whom a leak must be reported to.
    """

    number: int = 0
    kind: str = ""
    day: str = ""
    hour: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)
    item: int = 0
    title: str = ""
    due: str = ""
    due_at: str = ""
    provisional: bool = False
    tell: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    findings: tuple[Finding, ...] = ()
    void: str = ""
    void_day: str = ""
    attached: tuple[Attached, ...] = ()
    rules: str = ""
    last_event: int = 0
    purged: bool = False

    def did(self, *what: str) -> tuple[Step, ...]:
        """The steps of these acts, in their order."""
        return tuple(step for step in self.steps if step.what in what)

    @property
    def unmended(self) -> tuple[Finding, ...]:
        """The findings of a patrol that were not put right yet."""
        return tuple(one for one in self.findings if not one.remedy)

    @property
    def reported_to(self) -> tuple[str, ...]:
        """Everyone a leak was reported to."""
        told = (name for step in self.did("report") for name in step.facts["to"].split("；"))
        return tuple(dict.fromkeys(name for name in told if name))

    @property
    def untold(self) -> tuple[str, ...]:
        """Those whom a leak must still be reported to."""
        told = self.reported_to
        return tuple(name for name in self.tell if name not in told)

    @property
    def state(self) -> AffairState:
        """Where it stands."""
        if self.void:
            return AffairState.VOID
        if self.did("close"):
            return AffairState.CLOSED
        match self.kind:
            case "question":
                if self.did("answer"):
                    return AffairState.ANSWERED
                return AffairState.FORWARDED if self.did("forward") else AffairState.OPEN
            case "patrol":
                if self.unmended:
                    return AffairState.FOUND
                return AffairState.MENDED if self.findings else AffairState.NOTHING
            case _:
                return AffairState.UNREPORTED if self.untold else AffairState.REPORTED

    @property
    def closed(self) -> str:
        """The day nothing more was wanted of it; '' while something is."""
        if self.void:
            return self.void_day
        if ends := self.did("close"):
            return ends[-1].day
        if self.kind == PATROL and not self.unmended:
            return max((self.day, *(one.remedy_day for one in self.findings)))
        return ""

    @property
    def owed(self) -> tuple[str, str]:
        """The last day and the last moment for what it still owes: an answer, a report; '' for none."""
        state = self.state
        if state in (AffairState.OPEN, AffairState.FORWARDED):
            return self.due, ""
        return (self.due, self.due_at) if state is AffairState.UNREPORTED else ("", "")
