"""The items of an entry, as the register tells the catalogue, which lies below it and reads none of its tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from gongkai_desktop.records.event import Changed

PROACTIVE = "主动公开"
VOID = "已作废"


@dataclass(frozen=True, slots=True)
class Belonging:
    """An item of an entry, as the entry shows it."""

    id: int
    number: str
    title: str
    published: str
    stage: str


@dataclass(frozen=True, slots=True)
class Held:
    """How many items an entry has that are public and that are not yet, and the newest publication (ISO or '')."""

    published: int = 0
    waiting: int = 0
    newest: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item that may come under an entry; ``entry`` is where it stands now, 0 for none."""

    id: int
    attribute: str
    stage: str
    entry: int


@dataclass(frozen=True, slots=True)
class Assigned:
    """What became of items that were to be brought under an entry: done, or left with the reason."""

    changed: Changed
    done: tuple[int, ...]
    left: tuple[tuple[int, str], ...]


class Beneath(Protocol):
    """What stands under the entries. Items that were entered in error count nowhere."""

    def held(self, entry: int = 0) -> Iterator[tuple[int, Held]]:
        """Each entry that has items with how many; of one entry only where it is named."""

    def newest(self, entry: int, limit: int) -> tuple[Belonging, ...]:
        """The items of an entry, the newest publication first."""

    def candidates(self, items: Sequence[int]) -> tuple[Candidate, ...]:
        """Items by their numbers."""

    def unpublished(self, entry: int) -> tuple[int, ...]:
        """The items of an entry that are not public yet."""


def unfit(entry_id: int, item: Candidate) -> str:
    """Why an item cannot come under an entry, '' when it can."""
    if item.attribute != PROACTIVE:
        return "只有主动公开的信息才归入目录"
    if item.stage == VOID:
        return "登记已作废"
    return "已经在这个条目里" if item.entry == entry_id else ""
