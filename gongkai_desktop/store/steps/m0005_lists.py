"""Step 5: what the lists set apart (inside-only information), what is still owed, what does not fit together."""

from __future__ import annotations

from collections.abc import Callable

_STATEMENTS = (
    "ALTER TABLE item ADD COLUMN inside INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE item ADD COLUMN owed TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE item ADD COLUMN doubts TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX item_inside ON item (id) WHERE inside <> 0",
    "CREATE INDEX item_owed ON item (id) WHERE owed <> ''",
    "CREATE INDEX item_doubts ON item (id) WHERE doubts <> ''",
    "CREATE INDEX item_flags ON item (id) WHERE flags <> ''",
    "INSERT OR REPLACE INTO meta (key, value) SELECT 'reproject', '1' WHERE EXISTS (SELECT 1 FROM event)",
)


def apply(run: Callable[[str], object]) -> None:
    """Add the columns and have the rows of an older file computed anew when it is next opened for writing."""
    for statement in _STATEMENTS:
        run(statement)
