"""Which days are worked: notices, estimates, and the office's own corrections."""

from gongkai_desktop.workdays.calendar import FIRST_DAY, LAST_DAY, Calendar
from gongkai_desktop.workdays.days import HOLIDAYS, Announcement, Correction, DayKind
from gongkai_desktop.workdays.notices import read_notice
from gongkai_desktop.workdays.official import official

__all__ = [
    "FIRST_DAY",
    "HOLIDAYS",
    "LAST_DAY",
    "Announcement",
    "Calendar",
    "Correction",
    "DayKind",
    "official",
    "read_notice",
]
