"""The review queue going out: a view of it as a workbook, or in a superior's own template."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from gongkai_desktop.cases.lists import Listing
from gongkai_desktop.cases.query import Query
from gongkai_desktop.exchange.headers import HeaderWords
from gongkai_desktop.exchange.imports import remembered_mappings
from gongkai_desktop.exchange.intake import Intake
from gongkai_desktop.ledger.spans import show_span
from gongkai_desktop.office.office import Office
from gongkai_desktop.paper.heading import Anchor, Heading
from gongkai_desktop.paper.workbook import Record, write_workbook
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.records.memory import Records
from gongkai_desktop.register.incoming import objection, prepared
from gongkai_desktop.review.fields import FOR_PEOPLE, REVIEWS, SIGNED
from gongkai_desktop.review.service import Reviews

_PAGE: Final = 1000
_ANCHOR: Final = "导出"
_DAYS: Final = {"closed": "办结", "handed_in": "送审", "formed": "送审"}
"""The days by which a time is told in the heading."""
_FOLDED: Final = tuple(key for key in REVIEWS.keys if key not in FOR_PEOPLE)


class ReviewExporter:
    """Writes views of the queue. Needs no writing store."""

    def __init__(
        self,
        records: Records,
        reviews: Reviews,
        lists: Listing,
        office: Office,
        actor: Callable[[], int],
    ) -> None:
        self._records, self._reviews, self._lists = records, reviews, lists
        self._office, self._actor = office, actor

    def export(
        self,
        path: Path,
        query: Query,
        progress: Progress = unheard,
        *,
        template: Path | None = None,
    ) -> int:
        """Write the rows of a query and return how many there were; into ``template`` where one is given.

        The file appears whole or not at all: whatever ``progress`` raises leaves none.
        """
        today = self._records.today()
        total, rows = self._lists.count(query, today), self._rows(query, today)
        left = self._records.leave_anchor(_ANCHOR)
        if template is None:
            return write_workbook(
                path,
                SIGNED,
                rows,
                self._heading(query, today),
                anchor=Anchor(left.count, left.head),
                folded=_FOLDED,
                tally="status",
                progress=lambda done: progress(done, total),
            )
        from gongkai_desktop.exchange.template_fill import fill_template

        intake = Intake(SIGNED, ("title",), objection, prepared, number="number", today=today)
        words = HeaderWords(None, remembered_mappings(self._records.store))
        office = self._office.profile.name
        fill_template(path, template, intake, words, rows, total, progress, office=office)
        return total

    def _rows(self, query: Query, today: date) -> Iterator[Record]:
        """The rows page by page, so that memory stays bounded however long the queue is."""
        after: Record | None = None
        while page := self._lists.page(query, today, after, _PAGE):
            signers = self._reviews.signers([int(str(row["review"])) for row in page if row["review"]])
            yield from ({**row, "signers": signers.get(int(str(row["review"])), "")} for row in page)
            after = page[-1]

    def _heading(self, query: Query, today: date) -> Heading:
        view = next((view.title for view in self._lists.views() if view.key == query.view), "")
        words = f"含“{query.words.strip()}”" if query.words.strip() else ""
        scope = "，".join(part for part in (view, words) if part)
        period = ""
        for day, span in query.filters.items():
            period = f"{_DAYS[day]}日期 {show_span(span)}" if day in _DAYS else period
        maker = self._office.person_name(self._actor())
        return Heading(REVIEWS.title, self._office.profile.name, scope, period, maker, today)
