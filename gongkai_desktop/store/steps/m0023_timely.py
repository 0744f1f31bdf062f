"""Step 23: whether answers went out in time, and how long reviews stood at each step; rows computed anew."""

from __future__ import annotations

from collections.abc import Callable

_STATEMENTS = (
    "ALTER TABLE request ADD COLUMN timely TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE review ADD COLUMN spans TEXT NOT NULL DEFAULT ''",
    "INSERT OR REPLACE INTO meta (key, value) SELECT 'reproject', '1' WHERE EXISTS (SELECT 1 FROM event)",
)


def apply(run: Callable[[str], object]) -> None:
    """Add the columns and have the rows of an older file computed anew when it is next opened for writing."""
    for statement in _STATEMENTS:
        run(statement)
