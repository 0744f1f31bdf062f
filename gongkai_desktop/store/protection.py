"""Setting a password on an office that has none, and taking it away again; whatever happens on the way it stays whole.

Everything that changes is first made beside (in one folder at the office's root, for the attachments, drafts and
copies), with progress and a cancel that leaves nothing. Then one rename puts the other database in the place of the
one that was there: that is the moment at which the office is protected, or is not any more. It brings its key file in
itself. What is left is moving the rest into place and removing what it replaces (``tidy``); a process that dies in
the midst of that leaves both kinds lying side by side, both are read, and the next opening goes on.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sqlcipher3 import dbapi2

from gongkai_desktop import keyring
from gongkai_desktop.data import PARTIAL, OfficeFolder, begins_plain
from gongkai_desktop.errors import Refused
from gongkai_desktop.files import (
    PRIVATE_FILE,
    digest_of,
    discard,
    discard_empty,
    discard_folder,
    private_folder,
    read_in,
    refusing_disk,
    remove,
    replace,
    sync_folder,
    written_whole,
)
from gongkai_desktop.progress import Progress, Tally, unheard
from gongkai_desktop.store import keyfile, schema, sealed
from gongkai_desktop.store.attachments import SEALED, Attachments
from gongkai_desktop.store.backup import head_of, named
from gongkai_desktop.store.backup import seal_key as seal_key_of
from gongkai_desktop.store.connection import Mode, connect, key_of
from gongkai_desktop.store.database import SEAL_KEY, Store
from gongkai_desktop.store.failures import damaged, failing
from gongkai_desktop.store.lock import WriterLock
from gongkai_desktop.store.places import shm, wal
from gongkai_desktop.store.stopping import stoppable

_ROOM = 64 << 20  # bytes of a disk that stay free
_OLD = "旧-*"


@dataclass(frozen=True, slots=True)
class Protected:
    """What became of it: how many files were changed, and which could not be, by their names in the folder."""

    files: int
    left: tuple[str, ...]


def announce(folder: OfficeFolder) -> None:
    """Have the next opening encrypt what lies in the folder for everybody to read, or the reverse."""
    with refusing_disk(folder.unfinished):
        folder.unfinished.touch(PRIVATE_FILE)


def broken_off(folder: OfficeFolder) -> bool:
    """Whether a process died while it set a password, or took it away, before the office was changed.

    The next opening for writing clears away what it had made beside.
    """
    return folder.unfinished.exists() and _stage_of(folder, sealing=not folder.encrypted).is_dir()


def turn_on(folder: OfficeFolder, password: str, code: str, progress: Progress = unheard) -> Protected:
    """Encrypt an office: its database, attachments, drafts, the copies in 备份 and the databases set aside.

    Refused with nothing changed when somebody has it open, there is no room, or a file cannot be read. A cancel, too,
    leaves everything as it was.
    """
    Store.open(folder, writing=True).close()  # what was broken off before is brought to its end first
    if folder.encrypted:
        raise Refused("这本台账已经设了密码", way="要换密码，请用“换密码”")
    key, seal_key = sealed.new_key(), sealed.new_key()
    told = keyfile.made(key, password, code)

    def convert(beside: Path, look: Callable[[], None]) -> None:
        _convert(folder.database, beside, key, {SEAL_KEY: seal_key.hex()}, look)
        keyfile.append(beside, told)
        keyring.hold(told.name, key)

    def stage(staging: Path, tally: Tally) -> None:
        _stage_sealed(folder, staging, told, key, seal_key, tally)

    return _exchanged(folder, stage, convert, progress, sealing=True)


def turn_off(folder: OfficeFolder, progress: Progress = unheard) -> Protected:
    """Decrypt an office whose key this process holds. Copies stay as they are, with the password of their day.

    Refused and cancelled as ``turn_on``.
    """
    Store.open(folder, writing=True).close()
    if not folder.encrypted:
        raise Refused("这本台账没有设密码", way="不用取消")

    def convert(beside: Path, look: Callable[[], None]) -> None:
        _convert(folder.database, beside, None, {}, look)

    return _exchanged(folder, partial(_stage_plain, folder), convert, progress, sealing=False)


def _exchanged(
    folder: OfficeFolder,
    stage: Callable[[Path, Tally], None],
    convert: Callable[[Path, Callable[[], None]], None],
    progress: Progress,
    *,
    sealing: bool,
) -> Protected:
    """Make everything beside, put the other database in the place of this one, and tidy up."""
    lock, tally = WriterLock(folder.lock), Tally(progress)
    try:
        _refuse_shared(folder)
        _refuse_full(folder)
        announce(folder)
        try:
            staging = _staging(folder, sealing=sealing)
            with refusing_disk(staging / folder.database.name):
                stage(staging, tally)
            with written_whole(folder.database, private=True) as beside:
                convert(beside, tally.look)
        except BaseException:
            _clear(folder)
            raise
    finally:
        lock.release()
    with Store.open(folder, writing=True) as store:
        return Protected(tally.whole, tidy(store).left)


def rewrap(folder: OfficeFolder, by: str, secret: str) -> None:
    """Give an office that this process has unlocked another password or recovery code; nothing else changes."""
    told, key = keyfile.held(folder.database), key_of(folder.database)
    if told is None or key is None:
        raise Refused("这本台账没有设密码", way="请先设置密码")
    keyfile.write(folder.database, told.rewrapped(by, secret, key))


def tidy(store: Store) -> Protected:
    """Bring what was broken off to its end, and encrypt (or decrypt) what lies in the folder the other way.

    Called on a writing store. What could not be done is named, and tried again at the next opening; Refused where
    nothing of it could be.
    """
    folder, sealing = store.folder, store.folder.encrypted
    discard_folder(_stage_of(folder, sealing=not sealing))
    if store.seal_key is None:  # cancelled or killed before anything was changed
        discard_folder(_stage_of(folder, sealing=sealing))
    _merge(_stage_of(folder, sealing=sealing), folder.root)
    count, left = 0, []
    for path, put_right in _open_yet(store) if sealing else _sealed_yet(store):
        try:
            put_right(path)
            count += 1
        except (Refused, OSError, ValueError):
            left.append(path.relative_to(folder.root).as_posix())
    if not left:
        if not sealing and store.seal_key is not None:
            remove(keyfile.place(folder.database))
            store.forget_seal_key()
        remove(folder.unfinished)
    return Protected(count, tuple(left))


_PutRight = Callable[[Path], None]


def _open_yet(store: Store) -> Iterator[tuple[Path, _PutRight]]:
    """What of a protected office lies open for everybody to read, each with what seals it."""
    folder, kept = store.folder, store.attachments
    key, told = key_of(folder.database), keyfile.held(folder.database)
    if kept.key is None or key is None or told is None:
        return
    seal = partial(_seal_attachment, kept)
    yield from ((path, seal) for path in list(kept.files()) if path.suffix != SEALED)
    yield from ((path, partial(_seal_draft, kept.key)) for path in _drafts(folder, ".json"))
    encrypt = partial(_encrypt_copy, told, key, kept.key)
    yield from ((path, encrypt) for path in _copies(folder) if _is_open(path))


def _sealed_yet(store: Store) -> Iterator[tuple[Path, _PutRight]]:
    """What of an office without a password is sealed with the key that it had."""
    folder, kept = store.folder, store.attachments
    if kept.key is None:
        return
    names = named(folder.database, Mode.READING)
    unseal = partial(_unseal_attachment, kept, names)
    yield from ((path, unseal) for path in list(kept.files()) if kept.told(path))
    yield from ((path, partial(_unseal_draft, kept.key)) for path in _drafts(folder, SEALED))


def _seal_attachment(kept: Attachments, path: Path) -> None:
    digest = path.name[:64]
    target = kept.target(digest, path.name)
    if not target.exists() or (kept.digest(target) != digest and digest_of(path) == digest):
        kept.pour(read_in(path), target, digest)
    remove(path)
    discard_empty(path.parent)


def _unseal_attachment(kept: Attachments, names: Mapping[str, str], path: Path) -> None:
    digest, plain = kept.told(path), Attachments(kept.root)
    if not plain.whole(digest):
        plain.pour(kept.pieces(path), plain.target(digest, names.get(digest, "")), digest)
    remove(path)
    discard_empty(path.parent)


def _seal_draft(key: bytes, path: Path, target: Path | None = None) -> None:
    sealed.keep(target or path.with_suffix(SEALED), key, path.read_bytes())
    if target is None:
        remove(path)


def _unseal_draft(key: bytes, path: Path, target: Path | None = None) -> None:
    with written_whole(target or path.with_suffix(".json"), private=True) as beside:
        beside.write_bytes(b"".join(sealed.unsealed(path, key)))
    if target is None:
        remove(path)


def _encrypt_copy(
    told: keyfile.KeyFile, key: bytes, seal_key: bytes, path: Path, target: Path | None = None
) -> None:
    with written_whole(target or path, private=True) as beside:
        _convert(path, beside, key, {SEAL_KEY: seal_key.hex()})
        keyfile.append(beside, told)
    if target is None:
        for log in (wal(path), shm(path)):
            remove(log)


# — preparing —


def _stage_sealed(
    folder: OfficeFolder, staging: Path, told: keyfile.KeyFile, key: bytes, seal_key: bytes, tally: Tally
) -> None:
    """Make beside everything that a protected office has besides its database."""
    kept, copies = Attachments(folder.attachments), [path for path in _copies(folder) if _is_open(path)]
    staged = Attachments(staging / folder.attachments.name, seal_key)
    files = [path for path in kept.files() if path.suffix != SEALED]
    drafts = list(_drafts(folder, ".json"))
    tally.whole = len(files) + len(drafts) + len(copies) + 1
    for path in files:
        _stage_attachment(path, staged)
        tally.step()
    for path in drafts:
        _seal_draft(seal_key, path, _beside(staging, folder, path.with_suffix(SEALED)))
        tally.step()
    for path in copies:
        with suppress(Damaged):  # it is told at the end that it is left
            _encrypt_copy(told, key, seal_key, path, _beside(staging, folder, path))
        tally.step()


def _stage_attachment(path: Path, staged: Attachments) -> None:
    """Seal a file as it is, damaged or not: that it is damaged can still be seen afterwards."""
    digest, content = path.name[:64], digest_of(path)
    target = staged.target(digest, path.name)
    if target.exists() and content != digest:  # the same content lies there under two endings
        return
    staged.pour(read_in(path), target, digest)
    if staged.digest(target) != content:
        raise Refused(f"附件“{path.name}”没有写好", why="读回来的内容与原件不同", way="请检查磁盘后再做一次")


def _stage_plain(folder: OfficeFolder, staging: Path, tally: Tally) -> None:
    """Make beside everything that an office without a password has besides its database."""
    kept = Attachments(folder.attachments, seal_key_of(folder.database, Mode.READING))
    plain, names = Attachments(staging / folder.attachments.name), named(folder.database, Mode.READING)
    files = {path: digest for path in kept.files() if (digest := kept.told(path))}
    drafts = list(_drafts(folder, SEALED))
    tally.whole = len(files) + len(drafts) + 1
    for path, digest in files.items():
        with suppress(ValueError):  # damaged: it is told at the end that it is left
            plain.pour(kept.pieces(path), plain.target(digest, names.get(digest, "")), digest)
        tally.step()
    for path in drafts:
        with suppress(ValueError):
            _unseal_draft(kept.key or b"", path, _beside(staging, folder, path.with_suffix(".json")))
        tally.step()


def _convert(
    source: Path,
    target: Path,
    key: bytes | None,
    meta: Mapping[str, str],
    look: Callable[[], None] = lambda: None,
) -> None:
    """Write a database anew with a key, or without one; Damaged when what came out is not what went in."""
    with _telling_damage(source), closing(connect(source, Mode.PRIVATE)) as old:
        head, objects = head_of(old), _objects(old)
        with stoppable(old, look):
            old.execute("ATTACH ? AS other KEY ?", (str(target), f"x'{key.hex()}'" if key else ""))
            old.execute("PRAGMA other.synchronous = OFF")  # whoever names the file has it on the disk first
            old.execute("SELECT sqlcipher_export('other')")
        for pragma in ("application_id", "user_version"):  # what the export leaves behind
            old.execute(f"PRAGMA other.{pragma} = {schema.number(old, pragma)}")
        for name, value in meta.items():
            old.execute("INSERT OR REPLACE INTO other.meta (key, value) VALUES (?, ?)", (name, value))
        old.execute("DETACH other")
    with _telling_damage(source), closing(connect(target, Mode.FIXED, key)) as made:
        with stoppable(made, look):
            sound = made.execute("PRAGMA quick_check").fetchone() == ("ok",)
        if not sound or head is None or head_of(made) != head or _objects(made) != objects:
            raise damaged()


class Damaged(Refused):
    """A database that cannot be written anew because it is not whole."""


@contextmanager
def _telling_damage(source: Path) -> Iterator[None]:
    """What SQLite complains of comes out as ours, and damage as Damaged."""
    try:
        with failing():
            yield
    except Refused as refused:
        if refused.what != damaged().what:
            raise
        raise Damaged(
            f"“{source.name}”没有转换好",
            why="它不是完整的数据库，或者磁盘出错",
            way="请先用“检查台账”看清哪里不对，再做一次",
            command="命令 verify",
        ) from refused


def _objects(connection: dbapi2.Connection) -> list[tuple[object, ...]]:
    """Tables and indexes by their making, and how many rows each table has."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()
    plain = [
        name for kind, name, sql in rows if kind == "table" and not str(sql).startswith("CREATE VIRTUAL")
    ]
    counts = [connection.execute(f'SELECT count(*) FROM "{name}"').fetchone() or () for name in plain]
    without_key = "SELECT count(*) FROM meta WHERE key <> ?"
    at = plain.index("meta")
    counts[at] = connection.execute(without_key, (SEAL_KEY,)).fetchone() or ()
    return [*rows, *counts]


