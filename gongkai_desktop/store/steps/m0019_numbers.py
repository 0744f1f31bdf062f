"""Step 19: numbers of answers and notices (文号) are found quickly; old rows have their outcome, and are made anew."""

from __future__ import annotations

from collections.abc import Callable

_KINDS = (
    *("request.charged", "request.correction_asked", "request.delayed", "request.extended"),
    *("request.reasons_asked", "request.third_told"),
)
_STATEMENTS = (
    "CREATE INDEX request_doc_no ON request (doc_no) WHERE doc_no <> ''",
    "CREATE INDEX letter_number ON letter (number) WHERE number <> ''",
    "CREATE INDEX event_notice ON event (kind, json_extract(body, '$.doc_no'))"
    f" WHERE kind IN ({', '.join(map(repr, _KINDS))})",
    "INSERT OR REPLACE INTO meta (key, value) SELECT 'reproject', '1' WHERE EXISTS (SELECT 1 FROM event)",
)


def apply(run: Callable[[str], object]) -> None:
    """Add the indexes and have the rows of an older file computed anew when it is next opened for writing."""
    for statement in _STATEMENTS:
        run(statement)
