"""An annual report as a record: what was written, entered, noted, signed and done with it. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from gongkai_desktop.cases.folding import State
from gongkai_desktop.reports.annual.checks import Note
from gongkai_desktop.reports.annual.figures import Entered


@dataclass(frozen=True, slots=True)
class Signed:
    """The report as it was signed: day, who, whether the seal is on it, and everything it said.

    ``snapshot`` has the figures, the texts and the records behind each figure, see ``frozen``.
    """

    event: int
    day: str
    who: str
    sealed: bool
    snapshot: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Done:
    """A step after signing: filed with somebody, published somewhere."""

    day: str
    where: str
    receipt: str = ""


@dataclass(slots=True, kw_only=True)
class AnnualReport(State):
    """What is known of the report of a year after its events.

    ``texts`` are the written parts by their keys, with fields where figures belong. ``entered`` are the figures of
    table two that were entered by hand, ``extras`` what the rule set wants besides, both by their keys. ``notes`` say
    of failing checks why they may stay. ``done`` are the steps after signing by their keys. ``former`` are earlier
    signings that were revised.
    """

    year: int = 0
    begun: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    entered: Mapping[str, Entered] = field(default_factory=dict)
    extras: Mapping[str, Entered] = field(default_factory=dict)
    notes: Mapping[str, Note] = field(default_factory=dict)
    signed: Signed | None = None
    former: tuple[Signed, ...] = ()
    done: Mapping[str, Done] = field(default_factory=dict)
    void: str = ""
    voided: str = ""

    @property
    def title(self) -> str:
        """What it is called in lists."""
        return f"{self.year}年政府信息公开工作年度报告" if self.year else ""
