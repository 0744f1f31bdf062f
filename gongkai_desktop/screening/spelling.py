"""Text made even before it is searched: one form of every digit, letter and blank, and the way back. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

CELL: Final = "\x1f"
"""Stands between the cells of a row that are read as one text."""

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1e\x7f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufffe\U000e0000-\U000e0fff]"
)
_DIGITS: Final = (
    "０１２３４５６７８９", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉", "⓪①②③④⑤⑥⑦⑧⑨",
    *("".join(chr(start + at) for at in range(10)) for start in range(0x1D7CE, 0x1D800, 10)),
)  # fmt: skip
_SAME: Final = {
    "X": "Ｘｘ×✕✖╳Ⅹⅹ𝐗𝑋",
    "-": "‐‑‒–—―−﹣－─",
    " ": "\t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    "\n": "\r\x0b\x0c\x85\u2028\u2029",
    ".": "．․﹒",
    "@": "＠﹫",
    "(": "（﹙",
    ")": "）﹚",
    ":": "：﹕",
}
_ONE_FOR_ONE: Final = {
    **{sign: even for even, signs in _SAME.items() for sign in signs},
    **{sign: str(at) for signs in _DIGITS for at, sign in enumerate(signs)},
    **dict.fromkeys("ХхΧχ", "X"),  # Cyrillic and Greek
}
_OTHER: Final = frozenset(_ONE_FOR_ONE)
_SPELT = re.compile("[〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{7,}")
_SPELT_DIGITS = str.maketrans("〇零○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖", "0001234567891123456789")


@dataclass(frozen=True, slots=True)
class Even:
    """A text in its even form. ``places`` tells for every letter where it stood; None when nothing was left out."""

    text: str
    places: Sequence[int] | None = None

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the even form stands in the text it was made from."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def even(text: str) -> Even:
    """The even form: signs that nobody sees left out, digits of every script as 0–9, numbers spelt out as digits."""
    places: Sequence[int] | None = None
    if text.isascii():
        text = text.replace("\t", " ").replace("\r", "\n") if "\t" in text or "\r" in text else text
    else:
        for sign in _OTHER.intersection(text):
            text = text.replace(sign, _ONE_FOR_ONE[sign])
        text = _SPELT.sub(lambda match: match[0].translate(_SPELT_DIGITS), text)
    if _INVISIBLE.search(text):
        places = [at for at, sign in enumerate(text) if not _INVISIBLE.match(sign)]
        text = "".join(text[at] for at in places)
    return Even(text, places)


def core(text: str) -> Even:
    """The letters and digits alone, in one case: the same for a word however it is spaced and cut up."""
    made = even(text)
    places = [at for at, sign in enumerate(made.text) if sign.isalnum()]
    back = places if made.places is None else [made.places[at] for at in places]
    return Even("".join(made.text[at] for at in places).casefold(), back)
