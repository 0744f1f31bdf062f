"""Step 14: all side ledgers in one table, what is theirs alone as JSON; the definitions that records began under."""

from __future__ import annotations

from collections.abc import Callable

_MATTER = """
CREATE TABLE matter (
    id INTEGER PRIMARY KEY,
    ledger TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    who TEXT NOT NULL DEFAULT '',
    day TEXT NOT NULL DEFAULT '',
    item INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL DEFAULT '',
    due TEXT NOT NULL DEFAULT '',
    due_at TEXT NOT NULL DEFAULT '',
    provisional INTEGER NOT NULL DEFAULT 0,
    closed TEXT NOT NULL DEFAULT '',
    flags TEXT NOT NULL DEFAULT '',
    facts TEXT NOT NULL DEFAULT '{}',
    last_event INTEGER NOT NULL DEFAULT 0
) STRICT
"""
_DEFINITION = """
CREATE TABLE definition (
    id INTEGER PRIMARY KEY,
    hash TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT
"""
_SEARCH = """
CREATE VIRTUAL TABLE matter_search USING fts5(
    title, number, other, initials, content='', contentless_delete=1, tokenize='unicode61')
"""
_STATEMENTS = (
    _DEFINITION,
    _MATTER,
    "CREATE INDEX matter_ledger ON matter (ledger, id)",
    "CREATE INDEX matter_open ON matter (ledger, due, id) WHERE closed = ''",
    "CREATE INDEX matter_item ON matter (item) WHERE item <> 0",
    _SEARCH,
    "DROP TABLE affair",
    "DROP TABLE affair_search",
    "INSERT OR REPLACE INTO meta (key, value) SELECT 'reproject', '1' WHERE EXISTS (SELECT 1 FROM event)",
)


def apply(run: Callable[[str], object]) -> None:
    """Add the tables, and have the rows of an older file computed anew when it is next opened for writing."""
    for statement in _STATEMENTS:
        run(statement)
