"""The clock of a request: from which day it runs, when it stands still, and the strip it leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from gongkai_desktop.deadlines import articles
from gongkai_desktop.deadlines.counting import DAY, Pause, workdays_after
from gongkai_desktop.deadlines.events import Consulted
from gongkai_desktop.deadlines.history import History
from gongkai_desktop.deadlines.model import DayMark, Mark
from gongkai_desktop.deadlines.receipt import Receipt
from gongkai_desktop.deadlines.rules import RequestRules
from gongkai_desktop.workdays.calendar import Calendar


@dataclass(frozen=True, slots=True)
class Start:
    """A day to run from, what it is, and the article that makes it so."""

    day: date
    begins: str
    article: str


@dataclass(frozen=True, slots=True)
class Run:
    """The strip from one start day: through the due date, and where the limit ended before extension."""

    start: Start
    base_due: date
    days: tuple[DayMark, ...]

    @property
    def due(self) -> date:
        """The last day of the strip."""
        return self.days[-1].date


def starts(known: History, came: Receipt, notice_by: date) -> Iterator[Start]:
    """The start that governs, then others that can be argued for.

    Only a first correction, asked for once and in time, restarts the limit beyond dispute (条例第三十条:
    7个工作日内一次性告知); otherwise the earlier start governs, and with it the earlier due date. Where no
    notice is recorded, it is taken to have been in order.
    """
    safe = last = Start(came.day, came.begins, came.article)
    for number, day in enumerate(known.corrected):
        asked = [notice for notice in known.asked if notice <= day]
        last = Start(day, "收到补正申请之日", articles.CORRECTION)
        if number == 0 and len(asked) <= 1 and all(notice <= notice_by for notice in asked):
            safe = last
    yield safe
    if last is not safe:
        yield last
    if came.other is not None and safe.day == came.day:
        yield Start(*came.other, came.article)


def pause(consulted: Consulted, rules: RequestRules, calendar: Calendar) -> Pause:
    """The days a consultation takes off the clock: from after dispatch through the reply.

    At most through the 15th working day after the party received the letter (条例第三十二条、第三十四条), or
    after dispatch when that is not known.
    """
    latest = calendar.add(consulted.received or consulted.sent, rules.consultation.workdays)
    ends = min(consulted.replied or latest, latest)
    return Pause(consulted.sent + DAY, ends, f"征求{consulted.party}意见，不计入", articles.PAUSE)


def run(
    start: Start, extension: int, paused: Mapping[date, Pause], rules: RequestRules, calendar: Calendar
) -> Run:
    """The strip from a start day: the answer's term, then the extension counted from the base date."""
    base = list(
        workdays_after(
            start.day, rules.answer.workdays, calendar, label="", article=rules.answer.article, paused=paused
        )
    )
    base_due = base[-1].date
    longer = list(
        workdays_after(
            base_due, extension, calendar, label="延长", article=rules.extension.article, paused=paused
        )
    )
    if longer:
        base[-1] = replace(base[-1], note=f"{base[-1].note}，原期限届满")
    strip = [DayMark(start.day, Mark.START, f"{start.begins}，不计入", start.article), *base, *longer]
    strip[-1] = replace(strip[-1], note=f"{strip[-1].note}，答复期限届满")
    return Run(start, base_due, tuple(strip))
