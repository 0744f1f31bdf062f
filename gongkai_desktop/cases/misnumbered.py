"""Numbers of an office's own series (文号) that two bear, or none, as a group of 今日."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from gongkai_desktop.cases.dues import SHOWN, Day, Group, Line, Weight
from gongkai_desktop.cases.query import among_key
from gongkai_desktop.errors import Refused
from gongkai_desktop.office.numbering import oddities, pattern_of, values_of
from gongkai_desktop.office.office import Office

if TYPE_CHECKING:
    from gongkai_desktop.store import Store


def misnumbered(day: Day, title: str, place: str, table: str, series: Iterable[str]) -> Group:
    """Doubles and gaps among this year's numbers of these series.

    ``table`` has the records that bear them (or whose events do), each of which has one line; ``place`` is where 今日
    shows them.
    """
    odd: dict[int, list[str]] = {}
    for record, text in _odd(day, series):
        odd.setdefault(record, []).append(text)
    view = f"{place}:{among_key(odd)}"
    lines = [
        Line(record, _title(day.store, table, record), "", "soon", "；".join(texts), view)
        for record, texts in odd.items()
    ]
    return Group(f"{place}:numbers", title, view, len(lines), tuple(lines[:SHOWN]), Weight.OTHERS)


def _odd(day: Day, series: Iterable[str]) -> Iterator[tuple[int, str]]:
    """What is odd, each with the record that shows it."""
    profile = Office(day.store).profile
    values = values_of(profile.code, profile.word, day.today)
    for key in series:
        pattern = pattern_of(key, profile.numbering, day.rules.numbering)
        with suppress(Refused):  # an office without what its numbers begin with has none to look at
            for one in oddities(day.store, key, pattern, values):
                yield one.record, one.text


def _title(store: Store, table: str, record: int) -> str:
    named = store.one(f"SELECT title FROM {table} WHERE id = ?", (record,))
    return str(named[0]) if named else ""
