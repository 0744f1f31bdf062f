"""What the reading process must know of a ledger to recognise and normalise its workbooks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from gongkai_desktop.ledger import Ledger


def no_terms(fields: Mapping[str, str]) -> tuple[str, ...]:
    """Of a ledger without a search index."""
    return ()


@dataclass(frozen=True)
class Intake:
    """A ledger as it comes in from files.

    ``named_by``: a header row must have at least one of these columns, a row at least one of them filled.
    ``number``: the column whose value belongs to one row only ('' when the ledger has none).
    ``words``: per CHOICE column the spellings that old ledgers use, each with the choice it means.
    ``none``: columns in which 无 and dashes mean that there is nothing to say (文号).
    ``terms``: the search texts of a row's fields, worked out while it is read ((): the ledger is not searched).
    ``past``: DATE columns of things that have happened, so never after ``today``.
    """

    ledger: Ledger
    named_by: tuple[str, ...]
    number: str = ""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    none: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    terms: Callable[[Mapping[str, str]], tuple[str, ...]] = no_terms
    today: date = date.max
