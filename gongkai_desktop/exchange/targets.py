"""The ledgers that files can come into: how each is recognised, matched and written."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from gongkai_desktop.catalogue import entry as catalogue
from gongkai_desktop.catalogue.acts import ENTRY
from gongkai_desktop.catalogue.fields import CATALOGUE
from gongkai_desktop.catalogue.fields import natural_key as entry_key
from gongkai_desktop.exchange import kinds
from gongkai_desktop.exchange.intake import Intake
from gongkai_desktop.exchange.lookup import Known
from gongkai_desktop.exchange.words import ATTRIBUTES, MARKS
from gongkai_desktop.ledger import Kind
from gongkai_desktop.ledger.values import fold_header
from gongkai_desktop.masking import is_mask_of
from gongkai_desktop.records.event import Draft, Event, Ready
from gongkai_desktop.records.reading import effective
from gongkai_desktop.register.acts import ITEM
from gongkai_desktop.register.fields import NO_NUMBER, REGISTER
from gongkai_desktop.register.incoming import amended, imported, natural_key, objection
from gongkai_desktop.register.item import Item
from gongkai_desktop.requests import incoming as requests
from gongkai_desktop.requests.acts import REQUEST
from gongkai_desktop.requests.fields import LEDGER
from gongkai_desktop.requests.request import Request
from gongkai_desktop.requests.results import understood
from gongkai_desktop.requests.views import masked


class Target(Protocol):
    """One ledger that files can come into."""

    @property
    def table(self) -> str:
        """The table of its rows, or a query in brackets: natural_key, id, last_event beside the ledger's columns."""

    @property
    def beside(self) -> tuple[str, ...]:
        """Columns of its table, beside the ledger's, that say whether a row may be changed."""

    def intake(self, today: date) -> Intake:
        """How its workbooks are recognised and normalised."""

    def natural_key(self, fields: Mapping[str, str]) -> str:
        """What tells a row that has no number."""

    def objection(self, fields: Mapping[str, str]) -> tuple[str, str] | None:
        """Why a row cannot be taken at all: (column key, reason), or None."""

    def same(self, column: str, theirs: str, known: Known) -> bool:
        """Whether what a file says is what the known row has, in other words."""

    def fixed(self, known: Known, changes: Collection[str]) -> tuple[str, str] | None:
        """Why these columns of the known row are not changed by a file: (column key, reason), or None."""

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
    beside: tuple[str, ...] = ()

    def intake(self, today: date) -> Intake:
        """Rows are named by their title; 文号 “无” is none; what has happened is not in the future."""
        return Intake(
            REGISTER,
            named_by=("title",),
            objection=objection,
            registered=imported,
            kind=kinds.of_items,
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

    def same(self, column: str, theirs: str, known: Known) -> bool:
        """An empty cell is what is known to have no number."""
        return not theirs and known[column] == NO_NUMBER

    def fixed(self, known: Known, changes: Collection[str]) -> tuple[str, str] | None:
        """Nothing is."""
        return None

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
    beside: tuple[str, ...] = ()

    def intake(self, today: date) -> Intake:
        """Rows are named by their content or their lowest level."""
        return Intake(
            CATALOGUE,
            named_by=("content", "second_level", "third_level"),
            objection=catalogue.objection,
            registered=catalogue.registered,
            today=today,
        )

    def natural_key(self, fields: Mapping[str, str]) -> str:
        """By levels and content."""
        return entry_key(fields)

    def objection(self, fields: Mapping[str, str]) -> tuple[str, str] | None:
        """A secrecy marking."""
        return catalogue.objection(fields)

    def same(self, column: str, theirs: str, known: Known) -> bool:
        """Only what is written the same."""
        return False

    def fixed(self, known: Known, changes: Collection[str]) -> tuple[str, str] | None:
        """Nothing is."""
        return None

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


@dataclass(frozen=True, slots=True)
class RequestTarget:
    """The ledger of applications (依申请公开): what was handled elsewhere comes in as history."""

    table: str = "request"
    beside: tuple[str, ...] = ("imported", "applicant_kind")

    def intake(self, today: date) -> Intake:
        """Rows are named by who applied; results come as rows of the annual report; nothing is in the future."""
        days = (column.key for column in requests.INCOMING.columns if column.kind is Kind.DATE)
        return Intake(
            requests.INCOMING,
            named_by=("applicant",),
            objection=requests.objection,
            registered=requests.imported,
            kind=kinds.of_requests,
            number="number",
            needed=frozenset({"asked"}),
            words={
                "channel": requests.CHANNELS,
                "applicant_kind": requests.APPLICANT_KINDS,
                "id_kind": requests.PAPERS,
            },
            none=frozenset({"number", "doc_no", "id_no", "phone", "address"}),
            folded=frozenset({"number", "doc_no", "id_no"}),
            sure=frozenset({"how"}),
            past=frozenset(days),
            today=today,
            read={"result": understood, "extension": requests.workdays, "how": requests.manner},
            doubts=requests.doubts,
            computed=_COMPUTED,
        )

    def natural_key(self, fields: Mapping[str, str]) -> str:
        """By who applied, for what, and the day it came in."""
        return requests.natural_key(fields)

    def objection(self, fields: Mapping[str, str]) -> tuple[str, str] | None:
        """Nobody who applied, nothing that was asked, or a secrecy marking."""
        return requests.objection(fields)

    def same(self, column: str, theirs: str, known: Known) -> bool:
        """A name as lists mask it or did, no extension, a result in the words of the annual report."""
        ours = str(known[column])
        match column:
            case "applicant":
                shown = masked(str(known["applicant_kind"]), ours)
                return theirs == shown or (shown != ours and is_mask_of(theirs, ours))
            case "extension":
                return (theirs or "0") == ours
            case "result":
                return theirs == understood(ours)
        return False

    def fixed(self, known: Known, changes: Collection[str]) -> tuple[str, str] | None:
        """How a request was handled here is told by what was done with it, not by a file."""
        if known["imported"] or not (key := requests.handled(changes)):
            return None
        return key, "这件申请是在本软件里办理的，办理情况请在申请里登记，不从表格改"

    def registered(self, fields: Mapping[str, str], today: date, ready: Ready | None = None) -> Draft:
        """An application that was handled before, taken as it was."""
        return requests.imported(fields, today, ready)

    def amended(self, record: int, changes: Mapping[str, str], today: date) -> Draft:
        """Amended fields of an application."""
        return requests.amended(record, changes, today)

    def fields_at(self, events: Sequence[Event], last: int) -> Mapping[str, str] | None:
        """The application's fields at that event."""
        state: Request | None = None
        for event in effective(event for event in events if event.id <= last):
            state = REQUEST(state, event)
        return state.fields if state else None


_COMPUTED: Final = frozenset(
    fold_header(column.title) for column in LEDGER.columns if column.title not in requests.TITLES
)
"""Headers of what our own ledger of requests works out."""
TARGETS: tuple[Target, ...] = (ItemTarget(), CatalogueTarget(), RequestTarget())
