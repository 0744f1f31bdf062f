"""The days of a request that must not be missed, and how near each of them is. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from gongkai_desktop.deadlines.request import RequestDeadline
from gongkai_desktop.deadlines.urgency import nearness
from gongkai_desktop.requests.acts.examination import UNCLEAR
from gongkai_desktop.requests.case import RequestCase

CORRECTION, EXTENSION, ANSWER, POSTING = "补正告知", "延期告知", "答复", "最迟交邮"
REMINDERS: Final = (5, 1, 0)
"""How many working days before the last day of an answer its clerk is reminded."""


@dataclass(frozen=True, slots=True)
class KeyDate:
    """One day: what is owed on it, the day (ISO, '' where none is counted), how near it is or what became of it.

    ``urgency`` is a key as ``nearness`` gives it; ``done`` where nothing more is to be done for it.
    """

    title: str
    day: str
    words: str
    urgency: str


def key_dates(case: RequestCase) -> tuple[KeyDate, ...]:
    """The days for telling a correction and an extension, for the answer and for its posting; none without a clock."""
    return tuple(_dates(case, case.clock)) if case.clock is not None else ()


def _dates(case: RequestCase, clock: RequestDeadline) -> Iterator[KeyDate]:
    request, notices = case.request, clock.notices
    asked = request.corrections[0].sent if request.corrections else ""
    unwanted = bool(request.examined) and request.found != UNCLEAR
    yield _day(case, CORRECTION, notices.correction_notice_by, _told(asked) or ("不需要" if unwanted else ""))
    told = request.extensions[-1].sent if request.extensions else ""
    yield _day(case, EXTENSION, notices.extension_notice_by, _told(told))
    answered = _answered(case)
    due = date.fromisoformat(case.due) if case.due else clock.due
    if not answered and clock.awaiting_payment:
        yield KeyDate(ANSWER, "", "等缴费，缴清后重新起算", "done")
    elif not answered and case.waits:
        yield KeyDate(ANSWER, "", "等补正，收到后起算", "done")
    else:
        yield _day(case, ANSWER, due, answered)
        yield _day(case, POSTING, due, answered)


def _told(day: str) -> str:
    return f"{day[5:]} 已告知" if day else ""


def _answered(case: RequestCase) -> str:
    """What became of the answer, '' while it is owed."""
    if case.open:
        return ""
    served = case.request.served
    day = served.day if served else case.request.fact("served") or case.request.fact("issued")
    return f"{day[5:]} 已送出" if day else case.stage.value


def _day(case: RequestCase, title: str, day: date, done: str) -> KeyDate:
    """A day that is still ahead or past, or what was done for it."""
    text = day.isoformat()
    if done or not case.open:
        return KeyDate(title, text, done or "没有告知", "done")
    near = nearness(text, False, case.today, case.calendar)
    return KeyDate(title, text, near.words, near.key)


def reminders(case: RequestCase) -> tuple[str, ...]:
    """The days (ISO) on which the clerk is reminded of the answer, the first of them first; none once it went out."""
    if not case.open or case.clock is None or case.waits:
        return ()
    due, since = date.fromisoformat(case.due), case.clock.received
    days = (case.calendar.add(due, -before) if before else due for before in REMINDERS)
    return tuple(day.isoformat() for day in days if day >= since)
