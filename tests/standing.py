"""What every room that tests work in has: an office, somebody who acts, and the day on which it stands."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from tests.conftest import NewOffice

ZONE = timezone(timedelta(hours=8))


class OnDay:
    """An office under a rule set on a day, at half past nine."""

    def __init__(self, found: NewOffice, ruleset: str, day: str) -> None:
        self.today = date.fromisoformat(day)
        self.desk = found(ruleset, self._clock)
        self.actor = self.desk.actor()

    def _clock(self) -> datetime:
        day = self.today
        return datetime(day.year, day.month, day.day, 9, 30, tzinfo=ZONE)

    def at(self, day: str) -> None:
        """Let it be another day."""
        self.today = date.fromisoformat(day)
