"""A small office for the tests of the kernel: departments, and notes that name one of them."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.records.event import Draft, Event, OneByOne
from gongkai_desktop.records.memory import Records
from gongkai_desktop.records.sheet import SheetProjection
from gongkai_desktop.store import Store
from gongkai_desktop.store.search import bigrams, initials

DAY = date(2026, 2, 6)
BEIJING = timezone(timedelta(hours=8))


class Departments(OneByOne[str]):
    """Kept before notes, whose rows read the department's name."""

    prefix, table = "department", "department"
    search: str | None = None
    final: frozenset[str] = frozenset()
    quiet: frozenset[str] | None = frozenset()

    def fold(self, state: str | None, event: Event) -> str | None:
        return event.body.get("name", state or "（已清除）")

    def row(self, state: str | None) -> Mapping[str, object] | None:
        return None if state is None else {"name": state, "active": 1, "sort": 0}

    def terms(self, row: Mapping[str, object]) -> tuple[str, ...]:
        return ()


class Notes(OneByOne[dict[str, Any]]):
    """Notes live in the item table; "item.issued" is final, and events of others leave their mark."""

    prefix, table = "item", "item"
    search: str | None = "item_search"
    final = frozenset({"item.issued"})
    quiet: frozenset[str] | None = frozenset({"item.stepped", "item.published"})

    def __init__(self, store: Store) -> None:
        self._store = store

    def fold(self, state: dict[str, Any] | None, event: Event) -> dict[str, Any] | None:
        known = {"title": "", "doc_no": "", "department": 0, "stage": "", "index_no": ""}
        facts = event.body if event.kind.startswith("item.") else {"stage": event.kind}
        return {
            **known,
            **(state or {}),
            **{key: facts[key] for key in facts if key in known},
            "last": event.id,
        }

    def row(self, state: dict[str, Any] | None) -> Mapping[str, object] | None:
        if state is None:
            return None
        found = self._store.one("SELECT name FROM department WHERE id = ?", (state["department"],))
        named = {"department": found[0] if found else "", "last_event": state["last"]}
        return {key: state[key] for key in ("title", "doc_no", "stage", "index_no")} | named

    def terms(self, row: Mapping[str, object]) -> tuple[str, ...]:
        title = str(row["title"])
        return bigrams(title), bigrams(str(row["doc_no"])), "", initials(title)


def ticking(start: datetime = datetime(2026, 2, 6, 9, tzinfo=BEIJING)) -> Callable[[], datetime]:
    """A clock that goes on by a second whenever it is asked."""
    moments: Iterator[datetime] = (start + timedelta(seconds=seconds) for seconds in itertools.count())
    return lambda: next(moments)


def records_of(store: Store) -> Records:
    return Records(store, [Departments(), Notes(store), SheetProjection()], clock=ticking(), rules="")


def note(title: str, **more: Any) -> Draft:
    return Draft("item.registered", DAY, {"title": title, **more})


def amended(stream: int, **facts: Any) -> Draft:
    return Draft("item.amended", DAY, facts, stream)


def new_office(root: Path) -> Records:
    return records_of(Store.create(OfficeFolder(root)))


def found(records: Records, expression: str | None) -> set[int]:
    """The notes an FTS5 expression finds."""
    sql = "SELECT rowid FROM item_search WHERE item_search MATCH ?"
    return {number for (number,) in records.store.rows(sql, (expression,))}


def titles(records: Records) -> dict[int, str]:
    return dict(records.store.rows("SELECT id, title FROM item ORDER BY id"))
