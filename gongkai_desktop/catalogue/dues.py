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
        from gongkai_desktop.catalogue.lists import view_of

        found = coverage(day.store, beneath, day.today)
        for state in (State.EMPTY, State.STALE):
            place = f"{CATALOGUE}:{view_of(state)}"
            title = f"基本目录：{state}"
            yield Group(place, title, place, found.count(state), (), Weight.CATALOGUE)

    return Dues(groups)
