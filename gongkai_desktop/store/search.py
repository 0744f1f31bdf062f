"""The search index's texts: overlapping pairs of characters, and pinyin initials.

Pairs make every run of two or more characters findable as a phrase, exactly where LIKE would find it, with
blanks and punctuation left out on both sides. A single character is found as the beginning of a pair.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import zip_longest
from operator import add

from gongkai_desktop.data import resource

_NO_LETTER = "-"
_RUN = re.compile(r"\d+|\D+")
_REACH = 9  # how far a second reading reaches in the index, in characters to either side


class _Plain(dict[int, int | str | None]):
    """A translate table to plain letters and digits, learning each character once.

    NFKC and lower case as in ``fold_text``, everything else dropped; character by character, which is all an
    index needs as long as queries go the same way, and a third of the cost.
    """

    def __missing__(self, code: int) -> int | str | None:
        self[code] = self._of("".join(filter(str.isalnum, _fold(chr(code)))))
        return self[code]

    def _of(self, plain: str) -> int | str | None:
        return ord(plain) if len(plain) == 1 else plain or None


class _Letters(_Plain):
    """A translate table to initials: Latin letters and digits stay, what has no initial is dropped."""

    def __init__(self, known: dict[str, str]) -> None:
        super().__init__()
        self._known = known

    def _of(self, plain: str) -> int | str | None:
        letters = (self._known.get(letter, letter) for letter in plain)
        return super()._of("".join(filter(str.isascii, letters)))


_PLAIN = _Plain()


def bigrams(text: str) -> str:
    """What the index holds of a text: its pairs, and its last character alone."""
    return _pairs(text.translate(_PLAIN))


def indexed(title: str, numbers: str = "", words: str = "", *, also: str = "") -> tuple[str, ...]:
    """The columns of a record's search table: title, numbers, other words, the initials of the title and what is
    ``also`` found by them.
    """
    return bigrams(title), bigrams(numbers), bigrams(words), initials(f"{title} {also}" if also else title)


def initials(text: str) -> str:
    """What the index holds of a text's pinyin initials, in the readings its characters may have."""
    first, second = _tables()
    letters, others = text.translate(first), text.translate(second)
    if letters == others:
        return _pairs(letters)
    return " ".join(map(_pairs, _variants(letters, others)))


def match(query: str) -> str | None:
    """The FTS5 expression that finds what somebody typed; None when it holds nothing to search for.

    Words apart must all be found. Latin letters also find pinyin initials, which the index holds too.
    """
    words = [word for word in (part.translate(_PLAIN) for part in query.split()) if word]
    return " AND ".join(map(_phrase, words)) or None


def alike(column: str, text: str) -> str | None:
    """The FTS5 expression that finds whatever shares a pair of characters with a text in a column; None for none.

    The more and the rarer pairs are shared, the better the rank. A number is one word: a year alone is shared by
    too many.
    """
    words = [word for part in text.split() for word in _RUN.findall(plain(part))]
    digits = [_phrase(word) for word in words if word[0].isdigit() and len(word) > 1]
    pairs = [f'"{pair}"' for word in words if not word[0].isdigit() for pair in map(add, word, word[1:])]
    if not pairs:
        return None
    return f"{column} : ({' OR '.join(dict.fromkeys((*pairs, *digits)))})"


def plain(text: str) -> str:
    """A text as the index takes it: letters and digits, folded, all else left out."""
    return text.translate(_PLAIN)


def _phrase(word: str) -> str:
    if len(word) == 1:
        return f'"{word}"*'
    return f'"{" ".join(map(add, word, word[1:]))}"'


def _pairs(text: str) -> str:
    """Each character with the next one, blanks between them: laid out at once, as an import asks for millions."""
    if not text:
        return ""
    letters = list(text)
    told = [" "] * (3 * len(letters) - 2)
    told[::3], told[1::3] = letters, letters[1:]
    return "".join(told)


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


def _fold(character: str) -> str:
    return unicodedata.normalize("NFKC", character).lower()


@cache
def _tables() -> tuple[_Letters, _Letters]:
    """The usual initial of every character, and the same with the second reading where there is one."""
    usual: dict[str, str] = {}
    second: dict[str, str] = {}
    for line in (resource("search") / "initials.txt").read_text("utf-8").splitlines():
        key, letters = line.split(" ")
        if len(key) == 1:
            second[key] = letters
            continue
        start = int(key, 16)
        usual.update((chr(start + at), letter) for at, letter in enumerate(letters) if letter != _NO_LETTER)
    return _Letters(usual), _Letters(usual | second)


def vocabulary(table: str) -> str:
    """The statement that makes a search table's words readable as the temporary table ``vocabulary``."""
    return f"CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab('main', '{table}', 'instance')"
