"""What the working calendar was told, and which open records it moves: shown first, then taken in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from gongkai_desktop.office import events
from gongkai_desktop.office.calendar import OfficeCalendar
from gongkai_desktop.records.event import Draft
from gongkai_desktop.register.service import Move, Register
from gongkai_desktop.workdays.calendar import Calendar
from gongkai_desktop.workdays.days import Announcement, Correction

_BEFORE: Final = timedelta(days=40)
"""How long before its year a notice may already move a date: the New Year takes days of December."""


class CalendarChanges:
    """Tells the calendar something on a day. ``record`` remembers the draft; None only looks at what would move."""

    def __init__(
        self,
        calendar: OfficeCalendar,
        register: Register,
        today: date,
        record: Callable[[Draft], object] | None,
    ) -> None:
        self._calendar, self._register = calendar, register
        self._today, self._record = today, record

    def announce(self, announcement: Announcement) -> list[Move]:
        """A holiday notice is out: what it only lengthens is remembered day by day."""
        announcement = self._calendar.workdays.resolved(announcement)
        return self._told(
            self._calendar.workdays.announce(announcement),
            date(announcement.year, 1, 1) - _BEFORE,
            lambda record, touches: events.calendar_announced(
                record, self._today, announcement, touches=touches
            ),
        )

    def correct(self, corrections: Sequence[Correction]) -> list[Move]:
        """The office has its own days off or make-up days."""
        return self._told(
            self._calendar.workdays.corrected(corrections),
            min(correction.day for correction in corrections),
            lambda record, touches: events.calendar_corrected(
                record, self._today, corrections, touches=touches
            ),
        )

    def withdraw(self, days: Sequence[date], reason: str) -> list[Move]:
        """Corrections are taken back: those days are again what the notices say."""
        return self._told(
            self._calendar.workdays.uncorrected(days),
            min(days),
            lambda record, touches: events.calendar_withdrawn(
                record, self._today, days, reason, touches=touches
            ),
        )

    def _told(
        self, after: Calendar, first: date, draft: Callable[[int | None, Iterable[int]], Draft]
    ) -> list[Move]:
        moves = self._register.moves(after, first)
        if self._record is not None:
            reviews = self._register.moved_reviews(after, first)
            self._record(draft(self._calendar.record, [*(move.id for move in moves), *reviews]))
        return moves
