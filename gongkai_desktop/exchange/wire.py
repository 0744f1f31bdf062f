"""What the reading process hands over: first the head, then chunks of normalised rows, then the end."""

from __future__ import annotations

import marshal
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

CHUNK = 500

Row: TypeAlias = tuple[int, str, tuple[str, ...]]
"""Row number as the table program shows it, hidden key ('' none), and the values of the understood columns."""
Rejected: TypeAlias = tuple[int, str, str, str]
"""Row number, header of the column, its value, and why."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a file once it has been looked over.

    ``ledger`` names the ledger it was recognised as, ``keys`` the columns that its rows carry, in their order.
    ``understood`` and ``unmapped`` are its headers with and without a meaning, ``signature`` knows them again.
    ``rows`` counts its records; ``numbers`` are the numbers that occur among them.
    """

    ledger: str
    sheet: str
    other_sheets: tuple[str, ...]
    headers: tuple[str, ...]
    signature: str
    keys: tuple[str, ...]
    understood: dict[str, str]
    unmapped: tuple[str, ...]
    rows: int
    numbers: frozenset[str] = field(default_factory=frozenset)
    repeats: frozenset[int] = field(default_factory=frozenset)


def pack(rows: Sequence[Row], rejected: Sequence[Rejected]) -> bytes:
    """A chunk as bytes."""
    return marshal.dumps((list(rows), list(rejected)))


def unpack(chunk: bytes) -> tuple[list[Row], list[Rejected]]:
    """A chunk's rows and its rejected ones."""
    rows, rejected = marshal.loads(chunk)
    return rows, rejected
