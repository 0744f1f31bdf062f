"""The queue's lists: pages, counts per view, who has what out for signature. Light, as the first rows need it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Final

from gongkai_desktop.deadlines.urgency import NONE, nearness
from gongkai_desktop.review.query import COLUMNS, TO_SUBMIT, VIEWS, ReviewQuery, View, statement
from gongkai_desktop.review.states import status
from gongkai_desktop.store import Store
from gongkai_desktop.store.failures import damaged
from gongkai_desktop.workdays.calendar import Calendar


@dataclass(frozen=True, slots=True)
class Tally:
    """How many reviews wait at a step or with a signer; ``longest`` in working days."""

    key: str
    title: str
    count: int
    longest: int


_CLOSED: Final = COLUMNS.index("closed")
_STATE: Final = ("state", "step_title", "handed_in")
_ENDED: Final = itemgetter(*map(COLUMNS.index, _STATE))
_WAITING: Final = itemgetter(*map(COLUMNS.index, (*_STATE, "due", "provisional", "out_since", "back")))
"""What decides how a row reads on a day: of one that is closed, and of one that is not."""


class ReviewLists:
    """Reads rows of the review table. ``calendar`` gives the office's working days of the moment."""

    def __init__(self, store: Store, calendar: Callable[[], Calendar]) -> None:
        self._store, self._calendar = store, calendar

    def views(self) -> tuple[View, ...]:
        """The views of the queue, in reading order."""
        return VIEWS

    def page(
        self, query: ReviewQuery, today: date, after: Mapping[str, object] | None = None, limit: int = 200
    ) -> list[dict[str, object]]:
        """The next rows of a list after the row given, at most ``limit``.

        A row has the columns of the review table, ``review`` (0 for an item not handed in, whose record ``id``
        then is), and for that day ``status`` and ``reminder`` in words, ``urgency`` as a key, ``left`` in working
        days or None, ``days_out`` in working days or None.
        """
        found = statement(query, today, after)
        values = self._store.rows(found.page(limit), found.values)
        try:
            return list(_dressed(values, today, self._calendar(), submitted=query.view != TO_SUBMIT))
        except ValueError as error:  # no date where we wrote one
            raise damaged() from error

    def ids(self, query: ReviewQuery, today: date, limit: int = 5000) -> list[int]:
        """The records of a list in its order, at most ``limit``: what a bulk act takes."""
        found = statement(query, today)
        return [number for (number,) in self._store.rows(found.ids(limit), found.values)]

    def count(self, query: ReviewQuery, today: date) -> int:
        """How many rows a list has."""
        found = statement(query, today)
        row = self._store.one(found.count(), found.values)
        return int(row[0]) if row else 0

    def counts(self, today: date) -> Mapping[str, int]:
        """How many rows each view has."""
        return {view.key: self.count(ReviewQuery(view=view.key), today) for view in VIEWS}

    def steps(self, today: date) -> tuple[Tally, ...]:
        """The open reviews by the step that is waited for, the fullest first; longest since its turn came."""
        return self._tallies(
            "SELECT step, max(step_title), count(*), min(turn) FROM review"
            " WHERE closed = '' AND step <> '' GROUP BY step ORDER BY count(*) DESC, step",
            today,
        )

    def signers(self, today: date) -> tuple[Tally, ...]:
        """The sheets out for signature by whom they are with, the longest out first."""
        return self._tallies(
            "SELECT out_to, out_to, count(*), min(out_since) FROM review"
            " WHERE closed = '' AND out_since <> '' AND back = ''"
            " GROUP BY out_to ORDER BY min(out_since), out_to",
            today,
        )

    def _tallies(self, sql: str, today: date) -> tuple[Tally, ...]:
        calendar = self._calendar()
        return tuple(
            Tally(str(key), str(title), int(count), _days(str(since), today, calendar) or 0)
            for key, title, count, since in self._store.rows(sql)
        )


def _dressed(
    rows: Iterable[tuple[object, ...]], today: date, calendar: Calendar, *, submitted: bool
) -> Iterator[dict[str, object]]:
    """Rows with what each says on that day."""
    for values in rows:
        row = dict(zip(COLUMNS, values, strict=True))
        standing = _ENDED(values) if values[_CLOSED] else _WAITING(values)
        row.update(_told(today, calendar, *standing), review=values[0] if submitted else 0)
        yield row


@lru_cache(maxsize=4096)
def _told(
    today: date,
    calendar: Calendar,
    state: str,
    step_title: str,
    handed_in: str = "",
    due: str = "",
    provisional: int = 0,
    out_since: str = "",
    back: str = "",
) -> Mapping[str, object]:
    """What a row says on that day; remembered, because many stand alike. Of one that is closed only its state."""
    near = nearness(due, bool(provisional), today, calendar) if due else NONE
    words = status(state, step_title) if handed_in else f"待{step_title}"
    return {
        "status": words,
        "urgency": near.key,
        "reminder": near.words,
        "left": near.left,
        "days_out": _days("" if back else out_since, today, calendar),
    }


def _days(since: str, today: date, calendar: Calendar) -> int | None:
    """Working days since a day (ISO); None without one."""
    return max(0, calendar.between(date.fromisoformat(since), today)) if since else None
