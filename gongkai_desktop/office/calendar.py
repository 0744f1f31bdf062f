"""The working days of this office: the official calendar with what the office was told since."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any, Final

from gongkai_desktop.errors import Refused
from gongkai_desktop.store import Store
from gongkai_desktop.store.failures import reading_back
from gongkai_desktop.workdays.calendar import FIRST_DAY, Calendar
from gongkai_desktop.workdays.days import Announcement, Correction
from gongkai_desktop.workdays.official import official

CALENDAR_KINDS: Final = ("calendar.announced", "calendar.corrected", "calendar.withdrawn")
"""The kinds of events that tell a calendar something."""


class OfficeCalendar:
    """Reads the calendar and remembers it until told that something changed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._built: tuple[str, Calendar] | None = None
        self._current: Calendar | None = None
        self._before: Calendar | None = None

    def refresh(self) -> None:
        """Look again at the next question."""
        self._current = None

    def changing(self) -> None:
        """Its row is about to be written: remember how it counted until now."""
        with suppress(Refused):  # a row that was damaged is written anew
            self._before = self.workdays
        self._current = None

    def moved_from(self) -> date | None:
        """The first day that counts otherwise than it did before the last ``changing``; None where none does.

        Where that could not be read, it is the first day of all.
        """
        if self._before is None:
            return FIRST_DAY
        return self.workdays.differs_from(self._before)

    @property
    def workdays(self) -> Calendar:
        """The calendar of the moment; the same object until notices or corrections change."""
        if self._current is None:
            rows = self._store.rows("SELECT corrections FROM calendar ORDER BY id")
            told = "\n".join(text for (text,) in rows)
            if self._built is None or self._built[0] != told:
                with reading_back():
                    bodies = [body for (text,) in rows for body in json.loads(text)]
                    self._built = told, told_calendar(official(), bodies)
            self._current = self._built[1]
        return self._current

    @property
    def record(self) -> int | None:
        """The record that calendar events belong to; None before the first one."""
        row = self._store.one("SELECT id FROM calendar ORDER BY id")
        return int(row[0]) if row else None


def told_calendar(calendar: Calendar, told: Iterable[Mapping[str, Any]]) -> Calendar:
    """The calendar with everything the office was told: notices and its own corrections."""
    for body in told:
        if "year" in body:
            calendar = calendar.announce(_announcement(body))
        elif "days" in body:
            given = {one.day for one in calendar.corrections}
            calendar = calendar.uncorrected(given.intersection(_days(body["days"])))
        else:
            calendar = calendar.corrected(_correction(one) for one in body["corrections"])
    return calendar


def _announcement(body: Mapping[str, Any]) -> Announcement:
    return Announcement(
        int(body["year"]),
        _days(body["off"]),
        _days(body["makeup"]),
        {date.fromisoformat(day): str(name) for day, name in body["names"].items()},
        tuple(body["missing"]),
    )


def _correction(body: Mapping[str, Any]) -> Correction:
    return Correction(
        date.fromisoformat(body["day"]),
        bool(body["working"]),
        str(body["reason"]),
        bool(body["notice"]),
        str(body.get("number", "")),
    )


def _days(days: Iterable[str]) -> tuple[date, ...]:
    return tuple(date.fromisoformat(day) for day in days)
