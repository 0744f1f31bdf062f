"""The ledgers that files can come into: how each is recognised, matched and written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from gongkai_desktop.catalogue import entry as catalogue
from gongkai_desktop.catalogue.acts import ENTRY
from gongkai_desktop.catalogue.fields import CATALOGUE
from gongkai_desktop.catalogue.fields import natural_key as entry_key
from gongkai_desktop.exchange.intake import Intake
from gongkai_desktop.exchange.words import ATTRIBUTES, MARKS
from gongkai_desktop.ledger import Ledger
from gongkai_desktop.records.event import Draft, Event, Ready
from gongkai_desktop.records.reading import effective
from gongkai_desktop.register.acts import ITEM
from gongkai_desktop.register.fields import REGISTER
from gongkai_desktop.register.incoming import amended, imported, natural_key, objection, prepared
from gongkai_desktop.register.item import Item


class Target(Protocol):
    """One ledger that files can come into."""

    @property
    def table(self) -> str:
        """The table of its rows, with natural_key, id and last_event beside the ledger's columns."""

    def intake(self, today: date) -> Intake:
        """How its workbooks are recognised and normalised."""

    def natural_key(self, fields: Mapping[str, str]) -> str:
        """What tells a row that has no number."""

    def objection(self, fields: Mapping[str, str]) -> tuple[str, str] | None:
        """Why a row cannot be taken at all: (column key, reason), or None."""

    def registered(self, fields: Mapping[str, str], today: date, ready: Ready | None = None) -> Draft:
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
            objection=objection,
            prepared=prepared,
            number="index_no",
            words={"attribute": ATTRIBUTES},
            marks=MARKS,
            none=frozenset({"index_no", "doc_no"}),
            folded=frozenset({"index_no", "doc_no"}),
            telling=frozenset({"review_conclusion"}),
            past=frozenset({"formed", "published", "reviewed"}),
            today=today,
        )

    def natural_key(self, fields: Mapping[str, str]) -> str:
        """By title, document number and day of formation."""
        return natural_key(fields.get("title", ""), fields.get("doc_no", ""), fields.get("formed", ""))

    def objection(self, fields: Mapping[str, str]) -> tuple[str, str] | None:
        """No title, or a secrecy marking."""
        return objection(fields)

    def registered(self, fields: Mapping[str, str], today: date, ready: Ready | None = None) -> Draft:
        """An imported item, taken as it was."""
        return imported(fields, today, ready)

    def amended(self, record: int, changes: Mapping[str, str], today: date) -> Draft:
        """Amended fields of an item."""
        return amended(record, changes, today)

    def fields_at(self, events: Sequence[Event], last: int) -> Mapping[str, str] | None:
        """The item's fields at that event."""
        state: Item | None = None
        for event in effective(event for event in events if event.id <= last):
            state = ITEM(state, event)
        return state.fields if state else None


@dataclass(frozen=True, slots=True)
class CatalogueTarget:
    """The catalogue of what is published."""

    table: str = "catalogue"

    def intake(self, today: date) -> Intake:
        """Rows are named by their content or their lowest level."""
        return Intake(
            CATALOGUE,
            named_by=("content", "second_level", "third_level"),
            objection=catalogue.objection,
            prepared=catalogue.prepared,
            today=today,
        )

    def natural_key(self, fields: Mapping[str, str]) -> str:
        """By levels and content."""
        return entry_key(fields)

    def objection(self, fields: Mapping[str, str]) -> tuple[str, str] | None:
        """A secrecy marking."""
        return catalogue.objection(fields)

    def registered(self, fields: Mapping[str, str], today: date, ready: Ready | None = None) -> Draft:
        """A new entry."""
        return catalogue.registered(fields, today, ready)

    def amended(self, record: int, changes: Mapping[str, str], today: date) -> Draft:
        """Amended fields of an entry."""
        return catalogue.amended(record, changes, today)

    def fields_at(self, events: Sequence[Event], last: int) -> Mapping[str, str] | None:
        """The entry's fields at that event."""
        state: catalogue.CatalogueEntry | None = None
        for event in effective(event for event in events if event.id <= last):
            state = ENTRY(state, event)
        return state.fields if state else None


TARGETS: tuple[Target, ...] = (ItemTarget(), CatalogueTarget())


def ledger_of(name: str) -> Ledger:
    """The ledger of that name that files can come into."""
    return {ledger.name: ledger for ledger in (REGISTER, CATALOGUE)}[name]
