"""Step 17: the rows of requests hold all that was asked and who asked, as old ledgers have it; rows computed anew."""

from __future__ import annotations

from collections.abc import Callable

_TEXTS = ("asked", "id_kind", "id_no", "phone", "address", "applied", "note", "natural_key")
_STATEMENTS = (
    *(f"ALTER TABLE request ADD COLUMN {name} TEXT NOT NULL DEFAULT ''" for name in _TEXTS),
    "ALTER TABLE request ADD COLUMN imported INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX request_natural_key ON request (natural_key)",
    "INSERT OR REPLACE INTO meta (key, value) SELECT 'reproject', '1' WHERE EXISTS (SELECT 1 FROM event)",
)


def apply(run: Callable[[str], object]) -> None:
    """Add the columns and have the rows of an older file computed anew when it is next opened for writing."""
    for statement in _STATEMENTS:
        run(statement)
