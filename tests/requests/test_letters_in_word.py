"""Every letter about an application as a Word file: rendered by Writer it is the printed letter, line by line."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest

from gongkai_desktop.office.lettering import LetterPaper
from gongkai_desktop.office.organs import ORGANS
from tests.paper.writer import NEAR, compared, letters_by_writer, printed_letter

from .letters_filled import hostile, letters

UNLIKE = "request-withdrawn withdrawn 没有空格的长串"
"""Its fact in brackets is one word longer than two lines: Writer leaves the opening bracket alone on a line, which it
does nowhere else, and print does not."""


@cache
def different() -> Mapping[str, LetterPaper]:
    """Of every letter one for each kind of organ, law on remedies and way of speaking; what it must bear by turns."""
    found: dict[str, LetterPaper] = {}
    seen: set[object] = set()
    for name, paper in letters().items():
        which, said = tuple(name.split()[:2]), paper.letter.body
        kind = (*which, ORGANS[2] in name, said[-2].text if len(said) > 1 else "")
        if kind not in seen:
            seen.add(kind)
            found[name] = paper
    borne = [(name, paper) for name, paper in hostile().items() if name != UNLIKE]
    return found | dict(borne[::3])


@pytest.fixture(scope="module")
def in_word(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """All of them through Writer, in one go."""
    return letters_by_writer(different(), tmp_path_factory.mktemp("writer"))


@pytest.mark.parametrize("name", different())
def test_the_word_letter_is_the_printed_letter(in_word: Mapping[str, bytes], name: str) -> None:
    compared(printed_letter(different()[name]), in_word[name], NEAR)
