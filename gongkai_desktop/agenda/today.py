"""今日: what every room has to be done on a day, most urgent first."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai_desktop.cases.dues import Day, Dues, Group


def groups(rooms: Iterable[Dues], day: Day) -> tuple[Group, ...]:
    """The groups that have something in them on that day, in the order of urgency."""
    found = [group for room in rooms for group in room.groups(day) if group.total]
    return tuple(sorted(found, key=lambda group: group.weight))
