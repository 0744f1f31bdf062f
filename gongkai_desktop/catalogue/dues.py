"""What the catalogue makes due: entries that are empty or stale."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai_desktop.cases.dues import CATALOGUE, Day, Dues, Group, Weight
from gongkai_desktop.catalogue.belonging import Beneath


def dues(beneath: Beneath) -> Dues:
    """What the catalogue contributes; ``beneath`` tells what stands under its entries."""

    def groups(day: Day) -> Iterator[Group]:
        if day.store.one("SELECT 1 FROM catalogue") is None:  # most offices have none at first
            return
        from gongkai_desktop.catalogue.coverage import State, coverage  # not loaded at start

        found = coverage(day.store, beneath, day.today)
        empty, stale = found.count(State.EMPTY), found.count(State.STALE)
        title = f"基本目录：空白 {empty} 条，陈旧 {stale} 条"
        yield Group(CATALOGUE, title, CATALOGUE, empty + stale, (), Weight.CATALOGUE)

    return Dues(groups)
