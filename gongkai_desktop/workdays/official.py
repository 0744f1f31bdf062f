"""The calendar the program ships with, read from its data file."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from gongkai_desktop.data import resource
from gongkai_desktop.workdays.calendar import Calendar
from gongkai_desktop.workdays.days import Announcement
from gongkai_desktop.workdays.statutory import estimated


@cache
def official() -> Calendar:
    """The calendar of all notices known when the program was built, later years estimated. Built once."""
    held = json.loads((resource("workdays") / "announced.json").read_text(encoding="utf-8"))
    notices = {int(year): _announcement(int(year), days) for year, days in held["notices"].items()}
    estimates = {int(year): estimated(int(year), _moving(days)) for year, days in held["moving"].items()}
    return Calendar(notices, estimates)


def _announcement(year: int, days: Mapping[str, Mapping[str, str]]) -> Announcement:
    off, makeup = dict(_named(days["off"])), dict(_named(days["makeup"]))
    return Announcement(year, tuple(sorted(off)), tuple(sorted(makeup)), off | makeup)


def _named(days: Mapping[str, str]) -> Iterator[tuple[date, str]]:
    for name, listed in days.items():
        for day in listed.split():
            yield date.fromisoformat(day), name


def _moving(days: Mapping[str, str]) -> dict[str, date]:
    return {name: date.fromisoformat(day) for name, day in days.items()}
