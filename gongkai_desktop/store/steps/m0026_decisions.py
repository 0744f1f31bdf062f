"""Step 26: items know why they are to be looked at once more and what was decided last; consolidations are records.

Rows computed anew.
"""

from __future__ import annotations

from collections.abc import Callable

_TEXTS = ("number", "title", "what", "day", "written", "state", "closed")
_COLUMNS = ",\n    ".join(
    (
        "id INTEGER PRIMARY KEY",
        *(f"{name} TEXT NOT NULL DEFAULT ''" for name in _TEXTS),
        *(
            f"{name} INTEGER NOT NULL DEFAULT 0"
            for name in ("year", "reports", "taken", "missing", "last_event")
        ),
    )
)
_SEARCH = """
CREATE VIRTUAL TABLE consolidation_search USING fts5(
    title, number, other, initials, content='', contentless_delete=1, tokenize='unicode61')
"""
_STATEMENTS = (
    *(
        f"ALTER TABLE item ADD COLUMN {name} TEXT NOT NULL DEFAULT ''"
        for name in ("look_why", "look_day", "look_said")
    ),
    "CREATE INDEX item_looked ON item (look_day, id) WHERE look_day <> ''",
    f"CREATE TABLE consolidation (\n    {_COLUMNS}\n) STRICT",
    _SEARCH,
    "INSERT OR REPLACE INTO meta (key, value) SELECT 'reproject', '1' WHERE EXISTS (SELECT 1 FROM event)",
)


def apply(run: Callable[[str], object]) -> None:
    """Add columns and table, and have the rows of an older file computed anew when it is next opened for writing."""
    for statement in _STATEMENTS:
        run(statement)
