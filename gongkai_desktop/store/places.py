"""Looking at an office folder before anything in it is opened."""

from __future__ import annotations

import os
import re
import struct
import sys
from pathlib import Path
from typing import NamedTuple

from gongkai_desktop.data import PLAIN, OfficeFolder
from gongkai_desktop.errors import Refused
from gongkai_desktop.filenames import is_raw
from gongkai_desktop.files import may_write
from gongkai_desktop.store.failures import damaged

_NETWORK = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs",
        "lustre", "davfs", "fuse.sshfs", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.rclone",
        "fuse.smbnetfs",
    }
)  # fmt: skip
_LONGEST_NAME, _LONGEST_PATH = 255, 170 if sys.platform == "win32" else 460
WAYS_BACK = "请用“备份”文件夹里最近的一份恢复，或从原处重新复制整个文件夹"
_INIT, _RESTORE = "命令 init", "命令 restore"


class Place(NamedTuple):
    """Where an office folder lies. ``fixed``: nothing can be written there, by anybody or by us."""

    folder: OfficeFolder
    fixed: bool


def wal(database: Path) -> Path:
    """The write-ahead log beside a database file."""
    return database.with_name(f"{database.name}-wal")


def shm(database: Path) -> Path:
    """The shared index of the write-ahead log."""
    return database.with_name(f"{database.name}-shm")


def restored(database: Path) -> Path:
    """A proven copy on its way to becoming the database (see store.restore)."""
    return database.with_name(f"{database.name}.恢复")


def examine(folder: OfficeFolder) -> Place:
    """What kind of place the folder is; Refused when no office can be opened there safely."""
    refuse_missing(folder)
    refuse_network(folder.root)
    fixed = _is_fixed(folder.root)
    if fixed and _size(wal(folder.database)):
        raise Refused(
            "只读介质上的台账还有没并入的内容",
            why="它是在使用中被复制的",
            way="请把整个文件夹复制到硬盘后再打开",
        )
    if not fixed and not _size(wal(folder.database)):  # with a log somebody else is writing: read beside it
        fixed = not all(may_write(path) for path in (folder.database, folder.root))
    refuse_truncated(folder.database)
    return Place(folder, fixed)


def refuse_long(root: Path) -> None:
    """Refuse a folder whose name or path is longer than the system or SQLite can open files in.

    A name may have 255 bytes (85 Chinese characters), and what SQLite opens 512; on Windows a path 260 characters.
    """
    if is_raw(root):
        raise Refused(
            f"“{root}”这种写法用不了", why="SQLite 打不开这样的位置", way=r"请去掉开头的 \\?\，从盘符写起"
        )
    if any(len(os.fsencode(part)) > _LONGEST_NAME for part in root.parts):
        raise Refused(
            "文件夹的名称太长", why="系统只认到 255 个字节，约 85 个汉字", way="请换一个短一些的名称"
        )
    path = root.absolute()
    length = len(str(path)) if sys.platform == "win32" else len(os.fsencode(path))
    if length > _LONGEST_PATH:
        raise Refused(
            "文件夹的位置太深，路径太长",
            why="里面的文件系统会打不开",
            way="请放到层次少一些的地方，例如“文档”里",
        )


def identity(database: Path) -> tuple[int, int] | None:
    """Which file lies there: it is another one when another stick was put in. None when there is none."""
    try:
        found = database.stat()
    except OSError:  # nothing there, or the disk does not answer
        return None
    return found.st_dev, found.st_ino


def gone(root: Path) -> Refused:
    """The refusal of whatever is asked of an office whose folder went away while it was open."""
    return Refused(
        f"“{root}” 不见了，这一步没有做成",
        why="U 盘或移动硬盘可能已拔出，或者文件夹被移走、改名",
        way="请接好磁盘（或放回原处），再重新打开台账；此前登记的内容都在里面",
    )


def refuse_network(path: Path) -> None:
    """Refuse a network drive: the write-ahead log is not safe there.

    Where the system does not say what a place lies on, as in a chroot, it is taken for a disk of this machine.
    """
    if _filesystem(path.resolve()) in _NETWORK:
        raise Refused(
            f"“{path}” 在网络盘上",
            why="网络盘上的数据库容易损坏",
            way="请把办公文件夹放在本机硬盘上，网络盘只用来存放备份",
            command="命令 backup --to",
        )


class Mount(NamedTuple):
    """A line of a Linux mount table: what is mounted, where, and the type of its file system."""

    device: str
    point: str
    kind: str


def mount_of(path: Path, table: str) -> Mount | None:
    """What a path lies on, by the longest mount point above it in a Linux mount table.

    None where no line is above it: a chroot does not have its own root in the table.
    """
    found: Mount | None = None
    for line in table.splitlines():
        device, point, kind, *_ = line.split(" ")
        point = re.sub(r"\\(\d{3})", lambda octal: chr(int(octal[1], 8)), point)
        if path.is_relative_to(point) and len(point) >= len(found.point if found else ""):
            found = Mount(device, point, kind)
    return found


