"""Files that are whole or not there: written beside, brought to the disk, then renamed.

Names are given and taken here and nowhere else: Windows neither renames nor deletes a file that another program has
open, virus scanners open what was just written, and a read-only file is not deleted there at all.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock, Thread
from typing import Final

from gongkai_desktop import refusals
from gongkai_desktop.data import PARTIAL
from gongkai_desktop.errors import Refused
from gongkai_desktop.refusals import code

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o777 if sys.platform == "win32" else 0o700
"""What an office keeps is for the eyes of its clerk: other users of the computer get nothing of it.

On Windows it has the rights of the folder that it lies in. There a newer Python (3.11.10, 3.12.4) makes of 0o700 a
folder for this user's number alone: after Windows was installed anew, or where the disk is carried to another
computer, the same clerk would stand before a closed one.
"""

_LITTER: Final = frozenset({"desktop.ini", "thumbs.db", ".ds_store", ".directory"})
_WAITS: Final = (0.05, 0.1, 0.2, 0.4, 0.8)  # seconds between tries: a virus scanner is through by then
_NO_PATH, _NO_ACCESS, _SHARED, _LOCKED = 3, 5, 32, 33
"""How Windows numbers its refusals: no such folder, read-only or open, open, a part of it locked."""
_NOTE: Final = ".note"
_WHOSE: Final = r"(\d+)(x[0-9a-f]{4})?"
_KEPT: Final = 30 * 86400.0
_PATIENCE: Final = 1.0  # seconds
_OTHERS: Final = Lock()  # there is one environment for all threads
_LONGEST: Final = 225  # signs of a path there; 260 in all, with the name it is written under first


@contextmanager
def written_whole(target: Path, folder: Path | None = None, *, private: bool = False) -> Iterator[Path]:
    """Yield a path beside ``target`` (or in ``folder``) to write to; then it is synced and renamed.

    Whatever fails, ``target`` is either the old file or the whole new one. ``private``: for nobody but its owner,
    from the first byte on, where the file system knows owners.
    """
    with unfinished(folder or target.parent) as beside, refusing_disk(target):
        if target.is_dir():  # told before anything is done for it, not when it is to be renamed
            raise IsADirectoryError(errno.EISDIR, "is a folder")
        if private:
            _touch(beside)
        yield beside
        sync(beside)
        replace(beside, target)
        sync_folder(target.parent)


@contextmanager
def folder_whole(target: Path) -> Iterator[Path]:
    """Yield a new folder beside ``target`` to write to; then its files are synced and it is renamed.

    Whatever fails, nothing of it is left. Refused where something bears the name already.
    """
    with unfinished(target.parent) as beside, refusing_disk(target):
        if target.exists():
            raise Refused(f"已经有“{target.name}”", why="写过的不覆盖", way="请另起一个名称，或先移走它")
        beside.mkdir()
        yield beside
        for path in beside.rglob("*"):
            if path.is_file():
                sync(path)
        replace(beside, target)
        sync_folder(target.parent)


@contextmanager
def unfinished(folder: Path) -> Iterator[Path]:
    """Yield a new name in a folder for what gets its own when it is whole; nothing of it is left by that name.

    People's papers are in it, and nobody looks for hidden files where they wanted a file. So it is noted where it
    is being made until that is over, for the program's next start after a killed process; and whatever is written
    to the folder next clears away what has no note any more. The name tells whose it is, as a folder may be written
    to by many.
    """
    _clear_dead(folder, f"{_ours()}*{PARTIAL}*")  # with the journal that a database may have had
    beside = folder / f"{_ours()}{_process()}-{os.urandom(4).hex()}{PARTIAL}"
    note = _noted(beside)
    try:
        yield beside
    finally:
        if (discard_folder(beside) if os.path.isdir(beside) else discard(beside)) and note is not None:
            discard(note)


def _ours() -> str:
    """How the names begin of what this computer has not finished yet."""
    return f".{zlib.crc32(_computer().encode()):08x}-"


def _clear_dead(folder: Path, pattern: str) -> None:
    """Remove what processes that died left in a folder, by its names."""
    with suppress(OSError):
        for leftover in folder.glob(pattern):
            if _is_dead(leftover):
                _ = discard_folder(leftover) if leftover.is_dir() else discard(leftover)


def _process() -> str:
    """This process as names tell it: its number, and when it was started, as Windows soon gives the number again."""
    return f"{os.getpid()}{_stamp(os.getpid())}"


def _stamp(pid: int) -> str:
    """When a process was started, in few signs; '' where the system does not say."""
    started = _started(pid)
    return "" if started is None else f"x{started & 0xFFFF:04x}"


def _is_dead(path: Path) -> bool:
    """Whether the process is gone that stands second in a name, though another may have its number now."""
    whose = re.fullmatch(_WHOSE, path.name.split("-")[1])
    if whose is None:
        return False
    pid, stamp = int(whose[1]), whose[2]
    return not _is_alive(pid) or (stamp is not None and _stamp(pid) not in ("", stamp))


def _touch(path: Path) -> None:
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))


def _noted(beside: Path) -> Path | None:
    """A note of our own of what is being made; None where none can be left, which keeps nobody from making it."""
    with suppress(OSError):
        note = Path(tempfile.gettempdir(), f"{_prefix()}{os.urandom(6).hex()}{_NOTE}")
        _touch(note)
        note.write_text(str(beside.absolute()), "utf-8", "surrogateescape")
        return note
    return None


def _follow(notes: Iterable[Path]) -> None:
    """Remove what is noted, and the notes."""
    for note in notes:
        if _is_followed(note):
            discard(note)


def _is_followed(note: Path) -> bool:
    """Remove what a note names; whether it is done with.

    One whose folder is not there now, on a stick say, is kept for a month.
    """
    with suppress(OSError, ValueError):
        left = Path(note.read_text("utf-8", "surrogateescape"))
        if re.fullmatch(rf"{re.escape(_ours())}{_WHOSE}-[0-9a-f]{{8}}{PARTIAL}", left.name):
            _clear_dead(left.parent, f"{left.name}*")
            away = not os.path.isdir(left.parent) and time.time() - note.stat().st_mtime < _KEPT
            return not (away or os.path.lexists(left))  # held open by another program
    return True


def replace(source: Path, target: Path) -> None:
    """Rename a file or folder, over the file that may bear the name; Refused when a program has one of them open."""
    with refusing_disk(target):
        try:
            _patiently(lambda: os.replace(source, target))
        except PermissionError as error:
            if _is_held(error) and not _is_read_only(target):
                raise _opened(target) from error
            raise


def prove_free(path: Path) -> None:
    """Refused when another program has a file open where that would keep it from being renamed; changes nothing."""
    replace(path, path)


def remove(path: Path) -> None:
    """Delete a file that may be there, read-only or not; Refused when another program has it open."""
    with refusing_disk(path):
        _patiently(lambda: _unlink(path))


def discard(path: Path) -> bool:
    """Delete a file if that can be done now; whether nothing is left of it."""
    try:
        _unlink(path)
    except OSError:  # held open by another program, or the disk is gone
        return False
    return True


def discard_folder(path: Path) -> bool:
    """Delete a folder with all in it that nobody holds open; whether nothing is left of it."""
    for folder, _, names in os.walk(path):
        for name in names:
            with suppress(OSError):
                _make_writable(Path(folder, name))
    shutil.rmtree(path, ignore_errors=True)
    return not path.exists()


def discard_empty(path: Path) -> None:
    """Delete a folder unless something lies in it."""
    with suppress(OSError):
        path.rmdir()


def contents(folder: Path) -> Iterator[Path]:
    """What lies directly in a folder, but for what file managers leave in every folder they show."""
    return (path for path in folder.iterdir() if not is_litter(path))


def is_litter(path: Path) -> bool:
    """Whether a file is one that file managers leave behind: nobody put it there."""
    return path.name.lower() in _LITTER


def may_write(path: Path) -> bool:
    """Whether files can be made in a folder, or a file can be changed: by trying, as Windows answers yes to everybody.

    A full disk, or another program that has the file, is no lack of the right to write.
    """
    try:
        if path.is_dir():
            trial = path / f".{os.urandom(6).hex()}{PARTIAL}"
            _touch(trial)
            discard(trial)
        else:
            os.close(os.open(path, os.O_RDWR))
    except OSError as error:
        return code(error) in (_SHARED, _LOCKED) or error.errno not in (
            errno.EACCES,
            errno.EPERM,
            errno.EROFS,
        )
    return True


def temporary_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder that is gone when the block ends; what a program still holds of it goes at a later start."""
    return tempfile.TemporaryDirectory(prefix=_prefix(), ignore_cleanup_errors=True)


