"""The annual reports of an office as its users call them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai_desktop.errors import Refused
from gongkai_desktop.office.annual import BY_LAW, Annual
from gongkai_desktop.reports.annual.booklet import booklet, write
from gongkai_desktop.reports.annual.checks import Check, Checked, checks
from gongkai_desktop.reports.annual.figures import Figures, figures

if TYPE_CHECKING:
    from gongkai_desktop.cases.service import Workroom
    from gongkai_desktop.paper.booklet import Booklet
    from gongkai_desktop.register.service import Register

FIRST_YEAR, LAST_YEAR = 2008, 2999
"""The first year that was reported (the 条例 came into force on 2008-05-01), and a bound for what is typed."""


@dataclass(frozen=True, slots=True)
class Report:
    """The report of a year: its figures and what its checks found."""

    figures: Figures
    checks: tuple[Check, ...]


class AnnualReports:
    """政府信息公开工作年度报告. Reads on any desk."""

    def __init__(self, room: Workroom, register: Register) -> None:
        self._room, self._register = room, register

    @property
    def rule(self) -> Annual:
        """What the rule set in use says of the report, else the 条例 alone."""
        return self._room.office.rules.annual or BY_LAW

    def report(self, year: int) -> Report:
        """The report of a year as the records have it now. Refused for what is no year of a report."""
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise Refused(f"没有 {year} 年的年度报告", way=f"年份请写 {FIRST_YEAR} 以后的四位数字")
        found = figures(self._room.store, self._register, self.rule.unit, year, {})
        return Report(found, checks(Checked(found)))

    def booklet(self, report: Report) -> Booklet:
        """The whole report with its texts, as it is shown and written."""
        return booklet(report.figures, {}, self._room.office.profile.name)

    def write(self, report: Report, path: Path) -> None:
        """Write it as the file that the name says (xlsx, docx, pdf, html). Refused for another ending."""
        write(path, self.booklet(report))
