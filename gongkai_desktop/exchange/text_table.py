"""Tables kept as text: UTF-8 or GBK, parted by commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from gongkai_desktop.exchange import failures

_DELIMITERS = (",", "\t", ";")
_LOOKED_AT = 30
_LONGEST_CELL = 4 * 1024 * 1024


class TextTable:
    """The rows of a text table, read anew for each iteration."""

    def __init__(self, text: str, delimiter: str) -> None:
        self._text, self._delimiter = text, delimiter

    def __iter__(self) -> Iterator[list[str]]:
        return _rows(self._text, self._delimiter)


def read_text_table(path: Path) -> TextTable:
    """The table in a text file; Refused when its encoding or its shape cannot be made out."""
    text = _decoded(path)
    if not text.strip():
        raise failures.empty_file(path)
    try:
        table = TextTable(text, max(_DELIMITERS, key=lambda delimiter: _parted(text, delimiter)))
        for _ in table:
            pass
    except csv.Error as error:
        raise failures.broken(path) from error
    return table


def _parted(text: str, delimiter: str) -> int:
    """Into how many cells the first rows fall."""
    return sum(len(row) for row in islice(_rows(text, delimiter), _LOOKED_AT))


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_CELL)
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _decoded(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise failures.unreadable(path) from error
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise failures.unknown_encoding(path)
