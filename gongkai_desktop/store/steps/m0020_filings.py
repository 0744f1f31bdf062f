"""Step 20: the quarterly filings of what is withheld (不予公开备案), with a search index of their own."""

from __future__ import annotations

from collections.abc import Callable

_TEXTS = (
    *("number", "title", "period", "state", "first", "due"),
    *("checked", "signed", "filed", "answered", "closed", "flags"),
)
_NUMBERS = ("entries", "provisional", "scanned", "ordered", "origin", "last_event")
_COLUMNS = ",\n    ".join(
    (
        "id INTEGER PRIMARY KEY",
        *(f"{name} TEXT NOT NULL DEFAULT ''" for name in _TEXTS),
        "items TEXT NOT NULL DEFAULT '[]'",
        *(f"{name} INTEGER NOT NULL DEFAULT 0" for name in _NUMBERS),
    )
)
_SEARCH = """
CREATE VIRTUAL TABLE filing_search USING fts5(
    title, number, other, initials, content='', contentless_delete=1, tokenize='unicode61')
"""
_STATEMENTS = (
    f"CREATE TABLE filing (\n    {_COLUMNS}\n) STRICT",
    "CREATE INDEX filing_period ON filing (period, id)",
    _SEARCH,
)


def apply(run: Callable[[str], object]) -> None:
    """Add the table; an older file has no filings to compute."""
    for statement in _STATEMENTS:
        run(statement)
