"""Choosing and ordering entries for a list: words, levels, state. Pure; the catalogue is short."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import add
from typing import Final

from gongkai_desktop.catalogue.coverage import Row, State
from gongkai_desktop.catalogue.fields import CATALOGUE
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import fold_text
from gongkai_desktop.store.search import initials

SORTED: Final = frozenset({"title", "limit", "whose", "channel", "items", "newest", "state", "first_level"})
_ATTENTION: Final = (State.EMPTY, State.STALE, State.UNREAD, State.NORMAL, State.CLOSED)


@dataclass(frozen=True, slots=True)
class EntryQuery:
    """What a list of entries shows. ``state`` '' is every entry in use; ``order`` '' is the catalogue's own."""

    words: str = ""
    first: str = ""
    second: str = ""
    state: str = ""
    order: str = ""
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """A node of the catalogue's levels: ``second`` '' for a first level; how many entries, how many need a hand."""

    first: str
    second: str
    entries: int
    wanting: int


def chosen(rows: Iterable[Row], query: EntryQuery) -> list[Row]:
    """The rows that a query means, in its order. Refused for a column that cannot be sorted by."""
    if query.order and query.order not in SORTED:
        raise Refused(f"不能按“{query.order}”排序", way="请点别的列")
    words = [fold_text(word) for word in query.words.split()]
    found = [row for row in rows if _fits(row, query) and _holds(row, words)]
    if query.order == "state":
        found.sort(key=lambda row: _ATTENTION.index(State(str(row["state"]))), reverse=query.descending)
    elif query.order:
        found.sort(key=lambda row: (row[query.order], row["id"]), reverse=query.descending)
    return found


def levels(rows: Iterable[Row]) -> tuple[Level, ...]:
    """The first levels of the entries in use, each followed by its second levels, in the catalogue's order."""
    counts: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        if row["state"] == State.CLOSED:
            continue
        first, second = str(row["first_level"]), str(row["second_level"])
        wanting = row["state"] != State.NORMAL
        for key in dict.fromkeys(((first, ""), (first, second))):
            count = counts.setdefault(key, [0, 0])
            count[0] += 1
            count[1] += wanting
    return tuple(Level(first, second, *count) for (first, second), count in counts.items())


def _fits(row: Row, query: EntryQuery) -> bool:
    if query.state:
        if row["state"] != query.state:
            return False
    elif row["state"] == State.CLOSED:
        return False
    return (not query.first or row["first_level"] == query.first) and (
        not query.second or row["second_level"] == query.second
    )


def _holds(row: Row, words: Sequence[str]) -> bool:
    if not words:
        return True
    told = "\n".join([fold_text(str(row[key])) for key in CATALOGUE.keys])
    short = ""
    if all(word.isascii() for word in words):
        short = initials(f"{row['first_level']} {row['second_level']} {row['third_level']} {row['content']}")
    return all(word in told or (short and _paired(word) in short) for word in words)


def _paired(word: str) -> str:
    """A word of pinyin initials as the search index writes it: letter by letter in overlapping pairs."""
    return " ".join(map(add, word, word[1:])) or word
