"""The ledgers that files can come into: how each is recognised, matched and written."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from gongkai_desktop.exchange.intake import Intake
from gongkai_desktop.exchange.words import ATTRIBUTES
from gongkai_desktop.records import Draft, Event
from gongkai_desktop.records.reading import effective
from gongkai_desktop.register import (
    REGISTER,
    Item,
    Known,
    amended,
    catalogue,
    imported,
    natural_key,
    objection,
)
from gongkai_desktop.register.item import fold
from gongkai_desktop.store import Store

Row = Mapping[str, object]


class Lookup(Protocol):
    """Finding rows that are known already, many at a time; they have the ledger's columns, id, last_event."""

    def by_number(self, numbers: Collection[str]) -> Mapping[str, Row]:
        """The rows that have these numbers, by number."""

    def by_natural_key(self, keys: Collection[str]) -> Mapping[str, Sequence[Row]]:
        """The rows of these natural keys, each list in the order they came to be."""

    def by_id(self, ids: Collection[int]) -> Mapping[int, Row]:
        """The rows of these records, by record."""


class Target(Protocol):
    """One ledger that files can come into."""

    @property
    def table(self) -> str:
        """The table with its rows."""

    def intake(self, today: date) -> Intake:
        """How its workbooks are recognised and normalised."""

    def lookup(self, store: Store) -> Lookup:
        """Its known rows."""

    def natural_key(self, fields: Mapping[str, str]) -> str:
        """What tells a row that has no number."""

    def objection(self, fields: Mapping[str, str]) -> tuple[str, str] | None:
        """Why a row cannot be taken at all: (column key, reason), or None."""

    def registered(self, fields: Mapping[str, str], today: date) -> Draft:
        """A new row as an event."""

    def amended(self, record: int, changes: Mapping[str, str], today: date) -> Draft:
        """Changed columns of a known row as an event."""

    def fields_at(self, events: Sequence[Event], last: int) -> Mapping[str, str] | None:
        """The row's fields when ``last`` was the newest of its events; None when it did not exist then."""


@dataclass(frozen=True, slots=True)
class ItemTarget:
    """The register of public information."""

    table: str = "item"

    def intake(self, today: date) -> Intake:
        """Rows are named by their title; 文号 “无” is none; what has happened is not in the future."""
        return Intake(
            REGISTER,
            named_by=("title",),
            number="index_no",
            words={"attribute": ATTRIBUTES},
            none=frozenset({"index_no", "doc_no"}),
            past=frozenset({"formed", "published", "reviewed"}),
            today=today,
        )

    def lookup(self, store: Store) -> Lookup:
        """Registered items."""
        return Known(store)

    def natural_key(self, fields: Mapping[str, str]) -> str:
        """By title, document number and day of formation."""
        return natural_key(fields.get("title", ""), fields.get("doc_no", ""), fields.get("formed", ""))

    def objection(self, fields: Mapping[str, str]) -> tuple[str, str] | None:
        """No title, or a secrecy marking."""
        return objection(fields)

    def registered(self, fields: Mapping[str, str], today: date) -> Draft:
        """An imported item, taken as it was."""
        return imported(fields, today)

    def amended(self, record: int, changes: Mapping[str, str], today: date) -> Draft:
        """Amended fields of an item."""
        return amended(record, changes, today)

    def fields_at(self, events: Sequence[Event], last: int) -> Mapping[str, str] | None:
        """The item's fields at that event."""
        state: Item | None = None
        for event in effective(event for event in events if event.id <= last):
            state = fold(state, event)
        return state.fields if state else None


@dataclass(frozen=True, slots=True)
class CatalogueTarget:
    """The catalogue of what is published."""

    table: str = "catalogue"

    def intake(self, today: date) -> Intake:
        """Rows are named by their content or their lowest level."""
        return Intake(catalogue.CATALOGUE, named_by=("content", "second_level", "third_level"), today=today)

    def lookup(self, store: Store) -> Lookup:
        """Entries of the catalogue."""
        return catalogue.KnownEntries(store)

    def natural_key(self, fields: Mapping[str, str]) -> str:
        """By levels and content."""
        return catalogue.natural_key(fields)

    def objection(self, fields: Mapping[str, str]) -> tuple[str, str] | None:
        """A secrecy marking."""
        return catalogue.objection(fields)

    def registered(self, fields: Mapping[str, str], today: date) -> Draft:
        """A new entry."""
        return catalogue.registered(fields, today)

    def amended(self, record: int, changes: Mapping[str, str], today: date) -> Draft:
        """Amended fields of an entry."""
        return catalogue.amended(record, changes, today)

    def fields_at(self, events: Sequence[Event], last: int) -> Mapping[str, str] | None:
        """The entry's fields at that event."""
        state: catalogue.CatalogueEntry | None = None
        for event in effective(event for event in events if event.id <= last):
            state = catalogue.fold(state, event)
        return state.fields if state else None


TARGETS: tuple[Target, ...] = (ItemTarget(), CatalogueTarget())
