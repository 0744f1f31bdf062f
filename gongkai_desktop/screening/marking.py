"""How a secrecy marking is written: a grade followed by ★ or by a term (「机密★1年」, GB/T 9704-2012 7.2.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

MARK: Final = re.compile(
    r"(绝\s{0,2}密|机\s{0,2}密|秘\s{0,2}密)\s{0,4}(?:[★☆✩✭⭐*＊]|(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s{0,2}(?:年|个月)|长期)"
)


def marked(texts: Iterable[str]) -> bool:
    """Whether any of the texts bears a secrecy marking."""
    return any("密" in text and MARK.search(text) is not None for text in texts)
