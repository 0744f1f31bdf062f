"""The texts that are kept: where they lie, and how an office is told anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from .lives import LIVES, NEW, OFFICES, Lived, opened
from .telling import ROOMS

KEPT: Final = Path(__file__).parent / "kept"
LIFE: Final = "life"
NAMES: Final = (*ROOMS, LIFE)
_ONLY: Final = {
    **dict.fromkeys((LIFE, "refusals"), LIVES),
    **dict.fromkeys(("papers", "exports", "moves", "requests", "filings"), NEW),
}
CASES: Final = [(room, office) for room in NAMES for office in _ONLY.get(room, OFFICES)]
"""What is told of which office: how it came to be only of those that live here."""


def path(office: str, room: str) -> Path:
    """Where a text is kept."""
    return KEPT / office / f"{room}.txt"


def told(found: Lived, room: str) -> str:
    """A room of an office as text."""
    return "".join(f"{line}\n" for line in _lines(found, room))


def _lines(found: Lived, room: str) -> Iterator[str]:
    if room == LIFE:
        yield from found.story
        return
    house = opened(found)
    try:
        yield from ROOMS[room](house)
    finally:
        house.close()
