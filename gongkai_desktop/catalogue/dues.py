"""What the catalogue makes due: entries that are empty or stale."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gongkai_desktop.cases.dues import CATALOGUE, Day, Dues, Group, Weight


def _groups(day: Day) -> Iterator[Group]:
    if day.store.one("SELECT 1 FROM catalogue") is None:  # most offices have none at first
        return
    from gongkai_desktop.catalogue.coverage import State, coverage  # not loaded at start

    found = coverage(day.store, day.today)
    empty, stale = found.count(State.EMPTY), found.count(State.STALE)
    title = f"基本目录：空白 {empty} 条，陈旧 {stale} 条"
    yield Group(CATALOGUE, title, CATALOGUE, empty + stale, (), Weight.CATALOGUE)


DUES: Final = Dues(_groups)
"""What the catalogue contributes."""
