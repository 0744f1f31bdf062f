"""Step 16: applications for information (依申请公开), with a search index of their own."""

from __future__ import annotations

from collections.abc import Callable

_TEXTS = (
    *("number", "applicant", "applicant_kind", "channel", "arrived", "title", "department", "state"),
    *("due", "owes", "answer_due", "base_due"),
    *("asked_correction", "corrected", "consulted", "replied", "extended"),
    *("outcome", "result", "issued", "doc_no", "how", "served", "closed", "disputed", "flags"),
)
_NUMBERS = ("provisional", "extension", "review", "origin", "item", "last_event")
_COLUMNS = ",\n    ".join(
    (
        "id INTEGER PRIMARY KEY",
        *(f"{name} TEXT NOT NULL DEFAULT ''" for name in _TEXTS),
        *(f"{name} INTEGER NOT NULL DEFAULT 0" for name in _NUMBERS),
    )
)
_SEARCH = """
CREATE VIRTUAL TABLE request_search USING fts5(
    title, number, other, initials, content='', contentless_delete=1, tokenize='unicode61')
"""
_STATEMENTS = (
    f"CREATE TABLE request (\n    {_COLUMNS}\n) STRICT",
    "CREATE INDEX request_due ON request (due, id) WHERE due <> ''",
    "CREATE INDEX request_open ON request (state, due, id) WHERE closed = ''",
    "CREATE INDEX request_answer ON request (answer_due, id) WHERE closed = ''",
    "CREATE INDEX request_closed ON request (id) WHERE closed <> ''",
    "CREATE INDEX request_flagged ON request (id) WHERE flags <> ''",
    "CREATE INDEX request_disputed ON request (id) WHERE disputed <> ''",
    "CREATE INDEX request_number ON request (number) WHERE number <> ''",
    "CREATE INDEX request_applicant ON request (applicant)",
    _SEARCH,
)


def apply(run: Callable[[str], object]) -> None:
    """Add the table; an older file has no requests to compute."""
    for statement in _STATEMENTS:
        run(statement)