def lasting_folder(place: Path | None = None) -> Path:
    """The same until somebody discards it; in a ``place`` other than the system's for such things if one is named."""
    return Path(tempfile.mkdtemp(prefix=_prefix(), dir=place))


@contextmanager
def others_write_to(folder: str) -> Iterator[None]:
    """What a library begins meanwhile goes to a folder of ours, where it asks the environment for temporary files."""
    with _OTHERS:
        before = os.environ.get("TMPDIR")
        os.environ["TMPDIR"] = folder
        try:
            yield
        finally:
            if before is None:
                del os.environ["TMPDIR"]
            else:
                os.environ["TMPDIR"] = before


def _prefix() -> str:
    """How the names of our temporary files begin: they tell whose they are, so that a dead one's are swept."""
    return f"gongkai-{_process()}-"


def _patiently(work: Callable[[], None]) -> None:
    """Do it, again and again for a moment while another program has the file."""
    for wait in _WAITS:
        try:
            return work()
        except PermissionError as error:
            if not _is_held(error):
                raise
        time.sleep(wait)
    return work()


def _is_held(error: OSError) -> bool:
    """Whether Windows says that another program has the file; other systems refuse nothing for that."""
    return code(error) in (_NO_ACCESS, _SHARED, _LOCKED)


def _is_read_only(path: Path) -> bool:
    try:
        return not path.stat().st_mode & stat.S_IWRITE
    except OSError:
        return False


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except PermissionError as error:
        if code(error) != _NO_ACCESS:
            raise
        _make_writable(path)
        path.unlink(missing_ok=True)


