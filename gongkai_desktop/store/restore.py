"""Putting a copy back: into a new folder, or over the old database after setting that aside."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from pathlib import Path

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Fault, Locked, Refused
from gongkai_desktop.files import (
    PRIVATE_FOLDER,
    contents,
    digest_of,
    private_folder,
    prove_free,
    refusing_disk,
    replace,
    sync_folder,
    temporary_folder,
    written_whole,
)
from gongkai_desktop.progress import Progress, unheard
from gongkai_desktop.store import anchors, keyfile, protection
from gongkai_desktop.store.attachments import Attachments
from gongkai_desktop.store.backup import ASIDE, named, prove, seal_key
from gongkai_desktop.store.connection import Mode, connect
from gongkai_desktop.store.copies import inside
from gongkai_desktop.store.failures import failing
from gongkai_desktop.store.lock import WriterLock
from gongkai_desktop.store.places import refuse_long, refuse_network, refuse_truncated, restored, shm, wal

_BLOCK = 4 << 20


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did. ``aside`` is where the old database lies.

    ``missing`` names the attachments whose good content was found nowhere. Filled in by who looked it over:
    ``mended``, that rows or search tables were made anew from the events, and ``problems`` that are left.
    """

    folder: OfficeFolder
    events: int
    aside: Path | None
    missing: tuple[str, ...]
    mended: bool = False
    problems: tuple[str, ...] = ()


@contextmanager
def rehearsed(copy: Path, progress: Progress = unheard) -> Iterator[Restored]:
    """The copy restored into a temporary folder that is gone afterwards; Refused as ``restore``."""
    with temporary_folder() as place:
        yield restore(copy, OfficeFolder(Path(place) / "恢复演练"), progress)


def restore(copy: Path, folder: OfficeFolder, progress: Progress = unheard) -> Restored:
    """Make the proven copy the office's database, its attachments brought from beside it.

    The old database is kept in 旧-日期/. Refused, with nothing changed, when the copy is not whole, the
    folder is in use (where an open file cannot be renamed, as on Windows, also by who only looks at it), or holds
    files that are no office's. Whenever the process dies, the next opening finishes it. A cancel before the copy
    is whole changes nothing but attachments that are there now.
    """
    refuse_unfit(copy, folder)
    head = prove(copy, progress)
    with refusing_disk(folder.database):
        for path in (folder.root, folder.attachments, folder.backups):
            private_folder(path)
    refuse_network(folder.root)
    lock = WriterLock(folder.lock)
    try:
        _prove_free(folder)
        missing = _bring_attachments(copy, folder, progress)
        with written_whole(restored(folder.database), private=True) as beside:
            _copy(copy, beside, progress)
            if len({digest_of(path, lambda: progress(0, 0)) for path in (beside, copy)}) > 1:
                raise Refused("备份没有复制完整", way="请检查磁盘后再做一次")
            _prove_free(folder)  # from here on there is no way back
        aside = finish(folder)
    finally:
        lock.release()
    return Restored(folder, head.count, aside, missing)


def refuse_unfit(copy: Path, folder: OfficeFolder) -> None:
    """Refuse what cannot be a copy, and a folder in which nothing may be put back: others' files, another office."""
    refuse_long(copy.parent)
    if copy.resolve() == folder.database.resolve():
        raise Refused("这是正在使用的台账本身，不是备份", way="请选择“备份”文件夹里的一份")
    if not copy.is_file():
        raise Refused(f"“{copy}” 读不出来", why="没有这个文件，或者它不是文件", way="请检查文件是否存在")
    try:
        refuse_truncated(copy)
    except Refused:
        raise Refused(
            f"“{copy.name}”不是完整的备份",
            why="它不是台账的数据库文件，或者复制到一半中断了",
            way="请换一份备份；在 U 盘上的，请重新复制一次",
        ) from None
    refuse_long(folder.root)
    _refuse_others_files(folder)
    _refuse_other_office(copy, folder)


def pending(folder: OfficeFolder) -> bool:
    """Whether a restore was interrupted after its copy was whole."""
    return restored(folder.database).exists()


def resume(folder: OfficeFolder) -> None:
    """Finish an interrupted restore, holding the folder."""
    lock = WriterLock(folder.lock)
    try:
        finish(folder)
    finally:
        lock.release()


def finish(folder: OfficeFolder) -> Path | None:
    """Bring a restore whose copy is whole to its end; can be run again after dying anywhere in it.

    Returns the folder the old database was set aside in, or None when there was none.
    """
    proven = restored(folder.database)
    head = prove(proven)
    moment = datetime.fromtimestamp(int(proven.stat().st_mtime)).astimezone()
    aside = folder.root / f"{ASIDE}{moment:%Y%m%d-%H%M%S}"
    with suppress(Refused):  # a damaged one is set aside as it is, its log beside it
        _fold_log(folder.database)
    with refusing_disk(folder.database):
        for path in _old(folder):
            if path.exists():
                aside.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
                replace(path, aside / path.name)
        anchors.note(folder, anchors.Anchor(anchors.stamp(moment), head.count, head.hash, anchors.RESTORED))
        if (told := keyfile.at_end(proven)) is not None:
            protection.announce(
                folder
            )  # what lies beside it for everybody to read is encrypted when it is opened
            keyfile.write(folder.database, told)
        replace(proven, folder.database)
        sync_folder(folder.root)
    return aside if aside.exists() else None


