"""The rules of Windows, played on other systems: there they show how the program reacts to them, not Windows itself.

On Windows nothing is played; the same tests meet the rules as they are.
"""

from __future__ import annotations

import errno
import multiprocessing.connection
import os
import socket
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.store import Store

NO_ACCESS, SHARED = 5, 32


def refusal(code: int, path: object) -> PermissionError:
    """The error that Windows gives."""
    error = PermissionError(errno.EACCES, "another program has it", str(path))
    error.winerror = code  # type: ignore[attr-defined]
    return error


def may_be_moved(folder: Path) -> bool:
    """Whether nothing in a folder is open here, so that it can be given another name."""
    if sys.platform != "win32":
        return not is_open(folder)
    try:
        os.rename(folder, folder.with_name("别处"))
    except PermissionError:
        return False
    return True


def is_open(path: Path) -> bool:
    """Whether this process has the file open, or one below the folder; by what Linux tells of processes."""
    real = os.path.realpath(path)
    for descriptor in os.listdir("/proc/self/fd"):
        try:
            target = os.readlink(f"/proc/self/fd/{descriptor}")
        except OSError:
            continue
        if target == real or (os.path.isdir(real) and target.startswith(f"{real}/")):
            return True
    return False


def _whole(path: Any, folder: int | None) -> Path:
    return Path(path) if folder is None else Path(os.readlink(f"/proc/self/fd/{folder}"), os.fspath(path))


def _refuse_held(path: Path) -> None:
    if is_open(path):
        raise refusal(SHARED, path)


def _refuse_read_only(path: Path) -> None:
    if path.is_file() and not path.lstat().st_mode & stat.S_IWRITE:
        raise refusal(NO_ACCESS, path)


@pytest.fixture
def sharing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is open here is neither renamed nor deleted nor replaced; a read-only one is not deleted."""
    monkeypatch.setattr(time, "sleep", lambda seconds: None)
    if sys.platform == "win32":
        return
    plain_replace, plain_unlink = os.replace, os.unlink

    def move(source: Any, target: Any) -> None:
        _refuse_held(Path(source))
        if Path(target).exists() and Path(target) != Path(source):
            if is_open(Path(target)):
                raise refusal(NO_ACCESS, target)  # so Windows says of a target
            _refuse_read_only(Path(target))
        plain_replace(source, target)

    def unlink(path: Any, *, dir_fd: int | None = None) -> None:
        whole = _whole(path, dir_fd)
        _refuse_held(whole)
        _refuse_read_only(whole)
        plain_unlink(path, dir_fd=dir_fd)

    for name in ("replace", "rename"):
        monkeypatch.setattr(os, name, move)
    for name in ("unlink", "remove"):
        monkeypatch.setattr(os, name, unlink)


@pytest.fixture
def ended_pipes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asking whether something is in a pipe raises once its other end is gone."""
    if sys.platform == "win32":
        return
    plain: Callable[..., bool] = multiprocessing.connection.Connection._poll  # type: ignore[attr-defined]

    def poll(self: Any, timeout: float) -> bool:
        with socket.socket(fileno=os.dup(self.fileno())) as twin:
            try:
                ended = twin.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b""
            except ConnectionResetError:
                ended = True
            except BlockingIOError:
                ended = False
        if ended:
            raise BrokenPipeError(errno.EPIPE, "the pipe has been ended")
        return plain(self, timeout)

    monkeypatch.setattr(multiprocessing.connection.Connection, "_poll", poll)


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Another program has a file open."""
    with path.open("rb"):
        yield


@pytest.fixture
def folder(tmp_path: Path) -> OfficeFolder:
    """An empty office, closed."""
    place = OfficeFolder(tmp_path / "台账")
    Store.create(place).close()
    return place
