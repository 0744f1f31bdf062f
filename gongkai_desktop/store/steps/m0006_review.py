"""Step 6: reviews (保密审查) as records of their own, one row for each round of a subject."""

from __future__ import annotations

from collections.abc import Callable

_REVIEW = """
CREATE TABLE review (
    id INTEGER PRIMARY KEY,
    subject INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    doc_no TEXT NOT NULL DEFAULT '',
    department TEXT NOT NULL DEFAULT '',
    attribute TEXT NOT NULL DEFAULT '',
    round INTEGER NOT NULL DEFAULT 1,
    state TEXT NOT NULL DEFAULT '',
    step TEXT NOT NULL DEFAULT '',
    step_title TEXT NOT NULL DEFAULT '',
    post TEXT NOT NULL DEFAULT '',
    handed_in TEXT NOT NULL DEFAULT '',
    turn TEXT NOT NULL DEFAULT '',
    due TEXT NOT NULL DEFAULT '',
    provisional INTEGER NOT NULL DEFAULT 0,
    closed TEXT NOT NULL DEFAULT '',
    sheet TEXT NOT NULL DEFAULT '',
    out_to TEXT NOT NULL DEFAULT '',
    out_since TEXT NOT NULL DEFAULT '',
    back TEXT NOT NULL DEFAULT '',
    opinion TEXT NOT NULL DEFAULT '',
    opinion_day TEXT NOT NULL DEFAULT '',
    conclusion TEXT NOT NULL DEFAULT '',
    flags TEXT NOT NULL DEFAULT '',
    last_event INTEGER NOT NULL DEFAULT 0
) STRICT
"""
_STATEMENTS = (
    _REVIEW,
    "CREATE INDEX review_subject ON review (subject, id)",
    "CREATE INDEX review_running ON review (id) WHERE closed = ''",
    "CREATE INDEX review_open ON review (state, due, id) WHERE closed = ''",
    "CREATE INDEX review_closed ON review (closed, id) WHERE closed <> ''",
    "CREATE INDEX review_out ON review (out_to, out_since, id) WHERE out_since <> '' AND closed = ''",
    "CREATE VIRTUAL TABLE review_search USING fts5(title, number, other, initials,"
    " content='', contentless_delete=1, tokenize='unicode61')",
    "ALTER TABLE item ADD COLUMN review INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX item_unsubmitted ON item (id) WHERE stage = '待审查' AND review = 0 AND imported = 0",
)


def apply(run: Callable[[str], object]) -> None:
    """Add the table of reviews, its search index, and the review that an item is in."""
    for statement in _STATEMENTS:
        run(statement)