def _make_writable(path: Path) -> None:
    mode = path.lstat().st_mode
    if stat.S_ISREG(mode) and not mode & stat.S_IWRITE:
        path.chmod(mode | stat.S_IWRITE)


def private_folder(path: Path) -> None:
    """Make a folder, and those above it that are missing; the folder itself for nobody but its owner."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)


def sync(path: Path) -> None:
    """Bring a file's content to the disk."""
    _patiently(lambda: _sync(path))


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(folder: Path) -> None:
    """Remove what an interrupted writer left directly in a folder."""
    for leftover in folder.glob(f".*{PARTIAL}*"):
        discard(leftover)  # held open by another program: the next start removes it


def sweep_temporary() -> None:
    """Remove what processes that died left: opened attachments, unpacked files, rehearsals, and what is noted."""
    place = Path(tempfile.gettempdir())
    found = [one for folder in {place, in_memory() or place} for one in folder.glob("gongkai-*-*")]
    left = [one for one in found if _is_dead(one) and not one.is_symlink()]
    for folder in left:
        if folder.suffix != _NOTE:
            discard_folder(folder)
    if notes := [one for one in left if one.suffix == _NOTE]:
        following = Thread(target=_follow, args=(notes,), daemon=True)
        following.start()
        following.join(_PATIENCE)  # a shared folder that does not answer keeps nobody from his office


if sys.platform == "win32":
    from gongkai_desktop.windows import is_alive as _is_alive
    from gongkai_desktop.windows import started as _started

    def _computer() -> str:
        return os.environ.get("COMPUTERNAME", "")

    def sync_folder(path: Path) -> None:
        """Nothing: Windows brings a folder's names to the disk by itself, and cannot be asked to."""

