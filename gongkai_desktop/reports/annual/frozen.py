"""The report as it was signed: its figures, its texts and the records behind each number; and what differs since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gongkai_desktop.reports.annual.checks import Earlier
from gongkai_desktop.reports.annual.figures import (
    COLUMNS,
    REMEDY_COLUMNS,
    REMEDY_PATHS,
    ZEROS,
    Entered,
    Figures,
    Known,
)
from gongkai_desktop.reports.annual.layout import VALID, Layout, layouts
from gongkai_desktop.requests.tally import CARRIED_OUT, Fees

Behind = Mapping[str, Mapping[int, tuple[int, ...]]]
"""By the key of a row of the table of outcomes and by column the applications that it counts."""
_MOST: Final = 20
"""How many records of a difference are named."""


def snapshot(
    figures: Figures, texts: Mapping[str, str], extras: Mapping[str, str], behind: Behind
) -> dict[str, Any]:
    """Everything that a signed report says, as the body of an event holds it."""
    fees = figures.fees
    return {
        "format": figures.layout.key,
        "unit": figures.unit,
        "applications": {key: list(numbers) for key, numbers in figures.applications.items()},
        "remedies": [list(numbers) for numbers in figures.remedies],
        "proactive": {key: known.value for key, known in figures.proactive.items()},
        "items": {key: list(known.records) for key, known in figures.proactive.items() if known.records},
        "fees": [fees.asked, fees.yuan_asked, fees.paid, fees.yuan_paid],
        "texts": dict(texts),
        "extras": dict(extras),
        "records": {
            row: {str(column): list(records) for column, records in columns.items()}
            for row, columns in behind.items()
        },
    }


def thawed(year: int, body: Mapping[str, Any]) -> Figures:
    """The figures of a snapshot."""
    items = body.get("items", {})
    return Figures(
        year,
        layout_named(body["format"]),
        body["unit"],
        {key: tuple(numbers) for key, numbers in body["applications"].items()},
        tuple(map(tuple, body["remedies"])),
        {key: _known(value, items.get(key, ())) for key, value in body["proactive"].items()},
        Fees(*body["fees"]),
    )


def _known(value: str, records: tuple[int, ...] | list[int]) -> Known:
    """A cell as it was signed: where records stand behind it they were counted, else it was entered."""
    if records:
        return Known(value, records=tuple(records))
    return Known(hand=Entered(value, 0, "")) if value else Known()


def layout_named(key: str) -> Layout:
    """The format of that key, the newest for one that is not known any more."""
    return next((one for one in layouts() if one.key == key), layouts()[0])


def as_earlier(year: int, body: Mapping[str, Any]) -> Earlier:
    """What the next year's report is checked against."""
    found = thawed(year, body)
    valid = {
        place.row.key: found.proactive[place.key].value
        for place in found.layout.places
        if place.column.register == VALID and place.key in found.proactive
    }
    return Earlier(year, found.row(CARRIED_OUT), valid, body["texts"])


# — what differs since —


@dataclass(frozen=True, slots=True)
class Difference:
    """A number that the records would give otherwise by now; in table three what came and went behind it."""

    row: str
    column: str
    was: int
    now: int
    came: tuple[int, ...]
    went: tuple[int, ...]

    @property
    def words(self) -> str:
        """In a line."""
        return f"{self.row}（{self.column}）：签发时 {self.was}，现在 {self.now}"

    @property
    def records(self) -> tuple[int, ...]:
        """The applications that make it, a few of them."""
        return (*self.came, *self.went)[:_MOST]


def differences(body: Mapping[str, Any], now: Figures, behind: Behind) -> tuple[Difference, ...]:
    """In what tables three and four differ from what was signed; in three also other records behind one number."""
    return (*_differences(body, now, behind), *_of_remedies(body, now))


def _differences(body: Mapping[str, Any], now: Figures, behind: Behind) -> Iterator[Difference]:
    known, signed = body["applications"], body["records"]
    for row in now.layout.rows:
        old, new = known.get(row.key, ZEROS), now.row(row.key)
        for column in range(len(COLUMNS)):
            before = {one for key in row.counts for one in signed.get(key, {}).get(str(column), ())}
            after = {one for key in row.counts for one in behind.get(key, {}).get(column, ())}
            if before != after or (column < len(COLUMNS) - 1 and old[column] != new[column]):
                came, went = tuple(sorted(after - before)), tuple(sorted(before - after))
                yield Difference(row.title, COLUMNS[column], old[column], new[column], came, went)


def _of_remedies(body: Mapping[str, Any], now: Figures) -> Iterator[Difference]:
    """A dispute of that year that became known later, or whose result was mended."""
    for path, old, new in zip(REMEDY_PATHS, body["remedies"], now.remedies, strict=True):
        for column, was, is_now in zip(REMEDY_COLUMNS, old, new, strict=True):
            if was != is_now:
                yield Difference(path, column, was, is_now, (), ())
