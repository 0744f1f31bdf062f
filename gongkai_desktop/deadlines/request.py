"""The time limit of a request: events in, due date and its explanation out (条例第三十条至第三十五条)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from gongkai_desktop.deadlines import articles
from gongkai_desktop.deadlines.counting import COUNTING, Pause, pause_days, provisional_flags, spans
from gongkai_desktop.deadlines.events import RequestEvent
from gongkai_desktop.deadlines.history import History, history
from gongkai_desktop.deadlines.model import DayMark, Deadline, Flag, Mark
from gongkai_desktop.deadlines.notices import Notices, SideLimit, correction, notices, payment
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

    def lapsed(self, day: date) -> bool:
        """Whether on that day the application counts as given up, because its fee was not paid in time.

        Never while it is not known when the applicant received the notice: that has to be proved.
        """
        payment = self.payment
        return payment is not None and payment.met is None and payment.sure and day > payment.due


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestDeadline(Deadline):
    """The due date of the answer to a request.

    ``received`` is the day of receipt; ``start`` the day the limit runs from (later after a correction or
    the payment of a fee). ``unconfirmed``: a shadow clock, the receipt still has to be confirmed.
    ``awaiting_correction``, ``awaiting_payment``: the applicant has been asked and has not answered yet; the
    limit will start anew, beyond dispute where ``restarts``.
    """

    received: date
    start: date
    unconfirmed: bool
    awaiting_correction: bool
    awaiting_payment: bool
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


class Counted(NamedTuple):
    """A time limit once it is counted: what it comes to is told from here, as much of it as is wanted.

    ``known`` is what happened, ``came`` when it came in, ``pauses`` what stops the clock (first each consultation),
    ``ends`` where it ends.
    """

    known: History
    came: Receipt
    pauses: tuple[Pause, ...]
    ends: Runs
    rules: RequestRules
    calendar: Calendar

    def dates(self) -> DueDate:
        """The dates and flags alone: no strip is walked."""
        known, came, ran, rules, calendar = self.known, self.came, self.ends.ran, self.rules, self.calendar
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
            self._restarts(notice, fee),
            self._flags(notice, fee),
        )

    def notices(self) -> Notices:
        """What goes with it: notices, payment, posting."""
        return notices(self.known, self.came, self.ends.ran, self.rules, self.calendar)

    def alternatives(self) -> tuple[Alternative, ...]:
        """The other due dates that can be argued for."""
        due = self.ends.ran.due
        return tuple(
            Alternative(one.due, f"从{one.start.begins}（{one.start.day}）起算")
            for one in self.ends.argued
            if one.due != due
        )

    def deadline(self) -> RequestDeadline:
        """All of it, told day by day."""
        known, came, ran, rules, calendar = self.known, self.came, self.ends.ran, self.rules, self.calendar
        days = strip(ran, pause_days(self.pauses), rules, calendar)
        beside = self.notices()
        return RequestDeadline(
            due=ran.due,
            base_due=ran.base_due,
            provisional=calendar.provisional(came.day, ran.due),
            counted=sum(mark.kind in COUNTING for mark in days),
            days=days,
            citations=_citations(came, days),
            flags=self._flags(beside.correction, beside.payment),
            calendar=calendar.version,
            received=came.day,
            start=ran.start.day,
            unconfirmed=came.unconfirmed,
            awaiting_correction=_awaiting(known),
            awaiting_payment=beside.payment is not None and beside.payment.met is None,
            restarts=self._restarts(beside.correction, beside.payment),
            notices=beside,
            alternatives=self.alternatives(),
        )

    def _flags(self, notice: SideLimit, fee: SideLimit | None) -> tuple[Flag, ...]:
        """What to know about it, beside the limits of the correction notice and of the payment."""
        known, ends, rules = self.known, self.ends, self.rules
        return (
            *self.came.flags,
            *correction_flags(known, notice.due, rules),
            *consultation_flags(known, self.pauses[: len(known.consulted)], ends.ran, rules),
            *excess_flags(known, ends, rules),
            *extension_flags(known, ends, rules),
            *fee_flags(known, fee, ends, rules),
            *provisional_flags(self.came.day, ends.ran.due, self.calendar),
        )

    def _restarts(self, notice: SideLimit, fee: SideLimit | None) -> bool:
        """Whether what the applicant was asked for starts the time anew beyond dispute; see ``running.runs``."""
        if _awaiting(self.known) and at_once(self.known.asked, notice.due):
            return True
        unpaid = fee is not None and fee.met is None and self.rules.payment_restarts
        return unpaid and self.known.noticed[0].sent <= self.ends.before.due


def counted(events: Iterable[RequestEvent], rules: RequestRules, calendar: Calendar) -> Counted:
    """The time limit of a request, counted.

    The day of receipt does not count, then working days do; a corrected application and a fee that was paid
    start the limit anew; days of consultation do not count; an extension is added to the base date; a delay
    that was set and told puts it off to its own day. Events may come in any order. Raises Refused for what
    cannot have happened; what happened against the rules is counted as it was and flagged.
    """
    known = history(events, rules)
    came = receipt(known.received, rules)
    notice_by = calendar.add(came.day, rules.correction.workdays)
    pauses = tuple(stops(known, rules, calendar))
    ends = runs(known, came, notice_by, spans(pauses), rules, calendar)
    return Counted(known, came, pauses, ends, rules, calendar)


def request(events: Iterable[RequestEvent], rules: RequestRules, calendar: Calendar) -> RequestDeadline:
    """When the answer to a request is due, and how that was counted. Raises what ``counted`` raises."""
    return counted(events, rules, calendar).deadline()


def _awaiting(known: History) -> bool:
    return bool(known.asked) and known.asked[-1] > max(known.corrected, default=date.min)


def _citations(came: Receipt, days: Iterable[DayMark]) -> tuple[str, ...]:
    """The articles that made the date, in the order they came to bear."""
    shown = COUNTING | {Mark.START, Mark.PAUSED}
    used = [came.article, articles.FIRST_DAY, *(mark.article for mark in days if mark.kind in shown)]
    return tuple(dict.fromkeys(used))
