"""A year of the calendar and a notice, for people and for scripts (`workdays show`, `workdays import`)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from gongkai_desktop.errors import Refused
from gongkai_desktop.workdays.calendar import FIRST_DAY, LAST_DAY, Calendar
from gongkai_desktop.workdays.days import Announcement


def year_report(calendar: Calendar, year: int) -> dict[str, object]:
    """The JSON of `workdays show YEAR`: ``year``, ``announced``, ``off`` and ``makeup`` as ISO dates.

    Raises Refused for a year the calendar does not reach.
    """
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        span = f"日历从{FIRST_DAY.year}年到{LAST_DAY.year}年"
        raise Refused(f"没有{year}年的工作日历", why=span, way="请换一个年份")
    off, makeup = _iso(calendar.off(year)), _iso(calendar.makeup(year))
    return {"year": year, "announced": calendar.announced(year), "off": off, "makeup": makeup}


def notice_report(announcement: Announcement) -> dict[str, object]:
    """What a notice says, for `workdays import`: ``year``, ``off`` and ``makeup`` as ISO dates."""
    off, makeup = _iso(announcement.off), _iso(announcement.makeup)
    return {"year": announcement.year, "off": off, "makeup": makeup}


def year_text(calendar: Calendar, year: int) -> str:
    """The same as year_report, for people: one line for a holiday, one for the make-up days."""
    report = year_report(calendar, year)
    state = "按国务院办公厅通知" if report["announced"] else "通知尚未导入，按法定节假日估计，期限为暂定"
    lines = [f"{year}年（{state}）"]
    for name, days in groupby(calendar.off(year), calendar.note):
        listed = list(days)
        lines.append(f"  {name}：{_stretch(listed)}，共{len(listed)}天")
    makeup = "、".join(f"{day.month}月{day.day}日" for day in calendar.makeup(year))
    return "\n".join([*lines, f"  补班：{makeup or '无'}"])


def _stretch(days: Sequence[date]) -> str:
    first, last = days[0], days[-1]
    if (last - first).days + 1 != len(days):
        return "、".join(f"{day.month}月{day.day}日" for day in days)
    start = f"{first.month}月{first.day}日"
    return start if first == last else f"{start}至{last.month}月{last.day}日"


def _iso(days: Sequence[date]) -> list[str]:
    return [day.isoformat() for day in days]


def day_changes(before: Calendar, after: Calendar, year: int) -> tuple[tuple[date, str, str], ...]:
    """The days about a year that are worked in one calendar and not in the other: the day, what it was, what it is."""
    days = (date(year, 1, 1) + timedelta(days=step) for step in range(-31, 366))
    return tuple(
        (day, _said(before, day), _said(after, day))
        for day in days
        if before.is_workday(day) != after.is_workday(day)
    )


def _said(calendar: Calendar, day: date) -> str:
    return f"{'上班' if calendar.is_workday(day) else '放假'}（{calendar.note(day) or '工作日'}）"


def changes_text(changes: Sequence[tuple[date, str, str]]) -> list[str]:
    """The same for people, a line a day."""
    return [f"{day.isoformat()}　{was} → {now}" for day, was, now in changes]
