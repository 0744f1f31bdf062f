"""Step 11: by when other organs must be asked; the limits of old rows and of refused items, computed anew."""

from __future__ import annotations

from collections.abc import Callable

_STATEMENTS = (
    "ALTER TABLE item ADD COLUMN ask_by TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX item_ask ON item (ask_by) WHERE ask_by <> ''",
    "INSERT OR REPLACE INTO meta (key, value) SELECT 'reproject', '1' WHERE EXISTS (SELECT 1 FROM event)",
)


def apply(run: Callable[[str], object]) -> None:
    """Add the column and have the rows of an older file computed anew when it is next opened for writing."""
    for statement in _STATEMENTS:
        run(statement)
