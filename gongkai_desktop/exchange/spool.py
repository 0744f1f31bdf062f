"""Chunks kept between planning and applying: in memory while small, else in a file that nobody else sees."""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Iterator
from pathlib import Path

from gongkai_desktop.data import PARTIAL
from gongkai_desktop.files import refusing_disk
from gongkai_desktop.store import Store

_IN_MEMORY = 1024 * 1024  # going over to a file copies all that is there, and holds a window up meanwhile


class Spool:
    """Byte strings, all added first and then read as often as needed.

    The file is in the office folder, where the rows belong, and vanishes with the process. On Windows it has a name
    meanwhile: that of a leftover. For an encrypted office there is ``SealedSpool``.
    """

    def __init__(self, folder: Path, in_memory: int = _IN_MEMORY) -> None:
        self._folder = folder
        self._file = tempfile.SpooledTemporaryFile(  # noqa: SIM115
            max_size=in_memory, dir=str(folder), prefix=".", suffix=PARTIAL
        )
        self._sizes: list[int] = []
        self.close = weakref.finalize(self, self._file.close)  # at the latest when nobody needs it any more

    def add(self, chunk: bytes) -> None:
        """Keep one more chunk."""
        with refusing_disk(self._folder):
            self._file.write(chunk)
        self._sizes.append(len(chunk))

    def __iter__(self) -> Iterator[bytes]:
        at = 0
        for size in self._sizes:
            self._file.seek(at)
            yield self._file.read(size)
            at += size


class SealedSpool(Spool):
    """The same in a file of which nobody else can read anything."""

    def __init__(self, folder: Path) -> None:
        from gongkai_desktop.store.sealed import Scratch  # only where there is a password

        self._scratch = Scratch(folder)
        self.close = weakref.finalize(self, self._scratch.close)

    def add(self, chunk: bytes) -> None:
        """Keep one more chunk."""
        self._scratch.add(chunk)

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._scratch)


def spool_of(store: Store) -> Spool:
    """What keeps the rows of a planned import for an office that is written to."""
    return Spool(store.folder.root) if store.seal_key is None else SealedSpool(store.folder.root)
