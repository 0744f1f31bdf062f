"""Where the chain stood when something left the house: count and head hash, noted outside the database.

The notes lie in 备份/链头.txt, one a line: time, number of events, hash of the last one, what it was for.
Exports and printed registers carry the same two values, so that one line can be compared with paper.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gongkai_desktop import refusals
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Refused
from gongkai_desktop.files import PRIVATE_FILE, PRIVATE_FOLDER, refusing_disk
from gongkai_desktop.store.places import gone

RESTORED = "恢复"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")


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
    if not path.parent.is_dir() and not folder.database.exists():
        raise gone(folder.root)  # nothing is made anew where a disk was mounted
    if path.exists() and not path.is_file():
        raise Refused(f"“{path}” 不是文件", way="请把它移走，程序会重新建立链头记录")
    with refusing_disk(path):
        path.parent.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, PRIVATE_FILE)
        with open(descriptor, "a", encoding="utf-8", newline="\n") as stream:
            stream.write(f"{_parting(path)}{anchor}\n")
            stream.flush()
            os.fsync(descriptor)


def _parting(path: Path) -> str:
    """A new line first, where the last one was cut off: a note must not be lost behind it."""
    with path.open("rb") as stream:
        size = stream.seek(0, os.SEEK_END)
        stream.seek(max(0, size - 1))
        return "" if stream.read() in (b"", b"\n") else "\n"


def noted(folder: OfficeFolder) -> list[Anchor]:
    """The notes since the office was last restored, oldest first; lines that are no notes are left out.

    None of them when the file cannot be read: ``unread`` then says why.
    """
    found: list[Anchor] = []
    if unread(folder):
        return found
    try:
        lines = journal(folder).read_text("utf-8", "replace").splitlines()
    except OSError:
        return found
    for line in lines:
        at, count, head, what = (line.split(" ", 3) + [""] * 4)[:4]
        if not (_MOMENT.fullmatch(at) and count.isdecimal() and len(head) == 64):
            continue
        if what.startswith(RESTORED):
            found.clear()
        found.append(Anchor(at, int(count), head, what))
    return found


def unread(folder: OfficeFolder) -> str:
    """Why the notes cannot be read, in words; '' when they can, or when none were ever made."""
    path = journal(folder)
    try:
        if not path.exists():
            return ""
        if not path.is_file():
            return "它的位置上不是文件"
        with path.open("rb"):
            return ""
    except OSError as error:
        return refusals.meaning(error).reading[0]


def stamp(moment: datetime) -> str:
    """A moment as notes write it."""
    return (moment if moment.tzinfo else moment.astimezone()).isoformat("T", "seconds")