else:

    def sync_folder(path: Path) -> None:
        """Bring a folder's names to the disk."""
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            # a shared folder or a stick that cannot be asked to
            if error.errno not in (errno.EINVAL, errno.ENOTSUP):
                raise
        finally:
            os.close(descriptor)

    def _computer() -> str:
        return os.uname().nodename

    def _started(pid: int) -> int | None:
        with suppress(OSError, ValueError, IndexError):  # no other system than Linux tells it so
            return int(Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()[19])
        return None

    def _is_alive(pid: int) -> bool:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except OSError:  # another user's
            return True
        return True


def text_of(raw: bytes) -> str:
    """What people typed into a file or sent down a pipe: UTF-8, UTF-16, or GBK as editors of Windows may write it.

    Raises ValueError for what is no text in any of them.
    """
    wide = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise ValueError("no text in an encoding that is known")


def in_memory() -> Path | None:
    """A folder of this user's that lies in memory and is gone when the machine is; None where there is none."""
    place = Path(os.environ.get("XDG_RUNTIME_DIR") or "/nonexistent")
    return place if sys.platform.startswith("linux") and place.is_dir() and may_write(place) else None


def read_in(path: Path) -> Iterator[bytes]:
    """A file's content in pieces of a megabyte."""
    with path.open("rb") as stream:
        while piece := stream.read(1 << 20):
            yield piece


def digest_of(path: Path, look: Callable[[], None] = lambda: None) -> str:
    """SHA-256 of a file's content, in hex; ``look`` is called now and then and may raise Cancelled."""
    from hashlib import sha256  # OpenSSL behind it, which starting does not need

    found = sha256()
    for piece in read_in(path):
        look()
        found.update(piece)
    return found.hexdigest()


@contextmanager
def refusing_disk(path: Path) -> Iterator[None]:
    """Turn the operating system's refusals while writing ``path`` into plain sentences."""
    try:
        yield
    except OSError as error:
        raise _meaning(error, path) from error


@contextmanager
def refusing_unread(path: Path) -> Iterator[None]:
    """The same while ``path`` is only read."""
    try:
        yield
    except OSError as error:
        raise unread(error, path) from error


def unread(error: OSError, path: Path) -> Refused:
    """The refusal of a file that the operating system does not let us read."""
    why, way = refusals.meaning(error).reading
    named = _known(path) if path.name.endswith(PARTIAL) else path
    return Refused(f"“{named.name}”读不出来", why=why, way=way)


def _is_beyond(error: OSError, path: Path) -> bool:
    """Whether Windows does not find a path because it is longer than its programs take."""
    return code(error) == _NO_PATH and len(str(path.absolute())) >= _LONGEST


def _opened(path: Path) -> Refused:
    return Refused(f"“{path.name}” 动不了", why=refusals.HELD.why, way=refusals.HELD.way)


def _known(path: Path) -> Path:
    """The folder of a path as people know it: what is being made beside another thing stands for its place."""
    made = next((one for one in reversed(path.parents) if one.name.endswith(PARTIAL)), path)
    return made.parent


def _meaning(error: OSError, path: Path) -> Refused:
    place = f"“{_known(path)}”"
    told = refusals.LONG if _is_beyond(error, path) else refusals.meaning(error)
    if told is refusals.HELD:
        return _opened(path)
    if told is refusals.LONG:
        return Refused("文件或文件夹的名称太长", why="系统认不了这么长", way=told.way)
    if told is refusals.FOLDER and path.is_dir():
        return Refused(f"没有写成“{path}”", why="这是一个文件夹", way="请在后面写上文件名")
    if isinstance(error, FileNotFoundError | NotADirectoryError) and not path.parent.is_dir():
        return Refused(f"没有写成“{path.name}”", why=f"没有文件夹 {place}", way="请先建好文件夹，或另选一个")
    return Refused(f"{place} {told.writing or '读写失败'}", why=told.why, way=told.way)
