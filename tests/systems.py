"""What differs between the systems that the tests run on: each test says what is true on its own."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

WINDOWS: Final = sys.platform == "win32"

KILLED: Final = 9 if WINDOWS else -9
"""How a process ends that was killed as ``kill`` does it, or by ``os.kill`` with 9 of its own number."""

PRIVATE: Final = (0o666, 0o777) if WINDOWS else (0o600, 0o700)
"""The modes of a file and a folder that are for nobody but their owner; on Windows, where a mode tells only whether
something can be written, others are kept out by the rights of the folder above."""

DYING: Final = (
    str(Path(os.environ.get("SYSTEMROOT", ""), "System32", "hostname.exe")) if WINDOWS else "/bin/false"
)
"""A program that ends at once, whatever it is told."""

PIPES: Final = ("pipe",) if hasattr(os, "mkfifo") else ()
"""Among the odd things that lie in a folder: a pipe has a name there on Unix alone."""


def mode(path: Path) -> int:
    """Who may do what with a file or folder, as Unix tells it."""
    return path.stat().st_mode & 0o777


def make_pipe(path: Path) -> None:
    """Lay a pipe among files, where the system knows such a thing."""
    if sys.platform != "win32":
        os.mkfifo(path)


def kill(child: subprocess.Popen[str] | subprocess.Popen[bytes]) -> None:
    """End a process that may run no more, without a chance to clear up; Windows has no signals and does the same."""
    if child.poll() is None:
        with suppress(OSError):
            os.kill(child.pid, 9)
