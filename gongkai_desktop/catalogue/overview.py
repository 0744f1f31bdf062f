"""All that the catalogue's page shows at once: rows, levels, counts, what the indicators say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongkai_desktop.cases.query import Query
from gongkai_desktop.catalogue.coverage import Coverage, Row, Warned
from gongkai_desktop.catalogue.lists import Level, chosen, counted, levels
from gongkai_desktop.catalogue.versions import Difference, Version


@dataclass(frozen=True, slots=True)
class Overview:
    """The page of the catalogue. ``counts`` are by view."""

    rows: tuple[Row, ...]
    levels: tuple[Level, ...]
    counts: Mapping[str, int]
    warned: tuple[Warned, ...]


@dataclass(frozen=True, slots=True)
class Unreleased:
    """What changed since the newest version (None: there is none yet)."""

    version: Version | None
    differences: tuple[Difference, ...]


def overview(covered: Coverage, query: Query) -> Overview:
    """The page for a query."""
    rows = covered.rows
    return Overview(tuple(chosen(rows, query)), levels(rows), counted(rows), covered.warned)
