"""Step 4: the catalogue at full depth: whose entry, its time limit set by hand, closing, and its versions."""

from __future__ import annotations

from collections.abc import Callable

_VERSION = """
CREATE TABLE catalogue_version (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL DEFAULT '',
    effective TEXT NOT NULL DEFAULT '',
    why TEXT NOT NULL DEFAULT '',
    entries INTEGER NOT NULL DEFAULT 0,
    last_event INTEGER NOT NULL DEFAULT 0
) STRICT
"""
_STATEMENTS = (
    "ALTER TABLE catalogue ADD COLUMN department TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE catalogue ADD COLUMN rule TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE catalogue ADD COLUMN freshness TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE catalogue ADD COLUMN closed TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE catalogue ADD COLUMN closed_why TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX item_coverage ON item (entry, stage, published) WHERE entry <> 0",
    _VERSION,
)


def apply(run: Callable[[str], object]) -> None:
    """Add the columns, the index that coverage is counted by, and the table of versions."""
    for statement in _STATEMENTS:
        run(statement)
