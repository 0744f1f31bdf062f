"""The statistics of an office as its users call them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gongkai_desktop.progress import Progress, Tally, unheard
from gongkai_desktop.register import facets as items
from gongkai_desktop.reports.statistics.counting import Counting
from gongkai_desktop.reports.statistics.figures import Statistics
from gongkai_desktop.reports.statistics.periods import Against, period
from gongkai_desktop.reports.statistics.tables import Report
from gongkai_desktop.requests import facets as requests
from gongkai_desktop.review import facets as reviews

if TYPE_CHECKING:
    from gongkai_desktop.cases.service import Workroom
    from gongkai_desktop.paper.booklet import Booklet
    from gongkai_desktop.paper.pen import Printed

REQUESTS, REGISTER, REVIEWS = "requests", "register", "review"
"""The ledgers that figures open, by the names that listings and windows know them by."""


class StatisticsOffice:
    """统计 of a time. Reads on any desk."""

    def __init__(self, room: Workroom) -> None:
        self._room = room

    def report(
        self,
        first: date,
        last: date,
        today: date,
        against: Against = Against.BEFORE,
        progress: Progress = unheard,
    ) -> Report:
        """The tables of a time as the records have it now.

        Refused for what is no time to count in; ``progress`` may raise Cancelled.
        """
        wanted, store, calendar = period(first, last), self._room.store, self._room.office.workdays
        counting = Statistics(
            Counting(requests.FACETS, REQUESTS, requests.RECEIVED, store, calendar, today),
            Counting(items.FACETS, REGISTER, items.PUBLISHED, store, calendar, today),
            Counting(reviews.FACETS, REVIEWS, reviews.HANDED_IN, store, calendar, today),
            wanted,
            against,
        )
        told = Tally(progress)
        with store.snapshot(), store.stoppable(told.look):  # of one moment, and a long query can be stopped
            return counting.report(told)

    def booklet(self, report: Report) -> Booklet:
        """The whole with its tables and charts, as it is written and printed."""
        from gongkai_desktop.reports.statistics.booklet import booklet

        return booklet(report, self._room.office.profile.name)

    def write(self, report: Report, path: Path) -> None:
        """Write it as the file that the name says (xlsx, pdf). Refused for another ending."""
        from gongkai_desktop.reports.statistics.booklet import FILES

        FILES.write(path, self.booklet(report))

    def printed(self, report: Report) -> Printed:
        """It on paper."""
        from gongkai_desktop.paper.booklet_files import printed

        return printed(self.booklet(report))
