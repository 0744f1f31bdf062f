"""What the reading process hands over: first the head, then chunks of normalised rows, then the end."""

from __future__ import annotations

import marshal
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from gongkai_desktop.exchange.columns import ColumnRead

CHUNK = 500

Objection: TypeAlias = tuple[str, str] | None
Row: TypeAlias = tuple[int, tuple[int, int] | None, tuple[str, ...], Objection, tuple[Any, ...]]
"""Row number as the table program shows it, hidden key (record, its last event then), the values of the
understood columns, why it cannot become a new record (column key, reason), and what would become of it
(``records.event.Ready`` as a plain tuple; () where nothing of it is worked out)."""
Fault: TypeAlias = tuple[str, str, str]
"""Header of a column, what stands there, and why it cannot be taken."""
Rejected: TypeAlias = tuple[int, tuple[Fault, ...], tuple[tuple[str, str], ...]]
"""Row number, all that is wrong with the row, and its filled cells as (header, text): three parts, a Row has five."""
Guess: TypeAlias = tuple[int, str, str, str]
"""Row number, header of the column, a day typed without its year, and the day it was taken for."""

Doubt: TypeAlias = tuple[int, str, str, str]
"""Row number, header of a column, what was read there, and why a person should look at it; the row comes in."""

_SHEET_SPAN = 1 << 21
"""Rows of one sheet; those of the next are numbered on from here."""


def numbered(sheet: int, row: int) -> int:
    """The number of a row (as the table program shows it) of the sheet at that place among those read together."""
    return sheet * _SHEET_SPAN + row


def place(number: int) -> tuple[int, int]:
    """Of a row's number the sheet's place among those read together, and the row as the table program shows it."""
    return divmod(number, _SHEET_SPAN)


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a file once it has been looked over.

    ``sheets`` are those that are read, ``alike`` all that could be read together with them (laid out the same),
    ``offered`` all with a header we know. ``ledger`` names the ledger it was recognised as, ``keys`` the columns
    that its rows carry, in order.
    ``understood`` and ``unmapped`` are its headers with and without a meaning, ``signature`` knows them
    again, ``columns`` is the whole column map. ``rows`` counts its records; ``numbers`` and ``keyed`` are the
    (folded) numbers and the records of hidden keys that occur among them, ``repeats`` the rows that
    only say again what an earlier one says.
    """

    ledger: str
    sheets: tuple[str, ...]
    other_sheets: tuple[str, ...]
    headers: tuple[str, ...]
    signature: str
    keys: tuple[str, ...]
    understood: dict[str, str]
    unmapped: tuple[str, ...]
    rows: int
    columns: tuple[ColumnRead, ...] = ()
    alike: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    numbers: frozenset[str] = frozenset()
    keyed: frozenset[int] = frozenset()
    repeats: frozenset[int] = frozenset()


def pack(
    rows: Sequence[Row],
    rejected: Sequence[Rejected],
    guessed: Sequence[Guess] = (),
    doubts: Sequence[Doubt] = (),
) -> bytes:
    """A chunk as bytes."""
    return marshal.dumps((list(rows), list(rejected), list(guessed), list(doubts)))


def unpack(chunk: bytes) -> tuple[list[Row], list[Rejected], list[Guess], list[Doubt]]:
    """A chunk's rows, its rejected ones, the days in it whose year was guessed, and what of its rows is doubtful."""
    rows, rejected, guessed, doubts = marshal.loads(chunk)
    return rows, rejected, guessed, doubts
