"""The time limit of a request: events in, due date and its explanation out (条例第三十条至第三十五条)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from gongkai_desktop.deadlines import articles
from gongkai_desktop.deadlines.counting import COUNTING, Pause, pause_days, provisional_flags, spans
from gongkai_desktop.deadlines.events import RequestEvent
from gongkai_desktop.deadlines.history import History, history
from gongkai_desktop.deadlines.model import DayMark, Deadline, Flag, Mark
from gongkai_desktop.deadlines.notices import Notices, Reply, SideLimit, correction, notices, payment
from gongkai_desktop.deadlines.receipt import Receipt, receipt
from gongkai_desktop.deadlines.remarks import (
    consultation_flags,
    correction_flags,
    excess_flags,
    extension_flags,
    fee_flags,
)
from gongkai_desktop.deadlines.rules import RequestRules
from gongkai_desktop.deadlines.running import Runs, at_once, runs, stops, strip
from gongkai_desktop.workdays.calendar import Calendar


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another due date that can be argued for, and from what."""

    due: date
    why: str


@dataclass(frozen=True, slots=True)
class DueDate:
    """The dates and flags of a ``RequestDeadline`` without how they were counted; its fields mean what they mean there.

    ``correction`` and ``payment`` are those of its ``notices``. ``restarts``: the time for the answer will start anew,
    beyond dispute, so that none is owed before the applicant has corrected or paid.
    """

    due: date
    base_due: date
    provisional: bool
    received: date
    start: date
    awaiting_correction: bool
    correction: SideLimit
    payment: SideLimit | None
    restarts: bool
    flags: tuple[Flag, ...]

    @property
    def awaiting_payment(self) -> bool:
        """Whether the applicant has been asked to pay and has not yet."""
        return self.payment is not None and self.payment.met is None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestDeadline(Deadline):
    """The due date of the answer to a request.

    ``received`` is the day of receipt; ``start`` the day the limit runs from (later after a correction or
    the payment of a fee). ``unconfirmed``: a shadow clock, the receipt still has to be confirmed.
    ``awaiting_correction``, ``awaiting_payment``: the applicant has been asked and has not answered yet; the
    limit will start anew, beyond dispute where ``restarts``. ``awaiting_reasons``: they were asked for and have
    not come.
    """

    received: date
    start: date
    unconfirmed: bool
    awaiting_correction: bool
    awaiting_payment: bool
    awaiting_reasons: bool
    restarts: bool
    notices: Notices
    alternatives: tuple[Alternative, ...]

    @property
    def dates(self) -> DueDate:
        """The dates alone."""
        return DueDate(
            self.due,
            self.base_due,
            self.provisional,
            self.received,
            self.start,
            self.awaiting_correction,
            self.notices.correction,
            self.notices.payment,
            self.restarts,
            self.flags,
        )

    def citing(self, cite: Callable[[str], str]) -> RequestDeadline:
        """The same with every article as ``cite`` has it."""
        return replace(
            self,
            days=tuple(replace(mark, article=cite(mark.article)) for mark in self.days),
            citations=tuple(map(cite, self.citations)),
            flags=tuple(replace(flag, article=cite(flag.article)) for flag in self.flags),
        )

    @property
    def open_consultations(self) -> tuple[Reply, ...]:
        """The consultations without a reply, each with the day it is owed by and the way out."""
        return tuple(reply for reply in self.notices.replies if reply.met is None)

    @property
    def base_days(self) -> tuple[DayMark, ...]:
        """The strip through ``base_due``, by which an extension has to be told."""
        return tuple(mark for mark in self.days if mark.date <= self.base_due)

    def lapsed(self, day: date) -> bool:
        """Whether on that day the application counts as given up, because its fee was not paid in time.

        Never while it is not known when the applicant received the notice: that has to be proved.
        """
        payment = self.notices.payment
        return payment is not None and payment.met is None and payment.sure and day > payment.due


