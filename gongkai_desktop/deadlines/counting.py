"""Strips of days: which day counts, which does not, and why."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai_desktop.deadlines.articles import ROLLED
from gongkai_desktop.deadlines.model import DayMark, Flag, Mark, Term, Unit
from gongkai_desktop.workdays.calendar import Calendar
from gongkai_desktop.workdays.days import DayKind

DAY = timedelta(days=1)

_MARKS = {
    DayKind.WORKDAY: Mark.COUNTED,
    DayKind.MAKEUP: Mark.MAKEUP,
    DayKind.REST: Mark.REST,
    DayKind.HOLIDAY: Mark.HOLIDAY,
}
COUNTING = frozenset({Mark.COUNTED, Mark.MAKEUP})
"""The marks that count towards a term."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Days, first and last included, of which the working days do not count.

    With the last before the first it is no pause at all.
    """

    first: date
    last: date
    note: str
    article: str


def workdays_after(
    start: date, n: int, calendar: Calendar, *, label: str, article: str, paused: Mapping[date, Pause]
) -> Iterator[DayMark]:
    """The days after start, through the n-th working day that counts. ``label`` names the stretch."""
    day, number = start, 0
    while number < n:
        day += DAY
        kind = _MARKS[calendar.kind(day)]
        note = calendar.note(day)
        if kind not in COUNTING:
            yield DayMark(day, kind, note, calendar.basis(day))
        elif day in paused:
            yield DayMark(day, Mark.PAUSED, paused[day].note, paused[day].article)
        else:
            number += 1
            tail = f"（{note}）" if note else ""
            yield DayMark(day, kind, f"{label}第{number}个工作日{tail}", article)


def days_through(
    start: date, end: date, calendar: Calendar, *, label: str, article: str
) -> Iterator[DayMark]:
    """The days after start through a day that somebody set, which may be a day off; none when it is no later."""
    day = start
    workdays = calendar.between(start, end) if end > start else 0
    for mark in workdays_after(start, workdays, calendar, label=label, article=article, paused={}):
        day = mark.date
        yield mark
    while day < end:
        day += DAY
        yield DayMark(day, _MARKS[calendar.kind(day)], calendar.note(day), calendar.basis(day))


Spans = tuple[tuple[date, date], ...]
"""Stretches of days, first and last included, in order and apart."""


def spans(pauses: Iterable[Pause]) -> Spans:
    """The stretches in which the clock stands still; what pauses share is in them once."""
    found: list[tuple[date, date]] = []
    for first, last in sorted((one.first, one.last) for one in pauses if one.first <= one.last):
        if found and first <= found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], last)
        else:
            found.append((first, last))
    return tuple(found)


def end_of(start: date, n: int, stopped: Spans, calendar: Calendar) -> date:
    """The n-th working day after start that counts: where ``workdays_after`` ends, without walking there."""
    end, later = start, calendar.add(start, n)
    while later != end:
        end = later
        still = sum(
            calendar.between(max(first - DAY, start), min(last, end))
            for first, last in stopped
            if first <= end and last > start
        )
        later = calendar.add(start, n + still)
    return end


def pause_days(pauses: Iterable[Pause]) -> dict[date, Pause]:
    """The days on which the clock stands still; a day that two pauses share appears once, for the first."""
    days: dict[date, Pause] = {}
    for pause in pauses:
        day = pause.first
        while day <= pause.last:
            days.setdefault(day, pause)
            day += DAY
    return days


def nominal_end(start: date, term: Term) -> date:
    """The last day of a term of days or months, before rolling off a day off (民法典 201, 202)."""
    if term.unit is Unit.DAYS:
        return start + term.amount * DAY
    months = start.month - 1 + term.amount
    year, month = start.year + months // 12, months % 12 + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def calendar_days_after(start: date, end: date, calendar: Calendar, *, article: str) -> Iterator[DayMark]:
    """The days after start through end, all counted; then the days off it rolls over and where it lands."""
    day, number = start, 0
    while day < end:
        day += DAY
        number += 1
        yield DayMark(day, Mark.COUNTED, f"第{number}日", article)
    while not calendar.is_workday(day):
        day += DAY
        kind = _MARKS[calendar.kind(day)]
        if kind in COUNTING:
            yield DayMark(day, Mark.COUNTED, "末日放假，顺延至此日", ROLLED)
        else:
            yield DayMark(day, kind, calendar.note(day), ROLLED)


def provisional_flags(first: date, last: date, calendar: Calendar) -> tuple[Flag, ...]:
    """The flag of a date that may still move, naming the years whose notice is not out; nothing otherwise."""
    if not calendar.provisional(first, last):
        return ()
    years = [year for year in range(first.year, last.year + 1) if not calendar.announced(year)]
    named = "、".join(f"{year}年" for year in years or [last.year + 1])
    return (Flag("provisional", f"{named}放假安排尚未发布或导入，日期为暂定"),)
