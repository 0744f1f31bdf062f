"""Where a new office may lie: looked at before anything is made, and cleared again when making it fails."""

from __future__ import annotations

import sys
from contextlib import suppress
from itertools import chain
from pathlib import Path

import gongkai_desktop
from gongkai_desktop import filenames
from gongkai_desktop.data import PARTIAL, OfficeFolder, carried
from gongkai_desktop.errors import Refused
from gongkai_desktop.files import contents, discard, discard_empty, may_write
from gongkai_desktop.store.database import Store
from gongkai_desktop.store.places import refuse_long, refuse_network


def refuse_unfit(folder: OfficeFolder) -> None:
    """Refuse a place for a new office: a network drive, inside the program, somebody's files, not writable."""
    root = folder.root
    if not root.is_absolute():
        raise Refused(f"“{root}” 不是完整的位置", way="请写出从盘符或根目录开始的位置，或用“选择…”找")
    refuse_long(root)
    filenames.refuse_unfit(root)
    refuse_network(root)
    _refuse_program(root)
    if root.exists() and not root.is_dir():
        raise Refused(f"“{root}” 是一个文件，不是文件夹", way="请换一个文件夹名")
    if _never_begun(folder):
        return
    if folder.database.exists():
        raise Refused(f"“{root}” 里已有台账", way="请换一个文件夹，或回到开头选“打开办公文件夹”")
    other = _first_entry(root)
    if other:
        raise Refused(
            f"“{root}” 里有别的文件",
            why=f"里面有“{other}”等，混在一起以后分不清哪些是台账",
            way="请换一个空文件夹，或在后面加一层新文件夹名",
        )
    _refuse_closed(root)


def clear(folder: OfficeFolder) -> None:
    """Take away what a making that failed has left, so that the folder is as it was before."""
    ours = (
        folder.root.glob(f"{folder.database.name}*"),
        folder.root.glob(f".*{PARTIAL}*"),
        folder.backups.glob("*"),
    )
    for path in (folder.lock, *chain.from_iterable(ours)):
        discard(path)
    for place in (folder.attachments, folder.backups, folder.root):
        discard_empty(place)  # one that holds something was not made by us


def _never_begun(folder: OfficeFolder) -> bool:
    """Whether the folder holds the database of a making whose process died before the first event."""
    if not folder.database.exists():
        return False
    try:
        with Store.open(folder, writing=False) as store:
            return store.one("SELECT 1 FROM event LIMIT 1") is None
    except Refused:
        return False


def _refuse_program(root: Path) -> None:
    beside = carried()
    if beside is not None and _inside(root, beside):
        return
    for place in (Path(gongkai_desktop.__file__).parents[1], Path(sys.executable).parent):
        if _inside(root, place):
            raise Refused(
                f"“{root}” 在程序自己的文件夹里",
                why="重装或升级程序时，里面的东西会被删掉",
                way="请放到“文档”里，或另一个硬盘上",
            )


def _inside(path: Path, place: Path) -> bool:
    with suppress(OSError):
        return path.resolve().is_relative_to(place.resolve())
    return False


def _first_entry(root: Path) -> str:
    try:
        return next((entry.name for entry in sorted(contents(root))), "") if root.is_dir() else ""
    except OSError:
        return ""


def _refuse_closed(root: Path) -> None:
    near = next((place for place in (root, *root.parents) if place.exists()), None)
    if near is None:  # on Windows, where each disk has a letter
        raise Refused(
            f"“{root}” 用不了",
            why=f"这台电脑上没有“{root.anchor}”这个盘，或者它没有接好",
            way="请接好磁盘再试，或换一个位置，例如“文档”",
        )
    if not near.is_dir() or not may_write(near):
        raise Refused(
            f"“{near}” 不允许写入", why="没有权限，或磁盘只读", way="请换一个可以写入的位置，例如“文档”"
        )
