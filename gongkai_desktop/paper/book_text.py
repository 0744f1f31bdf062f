"""Texts and days as the cells of a workbook hold them."""

from __future__ import annotations

import math
import re
from datetime import date
from functools import lru_cache

from gongkai_desktop.ledger import read_date

_FIRST_DAY = date(1900, 3, 1)  # before it the days of workbooks are off by one
_DAY_ZERO = date(1899, 12, 30).toordinal()
# What XML cannot carry: control characters, halves of surrogate pairs, two codes that are no characters.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CODED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def lines_of(text: str, room: float) -> int:
    """How many lines a text needs in so many half-width characters, about: full-width ones take two."""
    if math.isinf(room):
        return 1
    if len(text) * 2 <= room and "\n" not in text:
        return 1
    return sum(math.ceil(len(part.encode("gb18030", "replace")) / room) or 1 for part in text.split("\n"))


def writable(text: str) -> str:
    """Text without what no workbook can carry."""
    if text.isprintable():
        return text
    return _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def carried(text: str) -> str:
    """Text that reads like a workbook's own way of writing a character (_x0041_), so that it comes back as it was."""
    return _CODED.sub("_x005F_", text) if "_x" in text else text


def is_like_formula(text: str) -> bool:
    """Whether a table program would take the text for a formula as soon as somebody edits its cell."""
    return len(text) > 1 and text[0] in "=+-@"


def escaped(text: str) -> str:
    """Text as the XML of a workbook holds it, never markup."""
    text = carried(writable(text))
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


@lru_cache(maxsize=20_000)
def written_day_number(text: str) -> int | None:
    """The same of a written day; remembered, because days repeat."""
    return day_number(text)


def day_number(value: object) -> int | None:
    """The number that workbooks keep a day as; None for what has to stay text."""
    try:
        day = read_date(value)
    except ValueError:
        return None
    return day.toordinal() - _DAY_ZERO if day is not None and day >= _FIRST_DAY else None
