"""The time limit of a request: events in, due date and its explanation out (条例第三十条至第三十四条)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from gongkai_desktop.deadlines import articles
from gongkai_desktop.deadlines.counting import COUNTING, pause_days, provisional_flags
from gongkai_desktop.deadlines.events import RequestEvent
from gongkai_desktop.deadlines.history import history
from gongkai_desktop.deadlines.model import Deadline, Mark
from gongkai_desktop.deadlines.receipt import Receipt, receipt
from gongkai_desktop.deadlines.remarks import consultation_flags, correction_flags, extension_flags
from gongkai_desktop.deadlines.rules import RequestRules
from gongkai_desktop.deadlines.running import Run, pause, run, starts
from gongkai_desktop.workdays.calendar import Calendar


@dataclass(frozen=True, slots=True)
class Notices:
    """The days that go with a request: last days for each notice, and for posting the answer."""

    correction_notice_by: date
    extension_notice_by: date
    latest_posting: date
    safe_posting: date


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another due date that can be argued for, and from what."""

    due: date
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestDeadline(Deadline):
    """The due date of the answer to a request.

    ``received`` is the day of receipt; ``start`` the day the limit runs from (later after a correction).
    ``unconfirmed``: a shadow clock, the receipt still has to be confirmed. ``awaiting_correction``: the
    applicant has been asked and has not answered yet; the limit will start anew.
    """

    received: date
    start: date
    unconfirmed: bool
    awaiting_correction: bool
    notices: Notices
    alternatives: tuple[Alternative, ...]


def request(events: Iterable[RequestEvent], rules: RequestRules, calendar: Calendar) -> RequestDeadline:
    """When the answer to a request is due.

    The day of receipt does not count, then working days do; a corrected application starts the limit anew;
    days of consultation do not count; an extension is added to the base date. Events may come in any order.
    Raises Refused for what cannot have happened; what happened against the rules is counted as it was and
    flagged.
    """
    known = history(events, rules)
    came = receipt(known.received, rules)
    notice_by = calendar.add(came.day, rules.correction.workdays)
    pauses = [pause(one, rules, calendar) for one in known.consulted]
    paused = pause_days(pauses)
    ran, *argued = [
        run(start, known.extension, paused, rules, calendar) for start in starts(known, came, notice_by)
    ]
    provisional = provisional_flags(came.day, ran.due, calendar)
    flags = (
        *came.flags,
        *correction_flags(known, notice_by, rules),
        *consultation_flags(known, pauses, ran, rules),
        *extension_flags(known.extended, ran.base_due, rules),
        *provisional,
    )
    return RequestDeadline(
        due=ran.due,
        base_due=ran.base_due,
        provisional=bool(provisional),
        counted=sum(mark.kind in COUNTING for mark in ran.days),
        days=ran.days,
        citations=_citations(came, ran),
        flags=flags,
        calendar=calendar.version,
        received=came.day,
        start=ran.start.day,
        unconfirmed=came.unconfirmed,
        awaiting_correction=bool(known.asked) and known.asked[-1] > max(known.corrected, default=date.min),
        notices=_notices(ran, notice_by, rules, calendar),
        alternatives=tuple(_alternatives(ran, argued)),
    )


def _alternatives(ran: Run, argued: Iterable[Run]) -> Iterator[Alternative]:
    for other in argued:
        if other.due != ran.due:
            yield Alternative(other.due, f"从{other.start.begins}（{other.start.day}）起算")


def _citations(came: Receipt, ran: Run) -> tuple[str, ...]:
    """The articles that made the date, in the order they came to bear."""
    shown = COUNTING | {Mark.START, Mark.PAUSED}
    used = [came.article, articles.FIRST_DAY, *(mark.article for mark in ran.days if mark.kind in shown)]
    return tuple(dict.fromkeys(used))


def _notices(ran: Run, correction_by: date, rules: RequestRules, calendar: Calendar) -> Notices:
    safe = max(calendar.add(ran.due, -rules.safe_posting.workdays), ran.start.day)
    return Notices(correction_by, ran.base_due, ran.due, safe)