def mounted(path: Path, table: str) -> str | None:
    """The type of the file system a path lies on (see ``mount_of``)."""
    found = mount_of(path, table)
    return found.kind if found else None


def refuse_truncated(database: Path) -> None:
    """Refuse a file that is no SQLite database, or shorter than its own header says."""
    with database.open("rb") as stream:
        header = stream.read(100)
    if len(header) < 100:
        raise damaged()
    if not header.startswith(PLAIN):
        _refuse_torn(database)
        return
    page_size = struct.unpack_from(">H", header, 16)[0]
    changed, pages, valid_for = (struct.unpack_from(">I", header, at)[0] for at in (24, 28, 92))
    whole = (65536 if page_size == 1 else page_size) * pages
    if changed == valid_for and _size(database) < whole and not _size(wal(database)):
        raise damaged()


def _refuse_torn(database: Path) -> None:
    """Refuse what is no encrypted database either: nothing tells of its key, or it is no whole number of pages."""
    from gongkai_desktop.store import keyfile  # only where there is a password

    if _size(database) % keyfile.PAGE or next(keyfile.candidates(database), None) is None:
        raise damaged()


def refuse_missing(folder: OfficeFolder) -> None:
    """Refuse a folder without a database, saying what lies there instead and what to do."""
    root, name = folder.root, folder.database.name
    refuse_long(root)
    if not root.is_dir():
        why = "U 盘或移动硬盘可能没有插上，或者文件夹被移走、改名"
        way = "请接好磁盘或检查路径；新单位请新建"
        raise Refused(f"没有文件夹“{root}”", why=why, way=way, command=_INIT)
    _refuse_moved(folder)
    if restored(folder.database).exists():
        raise Refused("上次恢复还没有做完", way="请打开一次“信息公开台账”窗口，它会自动做完")
    if folder.database.is_file():
        return
    if wal(folder.database).exists() or shm(folder.database).exists():
        why = f"有 {wal(folder.database).name} 而没有 {name}，文件夹可能只复制了一部分"
        raise Refused(f"“{root}” 不完整", why=why, way=WAYS_BACK, command=_RESTORE)
    if folder.attachments.is_dir() or folder.backups.is_dir():
        raise Refused(f"“{root}” 不完整", why=f"里面没有 {name}", way=WAYS_BACK, command=_RESTORE)
    near = _office_near(folder)
    if near is not None:
        raise Refused(f"“{root}” 不是办公文件夹", why=f"{name} 在“{near}”里", way=f"请打开“{near}”")
    if any(root.glob("台账-*.db")):
        way = "请选“从备份恢复”，用里面最近的一份"
        raise Refused(
            f"“{root}” 不是办公文件夹", why="里面是备份，不是正在用的台账", way=way, command=_RESTORE
        )
    way = "请选里面有它的文件夹；新单位请新建"
    raise Refused(f"“{root}” 不是办公文件夹", why=f"里面没有 {name}", way=way, command=_INIT)


def _refuse_moved(folder: OfficeFolder) -> None:
    """Refuse a folder whose office was moved away: whole at the other place, or not here any more."""
    try:
        there = Path(folder.moved.read_text("utf-8").splitlines()[-1])
    except (OSError, ValueError, IndexError):
        return
    moved = OfficeFolder(there).database.is_file()
    if moved or not folder.database.is_file():
        way = f"请打开“{there}”" if moved else f"请接好“{there}”所在的磁盘再打开它"
        keep = (
            f"；确实要用留在这里的这一份，请先删掉“{folder.moved.name}”" if folder.database.is_file() else ""
        )
        raise Refused(f"“{folder.root}” 里的台账已经搬走", why=f"它在“{there}”", way=way + keep)


def _office_near(folder: OfficeFolder) -> Path | None:
    """The office whose folder of copies or attachments was taken for it, or the only one a step further in."""
    name = folder.database.name
    if (
        folder.root.name in (folder.backups.name, folder.attachments.name)
        and (folder.root.parent / name).is_file()
    ):
        return folder.root.parent
    try:
        inner = [place for place in folder.root.iterdir() if (place / name).is_file()]
    except OSError:
        return None
    return inner[0] if len(inner) == 1 else None


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


if sys.platform == "win32":
    from gongkai_desktop.windows import is_read_only as _is_fixed
    from gongkai_desktop.windows import is_remote

    def _filesystem(path: Path) -> str | None:
        return "cifs" if is_remote(path) else None

else:

    def _filesystem(path: Path) -> str | None:
        try:
            return mounted(path, Path("/proc/self/mounts").read_text("utf-8", "surrogateescape"))
        except OSError:
            return None

    def _is_fixed(path: Path) -> bool:
        return bool(os.statvfs(path).f_flag & os.ST_RDONLY)
