"""Whether the computer's clock can be believed: compared with the moment of the last entry.

The moment of an entry is evidence of when the clerk acted, so it must not run backwards unnoticed: an entry made
more than a day before the one that precedes it is refused until somebody confirms the clock in her own name. So is
one made more than a month after it: an office may really have lain idle, but with a clock that ran ahead (a dead
battery, 2099) every true moment would from then on be before the last entry. Reading is never refused.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from gongkai_desktop.errors import Refused
from gongkai_desktop.records.event import Draft

CONFIRMED: Final = "office.clock_confirmed"
BEHIND: Final = timedelta(days=1)
"""A clock may be set back by so much without a word: a correction by minutes, another time zone."""
AHEAD: Final = timedelta(days=31)
"""自然日: longer than an office is silent over its longest holidays."""


_SURE: Final = "时间确实没有错的，由经办人在窗口里确认后继续登记，这次确认会记在她名下"
_TYPED: Final = "命令行加 --clock-sure"


class ClockDoubt(Refused):
    """The clock is before the last entry, or far after it (``ahead``)."""

    ahead = False


def clock_doubt(now: datetime, last: str) -> ClockDoubt | None:
    """Why the clock cannot be believed, None when it can.

    ``last`` is the moment of the last entry in ISO, '' when there is none; both moments without an offset are
    local time.
    """
    if not last:
        return None
    then, now = datetime.fromisoformat(last).astimezone(), now.astimezone()
    told = f"电脑现在是{_said(now)}，上一笔登记是{_said(then)}记下的"
    if then - now > BEHIND:
        return ClockDoubt(
            "电脑的时间比上一笔登记还早",
            why=told,
            way=f"请先改正电脑的日期和时间。{_SURE}",
            command=_TYPED,
        )
    if now - then > AHEAD:
        doubt = ClockDoubt(
            "电脑的时间比上一笔登记晚一个月以上",
            why=told,
            way=f"请先核对电脑的日期：走快了的钟登记下去，以后真正的日期都会比它早。{_SURE}",
            command=_TYPED,
        )
        doubt.ahead = True
        return doubt
    return None


def clock_confirmed(office: int, now: datetime, last: str) -> Draft:
    """Somebody answers for the clock although it is before the last entry."""
    return Draft(CONFIRMED, now.date(), {"last": last, "now": now.isoformat("T", "seconds")}, office)


def _said(moment: datetime) -> str:
    return f"{moment.year}年{moment.month}月{moment.day}日{moment:%H:%M}"
