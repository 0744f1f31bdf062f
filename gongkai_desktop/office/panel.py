"""What a record's panel and a bulk act tell: lines of history, sections of lines, what became of each record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from gongkai_desktop.records.event import Changed


class Entry(NamedTuple):
    """One line of the timeline: when it happened, when and by whom it was recorded, what it was."""

    event: int
    day: date
    at: str
    who: str
    text: str
    undoable: bool


class SectionLine(NamedTuple):
    """One line of a section. ``record``: what it leads to (0: nothing). ``tone``: "", late, near, good or soft.

    ``place``: where that record is shown, as 今日 names it (``letters:all``); '' for an item of the register.
    """

    text: str
    record: int = 0
    tone: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A titled group of lines on an item's panel."""

    title: str
    lines: tuple[SectionLine, ...]


def panel(*parts: tuple[str, Iterable[SectionLine]]) -> tuple[Section, ...]:
    """Each part that has something to say as a section, in reading order."""
    return tuple(Section(title, told) for title, lines in parts if (told := tuple(lines)))


@dataclass(frozen=True, slots=True)
class Bulk:
    """What one act on many items came to: those done, and those left with the reason.

    ``changed`` is None when none could be done.
    """

    changed: Changed | None
    done: tuple[int, ...]
    left: tuple[tuple[int, str], ...]
