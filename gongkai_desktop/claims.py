"""A file that one process has: the system lets go of it when that process dies, however it dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from gongkai_desktop.files import PRIVATE_FILE

_LOCKED_BYTE = 1 << 20  # far behind the text: Windows lets nobody else read a locked byte


class Claim:
    """A file that one process has, told by its number."""

    def __init__(self, path: Path) -> None:
        """OSError where another process has it, or the file cannot be made."""
        self._descriptor = os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
        try:
            grasp(self._descriptor)
            note(self._descriptor, str(os.getpid()))
        except OSError:
            os.close(self._descriptor)
            raise

    def release(self) -> None:
        """Let go of it; a second call does nothing."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1


def note(descriptor: int, text: str) -> None:
    """Write a text in place of what the file says; where the file was left (Windows locks far behind) is no matter."""
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, text.encode())


if sys.platform == "win32":
    import msvcrt

    def grasp(descriptor: int) -> None:
        """Have an open file for this process; OSError where another one has it."""
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def grasp(descriptor: int) -> None:
        """Have an open file for this process; OSError where another one has it."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
