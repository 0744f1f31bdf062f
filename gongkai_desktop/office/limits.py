"""A length of time that a rule set sets, with what it runs from and its article."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai_desktop.deadlines.model import Term

ANNOUNCED = "announced"
"""The start of a limit that runs from the day the result of a clearance (清理结果) was published."""


@dataclass(frozen=True, slots=True)
class Limit:
    """A length of time that runs from the day the information was formed, changed or lapsed (``starts``).

    ``turned_article`` is the article where it runs from the day the attribute became 主动公开, '' for the same.
    """

    term: Term
    starts: tuple[str, ...]
    article: str
    turned_article: str = ""
