"""Step 24: rows of side ledgers hold what an old ledger said of them, and how they are known again; computed anew."""

from __future__ import annotations

from collections.abc import Callable

_STATEMENTS = (
    "ALTER TABLE matter ADD COLUMN natural_key TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE matter ADD COLUMN told TEXT NOT NULL DEFAULT '{}'",
    "ALTER TABLE matter ADD COLUMN history INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX matter_natural_key ON matter (ledger, natural_key)",
    "INSERT OR REPLACE INTO meta (key, value) SELECT 'reproject', '1' WHERE EXISTS (SELECT 1 FROM event)",
)


def apply(run: Callable[[str], object]) -> None:
    """Add the columns and have the rows of an older file computed anew when it is next opened for writing."""
    for statement in _STATEMENTS:
        run(statement)
