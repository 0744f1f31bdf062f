"""What the office's calendar was told, in words: notices, corrections, corrections taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from gongkai_desktop.office.calendar import CALENDAR_KINDS
from gongkai_desktop.records.event import Event


@dataclass(frozen=True, slots=True)
class Telling:
    """One thing told: on which day, by whom, and what. ``years`` are those whose days it speaks of."""

    day: date
    who: str
    text: str
    years: frozenset[int]


def tellings(events: Iterable[Event], name: Callable[[int], str]) -> tuple[Telling, ...]:
    """The tellings of a calendar, newest first."""
    found = [
        Telling(event.day, name(event.actor), _words(event), _years(event))
        for event in events
        if event.kind in CALENDAR_KINDS and not event.purged
    ]
    return tuple(reversed(found))


def _words(event: Event) -> str:
    body = event.body
    if event.kind == "calendar.announced":
        return f"导入 {body['year']} 年放假安排，放假 {len(body['off'])} 天，补班 {len(body['makeup'])} 天"
    if event.kind == "calendar.withdrawn":
        return f"撤销更正 {'、'.join(body['days'])}：{body['reason']}"
    return "；".join(_correction(one) for one in body["corrections"])


def _correction(one: dict[str, object]) -> str:
    number = f"（{one['number']}）" if one.get("number") else ""
    return f"{one['day']} 改为{'上班' if one['working'] else '放假'}：{one['reason']}{number}"


def _years(event: Event) -> frozenset[int]:
    body = event.body
    if event.kind == "calendar.announced":
        return frozenset({int(body["year"])})
    days = body["days"] if event.kind == "calendar.withdrawn" else [one["day"] for one in body["corrections"]]
    return frozenset(int(day[:4]) for day in days)
