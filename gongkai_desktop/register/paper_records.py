"""Which record a paper is about, from the number that the clerk sees; and the reviews of a period."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.lists import Listing
from gongkai_desktop.errors import Refused
from gongkai_desktop.register.incoming import record_of
from gongkai_desktop.review.papers import Period
from gongkai_desktop.store import Store

ITEM: Final = "item"
REVIEW: Final = "review"
LETTER: Final = "letter"
MATTER: Final = "matter"
NOTHING: Final = ""
_PERIOD = """
    SELECT id FROM review
    WHERE handed_in BETWEEN ? AND ? OR (closed <> '' AND closed BETWEEN ? AND ?) ORDER BY handed_in, id
"""
_LATEST = {
    REVIEW: "SELECT max(id) FROM review WHERE subject = ?",
    LETTER: "SELECT max(t.id) FROM letter t, json_each(t.items) WHERE json_each.value = ?",
    MATTER: "SELECT max(id) FROM matter WHERE item = ? AND ledger = ?",
}


class PaperRecords:
    """Finds what papers are about."""

    def __init__(self, store: Store, lists: Listing) -> None:
        self._store, self._lists = store, lists

    def find(self, about: str, number: str, title: str, matter: str = "") -> int:
        """The record of that number; for a review, a letter or a matter also the newest of that item.

        Refused, naming the paper's ``title``, when there is none. ``matter`` is the kind of matter wanted.
        """
        text = number.strip()
        if about == NOTHING:
            raise Refused(f"“{title}”不写 --record", why="它按期间汇总", way="请用 --from 和 --to 写明期间")
        if about == ITEM:
            return self._lists.find(text)
        record = self._own(about, text, matter)
        if record is None:
            kind = (matter,) if about == MATTER else ()
            row = self._store.one(_LATEST[about], (self._lists.find(text), *kind))
            record = row[0] if row and row[0] else None
        if record is None:
            raise Refused(f"“{text}”没有可印“{title}”的登记", way="请先登记这件事，再打印")
        return int(record)

    def _own(self, about: str, text: str, matter: str) -> int | None:
        """The record itself: by #n, or a letter by its 文号."""
        if about == LETTER:
            row = self._store.one("SELECT max(id) FROM letter WHERE number = ? AND number <> ''", (text,))
            if row and row[0]:
                return int(row[0])
        record = record_of(text)
        if not record:
            return None
        sql = f"SELECT id FROM {about} WHERE id = ?" + (" AND ledger = ?" if matter else "")
        row = self._store.one(sql, (record, matter) if matter else (record,))
        return int(row[0]) if row else None

    def reviews_of(self, period: Period) -> list[int]:
        """The reviews handed in or closed in a period, in the order they were handed in."""
        days = (period.first.isoformat(), period.last.isoformat())
        return [int(record) for (record,) in self._store.rows(_PERIOD, days * 2)]
