"""What the reading process must know of a ledger to recognise and normalise its workbooks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from gongkai_desktop.ledger import RUNNING, Ledger
from gongkai_desktop.office.office import Footing
from gongkai_desktop.records.event import Draft, Projection

_NAMING: Final = ("title", "number")


def _none(_: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    return ()


@dataclass(frozen=True)
class Intake:
    """A ledger as it comes in from files.

    ``named_by``: a header row must have at least one of these columns, a row at least one of them filled.
    ``needed``: columns without which a header row is none of this ledger's.
    ``number``: the column whose value belongs to one row only ('' when the ledger has none).
    ``words``: per CHOICE column the spellings that old ledgers use, each with the choice it means.
    ``none``: columns in which 无 and dashes mean that there is nothing to say (文号).
    ``telling``: columns of which an empty cell says something too (a review column that was left empty).
    ``objection``, ``registered`` and ``kind``: the target's own, asked where a row is read, so that the office's
    process need not: why a row's filled fields (keys sorted) cannot be taken, as what event they can (None: only the
    office's process knows), and what makes the row of its table from that event, where nothing but the footing is
    needed for it.
    ``marks``: per column that has no closed choices what its values look like all the same (网站 under 公开形式).
    ``folded``: columns whose values are the same in full and half width, capitals and small letters.
    ``sure``: columns that are what their header says, though their cells look like the choices of another.
    ``past``: DATE columns of things that have happened, so never after ``today``.
    ``read``: per column what the target itself makes of a cell's text; ValueError with the reason.
    ``doubts``: what of a row's filled fields contradicts itself or was not understood, though the row comes in:
    (column key, in words).
    ``computed``: folded headers of what an export of ours works out; they mean nothing when they come back.
    ``longest``: signs of what a row is named by at most; more are a text in the wrong cell.
    """

    ledger: Ledger
    named_by: tuple[str, ...]
    objection: Callable[[Mapping[str, str]], tuple[str, str] | None]
    registered: Callable[[Mapping[str, str], date], Draft] | None = None
    kind: Callable[[Footing], Projection[Any]] | None = None
    number: str = ""
    needed: frozenset[str] = frozenset()
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    none: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()
    marks: Mapping[str, re.Pattern[str]] = field(default_factory=dict)
    folded: frozenset[str] = frozenset()
    sure: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    today: date = date.max
    read: Mapping[str, Callable[[str], str]] = field(default_factory=dict)
    doubts: Callable[[Mapping[str, str]], Iterable[tuple[str, str]]] = _none
    computed: frozenset[str] = frozenset()
    longest: int = 500


def outgoing(ledger: Ledger) -> Intake:
    """A ledger that templates ask for and no file brings in; what its rows are called, or begin with, names them."""
    first = next(key for key in ledger.keys if key != RUNNING)
    named = dict.fromkeys((*(key for key in _NAMING if key in ledger.keys), first))
    return Intake(ledger, tuple(named), _not_taken)


def _not_taken(_: Mapping[str, str]) -> tuple[str, str] | None:
    return None
