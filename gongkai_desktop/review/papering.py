"""The paper beside a review: files kept with it, and the scanned pages of the sheet it was printed on."""

from __future__ import annotations

import json

from gongkai_desktop.review.review import Review
from gongkai_desktop.review.view import Attached, Page
from gongkai_desktop.store import Store
from gongkai_desktop.store.failures import reading_back


class Papering:
    """Reads what is kept with reviews and sheets."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def attached(self, review: Review) -> tuple[Attached, ...]:
        """The files kept with the review and with the sheets it was printed on, oldest first."""
        rows = self._store.rows(
            "SELECT a.sha256, a.name, a.size, a.event FROM attachment a"
            " WHERE a.stream IN (SELECT value FROM json_each(?)) ORDER BY a.id",
            (json.dumps([review.number, *review.papers]),),
        )
        return tuple(Attached(str(sha), str(name), int(size), int(event)) for sha, name, size, event in rows)

    def pages(self, number: str) -> tuple[Page, ...]:
        """The scanned pages of the sheet of that number, in order; none for ''."""
        row = self._store.one("SELECT id, scanned FROM sheet WHERE number = ?", (number,)) if number else None
        if row is None or not row[1]:
            return ()
        with reading_back():
            scanned = {int(page): str(sha) for page, sha in json.loads(str(row[1])).items()}
        names = dict(self._store.rows("SELECT sha256, name FROM attachment WHERE stream = ?", (int(row[0]),)))
        return tuple(Page(sha, str(names.get(sha, "")), page) for page, sha in sorted(scanned.items()))
