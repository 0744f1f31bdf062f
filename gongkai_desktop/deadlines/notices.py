"""The limits beside the answer's: each notice, and the payment of a fee."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai_desktop.deadlines.history import History
from gongkai_desktop.deadlines.model import Term
from gongkai_desktop.deadlines.receipt import Receipt
from gongkai_desktop.deadlines.rules import Limit, RequestRules
from gongkai_desktop.deadlines.running import Run
from gongkai_desktop.workdays.calendar import Calendar


@dataclass(frozen=True, slots=True, kw_only=True)
class SideLimit:
    """What is owed by ``due``, the last day of a term after ``start``, which is called ``begins``.

    Days of consultation may put ``due`` off further than the term alone. ``met``: the day it was done, None
    while it is not. ``sure``: the day it starts from is known, not taken for it. ``provisional``: a holiday
    notice that is not out may still move it.
    """

    due: date
    start: date
    begins: str
    term: Term
    article: str
    provisional: bool
    met: date | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Notices:
    """What goes with a request: the limits of notices and payment, and the days for posting the answer.

    ``payment`` is None without a fee notice; of several the last one counts.
    """

    correction: SideLimit
    extension: SideLimit
    latest_posting: date
    safe_posting: date
    payment: SideLimit | None = None

    @property
    def correction_notice_by(self) -> date:
        """The last day for a correction notice."""
        return self.correction.due

    @property
    def extension_notice_by(self) -> date:
        """The last day for telling an extension."""
        return self.extension.due


def notices(known: History, came: Receipt, ran: Run, rules: RequestRules, calendar: Calendar) -> Notices:
    """All that goes with a request whose answer is due at the end of that run."""
    return Notices(
        correction(known, came, rules, calendar),
        _extension(known, ran, rules, calendar),
        ran.due,
        max(calendar.add(ran.due, -rules.safe_posting.workdays), ran.start.day),
        payment(known, rules, calendar),
    )


def correction(known: History, came: Receipt, rules: RequestRules, calendar: Calendar) -> SideLimit:
    """By when a notice that asks for a correction has to go out."""
    return side(came.day, came.begins, rules.correction, calendar, met=min(known.asked, default=None))


def side(
    start: date, begins: str, limit: Limit, calendar: Calendar, *, met: date | None, sure: bool = True
) -> SideLimit:
    """The limit so many working days after a day that itself does not count."""
    due = calendar.add(start, limit.workdays)
    return SideLimit(
        due=due,
        start=start,
        begins=begins,
        term=Term(limit.workdays),
        article=limit.article,
        provisional=calendar.provisional(start, due),
        met=met,
        sure=sure,
    )


def _extension(known: History, ran: Run, rules: RequestRules, calendar: Calendar) -> SideLimit:
    told = [one.sent for one in known.extended if one.sent and not ran.start.spent(one.sent)]
    return SideLimit(
        due=ran.base_due,
        start=ran.start.day,
        begins=ran.start.begins,
        term=Term(rules.answer.workdays),
        article=rules.extension.article,
        provisional=calendar.provisional(ran.start.day, ran.base_due),
        met=min(told, default=None),
    )


def payment(known: History, rules: RequestRules, calendar: Calendar) -> SideLimit | None:
    """By when the fee has to be paid that was asked for last; None without a notice."""
    if not known.noticed:
        return None
    last = known.noticed[-1]
    begins = "申请人收到收费通知之日" if last.received else "发出收费通知之日（何时收到待查）"
    paid = min((day for day in known.paid if day >= last.sent), default=None)
    start, sure = last.received or last.sent, last.received is not None
    return side(start, begins, rules.payment, calendar, met=paid, sure=sure)
