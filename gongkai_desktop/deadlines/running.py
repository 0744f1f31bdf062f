"""The clock of a request: from which day it runs, when it stands still, where it ends, and the strip it leaves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gongkai_desktop.deadlines import articles
from gongkai_desktop.deadlines.counting import DAY, Pause, Spans, days_through, end_of, workdays_after
from gongkai_desktop.deadlines.events import Consulted, FeeNoticed, ReasonsAsked
from gongkai_desktop.deadlines.history import History
from gongkai_desktop.deadlines.model import DayMark, Mark
from gongkai_desktop.deadlines.receipt import Receipt
from gongkai_desktop.deadlines.rules import RequestRules
from gongkai_desktop.workdays.calendar import Calendar


@dataclass(frozen=True, slots=True)
class Start:
    """A day to run from, what it is, and the article that makes it so.

    ``anew``: what lengthened the limit before that day lengthens the new one no more.
    """

    day: date
    begins: str
    article: str
    anew: bool = False

    def spent(self, told: date | None) -> bool:
        """Whether something told on that day lengthened an earlier limit than the one from here."""
        return self.anew and told is not None and told < self.day


@dataclass(frozen=True, slots=True)
class Run:
    """Where the limit from one start day ends.

    ``base_due`` is its end without extension, ``longest`` its end with ``more`` working days of extension but
    before a delay, ``due`` its end after all.
    """

    start: Start
    base_due: date
    more: int
    longest: date
    due: date


@dataclass(frozen=True, slots=True)
class Runs:
    """The run that governs; those that can be argued for; the run that was in force before a fee was paid."""

    ran: Run
    argued: tuple[Run, ...]
    before: Run

    def of(self, told: date | None) -> Run:
        """The run that something told on that day belongs to."""
        return self.before if self.ran.start.spent(told) else self.ran


def runs(
    known: History,
    came: Receipt,
    notice_by: date,
    stopped: Spans,
    rules: RequestRules,
    calendar: Calendar,
) -> Runs:
    """Every run of a request.

    Once a fee is paid the limit starts anew (国办函〔2020〕109号); beyond dispute only when its notice went
    out within the limit as it was. Where no notice is recorded, it is taken to have been in order.
    """

    safe, *others = _corrected(known, came, notice_by)
    paid = [Start(day, "缴清信息处理费之日", articles.FEE, anew=True) for day in known.paid]
    paid = paid if rules.payment_restarts else []
    ran = before = _run(safe, known.told_before(paid[0].day) if paid else known, stopped, rules, calendar)
    in_time = not known.noticed or known.noticed[0].sent <= before.due
    governs, argued = safe, [*others, *(one for one in paid if one.day > safe.day)]
    if paid and in_time and paid[0].day >= safe.day:
        governs, argued = paid[0], [one for one in (*others, *paid) if one.day > paid[0].day]
    if paid:
        ran = _run(governs, known, stopped, rules, calendar)
    return Runs(ran, tuple(_run(one, known, stopped, rules, calendar) for one in argued), before)


def _corrected(known: History, came: Receipt, notice_by: date) -> Iterator[Start]:
    """The start that governs but for fees, then others that can be argued for.

    Only a first correction, asked for once and in time, restarts the limit beyond dispute (条例第三十条:
    7个工作日内一次性告知); otherwise the earlier start governs, and with it the earlier due date. Where no
    notice is recorded, it is taken to have been in order.
    """
    safe = last = Start(came.day, came.begins, came.article)
    for number, day in enumerate(known.corrected):
        asked = [notice for notice in known.asked if notice <= day]
        last = Start(day, "收到补正申请之日", articles.CORRECTION)
        if number == 0 and at_once(asked, notice_by):
            safe = last
    yield safe
    if last is not safe:
        yield last
    if came.other is not None and safe.day == came.day:
        yield Start(*came.other, came.article)


def at_once(asked: Sequence[date], notice_by: date) -> bool:
    """Whether corrections were asked for as 条例第三十条 wants it: once and in time. What is not recorded was."""
    return len(asked) <= 1 and all(notice <= notice_by for notice in asked)


def pay_by(notice: FeeNoticed, rules: RequestRules, calendar: Calendar) -> date:
    """The last day to pay: counted from receipt of the notice, from its dispatch when that is not known."""
    return calendar.add(notice.received or notice.sent, rules.payment.workdays)


def stops(known: History, rules: RequestRules, calendar: Calendar) -> Iterator[Pause]:
    """What stops the clock, each with its days: first every consultation, in their order, then the rest."""
    for consulted in known.consulted:
        yield _consulting(consulted, rules, calendar)
    for asked in known.reasons:
        yield _hearing(asked, rules, calendar)
    if not rules.payment_restarts:
        for notice in known.noticed:
            yield _waiting(notice, known, rules, calendar)


def _consulting(consulted: Consulted, rules: RequestRules, calendar: Calendar) -> Pause:
    """The days a consultation takes off the clock: from after dispatch through the reply.

    At most through the 15th working day after the party received the letter (条例第三十二条、第三十四条), or
    after dispatch when that is not known.
    """
    latest = calendar.add(consulted.received or consulted.sent, rules.consultation.workdays)
    ends = min(consulted.replied or latest, latest)
    return Pause(consulted.sent + DAY, ends, f"征求{consulted.party}意见，不计入", articles.PAUSE)


def _hearing(asked: ReasonsAsked, rules: RequestRules, calendar: Calendar) -> Pause:
    """From after the letter through the reasons, or so many working days; none where it does not stop the clock."""
    latest = calendar.add(asked.sent, rules.hearing.workdays)
    ends = min(asked.until or latest, latest)
    return Pause(asked.sent + DAY, ends, "要求申请人说明理由，不计入", rules.hearing.article)


def _waiting(notice: FeeNoticed, known: History, rules: RequestRules, calendar: Calendar) -> Pause:
    """From after the notice through payment, at most through the last day to pay."""
    latest = pay_by(notice, rules, calendar)
    paid = [day for day in known.paid if day >= notice.sent]
    return Pause(notice.sent + DAY, min([*paid, latest]), "等待缴纳信息处理费，不计入", rules.payment.article)


def _run(start: Start, known: History, stopped: Spans, rules: RequestRules, calendar: Calendar) -> Run:
    """The answer's term from a start day, then the extension from the base date, then a delay that was set."""
    base_due = end_of(start.day, rules.answer.workdays, stopped, calendar)
    more = sum(one.workdays for one in known.extended if not start.spent(one.sent))
    longest = end_of(base_due, more, stopped, calendar)
    told = [one.until for one in known.delayed if not start.spent(one.sent)]
    return Run(start, base_due, more, longest, max([longest, *told]))


def strip(
    ran: Run, paused: Mapping[date, Pause], rules: RequestRules, calendar: Calendar
) -> tuple[DayMark, ...]:
    """The run day by day, each day with its reason."""
    start, answer, extension = ran.start, rules.answer, rules.extension
    base = list(
        workdays_after(start.day, answer.workdays, calendar, label="", article=answer.article, paused=paused)
    )
    longer = list(
        workdays_after(
            ran.base_due, ran.more, calendar, label="延长", article=extension.article, paused=paused
        )
    )
    delay = list(days_through(ran.longest, ran.due, calendar, label="延迟", article=articles.EXCESSIVE))
    if longer or delay:
        base[-1] = _noted(base[-1], "原期限届满")
    if longer and delay:
        longer[-1] = _noted(longer[-1], "延长的期限届满")
    days = [DayMark(start.day, Mark.START, f"{start.begins}，不计入", start.article), *base, *longer, *delay]
    days[-1] = _noted(days[-1], "答复期限届满")
    return tuple(days)


def _noted(mark: DayMark, said: str) -> DayMark:
    return replace(mark, note=f"{mark.note}，{said}")
