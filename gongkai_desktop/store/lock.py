"""One writer per office folder: who holds it, and what a crash left behind."""

from __future__ import annotations

import getpass
import json
import os
import socket
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from gongkai_desktop import refusals
from gongkai_desktop.claims import grasp, note
from gongkai_desktop.clock import now
from gongkai_desktop.errors import Refused
from gongkai_desktop.files import PRIVATE_FILE, refusing_disk


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has an office folder open for writing. ``since`` is ISO with offset."""

    machine: str
    pid: int
    user: str
    since: str

    def __str__(self) -> str:
        since = self.since[:16].replace("T", " ")
        return f"电脑 {self.machine}、用户 {self.user}、进程 {self.pid}、始于 {since}"


class WriterLock:
    """Held while a folder is open for writing; the system frees it when the process dies, however it dies.

    ``recovered`` names the holder that a crash left written in the file, or None after a clean close.
    """

    def __init__(self, path: Path) -> None:
        with refusing_disk(path):
            self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
        self.recovered = holder(path)
        try:
            grasp(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            if refusals.meaning(error) in (refusals.HELD, refusals.CLOSED):
                raise _taken(self.recovered) from error
            with refusing_disk(path):  # a place whose files nobody can have for himself
                raise
        try:
            with refusing_disk(path):
                self._note(json.dumps(asdict(_myself()), ensure_ascii=False))
        except Refused:
            self.release()
            raise

    def release(self) -> None:
        """Give the folder free; a second call does nothing."""
        if self._descriptor < 0:
            return
        with suppress(OSError):  # a disk that is gone must not keep the program from closing
            self._note("")
        os.close(self._descriptor)
        self._descriptor = -1

    def _note(self, text: str) -> None:
        note(self._descriptor, text)


def holder(path: Path) -> Holder | None:
    """Who the lock file names; None when nobody or unreadable. It may be somebody whose process died."""
    try:
        return Holder(**json.loads(path.read_text("utf-8"))) if path.is_file() else None
    except (OSError, ValueError, TypeError):
        return None


def _taken(by: Holder | None) -> Refused:
    return Refused(
        "这个办公文件夹正在被使用，暂时不能写入",
        why=str(by) if by else "另一个程序已打开它",
        way="请先在那边关闭“信息公开台账”再试；只查看不受影响",
    )


def _myself() -> Holder:
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):  # Windows knows no list of users to look into
        user = "未知"
    return Holder(socket.gethostname(), os.getpid(), user, now().isoformat("T", "seconds"))
