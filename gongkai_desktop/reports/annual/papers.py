"""The annual report on paper: as it is signed and sealed, with its number and its code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from gongkai_desktop.cases.papers import About, DrawnPaper, Made, Paper, Stationery, twin
from gongkai_desktop.paper.booklet_page import BookletPart
from gongkai_desktop.paper.pages import Bound, print_sheets
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.paper.qr import SheetMark
from gongkai_desktop.reports.annual.booklet import booklet_of
from gongkai_desktop.reports.annual.case import AnnualCase

SHEET: Final = "annual-report"


def _made(about: Sequence[About[AnnualCase]], lent: Stationery) -> Made:
    content = booklet_of(about[0].case, lent.office.profile.name)

    def draw(marks: Sequence[SheetMark | None]) -> Printed:
        return print_sheets([Bound([BookletPart(content)], marks[0])])

    return [twin(SHEET, about)], draw


PAPERS: Final[tuple[Paper[AnnualCase], ...]] = (
    DrawnPaper(key=SHEET, title="政府信息公开工作年度报告", blank=False, make=_made),
)
"""What is printed of an annual report."""
