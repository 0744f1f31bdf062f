"""What is remembered of a look through an item's file: each finding's kind and place, and what was decided. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from gongkai_desktop.records.event import Event
from gongkai_desktop.screening.matters import VISIBLE

if TYPE_CHECKING:
    from gongkai_desktop.review.review import Heard

ONWARD: Final = "left_open"
"""The key of the reason for going on, in a form and in the event."""


class Decision(StrEnum):
    """What becomes of a finding: it may stay, it is taken out in a copy, the file goes back; OPEN: nothing yet."""

    CONFIRMED = "确认无碍"
    CLEANED = "已清理"
    RETURNED = "退回"
    OPEN = "待处理"


@dataclass(frozen=True, slots=True)
class Decided:
    """A finding as it is remembered: its kind, its place, what was decided."""

    kind: str
    place: str
    decision: str


@dataclass(frozen=True, slots=True)
class Screening:
    """One look through a file, named by its content: when, what was decided, why, and the cleaned copy, if any.

    ``unread`` says why its contents could not be read. ``heard`` are the opinions of the item's review that had
    been given by then.
    """

    event: int
    day: str
    file: str
    name: str
    decided: tuple[Decided, ...]
    why: str = ""
    cleaned: str = ""
    unread: str = ""
    heard: Heard = ()

    def count(self, decision: Decision) -> int:
        """How many of its findings were decided so."""
        return sum(1 for one in self.decided if one.decision == decision)

    @property
    def open(self) -> bool:
        """Whether something of it still waits to be decided, or went back to be mended."""
        return bool(self.left)

    @property
    def left(self) -> tuple[Decided, ...]:
        """What of it still waits to be decided, or went back to be mended."""
        return tuple(one for one in self.decided if one.decision in (Decision.OPEN, Decision.RETURNED))

    @property
    def alters_text(self) -> bool:
        """Whether its cleaned copy is without something that was to be read in the file (非密处理)."""
        return any(one.decision == Decision.CLEANED and one.kind in VISIBLE for one in self.decided)


@dataclass(frozen=True, slots=True)
class Onward:
    """Going on with findings undecided: the kind of the event that did, why, and of which files (by name)."""

    event: int
    kind: str
    why: str
    names: tuple[str, ...]


def screening_of(event: Event, heard: Heard = ()) -> Screening:
    """What an event item.screened tells; ``heard`` are the opinions given by then."""
    body: Mapping[str, Any] = event.body
    decided = tuple(Decided(one["kind"], one["place"], one["decision"]) for one in body["findings"])
    return Screening(
        event.id, event.iso_day, body["file"], body["name"], decided, body.get("why", ""),
        body.get("cleaned", ""), body.get("unread", ""), heard,
    )  # fmt: skip


def onward_of(event: Event) -> Onward:
    """What an event tells of going on with findings undecided."""
    said: Mapping[str, Any] = event.body[ONWARD]
    return Onward(event.id, event.kind, said["why"], tuple(said["names"]))
