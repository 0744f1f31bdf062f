"""What an item's panel and a bulk act tell: sections of lines, and what became of each item."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai_desktop.records.event import Changed


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One line of a section. ``record``: another item it leads to (0: none). ``tone``: "", late, good or soft."""

    text: str
    record: int = 0
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A titled group of lines on an item's panel."""

    title: str
    lines: tuple[SectionLine, ...]


@dataclass(frozen=True, slots=True)
class Bulk:
    """What one act on many items came to: those done, and those left with the reason.

    ``changed`` is None when none could be done.
    """

    changed: Changed | None
    done: tuple[int, ...]
    left: tuple[tuple[int, str], ...]
