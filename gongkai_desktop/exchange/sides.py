"""The side ledgers as files bring them in and take them out: one target for each, from its definition."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import ClassVar, Final

from gongkai_desktop.exchange.intake import Intake
from gongkai_desktop.exchange.ledgers import LedgerExporter
from gongkai_desktop.exchange.lookup import Known
from gongkai_desktop.masking import is_mask_of
from gongkai_desktop.matters import incoming, matter
from gongkai_desktop.matters.definition import Definition
from gongkai_desktop.matters.history import STATE, masked_text, named_by, natural_key, split
from gongkai_desktop.matters.ledgers import Ledgers
from gongkai_desktop.paper.workbook import Record
from gongkai_desktop.records.event import Draft, Event, Ready
from gongkai_desktop.records.reading import effective

_IN_ROW: Final = ("day", "state", "closed")
"""Columns that the table of every side ledger has by themselves."""
_CELL: Final = 32_767
"""Signs that a cell of a workbook holds at most: what a side ledger is about may be a long text."""
_LISTED: Final = "json_patch(facts, json_object('day', day, 'state', state, 'closed', closed))"
"""What a workbook of ours has of a record."""


@dataclass(frozen=True)
class MatterTarget:
    """One side ledger: what was handled elsewhere comes in as history, taken as it was."""

    ledgers: Ledgers
    key: str
    beside: ClassVar[tuple[str, ...]] = ("history", "listed")

    @property
    def definition(self) -> Definition:
        """The definition that a new record begins under."""
        return self.ledgers.current(self.key)

    @property
    def table(self) -> str:
        """The rows of this ledger: what an old ledger said of each, else what ours lists."""
        columns = ", ".join(
            f"coalesce(json_extract(told, '$.{key}'), {_listed(key)}) AS {key}"
            for key in incoming.incoming(self.definition).keys
        )
        return (
            f"(SELECT id, natural_key, last_event, history, {_LISTED} AS listed, {columns}"
            f" FROM matter WHERE ledger = '{self.key}')"
        )

    def intake(self, today: date) -> Intake:
        """Rows are named by what they are about; what has happened is not in the future."""
        plan = self.definition
        ledger, named, days = incoming.incoming(plan), named_by(plan), incoming.days_of(plan)
        titles = {column.key: column.title for column in ledger.columns if column.key in days}
        return Intake(
            ledger,
            named_by=named,
            objection=partial(incoming.objection, named),
            telling=incoming.course_of(plan),
            sure=frozenset(ledger.keys),
            past=days,
            today=today,
            read=incoming.readings(plan),
            doubts=partial(incoming.doubts, incoming.states(plan), titles),
            computed=incoming.computed(plan),
            longest=_CELL,
        )

    def natural_key(self, fields: Mapping[str, str]) -> str:
        """By what it is about, and its day."""
        return natural_key(self.definition, fields)

    def objection(self, fields: Mapping[str, str]) -> tuple[str, str] | None:
        """Nothing that it is about, or a secrecy marking."""
        return incoming.objection(named_by(self.definition), fields)

    def same(self, column: str, theirs: str, known: Known) -> bool:
        """What our own workbook has of it: masked as now or before, several choices as people list them; a state
        that nobody understands.
        """
        plan, listed = self.definition, json.loads(str(known["listed"]))
        ours = str(known[column])
        if theirs == listed.get(column, ""):
            return True
        if column in incoming.several(plan):
            return split(theirs) == split(ours)
        if column == STATE:
            return theirs not in incoming.states(plan)
        begun = column.removeprefix("begin_")
        if begun == column:
            return False
        was = begun in plan.masked and is_mask_of(theirs, ours)
        return was or masked_text(plan, begun, theirs) == ours

    def fixed(self, known: Known, changes: Collection[str]) -> tuple[str, str] | None:
        """Only history is changed by a file: what is worked on here is told by what is done with it."""
        if known["history"]:
            return None
        return next(iter(changes)), "这一件在本软件里办理，有变动的由办理登记，不从表格改"

    def registered(self, fields: Mapping[str, str], today: date, ready: Ready | None = None) -> Draft:
        """A record taken as it was; the definition that tells what its columns mean is kept with it."""
        plan = self.definition
        self.ledgers.keep(plan)
        kind, body = matter.imported(self.key, plan.hash, fields)
        return Draft(kind, today, body)

    def amended(self, record: int, changes: Mapping[str, str], today: date) -> Draft:
        """Changed columns of history."""
        kind, body = matter.amended(self.key, changes)
        return Draft(kind, today, body, record)

    def fields_at(self, events: Sequence[Event], last: int) -> Mapping[str, str] | None:
        """What its old ledger said of it at that event; of a record begun here nothing, for no file changes it."""
        state = matter.folded(effective(event for event in events if event.id <= last))
        return state.fields if state and state.fields else None


def _listed(key: str) -> str:
    return key if key in _IN_ROW else f"json_extract(facts, '$.{key}'), ''"


class MatterExporter(LedgerExporter):
    """Writes views of a side ledger, each row with the key by which it is known when the workbook comes back."""

    def _key(self) -> Callable[[Record], str]:
        return self._row_key()