# — around it —


def _refuse_shared(folder: OfficeFolder) -> None:
    """Refused while any other program has the database open; what its log holds is brought into it."""
    connection = connect(folder.database, Mode.WRITING)
    try:
        connection.execute("PRAGMA busy_timeout = 500")
        with suppress(dbapi2.OperationalError):
            if connection.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",):
                return
    finally:
        connection.close()
    raise Refused(
        "别的窗口或命令正打开着这本台账",
        why="整个文件夹要换成另一个样子，这时不能有别人在读",
        way="请关掉它们（只查看的也要关），再做一次；什么也没有改动",
    )


def _refuse_full(folder: OfficeFolder) -> None:
    """Refused where there is no room for everything twice."""
    files = [folder.database, *Attachments(folder.attachments).files(), *_copies(folder)]
    wanted = sum(path.stat().st_size for path in files) + _ROOM
    if shutil.disk_usage(folder.root).free < wanted:
        why = f"做的时候新旧两份同时在，要有 {wanted // 1_000_000:,} MB 空闲"
        raise Refused("磁盘放不下", why=why, way="请清理磁盘后再做一次；什么也没有改动")


def _stage_of(folder: OfficeFolder, *, sealing: bool) -> Path:
    return folder.root / f".{'加密' if sealing else '解密'}{PARTIAL}"


