"""Days of the working calendar in words and letters, as the screens show them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.workdays.calendar import Calendar
from gongkai_desktop.workdays.days import DayKind
from ui.kit.editors import weekday
from ui.kit.month import Face


def kind_words(kind: DayKind) -> str:
    """A kind of day in words."""
    return {
        DayKind.WORKDAY: QCoreApplication.translate("Days", "工作日"),
        DayKind.REST: QCoreApplication.translate("Days", "休息日"),
        DayKind.HOLIDAY: QCoreApplication.translate("Days", "放假"),
        DayKind.MAKEUP: QCoreApplication.translate("Days", "补班"),
    }[kind]


def day_words(day: date, kind: DayKind, note: str) -> str:
    """The day, its weekday, what it is and why, in a line."""
    parts = [f"{day.isoformat()} {weekday(day)}", kind_words(kind)]
    return " · ".join([*parts, note] if note and kind not in (DayKind.REST,) else parts)


def letter(kind: DayKind) -> str:
    """The one character that tells a day off or a make-up day without colour; '' for usual days."""
    if kind is DayKind.HOLIDAY:
        return QCoreApplication.translate("Days", "休")
    return QCoreApplication.translate("Days", "班") if kind is DayKind.MAKEUP else ""


def short_name(kind: DayKind, note: str) -> str:
    """Two characters for a square with room: the holiday's name, 班 for a make-up day; '' for usual days."""
    if kind is DayKind.HOLIDAY:
        return note.partition("、")[0][:2] or letter(kind)
    return letter(kind)


def face_of(calendar: Calendar, day: date) -> Face:
    """How a day of the year view looks."""
    kind, note = calendar.kind(day), calendar.note(day)
    return Face(kind, letter(kind), day_words(day, kind, note), own=calendar.correction(day) is not None)
