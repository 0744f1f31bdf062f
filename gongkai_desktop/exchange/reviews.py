"""The review queue going out: a view of it as a workbook with every signer, or in a superior's own template."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import ClassVar, Final

from gongkai_desktop.cases.lists import Listing
from gongkai_desktop.cases.query import Query
from gongkai_desktop.exchange.intake import Intake
from gongkai_desktop.exchange.ledgers import LedgerExporter
from gongkai_desktop.ledger.spans import show_span
from gongkai_desktop.office.office import Office
from gongkai_desktop.paper.heading import Heading
from gongkai_desktop.paper.workbook import Record
from gongkai_desktop.records.memory import Records
from gongkai_desktop.register.incoming import objection
from gongkai_desktop.review.fields import FOR_PEOPLE, REVIEWS, SIGNED
from gongkai_desktop.review.service import Reviews
from gongkai_desktop.review.views import in_period

_DAYS: Final = {"closed": "办结", "handed_in": "送审", "formed": "送审"}
"""The days by which a time is told in the heading."""
_STEP: Final = "step"
_FOLDED: Final = tuple(key for key in REVIEWS.keys if key not in FOR_PEOPLE)


class ReviewExporter(LedgerExporter):
    """Writes views of the queue."""

    tallied: ClassVar[str] = "status"

    def __init__(
        self, reviews: Reviews, lists: Listing, records: Records, office: Office, actor: Callable[[], int]
    ) -> None:
        super().__init__(SIGNED, lists, records, office, actor)
        self._reviews = reviews

    def span(self, view: str, first: str, last: str) -> dict[str, str]:
        """By the day a review was closed, handed in, or its item formed, as the view is."""
        return in_period(view, first, last)

    def _intake(self, today: date) -> Intake:
        return Intake(SIGNED, ("title",), objection, number="number", today=today)

    def _folded(self, query: Query) -> Collection[str]:
        return _FOLDED

    def _told(self, page: Sequence[Record]) -> Iterable[Record]:
        """The rows with who signed each."""
        signers = self._reviews.signers([int(str(row["review"])) for row in page if row["review"]])
        return ({**row, "signers": signers.get(int(str(row["review"])), "")} for row in page)

    def _heading(self, query: Query, maker: str, today: date) -> Heading:
        """Days are told as a time, a step by its name."""
        spans = [f"{_DAYS[day]}日期 {show_span(span)}" for day, span in query.filters.items() if day in _DAYS]
        others = {key: value for key, value in query.filters.items() if key not in (*_DAYS, _STEP)}
        if query.filters.get(_STEP):
            names = [str(row["step_title"]) for row in self._lists.page(query, today, limit=1)]
            others["step_title"] = "".join(names)
        told = super()._heading(replace(query, filters=others), maker, today)
        return replace(told, period="，".join(spans))
