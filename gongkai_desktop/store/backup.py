"""Copies of the database: made while it is in use, proven by opening them, whole or not there."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from sqlcipher3 import dbapi2

from gongkai_desktop.clock import now
from gongkai_desktop.data import OfficeFolder, begins_plain
from gongkai_desktop.errors import Refused
from gongkai_desktop.files import (
    discard,
    discard_folder,
    private_folder,
    refusing_disk,
    refusing_unread,
    remove,
    written_whole,
)
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.store import anchors, keyfile, schema
from gongkai_desktop.store.attachments import Attachments
from gongkai_desktop.store.connection import Mode, connect, key_of
from gongkai_desktop.store.database import SEAL_KEY
from gongkai_desktop.store.failures import damaged, failing, meaning
from gongkai_desktop.store.places import examine, refuse_long, refuse_truncated
from gongkai_desktop.store.stopping import stoppable

KEPT = 14
ASIDE = "旧-"
"""How the name of a folder begins in which a restore sets the old database aside."""
_BLOCK = 1 << 20
_PAGES = 2000  # copied between two looks at the cancel button
_NAME = re.compile(r"台账-(\d{8}-\d{6})(?:-\d+)?-(.+)\.db")


class Reason(StrEnum):
    """Why a copy was made; all but HAND are the program's own and are thinned out, each apart."""

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
    """One copy. ``at`` is local time to the second, as in its name.

    ``troubles`` are sentences on what did not go well with it: attachments that could not be brought along, an
    anchor that could not be noted. The copy of the database itself is proven in any case.
    """

    path: Path
    at: datetime
    reason: str
    troubles: tuple[str, ...] = ()


def automatic(folder: OfficeFolder, reason: Reason, clock: Callable[[], datetime] = now) -> Copy:
    """Make a copy in 备份/ for the program's own reasons; of each reason the last 14 are kept.

    Copies dated in the future were made by a clock that ran ahead: they neither count nor go.
    """
    now = clock()
    copy = _make(folder, folder.backups, reason, now)
    alike = [each for each in _until(listing(folder), now) if each.reason == reason]
    for old in alike[KEPT:]:
        discard(old.path)  # somebody holds it open: it goes the next time
    return copy


def daily(folder: OfficeFolder, clock: Callable[[], datetime] = now) -> Copy | None:
    """Make today's copy unless a copy of today exists; returns it or None."""
    now = clock()
    if any(copy.at.date() == now.date() for copy in listing(folder)):
        return None
    return automatic(folder, Reason.DAILY, clock)


def by_hand(
    folder: OfficeFolder,
    clock: Callable[[], datetime] = now,
    *,
    to: Path | None = None,
    progress: Progress = unheard,
) -> Copy:
    """Make a copy because somebody asked; with ``to`` in that folder, attachments mirrored beside it.

    Every attachment that the copied ledger names is read on both sides; those of which no good content could be
    brought are told in ``troubles``, and a good one that lies there from before stays. A cancel leaves no copy;
    attachments that were brought already stay, and are not brought again.
    """
    if to is None:
        return _make(folder, folder.backups, Reason.HAND, clock(), progress)
    refuse_long(to)
    if to.exists() and not to.is_dir():
        raise Refused(f"“{to}” 不是文件夹", way="请给出一个文件夹")
    examine(folder)
    twins = to / folder.attachments.name
    with refusing_disk(twins):
        private_folder(twins)
    kept = Attachments(folder.attachments, seal_key(folder.database, Mode.READING))
    first = {*named(folder.database, Mode.READING), *kept.digests()}
    lost = set(kept.mirror(twins, first, progress=progress))
    copy = _make(folder, to, Reason.HAND, clock(), progress)
    names = named(copy.path, Mode.FIXED)
    lost.update(kept.mirror(twins, names.keys() - first))  # what a window has added since the copy began
    told = tuple(_lost(kept, digest, names[digest]) for digest in sorted(lost & names.keys()))
    return replace(copy, troubles=(*copy.troubles, *told))


def _lost(kept: Attachments, digest: str, name: str) -> str:
    why = "文件不见了" if kept.find(digest) is None else "文件读不出来或被改动过"
    return f"附件“{name}”没有备份成：{why}"


def listing(folder: OfficeFolder) -> list[Copy]:
    """The copies in 备份/, newest first; what bears such a name and is no file, or no date, is none."""
    found = []
    for path in folder.backups.glob("台账-*.db"):
        match = _NAME.fullmatch(path.name)
        with suppress(ValueError, OSError):
            if match and path.is_file():
                found.append(Copy(path, datetime.strptime(match[1], "%Y%m%d-%H%M%S"), match[2]))
    return sorted(found, key=lambda copy: (copy.at, copy.path.name), reverse=True)


def everywhere(folder: OfficeFolder) -> list[Path]:
    """Every copy of the database in the office folder: those in 备份/, and the databases set aside by a restore."""
    aside = sorted(folder.root.glob(f"{ASIDE}*/{folder.database.name}"))
    return [copy.path for copy in listing(folder)] + aside


