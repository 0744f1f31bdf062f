"""Step 2: the catalogue of what is published (主动公开基本目录), entry by entry."""

from __future__ import annotations

from collections.abc import Callable

_TABLE = """
CREATE TABLE catalogue (
    id INTEGER PRIMARY KEY,
    first_level TEXT NOT NULL DEFAULT '',
    second_level TEXT NOT NULL DEFAULT '',
    third_level TEXT NOT NULL DEFAULT '',
    content TEXT NOT NULL DEFAULT '',
    basis TEXT NOT NULL DEFAULT '',
    time_limit TEXT NOT NULL DEFAULT '',
    publisher TEXT NOT NULL DEFAULT '',
    channel TEXT NOT NULL DEFAULT '',
    audience TEXT NOT NULL DEFAULT '',
    method TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    natural_key TEXT NOT NULL DEFAULT '',
    last_event INTEGER NOT NULL DEFAULT 0
) STRICT
"""
_INDEX = "CREATE INDEX catalogue_natural_key ON catalogue (natural_key)"


def apply(run: Callable[[str], object]) -> None:
    """Create the catalogue's table."""
    run(_TABLE)
    run(_INDEX)
