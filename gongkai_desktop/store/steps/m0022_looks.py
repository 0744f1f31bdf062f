"""Step 22: items know from which day they are to be looked at once more (定期评估); rows computed anew."""

from __future__ import annotations

from collections.abc import Callable

_STATEMENTS = (
    "ALTER TABLE item ADD COLUMN look_due TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX item_look ON item (look_due, id) WHERE look_due <> ''",
    "INSERT OR REPLACE INTO meta (key, value) SELECT 'reproject', '1' WHERE EXISTS (SELECT 1 FROM event)",
)


def apply(run: Callable[[str], object]) -> None:
    """Add the column and have the rows of an older file computed anew when it is next opened for writing."""
    for statement in _STATEMENTS:
        run(statement)
