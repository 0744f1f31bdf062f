"""A length of time that a rule set sets, with what it runs from and its article."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai_desktop.deadlines.model import Term


@dataclass(frozen=True, slots=True)
class Limit:
    """A length of time that runs from the day the information was formed, changed or lapsed (``starts``)."""

    term: Term
    starts: tuple[str, ...]
    article: str
