"""The copies of an office for people: which there are, when and why they were made, and whose ledger is in one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Locked, Refused
from gongkai_desktop.store import anchors, backup, schema
from gongkai_desktop.store.connection import Mode, connect
from gongkai_desktop.store.failures import FAILURES, opening


@dataclass(frozen=True, slots=True)
class Kept:
    """One copy in 备份/. ``size`` in bytes; ``events`` None where it cannot be opened; ``proven`` when made.

    ``locked``: it is encrypted, and this process has not been given the password of its day.
    """

    path: Path
    at: datetime
    reason: str
    size: int
    events: int | None
    proven: bool
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Inside:
    """Whose ledger a file holds: the office's name, its ``number`` (as its sheets bear it), and how far it goes.

    ``at`` is the moment of the last of its ``events`` in ISO with offset; '' without any.
    """

    name: str
    number: str
    at: str
    events: int


def inside(path: Path, mode: Mode = Mode.FIXED) -> Inside:
    """Look into a copy, or with ``Mode.READING`` into an office's database; Refused when it is no ledger."""
    if not path.is_file():
        raise Refused(f"“{path}” 读不出来", why="没有这个文件，或者它不是文件", way="请检查文件是否存在")
    connection = connect(path, mode)
    try:
        schema.version(connection, path)
        with opening():
            told = dict(connection.execute("SELECT key, value FROM meta WHERE key = 'office_no'").fetchall())
            office = connection.execute("SELECT name FROM office ORDER BY id LIMIT 1").fetchone()
            last = connection.execute("SELECT id, at FROM event ORDER BY id DESC LIMIT 1").fetchone()
    finally:
        connection.close()
    events, at = last or (0, "")
    return Inside(office[0] if office else "", told.get("office_no", ""), at, events)


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
        events, locked = _events(copy.path)
        found.append(Kept(copy.path, copy.at, copy.reason, size, events, known, locked))
    return found


def _events(path: Path) -> tuple[int | None, bool]:
    """How many events a copy holds, by the last one's number, since counting them all would take long.

    None where it cannot be opened; true where it only wants its password.
    """
    try:
        connection = connect(path, Mode.FIXED)
    except Refused as refused:
        return None, isinstance(refused, Locked)
    try:
        row = connection.execute("SELECT coalesce(max(id), 0) FROM event").fetchone()
        return (int(row[0]) if row else None), False
    except FAILURES:
        return None, False
    finally:
        connection.close()
