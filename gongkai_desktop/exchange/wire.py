"""What the reading process hands over: first the head, then chunks of normalised rows, then the end."""

from __future__ import annotations

import marshal
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from gongkai_desktop.exchange.columns import ColumnRead

CHUNK = 500

Objection: TypeAlias = tuple[str, str] | None
Row: TypeAlias = tuple[int, tuple[int, int] | None, tuple[str, ...], Objection, tuple[str, tuple[str, ...]]]
"""Row number as the table program shows it, hidden key (record, its last event then), the values of the
understood columns, why it cannot become a new record (column key, reason), and what its event would hold
(``records.event.Ready`` as a plain tuple)."""
Rejected: TypeAlias = tuple[int, str, str, str]
"""Row number, header of the column, its value, and why."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a file once it has been looked over.

    ``ledger`` names the ledger it was recognised as, ``keys`` the columns that its rows carry, in order.
    ``understood`` and ``unmapped`` are its headers with and without a meaning, ``signature`` knows them
    again, ``columns`` is the whole column map. ``rows`` counts its records; ``numbers`` and ``keyed`` are the
    (folded) numbers and the records of hidden keys that occur among them, ``repeats`` the rows that
    only say again what an earlier one says.
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
    columns: tuple[ColumnRead, ...] = ()
    numbers: frozenset[str] = frozenset()
    keyed: frozenset[int] = frozenset()
    repeats: frozenset[int] = frozenset()


def pack(rows: Sequence[Row], rejected: Sequence[Rejected]) -> bytes:
    """A chunk as bytes."""
    return marshal.dumps((list(rows), list(rejected)))


def unpack(chunk: bytes) -> tuple[list[Row], list[Rejected]]:
    """A chunk's rows and its rejected ones."""
    rows, rejected = marshal.loads(chunk)
    return rows, rejected
