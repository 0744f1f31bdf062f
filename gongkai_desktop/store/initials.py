"""Writes resources/search/initials.txt from pypinyin's dictionary, which is not needed at run time.

Run ``python -m gongkai_desktop.store.initials`` after a new release of pypinyin. A line is a first code point
(hex) with the initials of the characters from there on, "-" for none; or a character with the initial of its
second reading.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from gongkai_desktop.data import resource

RANGES = ((0x3007, 0x3008), (0x3400, 0x4DC0), (0x4E00, 0xA000))
_A_LINE = 96

# Characters that official titles, names and places really use in two readings with different initials.
# Those whose readings share the initial (还, 都, 为) need no entry; rare readings (区 as a surname) are left
# out, for every entry lengthens the index.
SECOND = {
    "行": "h", "长": "c", "重": "c", "调": "t", "传": "z", "会": "k", "给": "j", "率": "s", "识": "z",
    "藏": "z", "乐": "y", "朝": "z", "曾": "z", "弹": "t", "畜": "x", "泊": "b", "粘": "n", "堡": "p",
    "番": "p", "厦": "x", "卡": "q", "吁": "y", "阿": "e", "尉": "y", "覃": "q", "茜": "x",
}  # fmt: skip


def lines() -> Iterator[str]:
    """The lines of the table."""
    for begin, end in RANGES:
        for start in range(begin, end, _A_LINE):
            letters = (_initial(chr(code)) for code in range(start, min(start + _A_LINE, end)))
            yield f"{start:X} {''.join(letters)}"
    for character, letter in sorted(SECOND.items()):
        yield f"{character} {letter}"


def readings(character: str) -> list[str]:
    """The initials of a character's readings, the usual one first; empty for a character without any."""
    from pypinyin import Style, pinyin

    found = pinyin(character, style=Style.TONE, heteronym=True, errors="ignore")
    usual = pinyin(character, style=Style.TONE, errors="ignore")
    return [_plain(reading) for reading in chain(*usual, *found)]


def _initial(character: str) -> str:
    return next(iter(readings(character)), "-")


def _plain(reading: str) -> str:
    return unicodedata.normalize("NFD", reading)[0].lower()


if __name__ == "__main__":
    Path(str(resource("search") / "initials.txt")).write_text("\n".join(lines()) + "\n", "utf-8")
