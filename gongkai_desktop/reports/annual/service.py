"""The annual reports of an office as their users call them, and what the rooms below tell them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai_desktop.cases.service import Cases
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.annual import BY_LAW, Annual
from gongkai_desktop.records.reading import effective, histories
from gongkai_desktop.register.documents import released_in
from gongkai_desktop.reports.annual.acts import ANNUAL
from gongkai_desktop.reports.annual.booklet import FILES, booklet_of
from gongkai_desktop.reports.annual.case import AnnualCase, ReportState
from gongkai_desktop.reports.annual.checks import Check, Earlier
from gongkai_desktop.reports.annual.figures import Entered, Figures, figures
from gongkai_desktop.reports.annual.frozen import Behind, Difference, as_earlier
from gongkai_desktop.reports.annual.report import AnnualReport
from gongkai_desktop.requests.tally import records_counted

if TYPE_CHECKING:
    from gongkai_desktop.paper.booklet import Booklet
    from gongkai_desktop.register.service import Register
    from gongkai_desktop.store import Store

FIRST_YEAR, LAST_YEAR = 2008, 2999
"""The first year that was reported (the 条例 came into force on 2008-05-01), and a bound for what is typed."""
_OF_YEAR = f"SELECT id FROM annual WHERE year = ? AND state <> '{ReportState.VOID}' ORDER BY id DESC"
_TAKEN = f"SELECT year FROM annual WHERE state <> '{ReportState.VOID}'"


class Counts:
    """What the records below say of a year (``case.Counted``)."""

    def __init__(self, store: Store, register: Callable[[], Register]) -> None:
        self._store, self._register = store, register

    def figures(self, year: int, unit: str, entered: Mapping[str, Entered]) -> Figures:
        """The figures of a year as the records have them now."""
        return figures(self._store, self._register(), unit, year, entered)

    def behind(self, year: int, unit: str) -> Behind:
        """The applications behind every number of table three."""
        return records_counted(self._store, year, unit)

    def released(self, year: int) -> int:
        """How many items were made public in a year."""
        return released_in(self._register(), year)

    def earlier(self, year: int) -> Earlier | None:
        """The signed report of the year before; None where there is none."""
        record = of_year(self._store, year - 1)
        state: AnnualReport | None = fold_of(self._store, record) if record else None
        if state is None or state.signed is None:
            return None
        return as_earlier(year - 1, state.signed.snapshot)

    def taken(self) -> frozenset[int]:
        """The years that have a report."""
        return frozenset(int(year) for (year,) in self._store.rows(_TAKEN))


def fold_of(store: Store, record: int) -> AnnualReport | None:
    """The state of a report."""
    state = None
    for event in effective(histories(store, [record]).get(record, [])):
        state = ANNUAL(state, event)
    return state


def of_year(store: Store, year: int) -> int:
    """The record of the report of a year, 0 where there is none."""
    row = store.one(_OF_YEAR, (year,))
    return int(row[0]) if row else 0


@dataclass(frozen=True)
class Report:
    """The report of a year, whether somebody began it (``record``) or not (0)."""

    case: AnnualCase
    record: int = 0

    @property
    def figures(self) -> Figures:
        """Its figures: as they were signed, else live."""
        return self.case.figures

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """What its checks found."""
        return self.case.checks

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What the records say otherwise since it was signed."""
        return self.case.differences


class AnnualReports(Cases[AnnualReport, AnnualCase]):
    """政府信息公开工作年度报告. Reads on any desk; writes only where the records may be written."""

    @property
    def rule(self) -> Annual:
        """What the rule set in use says of the report, else the 条例 alone."""
        return self.room.office.rules.annual or BY_LAW

    def report(self, year: int, today: date | None = None) -> Report:
        """The report of a year on a day: of its record, else what the records below say of it by now.

        Refused for what is no year of a report.
        """
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise Refused(f"没有 {year} 年的年度报告", way=f"年份请写 {FIRST_YEAR} 以后的四位数字")
        day, record = today or self.room.records.today(), of_year(self.room.store, year)
        if record:
            return Report(self.case(record, day), record)
        supposed = AnnualReport(rules=self.room.office.rules_hash, year=year)
        return Report(self.kind.case(supposed, self._moment(day)))

    def booklet(self, report: Report) -> Booklet:
        """The whole report with its texts, as it is shown and written."""
        return booklet_of(report.case, self.room.office.profile.name)

    def write(self, report: Report, path: Path) -> None:
        """Write it as the file that the name says (xlsx, docx, pdf, html). Refused for another ending."""
        FILES.write(path, self.booklet(report))
