"""The search index's texts: overlapping pairs of characters, and pinyin initials.

Pairs make every run of two or more characters findable as a phrase, exactly where LIKE would find it, with
blanks and punctuation left out on both sides. A single character is found as the beginning of a pair.
"""

from __future__ import annotations

from functools import cache
from itertools import zip_longest
from operator import add

from gongkai_desktop.data import resource
from gongkai_desktop.ledger import fold_text

_NO_LETTER = "-"
_REACH = 9  # how far a second reading reaches in the index, in characters to either side


class _Kept(dict[int, int | None]):
    """A translate table that drops everything but letters and digits, learning each character once."""

    def __missing__(self, code: int) -> int | None:
        self[code] = code if chr(code).isalnum() else None
        return self[code]


class _Letters(dict[int, str | None]):
    """A translate table to initials: Latin letters and digits stay, what is in no table is dropped."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        self[code] = character if character.isascii() and character.isalnum() else None
        return self[code]


_KEPT = _Kept()


def bigrams(text: str) -> str:
    """What the index holds of a text: its pairs, and its last character alone."""
    return _pairs(fold_text(text).translate(_KEPT))


def initials(text: str) -> str:
    """What the index holds of a text's pinyin initials, in the readings its characters may have."""
    folded = fold_text(text)
    first, second = _tables()
    letters, others = folded.translate(first), folded.translate(second)
    if letters == others:
        return _pairs(letters)
    return " ".join(map(_pairs, _variants(letters, others)))


def match(query: str) -> str | None:
    """The FTS5 expression that finds what somebody typed; None when it holds nothing to search for.

    Words apart must all be found. Latin letters also find pinyin initials, which the index holds too.
    """
    words = [word for word in (fold_text(part).translate(_KEPT) for part in query.split()) if word]
    return " AND ".join(map(_phrase, words)) or None


def _phrase(word: str) -> str:
    if len(word) == 1:
        return f'"{word}"*'
    return f'"{" ".join(map(add, word, word[1:]))}"'


def _pairs(text: str) -> str:
    return " ".join((*map(add, text, text[1:]), text[-1:]))


def _variants(letters: str, others: str) -> list[str]:
    """The usual initials; and around each doubtful one its second reading, alone and with the next one's."""
    doubtful = [at for at, (one, other) in enumerate(zip(letters, others, strict=True)) if one != other]
    found = [letters]
    for at, following in zip_longest(doubtful, doubtful[1:]):
        begin = max(0, at - _REACH)
        alone = letters[:at] + others[at] + letters[at + 1 :]
        found.append(alone[begin : at + _REACH + 1])
        if following is not None:
            both = alone[:following] + others[following] + letters[following + 1 :]
            found.append(both[begin : following + _REACH + 1])
    return found


@cache
def _tables() -> tuple[_Letters, _Letters]:
    """The usual initial of every character, and the same with the second reading where there is one."""
    usual = _Letters()
    second: dict[int, str] = {}
    for line in (resource("search") / "initials.txt").read_text("utf-8").splitlines():
        key, letters = line.split(" ")
        if len(key) == 1:
            second[ord(key)] = letters
            continue
        start = int(key, 16)
        usual.update((start + at, letter) for at, letter in enumerate(letters) if letter != _NO_LETTER)
    other = _Letters(usual)
    other.update(second)
    return usual, other
