"""A consolidation as a record: which files it was made of, what of them was doubted and taken, the sums. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from gongkai_desktop.cases.folding import State
from gongkai_desktop.records.event import Json
from gongkai_desktop.requests.tally import CARRIED_IN, CARRIED_OUT, RECEIVED, SETTLED

if TYPE_CHECKING:  # a record is told without what checks reports
    from gongkai_desktop.reports.annual.figures import Figures
    from gongkai_desktop.reports.consolidation.consolidation import Consolidation, Office

ANNUAL, FILINGS = "annual", "filings"
"""What may be consolidated: annual tables, or the filings of a quarter."""
TITLES: Final[Mapping[str, str]] = {
    ANNUAL: "政府信息公开工作年度报告汇总",
    FILINGS: "不予公开信息备案汇总",
}
"""What is consolidated, as the record is called."""
SHORT: Final[Mapping[str, str]] = {
    RECEIVED: "新收",
    CARRIED_IN: "上年结转",
    SETTLED: "办结",
    CARRIED_OUT: "结转下年度",
}
"""The rows of table three that a report is told by in short, and what they are called."""


class KeptState(StrEnum):
    """Where a consolidation stands."""

    DOUBTED = "有疑问"
    SUMMED = "已汇总"
    WRITTEN = "已写出"
    VOID = "已作废"


@dataclass(frozen=True, slots=True)
class Taken:
    """A doubted report that somebody takes all the same: who, why, on which day (ISO)."""

    who: str
    why: str
    day: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report that was handed in, as it counted: whose, which file by name and content (SHA-256, '' where it could
    not be read any more), when it came, what was doubted, and who took it all the same."""

    office: str
    file: str
    sha256: str
    received: str
    state: str
    late: bool
    doubts: tuple[str, ...]
    taken: Taken | None


@dataclass(frozen=True, slots=True)
class Written:
    """A file that the sum was written as: its name and content, on which day (ISO)."""

    file: str
    sha256: str
    day: str


@dataclass(slots=True, kw_only=True)
class Kept(State):
    """What is known of a consolidation after its events; ``sums`` are as ``sums_of`` gives them."""

    what: str = ""
    year: int = 0
    day: str = ""
    due: str = ""
    expected: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    reports: tuple[Report, ...] = ()
    sums: Mapping[str, Any] | None = None
    notes: tuple[str, ...] = ()
    written: tuple[Written, ...] = ()
    void: str = ""
    voided: str = ""

    @property
    def title(self) -> str:
        """What it is called in lists."""
        return (f"{self.year}年" if self.year else "") + TITLES[self.what] if self.what else ""

    @property
    def state(self) -> KeptState:
        """Where it stands."""
        if self.void:
            return KeptState.VOID
        if self.written:
            return KeptState.WRITTEN
        return KeptState.SUMMED if self.sums else KeptState.DOUBTED

    @property
    def taken(self) -> tuple[Report, ...]:
        """The doubted reports that somebody took."""
        return tuple(one for one in self.reports if one.taken is not None)


# — as an event holds it —


def body_of(found: Consolidation, digests: Sequence[str]) -> dict[str, Json]:
    """A consolidation as the body of an event; ``digests`` are of the files' contents, in the order of the offices."""
    return {
        "what": found.kind,
        "year": found.year,
        "due": found.asked.due,
        "expected": list(found.asked.expected),
        "missing": list(found.missing),
        "reports": [_report(one, sha256) for one, sha256 in zip(found.offices, digests, strict=True)],
        "sums": sums_of(found),
        "notes": list(found.notes),
    }


def _report(one: Office, sha256: str) -> dict[str, Json]:
    taken = one.taken if one.problems else None
    return {
        "office": one.name,
        "file": one.handed.path.name,
        "sha256": sha256,
        "received": one.received,
        "state": one.state,
        "late": one.late,
        "doubts": [problem.words for problem in one.problems],
        "taken": {"who": taken.who, "why": taken.why, "day": taken.day} if taken is not None else None,
    }


def sums_of(found: Consolidation) -> dict[str, Json] | None:
    """The sums as an event holds them: of annual tables every number, of filings the lines by reason; None while
    something is doubted."""
    if not found.ok:
        return None
    if found.kind != ANNUAL:
        return {"lines": len(found.lines), "reasons": dict(found.reasons)}
    return _figures(found.figures) if found.figures is not None else None


def _figures(figures: Figures) -> dict[str, Json]:
    return {
        "applications": {key: list(numbers) for key, numbers in figures.applications.items()},
        "remedies": [list(numbers) for numbers in figures.remedies],
        "proactive": {key: known.value for key, known in figures.proactive.items() if known.value},
    }


def told_by(body: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of the state that an event's body tells."""
    return {
        **{key: body[key] for key in ("what", "year", "due", "sums")},
        **{key: tuple(body[key]) for key in ("expected", "missing", "notes")},
        "reports": tuple(_reported(one) for one in body["reports"]),
    }


def _reported(told: Mapping[str, Any]) -> Report:
    taken = Taken(**told["taken"]) if told["taken"] else None
    return Report(**{**told, "doubts": tuple(told["doubts"]), "taken": taken})
