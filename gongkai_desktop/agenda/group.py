"""What 今日 is made of: groups of lines, each one click from its record."""

from __future__ import annotations

from dataclasses import dataclass

REVIEW, LETTERS, LEDGERS, SCANS = "review", "letters", "affairs", "scans"
"""The places other than the register that a view may be in, written before it: ``review:out``."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to do: the record, what it is, by when (ISO or ''), and how that stands in words.

    ``place`` says where the record is shown: '' in the register, else a view such as ``review:out``.
    """

    record: int
    title: str
    due: str
    urgency: str
    text: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one kind. ``total`` counts all of them, of which the first ones are listed; ``view`` shows the rest.

    A view is one of the register's, the page of the catalogue (CATALOGUE), or has its place written before it
    (``review:out``, ``letters:overdue``, ``affairs:leak``, ``scans:``).
    """

    key: str
    title: str
    view: str
    total: int
    lines: tuple[Line, ...]
