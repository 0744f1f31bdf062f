"""A cheap look into font files: family names, and whether a PDF may carry the outlines."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, cast

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

_TRUETYPE = (b"\x00\x01\x00\x00", b"true")
_FAMILY, _FULL = 1, 4
_BOLD_OR_ITALIC = 0b11
_RESTRICTED = 0x0002
_NO_SUBSET_OR_BITMAP = 0x0300

Tables = dict[bytes, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class FontFile:
    """One face inside a font file: its families in every language, and its place in a collection."""

    source: Traversable
    index: int
    names: frozenset[str]


def read_fonts(source: Traversable) -> list[FontFile]:
    """The upright, regular faces of a file that a PDF can embed; none for any other or a damaged file.

    CFF outlines are left out because reportlab refuses them, and faces whose maker forbids embedding.
    """
    try:
        with source.open("rb") as stream:
            return list(_faces(source, cast(BinaryIO, stream)))
    except (OSError, struct.error, UnicodeError, IndexError):
        return []


def _faces(source: Traversable, stream: BinaryIO) -> Iterator[FontFile]:
    for index, offset in enumerate(_offsets(stream)):
        tables = _tables(stream, offset)
        complete = b"glyf" in tables and b"name" in tables
        if complete and _regular(stream, tables) and _embeddable(stream, tables):
            yield FontFile(source, index, frozenset(_names(stream, tables)))


def _offsets(stream: BinaryIO) -> tuple[int, ...]:
    if stream.read(4) != b"ttcf":
        return (0,)
    _version, count = struct.unpack(">LL", stream.read(8))
    return struct.unpack(f">{min(count, 64)}L", stream.read(4 * min(count, 64)))


def _tables(stream: BinaryIO, offset: int) -> Tables:
    stream.seek(offset)
    kind, count = struct.unpack(">4sH6x", stream.read(12))
    if kind not in _TRUETYPE:
        return {}
    entries = (struct.unpack(">4s4xLL", stream.read(16)) for _ in range(count))
    return {tag: (start, length) for tag, start, length in entries}


def _short(stream: BinaryIO, tables: Tables, tag: bytes, at: int) -> int:
    if tag not in tables:
        return 0
    stream.seek(tables[tag][0] + at)
    return int(struct.unpack(">H", stream.read(2))[0])


def _regular(stream: BinaryIO, tables: Tables) -> bool:
    return not _short(stream, tables, b"head", 44) & _BOLD_OR_ITALIC


def _embeddable(stream: BinaryIO, tables: Tables) -> bool:
    rights = _short(stream, tables, b"OS/2", 8)
    return rights != _RESTRICTED and not rights & _NO_SUBSET_OR_BITMAP


def _names(stream: BinaryIO, tables: Tables) -> Iterator[str]:
    start, length = tables[b"name"]
    stream.seek(start)
    data = stream.read(length)
    count, texts = struct.unpack_from(">2xHH", data)
    for number in range(count):
        platform, _encoding, _language, what, size, at = struct.unpack_from(">6H", data, 6 + 12 * number)
        if what in (_FAMILY, _FULL) and platform in (0, 3):
            yield data[texts + at : texts + at + size].decode("utf-16-be")
