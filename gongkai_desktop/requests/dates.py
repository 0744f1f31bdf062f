"""The days of a request that must not be missed, and how near each of them is. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from gongkai_desktop.deadlines.urgency import nearness
from gongkai_desktop.requests.states import UNCLEAR

if TYPE_CHECKING:
    from gongkai_desktop.deadlines.notices import Notices
    from gongkai_desktop.deadlines.request import DueDate
    from gongkai_desktop.requests.case import RequestCase
    from gongkai_desktop.workdays.calendar import Calendar

CORRECTION, EXTENSION, ANSWER, POSTING = "补正告知", "延期告知", "答复", "最迟交邮"
DONE, NOT_TOLD, TOO_LATE = "done", "没有告知", "已过，不能延期"
REMINDERS: Final = (5, 1, 0)
"""How many working days before the last day of an answer its clerk is reminded."""


@dataclass(frozen=True, slots=True)
class KeyDate:
    """One day: what is owed on it, the day (ISO, '' where none is counted), how near it is or what became of it.

    ``urgency`` is a key and ``left`` working days as ``nearness`` gives them; DONE and None where nothing more is to
    be done for it.
    """

    title: str
    day: str
    words: str
    urgency: str
    left: int | None = None


def key_dates(case: RequestCase) -> tuple[KeyDate, ...]:
    """The days of an application, told from where it stands; none without a clock."""
    if case.dates is None or case.notices is None:
        return ()
    ordered = case.request.order_until
    return counted_dates(
        case.dates,
        case.notices,
        case.today,
        case.calendar,
        ordered=date.fromisoformat(ordered) if ordered else None,
        needless=bool(case.request.examined) and case.request.found != UNCLEAR,
        waits=case.waits,
        closed="" if case.open else _ended(case),
    )


def counted_dates(
    dates: DueDate,
    notices: Notices,
    today: date,
    calendar: Calendar,
    *,
    waits: bool,
    ordered: date | None = None,
    needless: bool = False,
    closed: str = "",
) -> tuple[KeyDate, ...]:
    """The days for telling a correction and an extension, for the answer and for its posting.

    ``waits``: the time for the answer will start anew. ``ordered`` is the day by which a decision wants the answer.
    ``needless``: it was found that nothing is to be corrected. ``closed`` says what became of the answer, '' while
    it is owed.
    """

    def day(title: str, day: date, done: str) -> KeyDate:
        text = day.isoformat()
        if done or closed:
            return KeyDate(title, text, done or NOT_TOLD, DONE)
        near = nearness(text, False, today, calendar)
        return KeyDate(title, text, near.words, near.key, near.left)

    extended = _told(notices.extension.met)
    over = "" if extended or notices.extension_notice_by >= today else TOO_LATE
    corrected = _told(notices.correction.met) or ("不需要" if needless else "")
    notice = day(CORRECTION, notices.correction_notice_by, corrected)
    longer = day(EXTENSION, notices.extension_notice_by, extended or over)
    if waits and not closed and ordered is None:
        what = "等缴费，缴清后起算" if dates.awaiting_payment else "等补正，收到后起算"
        still = longer if extended else KeyDate(EXTENSION, "", what, DONE)
        return (notice, still, KeyDate(ANSWER, "", what, DONE))
    found = (notice, longer)
    by = ordered or dates.due
    return (*found, day(ANSWER, by, closed), day(POSTING, ordered or notices.latest_posting, closed))


def _told(day: date | None) -> str:
    return f"{day:%m-%d} 已告知" if day else ""


def _ended(case: RequestCase) -> str:
    """What became of an answer that is no longer owed."""
    served = case.request.served
    day = served.day if served else case.request.fact("served") or case.request.fact("issued")
    return f"{day[5:]} 已送出" if day else case.stage.value


def reminders(case: RequestCase) -> tuple[str, ...]:
    """The days (ISO) on which 今日 reminds the clerk of the answer that is owed, the first of them first."""
    if not case.open or case.dates is None or case.waits:
        return ()
    due, since = date.fromisoformat(case.due), case.dates.received
    days = (case.calendar.add(due, -before) if before else due for before in REMINDERS)
    return tuple(day.isoformat() for day in days if day >= since)
