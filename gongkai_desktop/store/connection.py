"""One connection to one SQLite file, with the settings every connection of ours has."""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import Enum
from functools import cache
from pathlib import Path
from urllib.parse import quote

from sqlcipher3 import dbapi2

from gongkai_desktop import keyring
from gongkai_desktop.data import begins_plain, called
from gongkai_desktop.errors import Locked
from gongkai_desktop.store.failures import opening

_SETTINGS: tuple[tuple[str, object], ...] = (
    ("busy_timeout", 5000),
    ("foreign_keys", "ON"),
    ("secure_delete", "ON"),
    ("synchronous", "FULL"),
    ("cell_size_check", "ON"),
    ("trusted_schema", "OFF"),
)

_CACHE, _READING_CACHE = -64000, -12000  # kilobytes: an import writes many pages, a screen reads few


class Mode(Enum):
    """How a file is opened."""

    WRITING = "writing"  # the office's one writer; makes and keeps the write-ahead log
    READING = "reading"  # beside a writer; can change nothing
    FIXED = "fixed"  # a file nobody can change now: a read-only disc, a finished backup
    PRIVATE = "private"  # a file only we know yet: a new database, a copy being made


_OPENING = {
    Mode.WRITING: "mode=rw",
    Mode.READING: "mode=rw",
    Mode.FIXED: "immutable=1",
    Mode.PRIVATE: "mode=rwc",
}


def connect(path: Path, mode: Mode, key: bytes | None = None) -> dbapi2.Connection:
    """Open a connection; Refused when the file is not a whole SQLite database or may not be opened.

    A file that is there and encrypted is opened with the key that this process holds for it; Locked when it holds
    none. A new one (``Mode.PRIVATE``) is encrypted when it is given a ``key``. A connection serves the thread that
    opened it and refuses all others, which may only interrupt it; transactions are begun by whoever wants one.
    """
    silence()
    if key is None:
        key = key_of(path)
    with opening():
        connection = dbapi2.connect(address(path, _OPENING[mode]), uri=True, isolation_level=None)
        try:
            if key is not None:
                keyed(connection, key)
            _settle(connection, mode)
        except BaseException:
            connection.close()
            raise
    return connection


def key_of(path: Path) -> bytes | None:
    """The key of an encrypted database; None for an ordinary one. Locked when this process does not hold it."""
    if begins_plain(path):
        return None
    from gongkai_desktop.store import keyfile  # only where there is a password

    encrypted = False
    for told in keyfile.candidates(path):
        encrypted = True
        if (key := keyring.find(told.name)) is not None:
            return key
    if encrypted:
        raise Locked(path, called(path))
    return None  # no key file anywhere: as far as anybody can tell, it is damaged


def keyed(connection: dbapi2.Connection, key: bytes) -> None:
    """Give a connection its key, before anything else; nothing is derived from it, so that it costs nothing."""
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")


def address(path: Path, how: str) -> str:
    """A file as SQLite is told of it, and how it is to be opened."""
    return f"{_uri(path)}?{how}"


def _uri(path: Path) -> str:
    """The path as SQLite's URI; a share keeps its two slashes, which ``Path.as_uri`` would make a host of."""
    posix = quote(path.absolute().as_posix(), safe="/:")
    return f"file://{posix}" if posix.startswith("/") else f"file:///{posix}"


def _settle(connection: dbapi2.Connection, mode: Mode) -> None:
    for name, value in (*_SETTINGS, ("cache_size", _CACHE if mode is Mode.WRITING else _READING_CACHE)):
        connection.execute(f"PRAGMA {name} = {value}")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if mode is Mode.WRITING:
        connection.execute("PRAGMA journal_mode = WAL")
    if mode in (Mode.READING, Mode.FIXED):
        connection.execute("PRAGMA query_only = ON")


def give_back() -> None:
    """Let the system have the memory that is free in this process.

    The C library of Linux keeps what was freed in the middle of its heaps, and a thread's heap for good; other
    systems' do not.
    """
    if (trim := _trim()) is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], object] | None:
    found: Callable[[int], object] | None = None
    if sys.platform == "linux":
        import ctypes  # the first rows do without

        found = getattr(ctypes.CDLL(None), "malloc_trim", None)  # only glibc has it
    return found


@cache
def silence() -> None:
    """Keep SQLCipher from printing on stderr when a file turns out not to be a database."""
    connection = dbapi2.connect(":memory:")
    connection.execute("PRAGMA cipher_log = off")
    connection.close()
