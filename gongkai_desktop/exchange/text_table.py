"""Tables kept as text: UTF-8 or GBK, parted by commas, semicolons or tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from gongkai_desktop.exchange import failures
from gongkai_desktop.files import refusing_unread, text_of

_DELIMITERS = (",", "\t", ";")
_LOOKED_AT = 30
_LINE = re.compile(r"\r\n|\n|\r")
_WIDE = 2
"""Delimiters in a line within quotes from which on it is taken for a row of its own."""


class TextTable:
    """The rows of a text table, read anew for each iteration."""

    def __init__(self, text: str, delimiter: str) -> None:
        self._text, self._delimiter = text, delimiter

    def __iter__(self) -> Iterator[list[str]]:
        return _rows(self._text, self._delimiter)


def read_text_table(path: Path) -> TextTable:
    """The table in a text file; Refused when its encoding cannot be made out."""
    text = _decoded(path)
    if not text.strip():
        raise failures.empty_file(path)
    return text_table(text)


def text_table(text: str) -> TextTable:
    """The table in a text, parted by the sign that parts its first rows most."""
    return TextTable(text, max(_DELIMITERS, key=lambda delimiter: _parted(text, delimiter)))


def _parted(text: str, delimiter: str) -> int:
    """Into how many cells the first rows fall."""
    return sum(len(row) for row in islice(_rows(text, delimiter), _LOOKED_AT))


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows, each line one unless a cell in quotes goes on over several.

    A quote opens a cell only if another one ends it, before the delimiter or the end of the line, without whole
    rows in between: one alone is a sign like any other, and swallows no rows.
    """
    lines = _LINE.split(text)
    if lines[-1] == "":
        lines.pop()
    width = max((line.count(delimiter) for line in lines[:_LOOKED_AT]), default=0)
    at = 0
    while at < len(lines):
        line = lines[at]
        if '"' not in line:
            yield line.split(delimiter) if line else []
            at += 1
        else:
            row, at = _quoted_row(lines, at, delimiter, max(width, _WIDE))
            yield row


def _quoted_row(lines: Sequence[str], at: int, delimiter: str, width: int) -> tuple[list[str], int]:
    """A row with quotes in it, beginning at a line; and the line after it."""
    cells: list[str] = []
    line, place = lines[at], 0
    while True:
        found = _quoted_cell(lines, at, place, delimiter, width) if line.startswith('"', place) else None
        if found is not None:
            cell, at, place = found
            line = lines[at]
        else:
            end = line.find(delimiter, place)
            end = len(line) if end < 0 else end
            cell, place = line[place:end], end
        cells.append(cell)
        if place >= len(line):
            return cells, at + 1
        place += len(delimiter)


def _quoted_cell(
    lines: Sequence[str], at: int, place: int, delimiter: str, width: int
) -> tuple[str, int, int] | None:
    """The cell that a quote opens there, with the line and the place where it ends; None for a quote alone."""
    parts: list[str] = []
    line, start = lines[at], place + 1
    while True:
        end = line.find('"', start)
        if end < 0:
            parts.append(line[start:])
            at += 1
            if at == len(lines) or lines[at].count(delimiter) >= width:
                return None
            line, start = lines[at], 0
            parts.append("\n")
            continue
        parts.append(line[start:end])
        if line.startswith('"', end + 1):
            parts.append('"')
            start = end + 2
            continue
        if end + 1 == len(line) or line.startswith(delimiter, end + 1):
            return "".join(parts), at, end + 1
        return None


def _decoded(path: Path) -> str:
    with refusing_unread(path):
        raw = path.read_bytes()
    try:
        return text_of(raw)
    except ValueError:
        raise failures.unknown_encoding(path) from None
