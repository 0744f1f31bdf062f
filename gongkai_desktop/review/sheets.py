"""The paper beside reviews: their places on the sheet they were printed on, the scans of that."""

from __future__ import annotations

import json
from collections.abc import Iterable

from gongkai_desktop.review.opinions import Page
from gongkai_desktop.review.review import Review
from gongkai_desktop.store import Store
from gongkai_desktop.store.failures import reading_back


class ReviewSheets:
    """Reads what stands on the printed sheets."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def beside(self, reviews: Iterable[Review]) -> tuple[tuple[int, int], ...]:
        """These reviews and all open ones on the same sheets, each with its 序号 there, 0 for one on no sheet.

        Sheets in the order they were printed, on each the order of the paper; what is on none comes last, as given.
        """
        given = tuple(reviews)
        sheets = json.dumps(list(dict.fromkeys(one.sheet for one in given if one.sheet)))
        on_paper = self._store.rows(
            "SELECT r.id, e.key + 1 FROM sheet s, json_each(s.items) e, review r"
            " WHERE s.number IN (SELECT value FROM json_each(?)) AND r.closed = '' AND r.sheet = s.number"
            " AND r.subject = json_extract(e.value, '$[0]') ORDER BY s.id, e.key",
            (sheets,),
        )
        found = {int(review): int(place) for review, place in on_paper}
        found |= {one.number: 0 for one in given if one.number not in found}
        return tuple(found.items())

    def places(self, number: str) -> tuple[tuple[int, int], ...]:
        """The reviews that count for the items of a printed sheet, each with its 序号 there; none for ''."""
        return tuple(
            (int(review), int(place))
            for review, place in self._store.rows(
                "SELECT max(r.id), e.key + 1 FROM sheet s, json_each(s.items) e, review r"
                " WHERE s.number = ? AND r.subject = json_extract(e.value, '$[0]') GROUP BY e.key ORDER BY e.key",
                (number,),
            )
        )

    def pages(self, number: str) -> tuple[Page, ...]:
        """The scanned pages of the sheet of that number, in order; none for ''."""
        row = self._store.one("SELECT id, scanned FROM sheet WHERE number = ?", (number,)) if number else None
        if row is None or not row[1]:
            return ()
        with reading_back():
            scanned = {int(page): str(sha) for page, sha in json.loads(str(row[1])).items()}
        names = dict(self._store.rows("SELECT sha256, name FROM attachment WHERE stream = ?", (int(row[0]),)))
        return tuple(Page(sha, str(names.get(sha, "")), page) for page, sha in sorted(scanned.items()))
