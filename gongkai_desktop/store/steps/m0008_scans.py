"""Step 8: where a printed sheet is and what came back of it, and the tray of scanned pages nobody could read."""

from __future__ import annotations

from collections.abc import Callable

_SCAN = """
CREATE TABLE scan (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL DEFAULT '',
    page INTEGER NOT NULL DEFAULT 0,
    sha256 TEXT NOT NULL DEFAULT '',
    why TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    sheet TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    last_event INTEGER NOT NULL DEFAULT 0
) STRICT
"""
_STATEMENTS = (
    "ALTER TABLE sheet ADD COLUMN state TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE sheet ADD COLUMN out_to TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE sheet ADD COLUMN out_since TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE sheet ADD COLUMN back TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE sheet ADD COLUMN scanned TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX sheet_state ON sheet (state, id) WHERE state <> ''",
    _SCAN,
    "CREATE INDEX scan_tray ON scan (state, id)",
)


def apply(run: Callable[[str], object]) -> None:
    """Add the columns and the tray."""
    for statement in _STATEMENTS:
        run(statement)