def _staging(folder: OfficeFolder, *, sealing: bool) -> Path:
    """An empty folder in which everything is made first."""
    place = _stage_of(folder, sealing=sealing)
    discard_folder(place)
    with refusing_disk(place):
        private_folder(place)
        private_folder(place / folder.attachments.name)
    return place


def _beside(staging: Path, folder: OfficeFolder, path: Path) -> Path:
    target = staging / path.relative_to(folder.root)
    private_folder(target.parent)
    return target


def _clear(folder: OfficeFolder) -> None:
    for sealing in (True, False):
        discard_folder(_stage_of(folder, sealing=sealing))
    discard(folder.unfinished)


def _merge(staging: Path, root: Path) -> None:
    """Move what was made beside into its place; Refused where it cannot all be moved now."""
    if not staging.is_dir():
        return
    for path in sorted(staging.rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            target = root / path.relative_to(staging)
            with refusing_disk(target):
                private_folder(target.parent)
                replace(path, target)
                sync_folder(target.parent)
    discard_folder(staging)


def _drafts(folder: OfficeFolder, ending: str) -> Iterator[Path]:
    """Forms that were kept, those of ledgers that were set aside among them."""
    for place in (folder.drafts, *folder.root.glob(f"{_OLD}/{folder.drafts.name}")):
        yield from sorted(place.glob(f"*{ending}"))


def _copies(folder: OfficeFolder) -> list[Path]:
    """Copies in 备份, and databases that were set aside."""
    found = [*folder.backups.glob("台账-*.db"), *folder.root.glob(f"{_OLD}/{folder.database.name}")]
    return sorted(path for path in found if path.is_file())


def _is_open(copy: Path) -> bool:
    """Whether a copy can be read by everybody."""
    return copy.stat().st_size > 0 and begins_plain(copy)
