"""An office folder moved to another place: copied whole, proved equal, then the old one stands back.

Killed at any moment, one whole office is left: until the new folder gets its name, the old one; from then on the new
one, for the note left in the old folder points there before anything else is asked of it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from gongkai_desktop.data import PARTIAL, OfficeFolder
from gongkai_desktop.errors import Refused
from gongkai_desktop.files import (
    PRIVATE_FOLDER,
    digest_of,
    discard,
    discard_folder,
    is_litter,
    refusing_disk,
    replace,
    sync,
    sync_folder,
    unfinished,
    written_whole,
)
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.store import places, site
from gongkai_desktop.store.lock import WriterLock

_BLOCK = 1 << 20
_SPARE = 64 << 20
"""Bytes that must be left on the disk after the copy."""


@dataclass(frozen=True, slots=True)
class Moved:
    """Where an office went; ``kept`` is the name under which its old database stays in the old folder."""

    root: Path
    old: Path
    kept: str


def move(folder: OfficeFolder, to: OfficeFolder, now: datetime, progress: Progress = unheard) -> Moved:
    """Move an office that nobody has open for writing; ``progress`` hears kilobytes and may raise Cancelled.

    Refused for an unfit place, out of a read-only one, without room, or while somebody writes; then, and when
    cancelled, nothing has changed.
    """
    if places.examine(folder).fixed:
        raise Refused(
            f"“{folder.root}” 不允许写入，搬不了",
            why="它在只读介质上，或者没有写入的权限，原处留不下“已经搬走”的说明",
            way="请把整个文件夹复制到硬盘上，从那里打开",
        )
    _refuse_inside(folder.root, to.root)
    site.refuse_unfit(to)
    lock = WriterLock(folder.lock)
    try:
        with unfinished(to.root.parent) as beside, refusing_disk(to.root):
            to.root.parent.mkdir(parents=True, exist_ok=True)
            _refuse_narrow(folder.root, to.root.parent)
            try:
                _copy(folder, beside, progress)
                _note(folder, to)
                if to.root.is_dir():  # an empty one, as the place was found fit
                    discard_folder(to.root)
                replace(beside, to.root)
            except BaseException:
                discard(folder.moved)
                raise
            sync_folder(to.root.parent)
        return Moved(to.root, folder.root, _stand_back(folder, now))
    finally:
        lock.release()


def _refuse_inside(root: Path, to: Path) -> None:
    here, there = root.resolve(), to.resolve()
    if there.is_relative_to(here) or here.is_relative_to(there):
        why = "新的位置在这个办公文件夹里面，或者套着它"
        raise Refused(f"不能搬到“{to}”", why=why, way="请换一个在它外面的位置")


def _refuse_narrow(root: Path, place: Path) -> None:
    needed = sum(path.stat().st_size for path in _files(root))
    free = shutil.disk_usage(place).free
    if free < needed + _SPARE:
        spare = f"另外要留出 {_megabytes(_SPARE)}"
        why = f"台账有 {_megabytes(needed)}，{spare}，那里只剩 {_megabytes(free)}"
        raise Refused(f"“{place}” 放不下", why=why, way="请先腾出地方，或换一个磁盘")


def _megabytes(size: int) -> str:
    return f"{max(1, size >> 20):,} MB"


def _files(root: Path) -> Iterator[Path]:
    """What belongs to the office, but for who holds it, shared memory, and what an interrupted writer has left."""
    office = OfficeFolder(root)
    left = {office.lock, office.moved, places.shm(office.database)}
    for path in sorted(root.rglob("*")):
        unfinished = path.name.startswith(".") and PARTIAL in path.name
        passed = path in left or unfinished or is_litter(path)
        if not passed and path.is_file() and not path.is_symlink():
            yield path


def _copy(folder: OfficeFolder, beside: Path, progress: Progress) -> None:
    """Copy every file and read both again: equal, and nobody has written meanwhile."""
    paths = list(_files(folder.root))
    whole = 2 * sum(path.stat().st_size for path in paths) >> 10
    done = 0

    def more(size: int = _BLOCK) -> None:
        nonlocal done
        done += size
        progress(min(done >> 10, whole), whole)

    beside.mkdir(mode=PRIVATE_FOLDER)
    for place in sorted(path for path in folder.root.rglob("*") if path.is_dir() and not path.is_symlink()):
        (beside / place.relative_to(folder.root)).mkdir(mode=PRIVATE_FOLDER)
    known = {path: _copied(path, beside / path.relative_to(folder.root), more) for path in paths}
    for path, digest in known.items():
        if digest_of(beside / path.relative_to(folder.root), more) != digest:
            raise Refused(
                f"“{path.name}”没有抄对", why="目标磁盘读写不可靠", way="请换一个磁盘；原来的台账没有动"
            )
    for path in (folder.database, places.wal(folder.database)):
        if path.exists() and (path not in known or digest_of(path) != known[path]):
            raise Refused("搬的时候台账又有改动", why="另一个程序正打开着它", way="请关闭别的窗口后再搬一次")
    for place in (beside, *(one for one in beside.rglob("*") if one.is_dir())):
        sync_folder(place)


def _copied(path: Path, copy: Path, more: Callable[[int], None]) -> str:
    """Copy one file to the disk; the digest of what was read."""
    found = sha256()
    with path.open("rb") as source, copy.open("xb") as target:
        while block := source.read(_BLOCK):
            more(len(block))
            found.update(block)
            target.write(block)
    sync(copy)  # before it may become read-only, as the old one is
    shutil.copystat(path, copy)
    return found.hexdigest()


def _note(folder: OfficeFolder, to: OfficeFolder) -> None:
    """Tell in the old folder where its office goes; it counts from when the new one is there."""
    told = (
        "这本台账已经搬到下面这个文件夹，请打开那里的。",
        "这里留下的是搬走以前的样子；在新的地方用过几天、备份过以后，可以把这个文件夹删掉。",
        str(to.root.absolute()),
    )
    with written_whole(folder.moved, private=True) as beside:
        beside.write_text("\n".join(told), encoding="utf-8", newline="\n")


def _stand_back(folder: OfficeFolder, now: datetime) -> str:
    """The old database gets the name of a copy, so that nobody goes on in it; '' where it could not be renamed.

    The note holds all the same. With a log beside it, the log goes along under the same name.
    """
    kept = folder.root / f"台账-{now:%Y%m%d-%H%M%S}-搬走前.db"
    with suppress(OSError, Refused):
        replace(folder.database, kept)
        log = places.wal(folder.database)
        if log.exists():
            replace(log, places.wal(kept))
        sync_folder(folder.root)
        return kept.name
    return ""
