"""One connection to one SQLite file, with the settings every connection of ours has."""

from __future__ import annotations

from enum import Enum
from functools import cache
from pathlib import Path
from urllib.parse import quote

from sqlcipher3 import dbapi2

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


def connect(path: Path, mode: Mode) -> dbapi2.Connection:
    """Open a connection; Refused when the file is not a whole SQLite database or may not be opened.

    Any thread may use it, one at a time; transactions are begun by whoever wants one.
    """
    _silence()
    address = f"{_uri(path)}?{_OPENING[mode]}"
    with opening():
        connection = dbapi2.connect(address, uri=True, isolation_level=None, check_same_thread=False)
        try:
            _settle(connection, mode)
        except BaseException:
            connection.close()
            raise
    return connection


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


@cache
def _silence() -> None:
    """Keep SQLCipher from printing on stderr when a file turns out not to be a database."""
    connection = dbapi2.connect(":memory:")
    connection.execute("PRAGMA cipher_log = off")
    connection.close()
