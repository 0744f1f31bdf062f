"""Step 7: letters to other organs and persons (协调征求), and the ledgers of secrecy work (保密工作台账)."""

from __future__ import annotations

from collections.abc import Callable

_LETTER = """
CREATE TABLE letter (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL DEFAULT '',
    addressee TEXT NOT NULL DEFAULT '',
    items TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    send_by TEXT NOT NULL DEFAULT '',
    sent TEXT NOT NULL DEFAULT '',
    due TEXT NOT NULL DEFAULT '',
    provisional INTEGER NOT NULL DEFAULT 0,
    replied TEXT NOT NULL DEFAULT '',
    verdict TEXT NOT NULL DEFAULT '',
    closed TEXT NOT NULL DEFAULT '',
    flags TEXT NOT NULL DEFAULT '',
    last_event INTEGER NOT NULL DEFAULT 0
) STRICT
"""
_AFFAIR = """
CREATE TABLE affair (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL DEFAULT '',
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
    last_event INTEGER NOT NULL DEFAULT 0
) STRICT
"""
_SEARCH = """
CREATE VIRTUAL TABLE {}_search USING fts5(
    title, number, other, initials, content='', contentless_delete=1, tokenize='unicode61')
"""
_STATEMENTS = (
    _LETTER,
    "CREATE INDEX letter_open ON letter (due, id) WHERE closed = ''",
    _SEARCH.format("letter"),
    _AFFAIR,
    "CREATE INDEX affair_kind ON affair (kind, id)",
    "CREATE INDEX affair_open ON affair (kind, due, id) WHERE closed = ''",
    _SEARCH.format("affair"),
)


def apply(run: Callable[[str], object]) -> None:
    """Add both tables and their search indexes."""
    for statement in _STATEMENTS:
        run(statement)
