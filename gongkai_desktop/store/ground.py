"""What is to be feared where an office lies: a stick that is pulled out, a folder that a program copies to a cloud."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gongkai_desktop.store.places import mount_of


@dataclass(frozen=True, slots=True)
class Worry:
    """Something that a clerk is told once: what, why it matters, and the way out."""

    what: str
    why: str
    way: str

    def __str__(self) -> str:
        return f"{self.what}：{self.why}。{self.way}。"


_OUT: Final = "可以用“文件”菜单里的“搬到别处”把整本台账移到本机硬盘上，U 盘和网盘只用来存放备份"
REMOVABLE: Final = Worry(
    "办公文件夹在 U 盘或可移动的磁盘上",
    "拔早了会丢掉刚登记的内容，丢了盘就丢了台账，也容易被别人拿到",
    _OUT,
)
SYNCED: Final = Worry(
    "办公文件夹在网盘的同步文件夹“{}”里",
    "同步程序会在登记的同时读写数据库，可能弄坏它，或者生出“冲突副本”；台账的内容还会传到外面的服务器上",
    _OUT,
)
_SYNCED: Final = (
    "onedrive", "坚果云", "我的坚果云", "nutstore", "百度网盘", "百度云同步盘", "百度网盘同步空间", "baidunetdisk",
    "baidusyncdisk", "baidunetdiskworkspace", "wps云盘", "wps网盘", "wpsdrive", "wps cloud files", "腾讯微云",
    "微云同步助手", "weiyun", "阿里云盘", "天翼云盘", "天翼企业云盘", "和彩云", "移动云盘", "115", "115网盘",
    "亿方云", "dropbox", "google drive", "icloud drive", "iclouddrive", "nextcloud", "seafile",
)  # fmt: skip
"""How the folders begin, or are called, that programs in use here keep in step with a server."""
_WHOLE: Final = frozenset({"115"})
"""Those of them that are too short to be a beginning."""
_BY_HAND: Final = ("/media", "/run/media")
"""Where desktops mount what comes in by hand."""
_BY_CLOUD: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Where OneDrive says which folders are its own."""


def worries(root: Path) -> tuple[Worry, ...]:
    """What is to be feared where an office folder lies, or is to lie; mostly nothing."""
    path = root.absolute()
    found = [REMOVABLE] if _is_removable(path) else []
    cloud = synced(path, os.environ)
    if cloud:
        found.append(Worry(SYNCED.what.format(cloud), SYNCED.why, SYNCED.way))
    return tuple(found)


def synced(path: Path, around: Mapping[str, str]) -> str:
    """The folder above ``path`` (or itself) that is kept in step with a server, by its name; '' for none.

    ``around`` are the variables of the environment.
    """
    for name in _BY_CLOUD:
        if around.get(name) and path.is_relative_to(Path(around[name])):
            return Path(around[name]).name
    return next((part for part in path.parts if _is_cloud(part)), "")


def _is_cloud(part: str) -> bool:
    name = part.replace(" ", "").casefold()
    known = (one.replace(" ", "") for one in _SYNCED)
    return any(name == one or (one not in _WHOLE and name.startswith(one)) for one in known)


def removable(path: Path, table: str, blocks: Path) -> bool:
    """Whether a path lies on a medium that is taken out, by a Linux mount table and the folder of block devices.

    What a desktop mounts for its user (/media, /run/media) came in by hand, also a disk that does not say so itself.
    """
    found = mount_of(path, table)
    if found is None or not found.device.startswith("/dev/"):
        return False
    if any(Path(found.point).is_relative_to(place) for place in _BY_HAND):
        return True
    block = (blocks / Path(found.device).name).resolve()
    return any(_flag(place / "removable") for place in (block, block.parent))


def _flag(path: Path) -> bool:
    try:
        return path.read_text("ascii").strip() == "1"
    except (OSError, ValueError):
        return False


if sys.platform == "win32":
    from gongkai_desktop.windows import is_removable as _is_removable

else:

    def _is_removable(path: Path) -> bool:
        try:
            table = Path("/proc/self/mounts").read_text("utf-8", "surrogateescape")
        except OSError:
            return False
        return removable(path.resolve(), table, Path("/sys/class/block"))
