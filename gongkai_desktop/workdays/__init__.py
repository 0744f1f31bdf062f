"""Which days are worked: notices, estimates, and the office's own corrections."""

from gongkai_desktop.workdays.calendar import FIRST_DAY, LAST_DAY, Calendar
from gongkai_desktop.workdays.days import HOLIDAYS, Announcement, Correction, DayKind
from gongkai_desktop.workdays.notices import read_notice
from gongkai_desktop.workdays.official import official
from gongkai_desktop.workdays.show import notice_report, year_report, year_text

__all__ = [
    "FIRST_DAY",
    "HOLIDAYS",
    "LAST_DAY",
    "Announcement",
    "Calendar",
    "Correction",
    "DayKind",
    "notice_report",
    "official",
    "read_notice",
    "year_report",
    "year_text",
]
