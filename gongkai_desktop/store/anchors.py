"""Where the chain stood when something left the house: count and head hash, noted outside the database.

The notes lie in 备份/链头.txt, one a line: time, number of events, hash of the last one, what it was for.
Exports and printed registers carry the same two values, so that one line can be compared with paper.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.store.files import refusing_disk

RESTORED = "恢复"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The chain had ``count`` events, the last one with ``head`` (hex), at ``at`` (ISO with offset)."""

    at: str
    count: int
    head: str
    what: str

    def __str__(self) -> str:
        return f"{self.at} {self.count} {self.head} {self.what}"


def journal(folder: OfficeFolder) -> Path:
    """The file of notes."""
    return folder.backups / "链头.txt"


def note(folder: OfficeFolder, anchor: Anchor) -> None:
    """Add one line and bring it to the disk."""
    path = journal(folder)
    with refusing_disk(path):
        path.parent.mkdir(exist_ok=True)
        with path.open("a", encoding="utf-8") as stream:
            stream.write(f"{anchor}\n")
            stream.flush()
            os.fsync(stream.fileno())


def noted(folder: OfficeFolder) -> list[Anchor]:
    """The notes since the office was last restored, oldest first; lines that are no notes are left out."""
    found: list[Anchor] = []
    try:
        lines = journal(folder).read_text("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return found
    for line in lines:
        at, count, head, what = (line.split(" ", 3) + [""] * 4)[:4]
        if not (count.isdecimal() and len(head) == 64):
            continue
        if what.startswith(RESTORED):
            found.clear()
        found.append(Anchor(at, int(count), head, what))
    return found


def stamp(moment: datetime) -> str:
    """A moment as notes write it."""
    return (moment if moment.tzinfo else moment.astimezone()).isoformat("T", "seconds")
