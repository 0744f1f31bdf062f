"""A timeline puts into words what somebody looks at, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from gongkai_desktop.cases.timeline import Timeline
from gongkai_desktop.office.panel import Entry
from gongkai_desktop.records.event import Event

DAY = date(2026, 11, 30)


def test_only_what_is_looked_at_is_told() -> None:
    told: list[int] = []

    def words(some: Sequence[Event]) -> tuple[Entry, ...]:
        told.extend(one.id for one in some)
        return tuple(Entry(one.id, one.day, one.at, "张某", f"第{one.id}次来电", True) for one in some)

    events = [Event(at, 1, "visit.called", DAY, "", 0, 0, "", (), {}) for at in range(1, 201)]
    timeline = Timeline(events, words)
    assert (len(timeline), told) == (200, [])
    assert [one.event for one in timeline[-2:]] == told == [199, 200]
    assert (timeline[-1].text, told) == ("第200次来电", [199, 200, 200])
    assert [one.event for one in timeline] == list(range(1, 201))
