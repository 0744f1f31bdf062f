"""年度报告 as a kind of record: one a year, from its draft to its publication."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final

from gongkai_desktop.cases.breach import Breach, flagged
from gongkai_desktop.cases.kind import CaseKind, Naming, Status, titled
from gongkai_desktop.cases.limit import Limit, foremost
from gongkai_desktop.cases.urgency import Moment
from gongkai_desktop.deadlines.urgency import NONE
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.office.annual import BY_LAW, FILED, PUBLISHED
from gongkai_desktop.office.office import Office, Reckoning
from gongkai_desktop.office.panel import Section
from gongkai_desktop.reports.annual.acts import ACTS, ANNUAL, BEGINNINGS, VOID
from gongkai_desktop.reports.annual.case import AnnualCase, AnnualOpening, Counted, ReportState
from gongkai_desktop.reports.annual.owed import DAYS
from gongkai_desktop.reports.annual.report import AnnualReport
from gongkai_desktop.reports.annual.sections import sections

if TYPE_CHECKING:
    from gongkai_desktop.cases.papers import Paper

_AT_NO_TIME: Final = date.min
"""Rows know no clock: what they hold is the same on any day."""
_BACK: Final = 12
"""Years back from this one whose report may still be made here."""


class AnnualKind(CaseKind[AnnualReport, AnnualCase]):
    """The report of a year. ``counted`` gives what the rooms below tell, ``own`` who holds a post here."""

    prefix: ClassVar[str] = "annual"
    table: ClassVar[str] = "annual"
    search: ClassVar[str | None] = "annual_search"
    naming: ClassVar[Naming] = Naming("份年度报告", "没有年度报告 #{}")
    beside: ClassVar[bool] = False
    last: ClassVar[str] = VOID.key
    folding, beginnings, acts, days = ANNUAL, BEGINNINGS, ACTS, DAYS
    voided: ClassVar[str] = VOID.event
    gone: ClassVar[str] = f"state = '{ReportState.VOID}'"

    def __init__(self, reckoning: Reckoning, counted: Counted, own: Office) -> None:
        super().__init__(reckoning)
        self._counted, self._own = counted, own

    def case(self, state: AnnualReport, moment: Moment) -> AnnualCase:
        """The report on a day, under the rule set it was begun under."""
        return self._case(state, moment.today)

    def _case(self, state: AnnualReport, today: date) -> AnnualCase:
        rule = self.office.rules_of(state.rules).annual or BY_LAW
        return AnnualCase(state, rule, today, self.office.workdays, self._counted, self._names)

    def _names(self, post: str) -> tuple[str, ...]:
        return tuple(person.name for person in self._own.holders(post))

    def opening(self, about: Sequence[int], moment: Moment, office: Office) -> AnnualOpening:
        """The years without a report, last year's first, then this one's. Refused where all of them have one."""
        this, taken = moment.today.year, self._counted.taken()
        years = (this - 1, this, *range(this - 2, this - _BACK, -1))
        free = tuple(year for year in years if year not in taken)
        if not free:
            raise Refused("这几年都已经有年度报告", way="请在列表里打开那一份；要改的用“更正后重新签发”")
        return AnnualOpening(free, office.rules.annual or BY_LAW, moment.today)

    def called(self, case: AnnualCase) -> tuple[str, str]:
        """Its year, and its title."""
        return (str(case.year) if case.year else ""), case.report.title

    def status(self, case: AnnualCase) -> Status:
        """Where it stands, and how near what it owes is."""
        first, state = foremost(case.limits), case.state.value
        near = first.urgency(Moment.beginning(case.today), case.calendar) if first else NONE
        return Status(state, state, near)

    def limits(self, case: AnnualCase) -> tuple[Limit, ...]:
        """By when it is filed and published."""
        return case.limits

    def breaches(self, case: AnnualCase) -> tuple[Breach, ...]:
        """What was done late or in another order, or without the seal."""
        return case.breaches

    def sections(self, case: AnnualCase, titles: Mapping[int, str]) -> tuple[Section, ...]:
        """Its panel."""
        return sections(case, self._own.person_name)

    def remarks(self, case: AnnualCase) -> tuple[str, ...]:
        """What the records say otherwise since it was signed."""
        found = Counter(one.part for one in case.differences)
        told = "，".join(f"{part} {count} 处" for part, count in found.items())
        return (f"签发以后台账有变动：{told}",) if told else ()

    def facts(self, case: AnnualCase) -> Mapping[str, str]:
        """Its year, its texts, its days."""
        report = case.report
        steps = {key: one.day for key, one in report.done.items()}
        return {
            "year": str(report.year),
            "signed": report.signed.day if report.signed else "",
            **steps,
            **{key: case.texts.get(key, "") for key in report.texts},
        }

    def labels(self, case: AnnualCase) -> Mapping[str, str]:
        """Its year, and its parts by what they are about."""
        return {"year": "年度", **{part.key: part.title for part in case.layout.parts}}

    def next_acts(self, case: AnnualCase) -> tuple[NextAct, ...]:
        """The acts that its state permits; nothing is done with one whose content is gone."""
        return super().next_acts(case) if case.year else ()

    @property
    def papers(self) -> tuple[Paper[AnnualCase], ...]:
        """The report to be signed and sealed."""
        from gongkai_desktop.reports.annual.papers import PAPERS  # drawing is seldom wanted

        return PAPERS

    # — its row —

    def row(self, state: AnnualReport | None) -> Mapping[str, object] | None:
        """The row of the annual table."""
        if state is None:
            return None
        case = self._case(state, _AT_NO_TIME)
        done = {key: one.day for key, one in state.done.items()}
        return {
            "number": str(state.year) if state.year else "",
            "title": titled(state, state.title),
            "year": state.year,
            "state": case.state.value,
            **{key: value for key, value in self.owed(case.limits).items() if key != "due_at"},
            "signed": state.signed.day if state.signed else "",
            "filed": done.get(FILED, ""),
            "published": done.get(PUBLISHED, ""),
            "closed": case.closed,
            "flags": flagged(case.breaches),
            "last_event": state.last_event,
        }
