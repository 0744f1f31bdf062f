"""All that the catalogue's page shows at once: rows, levels, counts, what the indicators say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai_desktop.catalogue.coverage import Coverage, Row, State, Warned
from gongkai_desktop.catalogue.query import EntryQuery, Level, chosen, levels
from gongkai_desktop.catalogue.versions import Difference, Version


@dataclass(frozen=True, slots=True)
class Overview:
    """The page of the catalogue. ``counts`` by state, '' for every entry in use."""

    rows: tuple[Row, ...]
    levels: tuple[Level, ...]
    counts: Mapping[str, int]
    warned: tuple[Warned, ...]


@dataclass(frozen=True, slots=True)
class Unreleased:
    """What changed since the newest version (None: there is none yet)."""

    version: Version | None
    differences: tuple[Difference, ...]


def overview(covered: Coverage, query: EntryQuery) -> Overview:
    """The page for a query."""
    counts = {state.value: covered.count(state) for state in State}
    counts[""] = len(covered.rows) - counts[State.CLOSED]
    return Overview(tuple(chosen(covered.rows, query)), levels(covered.rows), counts, covered.warned)
