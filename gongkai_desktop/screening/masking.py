"""What was found in a file, masked as all the program masks personal data, and told with what stands around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from gongkai_desktop.masking import Sort, in_place
from gongkai_desktop.screening.matters import Matter, Rect
from gongkai_desktop.screening.searching import Hit, search

_AROUND: Final = 8  # characters of its line on either side
_SORTS: Final = {
    Matter.IDENTITY: Sort.IDENTITY,
    Matter.BANK: Sort.BANK,
    Matter.MOBILE: Sort.MOBILE,
    Matter.PHONE: Sort.PHONE,
    Matter.EMAIL: Sort.EMAIL,
    Matter.NAME: Sort.NAME,
}


def mask(kind: Matter, text: str) -> str:
    """The text with its middle put out; as long as before."""
    if kind is Matter.SECRET or kind is Matter.INNER:
        return text
    return in_place(_SORTS.get(kind, Sort.OTHER), text)


def masked(text: str, hits: Iterable[Hit]) -> str:
    """The whole text with every hit masked."""
    letters = list(text)
    for hit in hits:
        letters[hit.start : hit.end] = mask(hit.kind, text[hit.start : hit.end])
    return "".join(letters)


def excerpt(text: str, hit: Hit, hits: Sequence[Hit]) -> str:
    """The hit masked, with a little of its line around it, masked too; ``hits`` are all of the text, in order."""
    if hit.kind is Matter.SECRET:
        return "密级和保密期限"
    start = max(text.rfind("\n", 0, hit.start) + 1, hit.start - _AROUND)
    end = min(_or(text.find("\n", hit.end), len(text)), hit.end + _AROUND)
    first = max(0, bisect_left(hits, start, key=lambda one: one.start) - 1)
    near = hits[first : bisect_left(hits, end, key=lambda one: one.start)]
    letters = list(text[start:end])
    for one in near:
        first, last = max(start, one.start), min(end, one.end)
        hidden = mask(one.kind, text[one.start : one.end])
        letters[max(0, first - start) : max(0, last - start)] = hidden[
            first - one.start : max(first, last) - one.start
        ]
    return " ".join("".join(letters).split())


def shown(text: str, longest: int = 24) -> str:
    """A stretch of text for an excerpt: personal data masked, secrecy marks not repeated, not too long."""
    hits = search(text)
    if any(hit.kind is Matter.SECRET for hit in hits):
        return "有密级标志的文字"
    safe = " ".join(masked(text, hits).split())
    return f"{safe[:longest]}…" if len(safe) > longest else safe


def _or(found: int, otherwise: int) -> int:
    return otherwise if found < 0 else found


def whole(rects: Iterable[Rect]) -> tuple[Rect, ...]:
    """Rectangles brought into the page, each once."""
    inside = (tuple(min(1.0, max(0.0, edge)) for edge in rect) for rect in rects)
    return tuple(dict.fromkeys((one[0], one[1], one[2], one[3]) for one in inside))
