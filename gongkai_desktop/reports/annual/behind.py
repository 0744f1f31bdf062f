"""Where the records behind a figure of an annual report are shown. Pure."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.dues import REQUESTS
from gongkai_desktop.cases.query import among_key
from gongkai_desktop.reports.annual.case import AnnualCase
from gongkai_desktop.reports.annual.figures import COLUMNS
from gongkai_desktop.reports.annual.layout import Row
from gongkai_desktop.reports.annual.spreads import FOUR, THREE
from gongkai_desktop.requests.tally import counted_view, disputed_view

_MOST: Final = 5000
"""More records than a list by their numbers is made of: then the records as they are now are shown."""


def place_behind(case: AnnualCase, key: str) -> str:
    """The place (as 今日 names it) that lists what a figure counts, by the key of its box; '' where nothing does.

    Of a signed report it is what was counted then.
    """
    table, _, rest = key.partition(".")
    name, _, column = rest.rpartition(".")
    if table == THREE:
        row = next(one for one in case.layout.rows if one.key == name)
        return f"{REQUESTS}:{_as_signed(case, row, int(column)) or _live(case, row, int(column))}"
    if table == FOUR:
        return f"{REQUESTS}:{disputed_view(case.year, int(name), int(column))}"
    known = case.figures.proactive.get(rest)
    return among_key(known.records) if known is not None and known.records else ""


def _live(case: AnnualCase, row: Row, column: int) -> str:
    return counted_view(case.year, row.counts, column, case.figures.unit)


def _as_signed(case: AnnualCase, row: Row, column: int) -> str:
    """The view of what was signed; '' for a draft, for nothing, and for very many."""
    signed = case.report.signed
    if signed is None:
        return ""
    kept = [signed.snapshot["records"].get(one, {}) for one in row.counts]
    total = column == len(COLUMNS) - 1
    found = {
        record
        for columns in kept
        for at, records in columns.items()
        if total or at == str(column)
        for record in records
    }
    return among_key(sorted(found)) if 0 < len(found) <= _MOST else ""
