"""Which known record each row of a file is, and what the row would change there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gongkai_desktop.exchange.changeset import (
    NEW,
    REJECTED,
    SAME,
    Action,
    ChangeSet,
    Conflict,
    Decision,
)
from gongkai_desktop.exchange.lookup import Known, Lookup
from gongkai_desktop.exchange.normalise import kept_text
from gongkai_desktop.exchange.targets import Target
from gongkai_desktop.exchange.wire import Row
from gongkai_desktop.ledger import Kind, fold_text
from gongkai_desktop.records.memory import Records
from gongkai_desktop.store import Store


@dataclass(slots=True)
class _Found:
    """What a chunk's rows might be, looked up in one go."""

    keys: dict[int, tuple[int, int]] = field(default_factory=dict)
    by_id: Mapping[int, Known] = field(default_factory=dict)
    by_number: Mapping[str, Known] = field(default_factory=dict)
    by_natural: Mapping[str, Sequence[Known]] = field(default_factory=dict)
    natural: dict[int, str] = field(default_factory=dict)


class Matcher:
    """Decides the rows of one file, chunk by chunk, in the order of the file.

    Records that came to be after the change set was begun (by this very import) are not looked at. A record
    is claimed by one row only, so that rows with nothing to tell them apart match one after the other.
    """

    def __init__(self, target: Target, changes: ChangeSet, store: Store, records: Records) -> None:
        self._target, self._changes, self._records = target, changes, records
        self._head, self._newest = changes.head, changes.after
        intake = target.intake(records.today())
        self._lookup = Lookup(store, target.table, (*self._head.keys, *target.beside), intake.number)
        self._number, self._folded = intake.number, intake.folded
        self._long = {column.key for column in intake.ledger.columns if column.kind is Kind.LONG}
        self._number_at = self._head.keys.index(self._number) if self._number in self._head.keys else None
        self._titles = {key: title for title, key in self._head.understood.items()}
        self._fresh = not self._lookup.any()
        self._claimed: set[int] = set()

    def decide(self, rows: Sequence[Row]) -> list[Decision]:
        """What becomes of each row; counts and rejections go into the change set."""
        if self._fresh:
            decisions = [self._as_new(row) for row in rows]
        else:
            found = self._look_up(rows)
            decisions = [self._decide(row, found) for row in rows]
        self._changes.counts.update(decision.action for decision in decisions)
        return decisions

    # — a row that is known or not —

    def _decide(self, row: Row, found: _Found) -> Decision:
        number = row[0]
        if number in self._head.repeats:
            return SAME
        keyed = number in found.keys
        known = found.by_id[found.keys[number][0]] if keyed else self._unkeyed(row, found)
        owner = found.by_number.get(self._number_of(row))
        if owner is not None and (known is None or known["id"] != owner["id"]):
            return self._reject(row, self._number, f"这个{self._titles[self._number]}已经登记在另一条上")
        if known is None:
            return self._as_new(row)
        self._claimed.add(_id(known))
        return self._against(row, known, found.keys.get(number))

    def _unkeyed(self, row: Row, found: _Found) -> Known | None:
        """The record of a row without hidden key: by its number, else the first like it and not claimed."""
        number = self._number_of(row)
        if number in found.by_number:
            known = found.by_number[number]
            return known if _id(known) not in self._claimed and _id(known) not in self._head.keyed else None
        free = [
            known for known in found.by_natural.get(found.natural[row[0]], ()) if self._is_free(known, number)
        ]
        return min(free, key=lambda known: bool(self._number and known[self._number]), default=None)

    def _is_free(self, known: Known, number: str) -> bool:
        """Whether a record alike may be this row: not another row's, and of no other number."""
        record, own = _id(known), str(known[self._number]) if self._number else ""
        if record in self._claimed or record in self._head.keyed or record > self._newest:
            return False
        return not own or (not number and fold_text(own) not in self._head.numbers)

    def _as_new(self, row: Row) -> Decision:
        if row[0] in self._head.repeats:
            return SAME
        objection = row[3]
        return self._reject(row, *objection) if objection else NEW

    # — what it changes —

    def _against(self, row: Row, known: Known, key: tuple[int, int] | None) -> Decision:
        record = _id(known)
        base = self._base(known, key)
        changes: dict[str, tuple[str, str]] = {}
        clashes: list[Conflict] = []
        for column, value in zip(self._head.keys, row[2], strict=True):
            ours = str(known[column])
            if value == ours or (not value and key is None) or value == self._kept(column, ours):
                continue
            if column in self._folded and fold_text(value) == fold_text(ours):
                continue
            if self._target.same(column, value, known):
                continue
            if base is not None:
                before = self._kept(column, base.get(column, ""))
                if value == before:
                    continue  # changed on our side only
                if before != self._kept(column, ours):
                    clashes.append(Conflict(row[0], record, column, self._titles[column], ours, value))
                    continue
            changes[column] = (ours, value)
        if changes:
            merged = {name: str(known[name]) for name in self._head.keys}
            objection = self._target.fixed(known, changes) or self._target.objection(
                merged | {name: new for name, (_, new) in changes.items()}
            )
            if objection:
                return self._reject(row, *objection)
        self._changes.conflicts += clashes
        return Decision(Action.UPDATE, record, changes) if changes else Decision(Action.UNCHANGED, record)

    def _kept(self, column: str, ours: str) -> str:
        """What we hold, as a file would give it back."""
        return kept_text(ours, one_lined=column not in self._long)

    def _base(self, known: Known, key: tuple[int, int] | None) -> Mapping[str, str] | None:
        """The fields as they left with an export, where the record has gone on since."""
        if key is None or key[1] >= int(str(known["last_event"])):
            return None
        return self._target.fields_at(self._records.events(_id(known)), key[1])

    # — looking up —

    def _look_up(self, rows: Sequence[Row]) -> _Found:
        found = _Found()
        keys = {number: key for number, key, *_ in rows if key and max(key) <= self._newest}
        found.by_id = self._lookup.by_id({record for record, _ in keys.values()})
        found.keys = {number: key for number, key in keys.items() if key[0] in found.by_id}
        if self._number_at is not None:
            numbers = {number for number in map(self._number_of, rows) if number}
            known = self._lookup.by_number(numbers).items()
            found.by_number = {number: row for number, row in known if _id(row) <= self._newest}
        for row in rows:
            if row[0] not in found.keys and self._number_of(row) not in found.by_number:
                found.natural[row[0]] = self._target.natural_key(
                    dict(zip(self._head.keys, row[2], strict=True))
                )
        found.by_natural = self._lookup.by_natural_key(set(found.natural.values()))
        return found

    def _number_of(self, row: Row) -> str:
        return "" if self._number_at is None else row[2][self._number_at]

    def _reject(self, row: Row, key: str, why: str) -> Decision:
        cells = {
            self._titles[name]: value for name, value in zip(self._head.keys, row[2], strict=True) if value
        }
        title = self._titles.get(key, "")
        self._changes.reject(row[0], ((title, cells.get(title, ""), why),), cells)
        return REJECTED


def _id(known: Known) -> int:
    return int(str(known["id"]))
