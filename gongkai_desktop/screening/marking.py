"""How a secrecy marking is written: a grade followed by ★ or by a term (「机密★1年」, GB/T 9704-2012 7.2.2)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from gongkai_desktop.screening.spelling import even

_GRADE: Final = r"(?:绝\s{0,4}密|机\s{0,4}密|秘\s{0,4}密)"
_STAR: Final = "[★☆✩✪✭✮✯⭐*＊]"
_TERM: Final = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s{0,2}(?:年|个月)|长\s{0,2}期"
MARK: Final = re.compile(rf"{_GRADE}\s{{0,4}}(?:{_STAR}|[(\[]?(?:{_TERM}))|{_STAR}\s{{0,2}}{_GRADE}")
"""In text made even (see ``spelling``)."""
ALONE: Final = re.compile(rf"^ *[(\[【]? *{_GRADE} *(?:级|件|文件|资料)? *[)\]】]? *$", re.MULTILINE)
"""A line that is nothing but a grade, as at the head of a page or in a watermark."""


def marked(texts: Iterable[str]) -> bool:
    """Whether any of the texts bears a secrecy marking."""
    return any("密" in text and MARK.search(even(text).text) is not None for text in texts)
