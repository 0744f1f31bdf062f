"""An annual report on a day: its figures live or as signed, its texts woven, its checks, what it owes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Final, Protocol

from gongkai_desktop.cases.breach import Breach
from gongkai_desktop.cases.limit import Limit
from gongkai_desktop.deadlines.model import Deadline
from gongkai_desktop.deadlines.plain import fixed
from gongkai_desktop.office.annual import FILED, PUBLISHED, Annual, AnnualStep
from gongkai_desktop.reports.annual.checks import Check, Checked, Earlier, checks
from gongkai_desktop.reports.annual.figures import Entered, Figures
from gongkai_desktop.reports.annual.frozen import Behind, Difference, Live, differences, thawed
from gongkai_desktop.reports.annual.layout import Layout, layout_of
from gongkai_desktop.reports.annual.report import AnnualReport
from gongkai_desktop.reports.annual.weaving import fields, woven
from gongkai_desktop.workdays.calendar import Calendar


class ReportState(StrEnum):
    """Where a report stands."""

    DRAFT = "起草中"
    SIGNED = "已签发"
    DONE = "已办结"
    VOID = "已作废"


OPEN: Final = (ReportState.DRAFT, ReportState.SIGNED)
"""States in which something is still owed."""


class Counted(Protocol):
    """What the rooms below tell a report: figures, the records behind them, the year before."""

    def figures(self, year: int, unit: str, entered: Mapping[str, Entered]) -> Figures:
        """The figures of a year as the records have them now."""

    def behind(self, year: int, unit: str) -> Behind:
        """The applications behind every number of table three."""

    def released(self, year: int) -> int:
        """How many items were made public in a year."""

    def earlier(self, year: int) -> Earlier | None:
        """The signed report of the year before; None where there is none."""

    def taken(self) -> frozenset[int]:
        """The years that have a report."""


@dataclass(frozen=True)
class AnnualCase:
    """A report on a day, under the rule it began with. ``holders`` tells who holds a post."""

    report: AnnualReport
    rule: Annual
    today: date
    calendar: Calendar
    counted: Counted
    holders: Callable[[str], tuple[str, ...]]

    @property
    def year(self) -> int:
        """The year reported."""
        return self.report.year

    @property
    def layout(self) -> Layout:
        """The format of the year."""
        return layout_of(self.year)

    # — where it stands —

    @property
    def left(self) -> tuple[AnnualStep, ...]:
        """The steps after signing that were not taken yet, in their order."""
        return tuple(step for step in self.rule.steps if step.key not in self.report.done)

    @property
    def state(self) -> ReportState:
        """Where it stands."""
        report = self.report
        if report.void:
            return ReportState.VOID
        if report.signed is None:
            return ReportState.DRAFT
        return ReportState.SIGNED if self.left else ReportState.DONE

    @property
    def open(self) -> bool:
        """Whether something is still owed."""
        return self.state in OPEN

    @property
    def closed(self) -> str:
        """The day (ISO) from which nothing is owed any more; '' while something is."""
        report = self.report
        if report.void:
            return report.voided
        return "" if self.open else max(one.day for one in report.done.values())

    # — what it says —

    @cached_property
    def live(self) -> Figures:
        """The figures as the records have them now."""
        return self.counted.figures(self.year, self.rule.unit, self.report.entered)

    @cached_property
    def figures(self) -> Figures:
        """The figures that count: as they were signed, else live."""
        signed = self.report.signed
        return thawed(self.year, signed.snapshot) if signed is not None else self.live

    @cached_property
    def known_fields(self) -> Mapping[str, str]:
        """What may stand between braces in a text, with its figure."""
        return fields(self.live, self.counted.released(self.year))

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The written parts with their figures: as they were signed, else woven with the live ones."""
        signed = self.report.signed
        if signed is not None:
            told: Mapping[str, str] = signed.snapshot["texts"]
            return told
        return {key: woven(text, self.known_fields) for key, text in self.report.texts.items()}

    @property
    def extras(self) -> Mapping[str, str]:
        """What the rule set wants besides, as it counts."""
        signed = self.report.signed
        if signed is not None:
            told: Mapping[str, str] = signed.snapshot["extras"]
            return told
        return {key: one.value for key, one in self.report.extras.items()}

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """The checks of what counts, with the notes on those that may fail."""
        checked = Checked(self.figures, self.texts, self.counted.earlier(self.year))
        return checks(checked, self.report.notes)

    @property
    def unsettled(self) -> tuple[Check, ...]:
        """The checks that fail and of which nobody said why they may."""
        return tuple(one for one in self.checks if not one.settled)

    @property
    def unwritten(self) -> tuple[str, ...]:
        """The headings of the parts that nobody has written."""
        written = self.report.texts
        return tuple(part.heading for part in self.layout.texts if not written.get(part.key, "").strip())

    @property
    def hindrances(self) -> tuple[str, ...]:
        """Why it may not be signed yet, each with the way out."""
        found = [f"{'、'.join(self.unwritten)}还没有写：先“起草”"] if self.unwritten else []
        wrong = [one.name for one in self.unsettled if not one.warning]
        return (*found, *([f"核对没有通过：{'、'.join(wrong)}：改好，或者“说明核对”"] if wrong else []))

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """What the records say otherwise since it was signed."""
        signed = self.report.signed
        if signed is None:
            return ()
        behind = self.counted.behind(self.year, signed.snapshot["unit"])
        live = Live(self.live, behind, self.report.texts, self.known_fields)
        return differences(signed.snapshot, live)

    # — what it owes —

    def limit(self, step: AnnualStep) -> Limit | None:
        """By when a step is owed; None where no article sets a day."""
        if step.due is None or not self.year:
            return None
        due, start = step.due.after(self.year), date(self.year, 12, 31)

        def days() -> Deadline:
            return fixed(start, due, self.calendar, citation=step.article, begins="年度终了")

        return Limit(step.key, f"{step.title}期限", due.isoformat(), step.article, days=days)

    @property
    def limits(self) -> tuple[Limit, ...]:
        """Everything that is still owed by a day."""
        if not self.open:
            return ()
        return tuple(limit for step in self.left if (limit := self.limit(step)) is not None)

    @property
    def breaches(self) -> tuple[Breach, ...]:
        """Steps taken late, not at all, or before the one that comes first; a signature without the seal."""
        report, rule = self.report, self.rule
        if report.void or not report.year:
            return ()
        found = [breach for step in rule.steps if (breach := self._late(step)) is not None]
        filed, published = report.done.get(FILED), report.done.get(PUBLISHED)
        if rule.ordered and published is not None and (filed is None or published.day < filed.day):
            found.append(Breach("out_of_order", "没有备案就公布", rule.order_article))
        if report.signed is not None and not report.signed.sealed:
            found.append(Breach("unsealed", "签发时没有加盖公章", rule.sign_article))
        return tuple(found)

    def _late(self, step: AnnualStep) -> Breach | None:
        if step.due is None:
            return None
        due, done = step.due.after(self.year).isoformat(), self.report.done.get(step.key)
        if done is not None and done.day > due:
            return Breach(f"{step.key}_late", f"{done.day} 才{step.title}，晚于 {due}", step.article)
        if done is None and self.today.isoformat() > due:
            return Breach(f"not_{step.key}", f"{due} 前应当{step.title}，还没有办", step.article)
        return None


@dataclass(frozen=True)
class AnnualOpening:
    """A report that is to be begun: the years without one, last year's first."""

    years: tuple[int, ...]
    rule: Annual
    today: date
