"""Breaking text into lines the Chinese way: no closing mark begins a line, no opening mark ends one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_NOT_FIRST = frozenset("，。、；：？！）》」』】〕〉”’…—·％‰℃％,.;:?!)]}%~々")
_NOT_LAST = frozenset("（《「『【〔〈“‘([{〔￥$№")
_HANGING = frozenset("、。，．：；！？")
# Letters and figures of one word, number or address stay together.
_WORD = re.compile(r"[0-9A-Za-z_@#&+=/.:%?~-]")
# Where an address or a number longer than the line is best broken.
_JOINTS = frozenset("-/_.?&=")
# Unseen marks: zero-width signs, text-direction controls, variation selectors. Nothing to print.
_UNSEEN = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0000-\U000e01ef]"
)
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n?|\u2028|\u2029|\x85")


def printable(text: str) -> str:
    """The text as paper shows it: line ends as \\n, other control characters as spaces, unseen marks gone."""
    if text.isascii() and text.isprintable():
        return text
    return _CONTROL.sub(" ", _UNSEEN.sub("", _LINE_END.sub("\n", text)))


def wrap(text: str, advances: Sequence[float], limit: float, *, hanging: bool = False) -> list[str]:
    """Lines no wider than ``limit``, in the unit of ``advances`` (one per character of ``text``).

    Only a single character wider than the limit stands over, and with ``hanging`` a mark that may not begin the
    next line. Spaces at a break are dropped.
    The empty text is one empty line.
    """
    found: list[str] = []
    start = 0
    for paragraph in text.split("\n"):
        end = start + len(paragraph)
        found.extend(_wrap_paragraph(paragraph, advances[start:end], limit, hanging))
        start = end + 1
    return found


def _wrap_paragraph(text: str, advances: Sequence[float], limit: float, hanging: bool) -> Iterator[str]:
    if sum(advances) <= limit:
        yield text
        return
    start = 0
    while start < len(text):
        stop = _reach(advances, start, limit)
        if hanging and text[stop : stop + 1] and text[stop] in _HANGING:
            stop += 1
        if stop < len(text):
            stop = _last_break(text, start, stop)
        yield text[start:stop].rstrip(" ")
        start = stop
        while start < len(text) and text[start] == " ":
            start += 1


def _reach(advances: Sequence[float], start: int, limit: float) -> int:
    """How far a line from ``start`` can go; always at least one character."""
    width, stop = 0.0, start
    while stop < len(advances) and width + advances[stop] <= limit + 1e-6:
        width += advances[stop]
        stop += 1
    return max(stop, start + 1)


def _last_break(text: str, start: int, stop: int) -> int:
    """The last good place to end the line at or before ``stop``; ``stop`` itself where there is none."""
    places = range(stop, start, -1)
    good = next((at for at in places if may_break(text[at - 1], text[at])), None)
    return good or next((at for at in places if text[at - 1] in _JOINTS), stop)


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two characters."""
    if after in _NOT_FIRST or before in _NOT_LAST:
        return False
    return before == " " or after == " " or not (_WORD.match(before) and _WORD.match(after))
