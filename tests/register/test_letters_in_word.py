"""The letters of every rule set as Word files: rendered by Writer they are the printed letters, line by line."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from gongkai_desktop.office.lettering import LetterPaper
from tests.paper.writer import NEAR, compared, letters_by_writer, printed_letter

from .letters_filled import LEAST, letters


def different() -> dict[str, LetterPaper]:
    """Those of all letters that differ in what stands on them, about twenty words apart from each other."""
    found: dict[str, LetterPaper] = {}
    seen: set[object] = set()
    for name, paper in letters().items():
        ruleset, _, what = name.partition("：")
        kind = (
            ruleset,
            what.partition(" ")[0],
            paper.letter.upward,
            f" {len(LEAST)} " in name,
            "个人" in name,
        )
        if kind not in seen and paper.letter not in seen:
            seen |= {kind, paper.letter}
            found[name] = paper
    return found


@pytest.fixture(scope="module")
def in_word(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """All of them through Writer, in one go."""
    return letters_by_writer(different(), tmp_path_factory.mktemp("writer"))


@pytest.mark.parametrize("name", different())
def test_the_word_letter_is_the_printed_letter(in_word: Mapping[str, bytes], name: str) -> None:
    compared(printed_letter(different()[name]), in_word[name], NEAR)