def request(events: Iterable[RequestEvent], rules: RequestRules, calendar: Calendar) -> RequestDeadline:
    """When the answer to a request is due.

    The day of receipt does not count, then working days do; a corrected application and a fee that was paid
    start the limit anew; days of consultation do not count; an extension is added to the base date; a delay
    that was set and told puts it off to its own day. Events may come in any order. Raises Refused for what
    cannot have happened; what happened against the rules is counted as it was and flagged.
    """
    known, came, pauses, counted = _counted(events, rules, calendar)
    ran = counted.ran
    days = strip(ran, pause_days(pauses), rules, calendar)
    beside = notices(known, came, ran, rules, calendar)
    return RequestDeadline(
        due=ran.due,
        base_due=ran.base_due,
        provisional=calendar.provisional(came.day, ran.due),
        counted=sum(mark.kind in COUNTING for mark in days),
        days=days,
        citations=_citations(came, days),
        flags=_flags(known, came, pauses, counted, (beside.correction, beside.payment), rules, calendar),
        calendar=calendar.version,
        received=came.day,
        start=ran.start.day,
        unconfirmed=came.unconfirmed,
        awaiting_correction=_awaiting(known),
        awaiting_payment=beside.payment is not None and beside.payment.met is None,
        awaiting_reasons=any(asked.until is None for asked in known.reasons),
        restarts=_restarts(known, beside.correction, beside.payment, counted, rules),
        notices=beside,
        alternatives=tuple(_alternatives(counted)),
    )


def due_date(events: Iterable[RequestEvent], rules: RequestRules, calendar: Calendar) -> DueDate:
    """Only the dates and flags of ``request``, for many at once: no strip is walked."""
    known, came, pauses, counted = _counted(events, rules, calendar)
    ran = counted.ran
    notice, fee = correction(known, came, rules, calendar), payment(known, rules, calendar)
    return DueDate(
        ran.due,
        ran.base_due,
        calendar.provisional(came.day, ran.due),
        came.day,
        ran.start.day,
        _awaiting(known),
        notice,
        fee,
        _restarts(known, notice, fee, counted, rules),
        _flags(known, came, pauses, counted, (notice, fee), rules, calendar),
    )


def _flags(
    known: History,
    came: Receipt,
    pauses: tuple[Pause, ...],
    counted: Runs,
    beside: tuple[SideLimit, SideLimit | None],
    rules: RequestRules,
    calendar: Calendar,
) -> tuple[Flag, ...]:
    """What to know about it; ``beside`` are the limits of the correction notice and of the payment."""
    notice, fee = beside
    return (
        *came.flags,
        *correction_flags(known, notice.due, rules),
        *consultation_flags(known, pauses[: len(known.consulted)], counted.ran, rules),
        *excess_flags(known, counted, rules),
        *extension_flags(known, counted, rules),
        *fee_flags(known, fee, counted, rules),
        *provisional_flags(came.day, counted.ran.due, calendar),
    )


def _awaiting(known: History) -> bool:
    return bool(known.asked) and known.asked[-1] > max(known.corrected, default=date.min)


def _restarts(
    known: History, notice: SideLimit, fee: SideLimit | None, counted: Runs, rules: RequestRules
) -> bool:
    """Whether what the applicant was asked for will start the time anew beyond dispute; see ``running.runs``."""
    if _awaiting(known) and at_once(known.asked, notice.due):
        return True
    unpaid = fee is not None and fee.met is None and rules.payment_restarts
    return unpaid and known.noticed[0].sent <= counted.before.due


def _counted(
    events: Iterable[RequestEvent], rules: RequestRules, calendar: Calendar
) -> tuple[History, Receipt, tuple[Pause, ...], Runs]:
    """What happened, when it came in, what stops the clock (first each consultation), and where it ends."""
    known = history(events, rules)
    came = receipt(known.received, rules)
    notice_by = calendar.add(came.day, rules.correction.workdays)
    pauses = tuple(stops(known, rules, calendar))
    return known, came, pauses, runs(known, came, notice_by, spans(pauses), rules, calendar)


def _alternatives(counted: Runs) -> Iterator[Alternative]:
    for other in counted.argued:
        if other.due != counted.ran.due:
            yield Alternative(other.due, f"从{other.start.begins}（{other.start.day}）起算")


def _citations(came: Receipt, days: Iterable[DayMark]) -> tuple[str, ...]:
    """The articles that made the date, in the order they came to bear."""
    shown = COUNTING | {Mark.START, Mark.PAUSED}
    used = [came.article, articles.FIRST_DAY, *(mark.article for mark in days if mark.kind in shown)]
    return tuple(dict.fromkeys(used))
