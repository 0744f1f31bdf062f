"""The report as it was signed: its figures, its texts and the records behind each number; and what differs since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from gongkai_desktop.cases.dues import REQUESTS
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
from gongkai_desktop.reports.annual.layout import (
    APPLICATIONS,
    OTHERS,
    PROACTIVE,
    REMEDIES,
    TEXT,
    VALID,
    Layout,
    Part,
    layouts,
)
from gongkai_desktop.reports.annual.weaving import woven_in
from gongkai_desktop.requests.tally import CARRIED_OUT, TOTAL, Fees

Behind = Mapping[str, Mapping[int, tuple[int, ...]]]
"""By the key of a row of the table of outcomes and by column the applications that it counts."""
_MOST: Final = 20
"""How many records of a difference are named."""
BLANK: Final = "空白"
_FEES: Final = ("收费通知", "通知收费金额", "缴费", "收费金额")
"""What the sixth part has to tell of fees, in the order of a snapshot; as texts call them where they can."""


@dataclass(frozen=True)
class Live:
    """What the records say by now: the figures, the applications behind them, the texts before their figures are
    woven in, and those figures by their names."""

    figures: Figures
    behind: Behind
    texts: Mapping[str, str]
    fields: Mapping[str, str]


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
    """What the records would say otherwise by now: where it stands, as it was signed and as it would be.

    ``part`` is the heading of the part that it stands in. What ``came`` and ``went`` behind it are records of the
    ledger that ``place`` names ('' for the register), both empty where no records are kept with the figure.
    """

    part: str
    what: str
    was: str
    now: str
    place: str = ""
    came: tuple[int, ...] = ()
    went: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        """In a line."""
        return f"{self.what}：签发时 {self.was or BLANK}，现在 {self.now or BLANK}"

    @property
    def records(self) -> tuple[int, ...]:
        """The records that make it, a few of them."""
        return (*self.came, *self.went)[:_MOST]


def differences(signed: Mapping[str, Any], live: Live) -> tuple[Difference, ...]:
    """In what every part differs from what was signed, in the order of the parts; where records are kept with a
    number, also other records behind the same number."""
    by_part = {
        TEXT: _of_text,
        PROACTIVE: _of_table_two,
        APPLICATIONS: _of_table_three,
        REMEDIES: _of_table_four,
    }
    return tuple(one for part in live.figures.layout.parts for one in by_part[part.holds](part, signed, live))


def _of_text(part: Part, signed: Mapping[str, Any], live: Live) -> Iterator[Difference]:
    """The figures woven into a text, then what the sixth part tells of fees whether its text names it or not."""
    template, was = live.texts.get(part.key, ""), signed["texts"].get(part.key, "")
    told = woven_in(template, was)
    for name, value in told.items():
        if (now := live.fields.get(name, value)) != value:
            yield Difference(part.heading, f"“{name}”", value, now)
    if part.key == OTHERS:
        yield from (one for one in _of_fees(part, signed, live) if one.what.strip("“”") not in told)


def _of_fees(part: Part, signed: Mapping[str, Any], live: Live) -> Iterator[Difference]:
    fees = live.figures.fees
    now = (fees.asked, fees.yuan_asked, fees.paid, fees.yuan_paid)
    for name, was, is_now in zip(_FEES, signed["fees"], now, strict=True):
        if was != is_now:
            yield Difference(part.heading, f"“{name}”", str(was), str(is_now))


def _of_table_two(part: Part, signed: Mapping[str, Any], live: Live) -> Iterator[Difference]:
    """What was entered by hand stands as it was signed: the register says nothing else of it."""
    for place in live.figures.layout.places:
        known, was = live.figures.proactive[place.key], signed["proactive"].get(place.key, "")
        before = set(signed.get("items", {}).get(place.key, ()))
        after = set(known.records) if known.hand is None else before
        if was != known.value or before != after:
            came, went = _moved(before, after)
            yield Difference(part.heading, place.title, was, known.value, "", came, went)


def _of_table_three(part: Part, signed: Mapping[str, Any], live: Live) -> Iterator[Difference]:
    known, kept, now = signed["applications"], signed["records"], live.figures
    for row in now.layout.rows:
        old, new = known.get(row.key, ZEROS), now.row(row.key)
        for column, title in enumerate(COLUMNS):
            before = {one for key in row.counts for one in kept.get(key, {}).get(str(column), ())}
            after = {one for key in row.counts for one in live.behind.get(key, {}).get(column, ())}
            if before != after or (column < TOTAL and old[column] != new[column]):
                came, went = _moved(before, after)
                what = f"{row.title}（{title}）"
                yield Difference(part.heading, what, str(old[column]), str(new[column]), REQUESTS, came, went)


def _of_table_four(part: Part, signed: Mapping[str, Any], live: Live) -> Iterator[Difference]:
    """A dispute of that year that became known later, or whose result was mended."""
    for path, old, new in zip(REMEDY_PATHS, signed["remedies"], live.figures.remedies, strict=True):
        for column, was, is_now in zip(REMEDY_COLUMNS, old, new, strict=True):
            if was != is_now:
                yield Difference(part.heading, f"{path}（{column}）", str(was), str(is_now))


def _moved(before: set[int], after: set[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return tuple(sorted(after - before)), tuple(sorted(before - after))
