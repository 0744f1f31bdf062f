"""Numbers as people and programs cut them up: 370105 19800101 1236, 138-1234-5678, one digit to a box. Pure.

A number ends where the gap to the next digits is wider than the gaps inside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from gongkai_desktop.screening.spelling import CELL

_GAP: Final = rf"[ \-.·•‧∙⋅・_\n{CELL}]{{0,4}}"
_CHAIN = re.compile(rf"\d(?:{_GAP}\d)*(?:{_GAP}[Xx](?![A-Za-wyzA-WYZ]))?")
_GROUP = re.compile(r"\d+|[Xx]")
_BLANK, _LINE, _CELL = 3, 5, 6
_LONGEST: Final = 19


@dataclass(frozen=True, slots=True)
class Piece:
    """Some whole groups of digits. ``number`` is without gaps, ``widest`` the widest gap inside it (0: none);
    ``apart``: what stands beside it is farther away than that; ``sizes`` are those of its groups.
    """

    number: str
    start: int
    end: int
    widest: int
    apart: bool
    sizes: tuple[int, ...]
    gaps: str

    @property
    def dotted(self) -> bool:
        """Whether it could as well be a number with a decimal point."""
        return self.gaps == "."


def pieces(text: str, shortest: int) -> Iterator[Piece]:
    """Every stretch of whole groups of at least so many and at most nineteen digits, in even text."""
    for chain in _CHAIN.finditer(text):
        if chain.end() - chain.start() >= shortest:
            yield from _of_chain(text, chain)


def _of_chain(text: str, chain: re.Match[str]) -> Iterator[Piece]:
    groups = [match.span() for match in _GROUP.finditer(text, *chain.span())]
    gaps = [text[one[1] : other[0]] for one, other in pairwise(groups)]
    widths = [0 if not gap else _width(gap) for gap in gaps]
    for first in range(len(groups)):
        number, sizes = "", []
        for last in range(first, min(len(groups), first + _LONGEST)):
            start, end = groups[last]
            number += text[start:end].upper()
            sizes.append(end - start)
            if len(number) > _LONGEST:
                break
            if len({width > 1 for width in widths[first:last] if width}) > 1:
                break  # 12.50 2026-01-05 is no number cut up
            inside = max(widths[first:last], default=0)
            near = (*widths[max(0, first - 1) : first], *widths[last : last + 1])
            apart = all(width > inside for width in near) and not (
                inside == 0 and _in_decimal(gaps, first, last)
            )
            yield Piece(number, groups[first][0], end, inside, apart, tuple(sizes), "".join(gaps[first:last]))


def _in_decimal(gaps: list[str], first: int, last: int) -> bool:
    """Whether a decimal point stands right before or right after these groups."""
    return (first > 0 and gaps[first - 1] == ".") or (last < len(gaps) and gaps[last] == ".")


def _width(gap: str) -> int:
    if CELL in gap:
        return _CELL
    if "\n" in gap:
        return _LINE
    if gap.strip():
        return 1
    return _BLANK if len(gap) == 1 else _BLANK + 1
