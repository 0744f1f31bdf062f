"""What the clerk decides of the findings of one file, before anything is recorded. Knows no widgets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from gongkai_desktop.register.findings import Decision
from gongkai_desktop.register.screenings import Outcome, ToScreen
from gongkai_desktop.screening.matters import GRAVE, Finding, Report

UNREAD = ""
"""The key that stands for a file whose contents could not be read."""


@dataclass(slots=True)
class Deciding:
    """One file: what was found in it, once it has been looked through, and what is to become of each finding."""

    file: ToScreen
    report: Report | None = None
    decisions: dict[str, Decision] = field(default_factory=dict)
    why: str = ""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found so far."""
        return self.report.findings if self.report else ()

    def of(self, key: str) -> Decision:
        """What is to become of a finding."""
        return self.decisions.get(key, Decision.OPEN)

    def decide(self, keys: Iterable[str], decision: Decision) -> list[Finding]:
        """Decide some findings alike; the same again takes it back. Returns those that cannot be taken out."""
        known = {one.key: one for one in self.findings}
        chosen = list(keys)
        again = all(self.of(key) is decision for key in chosen)
        left: list[Finding] = []
        for key in chosen:
            if decision is Decision.CLEANED and (key not in known or not known[key].removable):
                left += [known[key]] if key in known else []
            elif again:
                self.decisions.pop(key, None)
            else:
                self.decisions[key] = decision
        return left

    @property
    def settled(self) -> bool:
        """Whether there is something to record: nothing found, or something decided."""
        if self.report is None:
            return False
        return bool(self.decisions) or self.report.clean

    @property
    def wants_reason(self) -> bool:
        """Whether a reason must be written."""
        grave = {one.key for one in self.findings if one.kind in GRAVE}
        return any(
            decision is Decision.RETURNED or (decision is Decision.CONFIRMED and key in grave)
            for key, decision in self.decisions.items()
        )

    @property
    def to_clean(self) -> tuple[str, ...]:
        """The findings that a cleaned copy is to be without."""
        return tuple(key for key, decision in self.decisions.items() if decision is Decision.CLEANED)

    def outcome(self, cleaned: Path | None, still: Report | None = None) -> Outcome:
        """What is recorded of the file; ``still`` is what is found in the cleaned copy."""
        assert self.report is not None
        return Outcome(self.report, dict(self.decisions), self.why.strip(), cleaned, still)
