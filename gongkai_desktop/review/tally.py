"""Who the queue waits for: open reviews by step, sheets out for signature by whom they are with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from gongkai_desktop.review.views import working_days
from gongkai_desktop.store import Store
from gongkai_desktop.workdays.calendar import Calendar


@dataclass(frozen=True, slots=True)
class Tally:
    """How many reviews wait at a step or with a signer; ``longest`` in working days."""

    key: str
    title: str
    count: int
    longest: int


class ReviewTallies:
    """Counts in the review table. ``calendar`` gives the office's working days of the moment."""

    def __init__(self, store: Store, calendar: Callable[[], Calendar]) -> None:
        self._store, self._calendar = store, calendar

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
            Tally(str(key), str(title), int(count), working_days(str(since), today, calendar) or 0)
            for key, title, count, since in self._store.rows(sql)
        )
