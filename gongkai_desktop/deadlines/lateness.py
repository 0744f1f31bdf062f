"""How a date stands to a due date, in working days; reminders before it. The day is always asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gongkai_desktop.workdays.calendar import Calendar


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a day stands: working days left, or working days late when ``overdue``."""

    overdue: bool
    workdays: int

    def __str__(self) -> str:
        if self.overdue:
            return f"逾期 {self.workdays} 个工作日" if self.workdays else "已逾期"
        if self.workdays <= 1:
            return "下一工作日到期" if self.workdays else "今日到期"
        return f"还剩 {self.workdays} 个工作日"


def standing(due: date, day: date, calendar: Calendar) -> Standing:
    """Working days after the day up to the due date, or after the due date up to the day."""
    return Standing(day > due, abs(calendar.between(due, day)))


def reminders(due: date, before: Iterable[int], calendar: Calendar) -> tuple[date, ...]:
    """The days that lie so many working days before the due date, earliest first."""
    return tuple(sorted({calendar.add(due, -workdays) for workdays in before}))
