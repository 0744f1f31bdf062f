"""The words under which a request is found; light, so that a reading process can tell them too."""

from __future__ import annotations

from collections.abc import Mapping

from gongkai_desktop.store.search import bigrams, initials


def matters_of(asked: str) -> tuple[str, ...]:
    """What is asked, one matter a line of the application's text."""
    return tuple(line for part in asked.splitlines() if (line := part.strip()))


def search_terms(told: Mapping[str, object]) -> tuple[str, ...]:
    """The search columns of a row, or of its fields: what is asked, numbers, the applicant and department, initials."""
    asked, applicant = str(told.get("asked", "")), str(told.get("applicant", ""))
    title = str(told.get("title") or next(iter(matters_of(asked)), ""))
    return (
        bigrams(asked or title),
        bigrams(f"{told.get('number', '')} {told.get('doc_no', '')}"),
        bigrams(f"{applicant} {told.get('department', '')}"),
        initials(f"{title} {applicant}"),
    )
