"""The copies of an office as a list for people: when, why, how large, whether they were proven."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Refused
from gongkai_desktop.store import anchors, backup
from gongkai_desktop.store.connection import Mode, connect
from gongkai_desktop.store.failures import FAILURES


@dataclass(frozen=True, slots=True)
class Kept:
    """One copy in 备份/. ``size`` in bytes; ``events`` None where it cannot be opened; ``proven`` when made."""

    path: Path
    at: datetime
    reason: str
    size: int
    events: int | None
    proven: bool


def kept(folder: OfficeFolder) -> list[Kept]:
    """The copies in 备份/, newest first. Opens each, but reads only the end of its chain."""
    proven = {note.what.removeprefix("备份 ") for note in anchors.noted(folder)}
    found = []
    for copy in backup.listing(folder):
        try:
            size = copy.path.stat().st_size
        except OSError:  # removed since it was listed
            continue
        known = copy.path.name in proven
        found.append(Kept(copy.path, copy.at, copy.reason, size, _events(copy.path), known))
    return found


def _events(path: Path) -> int | None:
    """How many events a copy holds: by the last one's number, since counting them all would take long."""
    try:
        connection = connect(path, Mode.FIXED)
    except Refused:
        return None
    try:
        row = connection.execute("SELECT coalesce(max(id), 0) FROM event").fetchone()
        return int(row[0]) if row else None
    except FAILURES:
        return None
    finally:
        connection.close()
