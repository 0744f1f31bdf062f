"""The record of an import: which file came in, and how its headers were taken."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai_desktop.exchange.wire import Head
from gongkai_desktop.records import settings
from gongkai_desktop.records.event import Draft, Event, OneByOne
from gongkai_desktop.store import Store

APPLIED = "import.applied"


def applied(name: str, sha256: str, head: Head, today: date) -> Draft:
    """The event that opens the act of an import."""
    body = {
        "name": name,
        "sha256": sha256,
        "ledger": head.ledger,
        "sheet": "、".join(head.sheets),
        "rows": head.rows,
        "mapping": head.understood,
    }
    return Draft(APPLIED, today, body)


class ImportProjection(OneByOne[Mapping[str, Any]]):
    """Writes the table of imports."""

    prefix = "import"
    table = "imported"
    search: str | None = None
    final: frozenset[str] = frozenset()
    quiet: frozenset[str] | None = frozenset()

    def fold(self, state: Mapping[str, Any] | None, event: Event) -> Mapping[str, Any] | None:
        """The import as its one event tells it."""
        return event.body if event.kind == APPLIED else state

    def row(self, state: Mapping[str, Any] | None) -> Mapping[str, object] | None:
        """The row of the table of imports."""
        if state is None:
            return None
        mapping = json.dumps(state.get("mapping", {}), ensure_ascii=False)
        return {
            "name": state.get("name", ""),
            "sha256": state.get("sha256", ""),
            "rows": state.get("rows", 0),
            "mapping": mapping,
        }

    def tell(self, event: Event) -> str:
        """An import in a sentence."""
        return f"导入“{event.body.get('name', '')}”，{event.body.get('rows', 0)} 行"

    def terms(self, row: Mapping[str, object]) -> tuple[str, ...]:
        """Nothing: imports are not searched."""
        return ()


def remembered_mappings(store: Store) -> dict[tuple[str, str], dict[str, str]]:
    """The header meanings that clerks have settled by hand, by ledger and header row."""
    rows = store.rows("SELECT ledger, headers, mapping FROM mapping")
    return {(ledger, headers): json.loads(mapping) for ledger, headers, mapping in rows}


def remember_mapping(store: Store, ledger: str, signature: str, told: Mapping[str, str]) -> None:
    """Keep what the clerk settled for workbooks with this header row; inside a transaction."""
    store.execute(
        "INSERT OR REPLACE INTO mapping (ledger, headers, mapping) VALUES (?, ?, ?)",
        (ledger, signature, json.dumps(dict(told), ensure_ascii=False)),
    )
    settings.seal(store, settings.HEADERS)
