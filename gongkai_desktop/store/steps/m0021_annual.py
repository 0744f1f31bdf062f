"""Step 21: the annual reports (年度报告), with a search index of their own."""

from __future__ import annotations

from collections.abc import Callable

_TEXTS = ("number", "title", "state", "due", "signed", "filed", "published", "closed", "flags")
_COLUMNS = ",\n    ".join(
    (
        "id INTEGER PRIMARY KEY",
        *(f"{name} TEXT NOT NULL DEFAULT ''" for name in _TEXTS),
        *(f"{name} INTEGER NOT NULL DEFAULT 0" for name in ("year", "provisional", "last_event")),
    )
)
_SEARCH = """
CREATE VIRTUAL TABLE annual_search USING fts5(
    title, number, other, initials, content='', contentless_delete=1, tokenize='unicode61')
"""
_STATEMENTS = (
    f"CREATE TABLE annual (\n    {_COLUMNS}\n) STRICT",
    "CREATE INDEX annual_year ON annual (year, id)",
    _SEARCH,
)


def apply(run: Callable[[str], object]) -> None:
    """Add the table; an older file has no reports to compute."""
    for statement in _STATEMENTS:
        run(statement)
