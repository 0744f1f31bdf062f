"""Sealed files: bytes that only the holder of a key can read, and in which a change is noticed.

Each is a small SQLCipher database of its own (AES-256 and a HMAC-SHA512 on every page, a salt of its own). SQLCipher
is in the program already, and reads and writes the ledger itself with the same code: a second library beside it
(``cryptography`` alone is 14 MB installed, with another OpenSSL in it) would do no more, and nothing here is
cryptography of our own. A file stays a file: it is copied, compared, brought back and thrown away by itself, which
one large database of all attachments could not be. Measured: 0.4 ms a file and about 110 MB a second.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2

from gongkai_desktop.data import PARTIAL
from gongkai_desktop.files import discard, temporary_folder, written_whole
from gongkai_desktop.store.connection import address, keyed, silence
from gongkai_desktop.store.failures import failing

_SMALL = 1024  # bytes of a page where a whole file holds no more than a key


def seal(path: Path, key: bytes, pieces: Iterable[bytes], about: str = "", *, small: bool = False) -> None:
    """Write pieces of a content, and a word about it, into a sealed file; ``path`` is new or empty.

    What was written is on the disk when whoever gives the file its name has synced it (``files.written_whole``).
    """
    with failing(), closing(_opened(path, key, "mode=rwc", small=small)) as made:
        made.execute("PRAGMA journal_mode = OFF")
        made.execute("PRAGMA synchronous = OFF")
        made.execute("BEGIN")
        made.execute("CREATE TABLE piece (at INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT")
        made.execute("INSERT INTO piece VALUES (0, ?)", (about.encode(),))
        made.executemany("INSERT INTO piece (bytes) VALUES (?)", ((piece,) for piece in pieces))
        made.execute("COMMIT")


def keep(path: Path, key: bytes, content: bytes) -> None:
    """A small content, whole or not at all."""
    with written_whole(path, private=True) as beside:
        seal(beside, key, [content])


def about(path: Path, key: bytes) -> str | None:
    """The word about a content; None when the key is another one, or the file damaged."""
    try:
        with closing(_opened(path, key, "immutable=1")) as found:
            row = found.execute("SELECT bytes FROM piece WHERE at = 0").fetchone()
            return row[0].decode() if row else None
    except (dbapi2.Error, ValueError):
        return None


def unsealed(path: Path, key: bytes, *, small: bool = False) -> Iterator[bytes]:
    """A content, piece by piece; ValueError when the key is another one, or the file damaged."""
    try:
        with closing(_opened(path, key, "immutable=1", small=small)) as found:
            for (piece,) in found.execute("SELECT bytes FROM piece WHERE at > 0 ORDER BY at"):
                yield piece
    except dbapi2.Error as error:
        raise ValueError("not sealed with this key, or damaged") from error


class Scratch:
    """Byte strings in a file of which nobody can read anything, kept by their order; it vanishes with the process.

    Its key is nowhere but here. Where a file that is open cannot be removed, it goes when this is closed, and what a
    dead process left goes at the next opening (``files.sweep``).
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / f".{os.urandom(6).hex()}{PARTIAL}"
        with failing():
            self._file = _opened(self._path, new_key(), "mode=rwc")
            for setting in ("journal_mode = OFF", "synchronous = OFF", "locking_mode = EXCLUSIVE"):
                self._file.execute(f"PRAGMA {setting}")
            self._file.execute("CREATE TABLE piece (at INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT")
        discard(self._path)

    def add(self, piece: bytes) -> None:
        """Keep one more."""
        with failing():
            self._file.execute("INSERT INTO piece (bytes) VALUES (?)", (piece,))

    def __iter__(self) -> Iterator[bytes]:
        for (piece,) in self._file.execute("SELECT bytes FROM piece ORDER BY at"):
            yield piece

    def close(self) -> None:
        """Let it vanish."""
        self._file.close()
        discard(self._path)


def wrapped(secret: bytes, key: bytes) -> bytes:
    """A few bytes, sealed: about a thousand bytes, to be kept inside another file."""
    with temporary_folder() as place:
        box = Path(place) / "box"
        seal(box, key, [secret], small=True)
        return box.read_bytes()


def unwrapped(box: bytes, key: bytes) -> bytes | None:
    """What was wrapped; None when the key is another one."""
    with temporary_folder() as place:
        path = Path(place) / "box"
        path.write_bytes(box)
        try:
            return b"".join(unsealed(path, key, small=True))
        except ValueError:
            return None


def new_key() -> bytes:
    """A key that nobody has had before."""
    return os.urandom(32)


def _opened(path: Path, key: bytes, how: str, *, small: bool = False) -> dbapi2.Connection:
    silence()
    connection = dbapi2.connect(address(path, how), uri=True, isolation_level=None, check_same_thread=False)
    keyed(connection, key)
    if small:
        connection.execute(f"PRAGMA cipher_page_size = {_SMALL}")
    return connection
