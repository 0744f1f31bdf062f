"""Numbers of an office's own series (文号) that two bear, or none, as a group of 今日."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

from gongkai_desktop.cases.dues import SHOWN, Day, Group, Line, Weight
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.numbering import oddities, pattern_of, values_of
from gongkai_desktop.office.office import Office


def misnumbered(day: Day, title: str, place: str, table: str, series: Iterable[str]) -> Group:
    """Doubles and gaps among this year's numbers of these series.

    ``table`` has the records that bear them (or whose events do), ``place`` is the view of 今日 that shows all.
    """
    lines = tuple(_lines(day, f"{place}:all", table, series))
    return Group(f"{place}:numbers", title, f"{place}:all", len(lines), lines[:SHOWN], Weight.OTHERS)


def _lines(day: Day, view: str, table: str, series: Iterable[str]) -> Iterator[Line]:
    profile = Office(day.store).profile
    values = values_of(profile.code, profile.word, day.today)
    for key in series:
        pattern = pattern_of(key, profile.numbering, day.rules.numbering)
        with suppress(Refused):  # an office without what its numbers begin with has none to look at
            for one in oddities(day.store, key, pattern, values):
                named = day.store.one(f"SELECT title FROM {table} WHERE id = ?", (one.record,))
                yield Line(one.record, str(named[0]) if named else "", "", "soon", one.text, view)
