"""How near the due date of an item is: that of the stages that still wait for something."""

from __future__ import annotations

from datetime import date

from gongkai_desktop.deadlines.urgency import NONE, Urgency, nearness
from gongkai_desktop.register.stages import OPEN
from gongkai_desktop.workdays.calendar import Calendar


def urgency(stage: str, due: str, provisional: bool, today: date, calendar: Calendar) -> Urgency:
    """How near the due date (ISO or '') of an item of that stage is; items that are done have none."""
    return nearness(due, provisional, today, calendar) if stage in OPEN else NONE
