"""Step 27: two more kinds of notices have numbers (文号): to applicants that others are asked, to those who assist."""

from __future__ import annotations

from collections.abc import Callable

_KINDS = (
    *("request.assigned", "request.charged", "request.consulting_told", "request.correction_asked"),
    *("request.delayed", "request.extended", "request.reasons_asked", "request.third_told"),
)
_STATEMENTS = (
    "DROP INDEX event_notice",
    "CREATE INDEX event_notice ON event (kind, json_extract(body, '$.doc_no'))"
    f" WHERE kind IN ({', '.join(map(repr, _KINDS))})",
)


def apply(run: Callable[[str], object]) -> None:
    """Make the index of numbered notices anew, with the new kinds in it."""
    for statement in _STATEMENTS:
        run(statement)
