"""What the parser of old xls books does not tell: errors, and how numbers are shown.

An xls file is a small file system (MS-CFB) with one stream of records (MS-XLS); only the records that matter here
are looked at.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from gongkai_desktop.exchange.cells import ERROR, Faulty, Odd
from gongkai_desktop.exchange.formats import BUILT_IN, dressed_number, is_odd
from gongkai_desktop.exchange.xlsx import SINCE_1904

_ERRORS: Final = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
_DATE1904, _BOUNDSHEET, _FORMAT, _XF, _BOF, _EOF = 0x22, 0x85, 0x41E, 0xE0, 0x809, 0x0A
_NUMBER, _RK, _MULRK, _FORMULA, _BOOLERR = 0x203, 0x27E, 0xBD, 0x06, 0x205
_BIFF8: Final = b"\x00\x06"
_LAST_SECTOR: Final = 0xFFFFFFFA
_SMALL: Final = 4096  # bytes; smaller streams stand in the mini stream
_MINI: Final = 64


class XlsLook:
    """The odd cells of each sheet of an xls book, and from when its days count."""

    def __init__(self, path: Path) -> None:
        self.since = 0
        self._content = path.read_bytes()
        self._odd: dict[str, Odd] = {}
        self._stream = _Compound(self._content).stream("Workbook", "Book")
        if self._stream[4:6] != _BIFF8:  # books from before 1997 keep their names and formats otherwise
            return
        self._codes = dict(BUILT_IN)
        self._formats: list[int] = []
        sheets: list[tuple[str, int]] = []
        for kind, body in self._records(0):
            if kind == _DATE1904:
                self.since = SINCE_1904 if body[:1] == b"\x01" else 0
            elif kind == _BOUNDSHEET:
                sheets.append((_short_text(body[6:]), int.from_bytes(body[:4], "little")))
            elif kind == _FORMAT:
                self._codes[int.from_bytes(body[:2], "little")] = _long_text(body[2:])
            elif kind == _XF:
                self._formats.append(int.from_bytes(body[2:4], "little"))
        for name, place in sheets:
            self._odd[name] = dict(self._odd_cells(place))

    def content(self) -> bytes:
        """The book as it is."""
        return self._content

    def mended(self) -> bytes | None:
        """There is no other shape of it."""
        return None

    def odd(self, sheet: str) -> Odd:
        """The odd cells of a sheet."""
        return self._odd.get(sheet, {})

    def _records(self, place: int) -> Iterator[tuple[int, bytes]]:
        """The records from a place to the end of what begins there."""
        stream, depth = self._stream, 0
        while place + 4 <= len(stream):
            kind, size = struct.unpack_from("<HH", stream, place)
            if kind == _BOF:
                depth += 1
            elif kind == _EOF:
                depth -= 1
                if depth <= 0:
                    return
            elif depth == 1:  # charts within a sheet are no cells
                yield kind, stream[place + 4 : place + 4 + size]
            place += 4 + size

    def _odd_cells(self, place: int) -> Iterator[tuple[tuple[int, int], object]]:
        for kind, body in self._records(place):
            if kind == _BOOLERR and body[7]:
                yield _place(body), Faulty(_ERRORS.get(body[6], "#N/A"), ERROR)
            elif kind == _FORMULA and body[12:14] == b"\xff\xff":
                if body[6] == 2:
                    yield _place(body), Faulty(_ERRORS.get(body[8], "#N/A"), ERROR)
            elif kind in (_NUMBER, _FORMULA):
                yield from self._dressed(*_place(body), body[4:6], struct.unpack_from("<d", body, 6)[0])
            elif kind == _RK:
                yield from self._dressed(*_place(body), body[4:6], _packed(body[6:10]))
            elif kind == _MULRK:
                row, first = _place(body)
                for at in range((len(body) - 6) // 6):
                    look, packed = body[4 + 6 * at : 6 + 6 * at], body[6 + 6 * at : 10 + 6 * at]
                    yield from self._dressed(row, first + at, look, _packed(packed))

    def _dressed(
        self, row: int, column: int, look: bytes, number: float
    ) -> Iterator[tuple[tuple[int, int], object]]:
        at = int.from_bytes(look, "little")
        code = self._codes.get(self._formats[at], "") if at < len(self._formats) else ""
        if is_odd(code) and (shown := dressed_number(number, code)) != number:
            yield (row, column), shown


def _place(body: bytes) -> tuple[int, int]:
    row, column = struct.unpack_from("<HH", body)
    return row, column


def _packed(raw: bytes) -> float:
    """A number in the short form: 30 bits of a whole or of a double, perhaps a hundred times too large."""
    whole = int.from_bytes(raw, "little", signed=True)
    number = (
        float(whole >> 2)
        if whole & 2
        else struct.unpack("<d", b"\0\0\0\0" + struct.pack("<i", whole & ~3))[0]
    )
    return number / 100 if whole & 1 else number


def _short_text(raw: bytes) -> str:
    return _text(raw[0], raw[1], raw[2:])


def _long_text(raw: bytes) -> str:
    return _text(int.from_bytes(raw[:2], "little"), raw[2], raw[3:])


def _text(length: int, flags: int, raw: bytes) -> str:
    return raw[: 2 * length].decode("utf-16-le", "replace") if flags & 1 else raw[:length].decode("latin-1")


class _Compound:
    """A compound file: its streams by name."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._size = 1 << int.from_bytes(content[30:32], "little")
        self._table = self._allocation()
        directory = self._chain(int.from_bytes(content[48:52], "little"))
        self._entries = [directory[at : at + 128] for at in range(0, len(directory) - 127, 128)]
        self._small = [
            int.from_bytes(raw, "little")
            for raw in _fours(self._chain(struct.unpack_from("<I", content, 60)[0]))
        ]

    def stream(self, *names: str) -> bytes:
        """The first of the streams of these names; KeyError when there is none."""
        for entry in self._entries:
            length = int.from_bytes(entry[64:66], "little")
            if entry[: max(0, length - 2)].decode("utf-16-le", "replace") in names and entry[66] == 2:
                first, size = struct.unpack_from("<II", entry, 116)
                return (self._mini(first) if size < _SMALL else self._chain(first))[:size]
        raise KeyError(names)

    def _allocation(self) -> list[int]:
        """For every sector the one that follows it."""
        content = self._content
        sectors = [one for one in struct.unpack_from("<109I", content, 76) if one < _LAST_SECTOR]
        more, seen = struct.unpack_from("<I", content, 68)[0], 0
        while more < _LAST_SECTOR and seen * self._size < len(content):
            *some, more = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            sectors += [one for one in some if one < _LAST_SECTOR]
            seen += 1
        return [
            one for sector in sectors for one in struct.unpack(f"<{self._size // 4}I", self._sector(sector))
        ]

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._content[start : start + self._size].ljust(self._size, b"\0")

    def _chain(self, sector: int) -> bytes:
        found, left = [], len(self._table)
        while sector < len(self._table) and left:
            found.append(self._sector(sector))
            sector, left = self._table[sector], left - 1
        return b"".join(found)

    def _mini(self, sector: int) -> bytes:
        whole = self._chain(struct.unpack_from("<I", self._entries[0], 116)[0])
        found, left = [], len(self._small)
        while sector < len(self._small) and left:
            found.append(whole[sector * _MINI : (sector + 1) * _MINI])
            sector, left = self._small[sector], left - 1
        return b"".join(found)


def _fours(raw: bytes) -> Iterator[bytes]:
    return (raw[at : at + 4] for at in range(0, len(raw) - 3, 4))
