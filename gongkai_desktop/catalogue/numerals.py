"""Whole numbers as people write them in a time limit: 20, 二十, 两."""

from __future__ import annotations

from typing import Final

NUMBER: Final = r"(?:\d{1,4}|[一二两三四五六七八九十]{1,4})"
_DIGITS: Final = {word: value for value, word in enumerate("〇一二三四五六七八九")} | {"两": 2}


def number_of(text: str) -> int:
    """The number, 0 for none and for what is no number."""
    if not text:
        return 0
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS.get(text, 0)
    if (tens and tens not in _DIGITS) or (ones and ones not in _DIGITS):
        return 0
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
