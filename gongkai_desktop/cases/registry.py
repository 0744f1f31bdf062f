"""The kinds of records of an office: who tells an event, whose title a record has, which number is whose."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final, Protocol

from gongkai_desktop.cases.kind import CaseKind
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
_LONG: Final = 16  # more digits than any record's number has


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


class Kinds:
    """The kinds of one office, in the order in which their rows are written; ``others`` tell what is no record."""

    def __init__(self, kinds: Iterable[CaseKind[Any, Any]], others: Iterable[Teller] = ()) -> None:
        self._others = {one.prefix: one for one in others}
        self._by_key = {kind.key: kind for kind in kinds}
        self._by_prefix: dict[str, CaseKind[Any, Any]] = {}
        for kind in self._by_key.values():
            self._by_prefix.setdefault(kind.prefix, kind)

    def __iter__(self) -> Iterator[CaseKind[Any, Any]]:
        return iter(self._by_key.values())

    def __getitem__(self, key: str) -> CaseKind[Any, Any]:
        return self._by_key[key]

    def settled(self, event: Event, later: Sequence[Event]) -> str:
        """Why what followed keeps an event from being taken back; '' where nothing does, and of what is no record."""
        kind = self._by_prefix.get(event.kind.partition(".")[0])
        return kind.settled(event, later) if kind is not None else ""

    @property
    def projections(self) -> tuple[CaseKind[Any, Any], ...]:
        """One kind for each prefix: what turns all events of that prefix into rows."""
        return tuple(self._by_prefix.values())

    @property
    def tables(self) -> tuple[CaseKind[Any, Any], ...]:
        """One kind for each table: what makes all rows of that table."""
        return tuple({kind.table: kind for kind in self}.values())

    def tell(self, event: Event, record: int = 0) -> str:
        """An event of any record in one Chinese sentence, as it stands in the history of that record."""
        prefix = event.kind.partition(".")[0]
        if kind := self._by_prefix.get(prefix):
            return kind.tell(event, record or event.stream)
        other = self._others.get(prefix)
        return other.tell(event) if other is not None and not event.purged else tell(event)

    def undoable(self, event: Event) -> bool:
        """Whether an event may be taken back by itself."""
        kind = self._by_prefix.get(event.kind.partition(".")[0])
        return kind is not None and kind.undoable(event)


class Lookup:
    """Finds records of other rooms by what people call them, so that no room reads another's table.

    ``titled`` gives every table of records with the column that names one; the records of ``numbered`` bear an index
    number (索引号) too.
    """

    def __init__(self, store: Store, titled: Mapping[str, str], numbered: str = "item") -> None:
        self._store, self._titled, self._numbered = store, titled, numbered

    def titles(self, records: Iterable[int]) -> dict[int, str]:
        """What records of any kind are called; those that have no row are left out."""
        wanted = json.dumps(sorted({record for record in records if record}))
        if wanted == "[]":
            return {}
        sql = " UNION ALL ".join(
            f"SELECT id, {title} FROM {table} WHERE id IN (SELECT value FROM json_each(?1))"
            for table, title in self._titled.items()
        )
        return {int(record): str(title) for record, title in self._store.rows(sql, (wanted,))}

    def find(self, number: str) -> tuple[int, str]:
        """The record and title of an item's number as the clerk sees it (索引号 or #n); (0, '') for none."""
        text = number.strip()
        digits = text.removeprefix("#")
        table, title = self._numbered, self._titled[self._numbered]
        if text.startswith("#") and digits.isdecimal() and len(digits) < _LONG:
            sql, value = f"SELECT id, {title} FROM {table} WHERE id = ?", digits
        else:
            sql, value = f"SELECT id, {title} FROM {table} WHERE index_no = ? AND index_no <> ''", text
        row = self._store.one(sql, (value,))
        return (int(row[0]), str(row[1])) if row else (0, "")
