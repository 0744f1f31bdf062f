"""The kinds of records of an office: who tells an event, whose title a record has, which number is whose."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final, Protocol, TypeAlias

from gongkai_desktop.cases.kind import CaseKind
from gongkai_desktop.ledger import record_of
from gongkai_desktop.records.event import Event
from gongkai_desktop.store import Store


def _printed(body: Mapping[str, Any]) -> str:
    signer = f"，交{body['out']}签字" if body.get("out") else ""
    return f"打印{body.get('title', '文书')} {body.get('number', '')}{signer}"


_KERNEL: Final[Mapping[str, Callable[[Mapping[str, Any]], str]]] = MappingProxyType(
    {
        "sheet.printed": _printed,
        "sheet.handed": lambda body: f"审查表交{body['to']}签字",
        "sheet.scanned": lambda body: f"签回的扫描件归档（第 {body.get('page', 1)} 页）",
        "sheet.returned": lambda body: "审查表签回",
        "sheet.dropped": lambda body: f"审查表作废：{body.get('why', '')}",
        "records.reversed": lambda body: "撤销了一次登记",
        "records.purged": lambda body: f"依规清除了内容：{body['reason']}",
        "calendar.announced": lambda body: "放假安排公布，重新计算期限",
        "calendar.corrected": lambda body: "单位日历调整，重新计算期限",
        "calendar.withdrawn": lambda body: "撤销单位日历更正，重新计算期限",
    }
)
"""What belongs to no kind of record and is told alike in every history."""
_BEGUN: Final = """
    SELECT DISTINCT substr(kind, 1, instr(kind, '.') - 1) FROM event
    WHERE id = stream AND id IN (SELECT value FROM json_each(?))
"""
"""The prefixes of the kinds of events that records began with."""


def tell(event: Event) -> str:
    """An event that belongs to no kind of record in one Chinese sentence, the same in every history."""
    if event.purged:
        return "内容已依规清除"
    teller = _KERNEL.get(event.kind)
    return teller(event.body) if teller else "相关事项有变动"


class Teller(Protocol):
    """Tells the events of a prefix that no kind of record has."""

    @property
    def prefix(self) -> str:
        """The part of the kinds of its events before the dot."""

    def tell(self, event: Event) -> str:
        """One of them in a Chinese sentence."""


Makers: TypeAlias = Mapping[tuple[str, ...], Callable[[], Iterable[CaseKind[Any, Any]]]]
"""What makes kinds, by the prefixes that they have."""


class Kinds:
    """The kinds of one office, in the order in which their rows are written; ``others`` tell what is no record.

    Each is made when it is first asked for: whoever looks at records of one kind does not load the rooms of all.
    """

    def __init__(self, makers: Makers, others: Callable[[], Iterable[Teller]] = tuple) -> None:
        self._makers, self._tellers = makers, others
        self._made: dict[tuple[str, ...], tuple[CaseKind[Any, Any], ...]] = {}
        self._having: dict[str, tuple[CaseKind[Any, Any], ...]] = {}

    @cached_property
    def _others(self) -> Mapping[str, Teller]:
        return {one.prefix: one for one in self._tellers()}

    def _of(self, prefixes: tuple[str, ...]) -> tuple[CaseKind[Any, Any], ...]:
        if prefixes not in self._made:
            self._made[prefixes] = tuple(self._makers[prefixes]())
        return self._made[prefixes]

    def __iter__(self) -> Iterator[CaseKind[Any, Any]]:
        return (kind for prefixes in self._makers for kind in self._of(prefixes))

    def of(self, prefix: str) -> tuple[CaseKind[Any, Any], ...]:
        """The kinds whose events have that prefix; none for what is no record's."""
        if prefix not in self._having:  # a history asks once for every event
            found = next((prefixes for prefixes in self._makers if prefix in prefixes), None)
            kinds = self._of(found) if found else ()
            self._having[prefix] = tuple(kind for kind in kinds if kind.prefix == prefix)
        return self._having[prefix]

    def _first(self, event: Event) -> CaseKind[Any, Any] | None:
        """What turns all events of its prefix into rows."""
        return next(iter(self.of(event.kind.partition(".")[0])), None)

    def settled(self, event: Event, later: Sequence[Event]) -> str:
        """Why what followed keeps an event from being taken back; '' where nothing does, and of what is no record."""
        kind = self._first(event)
        return kind.settled(event, later) if kind is not None else ""

    @property
    def projections(self) -> tuple[CaseKind[Any, Any], ...]:
        """One kind for each prefix: what turns all events of that prefix into rows."""
        found: dict[str, CaseKind[Any, Any]] = {}
        for kind in self:
            found.setdefault(kind.prefix, kind)
        return tuple(found.values())

    @property
    def tables(self) -> tuple[CaseKind[Any, Any], ...]:
        """One kind for each table: what makes all rows of that table."""
        return tuple({kind.table: kind for kind in self}.values())

    def tell(self, event: Event, record: int = 0) -> str:
        """An event of any record in one Chinese sentence, as it stands in the history of that record."""
        if kind := self._first(event):
            return kind.tell(event, record or event.stream)
        if event.purged or event.kind in _KERNEL:
            return tell(event)
        other = self._others.get(event.kind.partition(".")[0])
        return other.tell(event) if other is not None else tell(event)

    def undoable(self, event: Event) -> bool:
        """Whether an event may be taken back by itself."""
        kind = self._first(event)
        return kind is not None and kind.undoable(event)


class Lookup:
    """Finds records of other rooms by what people call them, so that no room reads another's table.

    ``beside``: also those that are beside other records, and go by what these are about. The records of the prefix
    ``numbered`` bear an index number (索引号) too.
    """

    def __init__(self, store: Store, kinds: Kinds, *, beside: bool = True, numbered: str = "item") -> None:
        self._store, self._kinds, self._beside, self._numbered = store, kinds, beside, numbered

    def titles(self, records: Iterable[int]) -> dict[int, str]:
        """What records of any kind are called; those that have no row are left out."""
        wanted = json.dumps(sorted({record for record in records if record}))
        if wanted == "[]":
            return {}
        begun = (kind for prefix in self._store.rows(_BEGUN, (wanted,)) for kind in self._kinds.of(*prefix))
        titled = {kind.table: kind.title_column for kind in begun if self._beside or not kind.beside}
        if not titled:
            return {}
        sql = " UNION ALL ".join(
            f"SELECT id, {title} FROM {table} WHERE id IN (SELECT value FROM json_each(?1))"
            for table, title in titled.items()
        )
        return {int(record): str(title) for record, title in self._store.rows(sql, (wanted,))}

    def find(self, number: str) -> tuple[int, str]:
        """The record and title of an item's number as the clerk sees it (索引号 or #n); (0, '') for none."""
        text = number.strip()
        kind = self._kinds.of(self._numbered)[0]
        table, title = kind.table, kind.title_column
        value: int | str = record_of(text) if text.startswith("#") else 0
        if value:
            sql = f"SELECT id, {title} FROM {table} WHERE id = ?"
        else:
            sql, value = f"SELECT id, {title} FROM {table} WHERE index_no = ? AND index_no <> ''", text
        row = self._store.one(sql, (value,))
        return (int(row[0]), str(row[1])) if row else (0, "")
