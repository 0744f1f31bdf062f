"""Breaking the title of a letter: lines of about the same length, no word torn apart (GB/T 9704-2012 第7.3.1条)."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai_desktop.paper.faces import Role
from gongkai_desktop.paper.fontbook import FontBook
from gongkai_desktop.paper.lines import may_break, printable, within_words, word_ends

_TURNS_AFTER, _TURNS_BEFORE = frozenset("》〉、）的和及"), frozenset("《〈（")
_TORN, _PERHAPS = 100.0, 3.0
"""What a break costs within a known word, and where nothing tells whether there is one, in squares of characters."""


def title_lines(fonts: FontBook, title: str, size: float, width: float) -> list[str]:
    """The title on as few lines as it needs, each no wider than ``width`` points."""
    text = printable(title).replace("\n", "")
    fewest = len(fonts.lines(text, Role.TITLE, size, width))
    if fewest == 1:
        return [text]
    for count in (fewest, fewest + 1):
        found = _even(fonts, text, size, width, count)
        if found:
            return found
    return fonts.lines(text, Role.TITLE, size, width)


def _even(fonts: FontBook, text: str, size: float, width: float, count: int) -> list[str]:
    """The best way of breaking it into so many lines; nothing where none fits."""
    ends = [fonts.width(text[:at], Role.TITLE, size) for at in range(len(text) + 1)]
    aim = ends[-1] / count
    within, edges = within_words(text), word_ends(text)
    breaks = {
        at: _cost(text, at, within, edges) for at in range(1, len(text)) if may_break(text[at - 1], text[at])
    }
    # The cheapest way to each place with so many lines before it: cost, and where those lines end.
    best: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for line in range(count):
        places = {len(text): 0.0} if line == count - 1 else breaks
        found: dict[int, tuple[float, tuple[int, ...]]] = {}
        for end, torn in places.items():
            ways = (
                (cost + torn + ((ends[end] - ends[start] - aim) / size) ** 2, (*before, end))
                for start, (cost, before) in best.items()
                if start < end and ends[end] - ends[start] <= width
            )
            if way := min(ways, default=None):
                found[end] = way
        best = found
    return list(_cut(text, best[len(text)][1])) if best else []


def _cost(text: str, at: int, within: frozenset[int], ends: frozenset[int]) -> float:
    if text[at - 1] in _TURNS_AFTER or text[at] in _TURNS_BEFORE:
        return 0.0
    return _TORN if at in within else 0.0 if at in ends else _PERHAPS


def _cut(text: str, ends: tuple[int, ...]) -> Iterator[str]:
    start = 0
    for end in ends:
        yield text[start:end]
        start = end
