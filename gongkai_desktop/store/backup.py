"""Copies of the database: made while it is in use, proven by opening them, whole or not there."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from sqlcipher3 import dbapi2

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Refused
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.store import anchors, schema
from gongkai_desktop.store.attachments import Attachments
from gongkai_desktop.store.connection import Mode, connect
from gongkai_desktop.store.failures import damaged, failing, meaning
from gongkai_desktop.store.files import refusing_disk, written_whole
from gongkai_desktop.store.places import examine, refuse_truncated
from gongkai_desktop.store.stopping import stoppable

KEPT = 14
_PAGES = 2000  # copied between two looks at the cancel button
_NAME = re.compile(r"台账-(\d{8}-\d{6})(?:-\d+)?-(.+)\.db")


class Reason(StrEnum):
    """Why a copy was made; all but HAND are the program's own and are thinned out."""

    DAILY = "每日"
    IMPORT = "导入前"
    UPGRADE = "升级前"
    HAND = "手工"


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain stands: number of events and hash of the last one (hex, empty for none)."""

    count: int
    hash: str


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy. ``at`` is local time to the second, as in its name."""

    path: Path
    at: datetime
    reason: str


def _now() -> datetime:
    return datetime.now().astimezone()


def automatic(folder: OfficeFolder, reason: Reason, clock: Callable[[], datetime] = _now) -> Copy:
    """Make a copy in 备份/ for the program's own reasons; of such copies the last 14 are kept."""
    copy = _make(folder, folder.backups, reason, clock())
    for old in [each for each in listing(folder) if each.reason != Reason.HAND][KEPT:]:
        with refusing_disk(old.path):
            old.path.unlink(missing_ok=True)
    return copy


def daily(folder: OfficeFolder, clock: Callable[[], datetime] = _now) -> Copy | None:
    """Make today's copy unless a copy of today exists; returns it or None."""
    copies = listing(folder)
    if copies and copies[0].at.date() >= clock().date():
        return None
    return automatic(folder, Reason.DAILY, clock)


def by_hand(
    folder: OfficeFolder,
    clock: Callable[[], datetime] = _now,
    *,
    to: Path | None = None,
    progress: Progress = unheard,
) -> Copy:
    """Make a copy because somebody asked; with ``to`` in that folder, attachments mirrored beside it.

    A cancel leaves no copy; attachments that were brought already stay, and are not brought again.
    """
    target = folder.backups if to is None else to
    if to is not None and to.exists() and not to.is_dir():
        raise Refused(f"“{to}” 不是文件夹", way="请给出一个文件夹")
    kept = Attachments(folder.attachments)
    if to is not None:
        kept.mirror(to / folder.attachments.name, progress=progress)
    copy = _make(folder, target, Reason.HAND, clock(), progress)
    if to is not None:
        kept.mirror(to / folder.attachments.name)  # what a window has added since the copy began
    return copy


def listing(folder: OfficeFolder) -> list[Copy]:
    """The copies in 备份/, newest first."""
    found = []
    for path in folder.backups.glob("台账-*.db"):
        match = _NAME.fullmatch(path.name)
        if match:
            found.append(Copy(path, datetime.strptime(match[1], "%Y%m%d-%H%M%S"), match[2]))
    return sorted(found, key=lambda copy: (copy.at, copy.path.name), reverse=True)


def age(folder: OfficeFolder, now: datetime) -> timedelta | None:
    """How old the newest copy in 备份/ is; None when there is none."""
    copies = listing(folder)
    return now.replace(tzinfo=None) - copies[0].at if copies else None


def prove(path: Path, progress: Progress = unheard) -> Head:
    """Open a copy and check its pages and the end of its chain; Refused when it could not be restored."""
    try:
        refuse_truncated(path)
        connection = connect(path, Mode.FIXED)
        try:
            with stoppable(connection, lambda: progress(0, 0)):
                return _proven(connection, path)
        finally:
            connection.close()
    except OSError as error:
        raise Refused(f"“{path}” 读不出来", way="请检查文件是否存在、有没有读取权限") from error


def peek(path: Path) -> Head:
    """Where the chain in a copy stands, without checking the rest of it; Refused when it cannot be read."""
    connection = connect(path, Mode.FIXED)
    try:
        with failing():
            head = head_of(connection)
    finally:
        connection.close()
    if head is None:
        raise damaged()
    return head


def holds(path: Path, events: list[int]) -> bool:
    """Whether a copy has the payload of any of these events; one that cannot be read counts as holding."""
    try:
        connection = connect(path, Mode.FIXED)
    except Refused:
        return True
    try:
        sql = "SELECT 1 FROM event WHERE body IS NOT NULL AND id IN (SELECT value FROM json_each(?))"
        return connection.execute(sql, (json.dumps(events),)).fetchone() is not None
    except dbapi2.Error:
        return True
    finally:
        connection.close()


def _proven(connection: dbapi2.Connection, path: Path) -> Head:
    schema.version(connection, path)
    try:
        found = connection.execute("PRAGMA quick_check").fetchone()
        head = head_of(connection)
    except dbapi2.Error as error:
        raise meaning(error) from error
    if found != ("ok",) or head is None:
        raise Refused(f"备份“{path.name}”不完整", why="内容检查没有通过", way="请换一份备份；必要时重新备份")
    return head


def head_of(connection: dbapi2.Connection) -> Head | None:
    """Where the chain in a database stands; None when its events are not numbered without gaps."""
    count, last = connection.execute("SELECT count(*), coalesce(max(id), 0) FROM event").fetchone() or (0, 0)
    if count != last:
        return None
    row = connection.execute("SELECT hash FROM event WHERE id = ?", (last,)).fetchone()
    return Head(count, row[0].hex() if row else "")


def _make(
    folder: OfficeFolder, target: Path, reason: Reason, now: datetime, progress: Progress = unheard
) -> Copy:
    place = examine(folder)
    path = _free_name(target, reason, now)
    with refusing_disk(path):
        target.mkdir(parents=True, exist_ok=True)
    source = connect(folder.database, Mode.FIXED if place.fixed else Mode.READING)
    try:
        schema.version(source, folder.database)
        with written_whole(path) as beside:
            _pour(source, beside, progress)
            head = prove(beside, progress)
    finally:
        source.close()
    if not place.fixed:
        anchors.note(folder, anchors.Anchor(anchors.stamp(now), head.count, head.hash, f"备份 {path.name}"))
    return Copy(path, now.replace(tzinfo=None, microsecond=0), reason)


def _pour(source: dbapi2.Connection, beside: Path, progress: Progress) -> None:
    """Copy a database in use into a file of its own, without a write-ahead log."""
    copy = connect(beside, Mode.PRIVATE)
    try:  # a copy on a network drive must not need shared memory
        copy.execute("PRAGMA locking_mode = EXCLUSIVE")
        if progress is unheard:
            source.backup(copy)
        else:
            told = lambda _, left, whole: progress(whole - left, whole)  # noqa: E731
            source.backup(copy, pages=_PAGES, progress=told)
        copy.execute("PRAGMA journal_mode = DELETE")
    except dbapi2.Error as error:
        raise meaning(error) from error
    finally:
        copy.close()


def _free_name(target: Path, reason: Reason, now: datetime) -> Path:
    stamp = now.strftime("%Y%m%d-%H%M%S")
    path, again = target / f"台账-{stamp}-{reason}.db", 1
    while path.exists():
        again += 1
        path = target / f"台账-{stamp}-{again}-{reason}.db"
    return path
