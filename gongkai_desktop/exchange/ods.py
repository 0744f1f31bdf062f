"""What the parser of ods books does not tell: errors, and how numbers are shown (every cell carries its text)."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Final
from xml.parsers import expat

from gongkai_desktop.exchange.cells import ERROR, NO_RESULT, Faulty, Odd, Shown
from gongkai_desktop.exchange.xlsx import SINCE_1904

_NULL_1904: Final = re.compile(rb'null-date[^>]*date-value="1904-01-01"')
_ERROR_TEXT: Final = re.compile(r"#\S+|Err:\d+")
_REPEATED_AT_MOST: Final = 64  # odd cells repeated further are filled down a sheet for looks
_AT_ONCE: Final = 1 << 20


class OdsLook:
    """The odd cells of each sheet of an ods book, and from when its days count."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._odd: dict[str, dict[tuple[int, int], object]] = {}
        self.since = 0
        self._sheet: dict[tuple[int, int], object] = {}
        self._row = self._column = self._aside = 0
        self._rows = 1
        self._cell: dict[str, str] | None = None
        self._lines: list[str] = []
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._data
        with zipfile.ZipFile(path) as archive, archive.open("content.xml") as stream:
            while piece := stream.read(_AT_ONCE):
                if _NULL_1904.search(piece):
                    self.since = SINCE_1904
                parser.Parse(piece, False)

    def content(self) -> bytes:
        """The book as it is."""
        return self._path.read_bytes()

    def mended(self) -> bytes | None:
        """There is no other shape of it."""
        return None

    def odd(self, sheet: str) -> Odd:
        """The odd cells of a sheet."""
        return self._odd.get(sheet, {})

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if name == "annotation":
            self._aside += 1
        elif name in ("table-cell", "covered-table-cell"):
            self._cell = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
            self._lines = []
        elif name == "p" and self._cell is not None and not self._aside:
            self._lines.append("")
        elif name == "table":
            named = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
            self._sheet = self._odd.setdefault(named.get("name", ""), {})
            self._row = 0
        elif name == "table-row":
            self._column = 0
            self._rows = _times(attributes, "number-rows-repeated")

    def _data(self, text: str) -> None:
        if self._cell is not None and self._lines and not self._aside:
            self._lines[-1] += text

    def _end(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        if name == "annotation":
            self._aside -= 1
        if name == "table-row":
            self._row += self._rows
        if name not in ("table-cell", "covered-table-cell") or self._cell is None:
            return
        times = _times(self._cell, "number-columns-repeated")
        cell = _odd_cell(self._cell, "\n".join(self._lines))
        if cell is not None:
            for row in range(min(self._rows, _REPEATED_AT_MOST)):
                for column in range(min(times, _REPEATED_AT_MOST)):
                    self._sheet[self._row + row, self._column + column] = cell
        self._column += times
        self._cell = None


def _times(attributes: dict[str, str], name: str) -> int:
    said = next((value for key, value in attributes.items() if key.rpartition(" ")[2] == name), "1")
    return int(said) if said.isdecimal() else 1


def _odd_cell(cell: dict[str, str], text: str) -> object | None:
    kind = cell.get("value-type", "")
    if "formula" in cell:
        if _ERROR_TEXT.fullmatch(text) or "error" in kind:
            return Faulty(text, ERROR)
        if not kind and not text:
            return Faulty("（公式）", NO_RESULT)
    if kind in ("float", "percentage", "currency") and text:
        number = float(cell.get("value") or 0)
        plain = str(int(number)) if number == int(number) else repr(number)
        if text != plain and "E+" not in text and not set(text) <= {"#"}:
            return Shown(text, number)
    return None
