"""Deadlines that one date decides, with a term or a day of the calendar: publication, remedies, rule sets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gongkai_desktop.deadlines import articles
from gongkai_desktop.deadlines.counting import (
    COUNTING,
    calendar_days_after,
    days_through,
    nominal_end,
    provisional_flags,
    workdays_after,
)
from gongkai_desktop.deadlines.model import DayMark, Deadline, Mark, Term, Unit
from gongkai_desktop.workdays.calendar import Calendar


def deadline(start: date, term: Term, calendar: Calendar, *, citation: str, begins: str) -> Deadline:
    """The deadline a term after a day that itself does not count (民法典第二百零一条).

    Working days end on the N-th; days and months are counted by the calendar and roll off days off
    (民法典第二百零二条、第二百零三条). ``begins`` names the start day, e.g. 形成之日.
    """
    cited = [citation, articles.FIRST_DAY]
    if term.unit is Unit.WORKDAYS:
        after = list(workdays_after(start, term.amount, calendar, label="", article=citation, paused={}))
        counted = term.amount
    else:
        end = nominal_end(start, term)
        after = list(calendar_days_after(start, end, calendar, article=citation))
        counted = (end - start).days
        cited += [articles.MONTHS] if term.unit is Unit.MONTHS else []
        cited += [articles.ROLLED] if after[-1].date != end else []
    due = after[-1].date
    flags = provisional_flags(start, due, calendar)
    return Deadline(
        due=due,
        base_due=due,
        provisional=bool(flags),
        counted=counted,
        days=(DayMark(start, Mark.START, f"{begins}，不计入", articles.FIRST_DAY), *after),
        citations=tuple(cited),
        flags=flags,
        calendar=calendar.version,
    )


def publication(
    start: date, term: Term, calendar: Calendar, *, citation: str = articles.PUBLICATION
) -> Deadline:
    """By when information must be public, counted from its formation or change.

    条例第二十六条 gives 20 working days; where a law or rule set says otherwise, pass its citation.
    """
    return deadline(start, term, calendar, citation=citation, begins="形成或者变更之日")


def due_dates(starts: Sequence[date], term: Term, calendar: Calendar) -> list[date]:
    """Only the due dates, for many start days at once; the same as ``deadline(...).due`` of each."""
    if term.unit is Unit.WORKDAYS:
        ordinals = calendar.add_many([start.toordinal() for start in starts], term.amount)
        return [date.fromordinal(ordinal) for ordinal in ordinals]
    return [calendar.roll(nominal_end(start, term)) for start in starts]


def fixed(start: date, due: date, calendar: Calendar, *, citation: str, begins: str) -> Deadline:
    """The days after ``start``, named by ``begins``, through the day that the article names by the calendar.

    It falls where it falls and no holiday moves it; the strip says how many working days are left until then.
    """
    after = list(days_through(start, due, calendar, label="", article=citation))
    return Deadline(
        due=due,
        base_due=due,
        provisional=False,
        counted=sum(mark.kind in COUNTING for mark in after),
        days=(DayMark(start, Mark.START, begins), *after),
        citations=(citation,),
        flags=(),
        calendar=calendar.version,
    )
