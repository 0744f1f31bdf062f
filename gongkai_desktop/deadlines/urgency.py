"""How near a due date is on a given day, as key, number and words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from gongkai_desktop.workdays.calendar import Calendar

SOON = 3
"""From how many working days ahead a limit counts as near."""
UNIT: Final = " 个工作日"
"""What stands after a number of days in the words."""


@dataclass(frozen=True, slots=True)
class Urgency:
    """``key``: overdue, today, soon, ok, provisional or none; ``left`` in working days, None without a date."""

    key: str
    left: int | None
    words: str


NONE = Urgency("none", None, "")


@lru_cache(maxsize=1024)
def nearness(due: str, provisional: bool, today: date, calendar: Calendar) -> Urgency:
    """How near the due date (ISO, '' for none) of something still open is.

    Remembered: on one day the same few hundred dates are asked of every row of every list.
    """
    if not due:
        return NONE
    left = calendar.between(today, date.fromisoformat(due))
    if due < today.isoformat():
        return Urgency("overdue", left, f"逾期 {-left}{UNIT}" if left else "已过期限")
    if left == 0:
        return Urgency("today", 0, "今天到期" if due == today.isoformat() else "休息日内到期")
    if left <= SOON:
        return Urgency("soon", left, f"还剩 {left}{UNIT}")
    return (
        Urgency("provisional", left, f"暂定还剩 {left}{UNIT}")
        if provisional
        else Urgency("ok", left, f"还剩 {left}{UNIT}")
    )