def _old(folder: OfficeFolder) -> tuple[Path, ...]:
    """What makes room for a copy, in the order in which it is set aside.

    The log first: an old log beside a new database would be replayed into it. Drafts go too: the records that they
    were begun for may be other ones in the copy.
    """
    database = folder.database
    key = keyfile.place(database)
    return wal(database), shm(database), anchors.journal(folder), folder.drafts, key, database


def _prove_free(folder: OfficeFolder) -> None:
    """Refused while another program has something open that is to be set aside: it would stop half way."""
    drafts = folder.drafts.iterdir() if folder.drafts.is_dir() else ()
    for path in (*_old(folder), *drafts):
        if path.exists():
            try:
                prove_free(path)
            except Refused as held:
                raise _looked_at(folder) from held


def _looked_at(folder: OfficeFolder) -> Refused:
    return Refused(
        f"没有恢复，“{folder.root.name}”里什么也没有改动",
        why="别的窗口或程序正打开着这本台账",
        way="请关闭其他打开它的窗口（只查看的也要关）、看图和杀毒软件，再恢复一次",
    )


def _fold_log(database: Path) -> None:
    """Bring what the write-ahead log holds into the old database, if it can still be opened."""
    if not database.exists():
        return
    old = connect(database, Mode.WRITING)
    try:
        with failing():
            old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        old.close()


def _copy(source: Path, target: Path, progress: Progress) -> None:
    whole = source.stat().st_size
    with source.open("rb") as old, target.open("wb") as new:
        while block := old.read(_BLOCK):
            progress(old.tell() // _BLOCK, whole // _BLOCK)
            new.write(block)


def _bring_attachments(copy: Path, folder: OfficeFolder, progress: Progress) -> tuple[str, ...]:
    """Bring the attachments that the copy names from beside it, good content only.

    What lies in the folder damaged is healed on the way. Returns the names of those whose good content is nowhere.
    """
    names, key = named(copy, Mode.FIXED), seal_key(copy, Mode.FIXED)
    kept, lost, keys = Attachments(folder.attachments, key), tuple(names), {key, _own_seal_key(folder)}
    sources = [beside / folder.attachments.name for beside in (copy.parent, copy.parent.parent)]
    for source, known in product(sources, keys):
        if source.is_dir() and source.resolve() != folder.attachments.resolve():
            lost = Attachments(source, known).bring(kept, lost, progress=progress)
    for known in keys - {key}:  # sealed here for the ledger that was here, or not sealed then
        lost = Attachments(folder.attachments, known).bring(kept, lost, progress=progress)
    return tuple(sorted(names[digest] for digest in lost if not kept.whole(digest)))


def _own_seal_key(folder: OfficeFolder) -> bytes | None:
    """The key of what is sealed in the folder now, where the old ledger still tells it."""
    try:
        return seal_key(folder.database, Mode.READING) if folder.database.exists() else None
    except (Refused, Fault):  # damaged, locked, or cut down to a file that is no ledger any more
        return None


def _refuse_other_office(copy: Path, folder: OfficeFolder) -> None:
    """One office's ledger never goes over another's; one that cannot be read any more is nobody's."""
    try:
        found, there = inside(copy), inside(folder.database, Mode.READING)
    except Locked:
        raise
    except Refused:
        return
    if found.number != there.number:
        raise Refused(
            f"这份备份不是“{folder.root.name}”里这本台账的",
            why=f"备份里是“{found.name}”的台账，记到 {found.at[:10]}；这个文件夹里是“{there.name}”的",
            way="请恢复到一个新文件夹；确实要放在这里时，先把这里的台账整个移到别处",
        )


def _refuse_others_files(folder: OfficeFolder) -> None:
    if folder.root.exists() and not folder.root.is_dir():
        raise Refused(f"“{folder.root}” 不是文件夹", way="请给出一个空文件夹")
    if not folder.root.is_dir() or folder.database.exists():
        return
    key = keyfile.place(folder.database)
    places = (key, folder.attachments, folder.backups, folder.forms, folder.drafts, folder.lock)
    ours = {place.name for place in places}
    for path in contents(folder.root):
        if path.name not in ours and not path.name.startswith((folder.database.name, "旧-", ".")):
            raise Refused(f"“{folder.root}” 里有别的文件", way="请选一个空文件夹，或原来的办公文件夹")