def set_aside(path: Path) -> bool:
    """Whether a copy is a database that was set aside by a restore."""
    return path.parent.name.startswith(ASIDE)


def replace_by_new(
    folder: OfficeFolder, copies: Iterable[Path], clock: Callable[[], datetime] = now
) -> tuple[Copy, tuple[str, ...]]:
    """Make a proven copy, then wipe these older ones; in sentences, those that could not be.

    Refused, with nothing wiped, for what is no copy of this office, and when the new one cannot be made.
    """
    there, old = everywhere(folder), list(copies)
    if strange := [path for path in old if path not in there]:
        way = "请刷新后再选"
        raise Refused(f"“{strange[0].name}”不是这个单位的备份", way=way)
    fresh = _make(folder, folder.backups, Reason.HAND, clock())
    left = []
    for path in old:
        try:
            _wipe(path)
        except (OSError, Refused):
            left.append(f"“{path}” 没有删掉，可能正由其他程序打开。请关闭那个程序，自己删除它")
    return fresh, tuple(left)


def _wipe(path: Path) -> None:
    """Write a database and what lies beside it over, and remove it.

    A database that a restore set aside goes with everything that was set aside with it.
    """
    beside = path.parent.rglob("*") if set_aside(path) else path.parent.glob(f"{path.name}-*")
    for one in (path, *(each for each in beside if each != path and each.is_file())):
        with one.open("r+b") as stream:
            left = one.stat().st_size
            while left > 0:
                left -= stream.write(bytes(min(left, _BLOCK)))
            stream.flush()
            os.fsync(stream.fileno())
        remove(one)
    if set_aside(path):
        discard_folder(path.parent)


def age(folder: OfficeFolder, now: datetime) -> timedelta | None:
    """How old the newest copy in 备份/ is; None when there is none."""
    copies = _until(listing(folder), now)
    return now.replace(tzinfo=None) - copies[0].at if copies else None


def _until(copies: list[Copy], now: datetime) -> list[Copy]:
    """Those that are not dated in the future; a clock may be set back by an hour."""
    return [copy for copy in copies if copy.at <= now.replace(tzinfo=None) + timedelta(hours=1)]


def prove(path: Path, progress: Progress = unheard) -> Head:
    """Open a copy and check its pages and the end of its chain; Refused when it could not be restored."""
    with refusing_unread(path):
        if not path.is_file():
            raise Refused(f"“{path}” 读不出来", why="没有这个文件，或者它不是文件", way="请检查文件是否存在")
        refuse_truncated(path)
        connection = connect(path, Mode.FIXED)
        try:
            with stoppable(connection, lambda: progress(0, 0)):
                return _proven(connection, path)
        finally:
            connection.close()


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


def named(database: Path, mode: Mode) -> dict[str, str]:
    """The contents that a ledger names, each with the name it came under."""
    connection = connect(database, mode)
    try:
        with failing():
            return dict(connection.execute("SELECT sha256, name FROM attachment").fetchall())
    finally:
        connection.close()


def seal_key(database: Path, mode: Mode) -> bytes | None:
    """The key of what is sealed beside a ledger; None in one without a password."""
    connection = connect(database, mode)
    try:
        with failing():
            row = connection.execute("SELECT value FROM meta WHERE key = ?", (SEAL_KEY,)).fetchone()
    finally:
        connection.close()
    return bytes.fromhex(row[0]) if row else None


def is_readable(path: Path) -> bool:
    """Whether this process can look into a copy: it is whole, and has no password, or one that was given."""
    try:
        connect(path, Mode.FIXED).close()
    except Refused:
        return False
    return True


def holds(path: Path, events: list[int]) -> bool:
    """Whether a copy has the payload of any of these events; one that cannot be read counts as holding."""
    if not is_readable(path):
        return True
    connection = connect(path, Mode.FIXED)
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
        private_folder(target)
    source = connect(folder.database, Mode.FIXED if place.fixed else Mode.READING)
    try:
        schema.version(source, folder.database)
        with written_whole(path, private=True) as beside:
            _pour(source, beside, progress, key_of(folder.database))
            if not begins_plain(beside):
                keyfile.carry(beside, folder.database)
            head = prove(beside, progress)
    finally:
        source.close()
    troubles: tuple[str, ...] = ()
    if not place.fixed:
        mark = anchors.Anchor(anchors.stamp(now), head.count, head.hash, f"备份 {path.name}")
        try:
            anchors.note(folder, mark)
        except Refused as error:  # the copy is made and proven: that stands whatever lies in the notes' place
            troubles = (f"{anchors.journal(folder).name} 没有记下这份备份：{error}",)
    return Copy(path, now.replace(tzinfo=None, microsecond=0), reason, troubles)


def _pour(source: dbapi2.Connection, beside: Path, progress: Progress, key: bytes | None) -> None:
    """Copy a database in use into a file of its own with the same key, without a write-ahead log."""
    copy = connect(beside, Mode.PRIVATE, key)
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
