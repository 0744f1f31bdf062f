"""What the reading process must know of a ledger to recognise and normalise its workbooks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gongkai_desktop.ledger import Ledger, fold_text

KEY_HEADER = "记录标识（请勿改动）"


@dataclass(frozen=True)
class Intake:
    """A ledger as it comes in from files.

    ``named_by``: a header row must have at least one of these columns, a row at least one of them filled.
    ``number``: the column whose value belongs to one row only ('' when the ledger has none).
    ``natural``: the columns that together name a row that has no number.
    ``words``: per CHOICE column the spellings that old ledgers use, each with the choice it means.
    """

    ledger: Ledger
    named_by: tuple[str, ...]
    natural: tuple[str, ...]
    number: str = ""
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def natural_key(values: Mapping[str, str], keys: tuple[str, ...]) -> str:
    """The folded values that name a row when it carries no number."""
    return "|".join([fold_text(values.get(key, "")) for key in keys])
