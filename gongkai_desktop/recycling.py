"""回收站: what was voided or taken back in any ledger: what, why, by whom, and whether it can come back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from gongkai_desktop.cases.kind import titled
from gongkai_desktop.cases.service import Cases, Workroom
from gongkai_desktop.records.event import PURGED, REVERSED, Event
from gongkai_desktop.records.projecting import batches, fold
from gongkai_desktop.records.reading import COLUMNS, SOURCE, as_event, effective, histories
from gongkai_desktop.records.sheet import DROPPED, GONE
from gongkai_desktop.scans.tray import ASIDE, ScanState

MOST: Final = 500
"""What is listed at most of each sort; the newest are."""
SHEETS, SCANS = "sheets", "scans"
"""What else is taken away beside records of ledgers, by the name of what it is."""
_REGISTER_AGAIN: Final = "撤销的登记不能再恢复：请照里面写着的重新登记一次"
_PURGED_GONE: Final = "清除了的内容谁也找不回来"


@dataclass(frozen=True, slots=True)
class Removed:
    """Something that was taken away. ``ledger`` names whose it was (``SHEETS``, ``SCANS`` beside the ledgers).

    ``event`` took it away, on ``day``, entered ``at`` by ``who``; ``how`` says so in a sentence, ``title`` what it
    was. ``stuck`` is why it cannot come back, '' where taking that event back restores it. ``gone``: it stands in no
    ledger any more.
    """

    ledger: str
    record: int
    event: int
    title: str
    how: str
    day: date
    at: str
    who: str
    stuck: str = ""
    gone: bool = False


class Bin:
    """Looks through every ledger of an office. ``cases`` gives the records of a ledger by its name."""

    def __init__(self, room: Workroom, names: Iterable[str], cases: Callable[[str], Cases[Any, Any]]) -> None:
        self._room = room
        self._cases: dict[str, Cases[Any, Any]] = {}
        for name in names:
            if (found := cases(name)).kind not in [one.kind for one in self._cases.values()]:
                self._cases[name] = found  # another list of the same records has nothing of its own

    def listed(self) -> tuple[Removed, ...]:
        """Everything, the newest first."""
        found = [*self._voided(), *self._sheets(), *self._scans(), *self._taken_back(), *self._purged()]
        return tuple(sorted(found, key=lambda one: -one.event))

    def _voided(self) -> Iterator[Removed]:
        """Records that were voided and still stand in their ledger."""
        for name, cases in self._cases.items():
            kind = cases.kind
            if not kind.gone:
                continue
            for number, events in self._past(kind.table, kind.gone):
                own = [event for event in effective(events) if event.stream == number]
                last = next((event for event in reversed(own) if kind.voids(event)), None)
                state = fold(kind, events)
                if last is not None and state is not None and kind.owns(state):
                    title = self._title(kind, state)
                    stuck = "" if kind.undoable(last) else "这一步不能撤销"
                    yield self._removed(name, number, last, title, kind.tell(last, number), stuck)

    def _sheets(self) -> Iterator[Removed]:
        """Sheets that will not come back signed."""
        for number, events in self._past("sheet", f"state = '{GONE}'"):
            yield from self._of(SHEETS, number, events, DROPPED, f"{events[0].body.get('number', '')} 号表")

    def _scans(self) -> Iterator[Removed]:
        """Scanned pages that were taken off the tray."""
        for number, events in self._past("scan", f"state = '{ScanState.ASIDE.value}'"):
            yield from self._of(SCANS, number, events, ASIDE, str(events[0].body.get("name", "")))

    def _of(self, name: str, number: int, events: list[Event], kind: str, title: str) -> Iterator[Removed]:
        last = next((event for event in reversed(effective(events)) if event.kind == kind), None)
        if last is not None:
            yield self._removed(name, number, last, title, self._room.kinds.tell(last, number))

    def _taken_back(self) -> Iterator[Removed]:
        """Records whose beginning was taken back: nothing of them stands in any ledger."""
        sql = (
            f"SELECT {COLUMNS} FROM {SOURCE} WHERE e.kind = '{REVERSED}'"
            " AND json_extract(e.body, '$.event') = e.stream ORDER BY e.id DESC LIMIT ?"
        )
        undone = {event.stream: event for event in self._events(sql, MOST)}
        by_prefix = {cases.kind.prefix: name for name, cases in self._cases.items()}
        for batch in batches(undone):
            for number, events in histories(self._room.store, batch).items():
                first, event = events[0], undone[number]
                prefix = first.kind.partition(".")[0]
                name = self._named(by_prefix.get(prefix, ""), first)
                if not name or effective(events[:1]) == []:
                    continue
                kind = self._cases[name].kind
                state = kind.fold(None, first)
                title = "" if state is None else self._title(kind, state)
                how = f"撤销登记：{event.body['reason']}"
                yield replace(self._removed(name, number, event, title, how, _REGISTER_AGAIN), gone=True)

    def _named(self, name: str, first: Event) -> str:
        """The ledger that a first event began a record of: several may share its prefix."""
        alike = [
            each for each, cases in self._cases.items() if first.kind.startswith(f"{cases.kind.prefix}.")
        ]
        for each in alike:
            kind = self._cases[each].kind
            state = kind.fold(None, first)
            if state is not None and kind.owns(state):
                return each
        return name if len(alike) == 1 else ""

    def _purged(self) -> Iterator[Removed]:
        """What was removed for good."""
        sql = f"SELECT {COLUMNS} FROM {SOURCE} WHERE e.kind = '{PURGED}' ORDER BY e.id DESC LIMIT ?"
        found = list(self._events(sql, MOST))
        titles = self._room.lookup.titles({record for event in found for record in event.touches})
        tables = self._ledgers_of({record for event in found for record in event.touches})
        for event in found:
            record = next((one for one in event.touches if one in tables), 0)
            how = f"彻底清除 {len(event.body['events'])} 条记载：{event.body['reason']}"
            title = titles.get(record, "")
            yield self._removed(tables.get(record, ""), record, event, title, how, _PURGED_GONE)

    def _ledgers_of(self, records: Iterable[int]) -> Mapping[int, str]:
        """The ledger of each of these records that stands in one."""
        found: dict[int, str] = {}
        for number, events in histories(self._room.store, records).items():
            if name := self._named("", events[0]):
                found[number] = name
        return found

    def _past(self, table: str, gone: str) -> Iterator[tuple[int, list[Event]]]:
        """The history of each row of a table that meets a condition, the newest rows first."""
        sql = f"SELECT id FROM {table} WHERE {gone} ORDER BY id DESC LIMIT ?"
        for batch in batches(number for (number,) in self._room.store.rows(sql, (MOST,))):
            yield from histories(self._room.store, batch).items()

    def _events(self, sql: str, *values: object) -> Iterator[Event]:
        yield from map(as_event, self._room.store.rows(sql, values))

    def _title(self, kind: Any, state: Any) -> str:
        row = kind.row(state) or {}
        return titled(state, str(row.get(kind.title_column, "")))

    def _removed(
        self, name: str, record: int, event: Event, title: str, how: str, stuck: str = ""
    ) -> Removed:
        who = self._room.office.person_name(event.actor)
        return Removed(name, record, event.id, title, how, event.day, event.at, who, stuck)
