"""The annual report on paper: as it is signed and sealed, with its number and its code."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.papers import BookletPaper, Paper
from gongkai_desktop.reports.annual.booklet import booklet_of
from gongkai_desktop.reports.annual.case import AnnualCase

SHEET: Final = "annual-report"

PAPERS: Final[tuple[Paper[AnnualCase], ...]] = (
    BookletPaper(
        key=SHEET,
        title="政府信息公开工作年度报告",
        content=lambda case, lent: booklet_of(case, lent.office.profile.name),
    ),
)
"""What is printed of an annual report."""
