"""Step 19: the numbers of answers and notices (文号) are found quickly: the next one, doubles and gaps of a year."""

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
)


def apply(run: Callable[[str], object]) -> None:
    """Add the indexes."""
    for statement in _STATEMENTS:
        run(statement)
