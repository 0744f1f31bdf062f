"""Words by the first letters of their pinyin, so that one or two keys choose among a few."""

from __future__ import annotations

from itertools import takewhile

from gongkai_desktop.store.search import initials


def first_letters(words: str) -> str:
    """The initials of a word in their usual readings, such as tygk for 同意公开."""
    pairs = initials(words).split()
    usual = [*takewhile(lambda pair: len(pair) > 1, pairs)]
    last = pairs[len(usual)] if len(usual) < len(pairs) else ""
    return "".join(pair[0] for pair in usual) + last
