"""Finding an item: its search columns (title, numbers, the other words, pinyin initials), and its number."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from gongkai_desktop.ledger import fold_text
from gongkai_desktop.store.search import bigrams, initials

if TYPE_CHECKING:
    from gongkai_desktop.store import Store


_repeated: Final = lru_cache(maxsize=1024)(bigrams)
"""Departments and categories say the same of thousands of items."""


def search_terms(fields: Mapping[str, object]) -> tuple[str, ...]:
    """The texts under which an item is found, from its fields or its row; light, so that a reading process can."""
    say = fields.get
    title = str(say("title", ""))
    numbers = f"{say('index_no', '')} {say('doc_no', '')}"
    rest = f"{say('department', '')} {say('keywords', '')} {say('summary', '')} {say('category', '')}"
    return bigrams(title), bigrams(numbers), _repeated(rest), initials(title)


def numbered(store: Store, number: str, but: int = 0) -> tuple[int, str] | None:
    """The item of an index number, with its title, another one than ``but``: width and case make no difference."""
    sql = "SELECT id, title FROM item WHERE index_no = ? AND index_no <> '' AND id <> ?"
    if (row := store.one(sql, (number, but))) is not None:
        return int(row[0]), str(row[1])
    wanted = fold_text(number)
    sql = (
        "SELECT id, title, index_no FROM item WHERE index_no <> '' AND id <> ?"
        " AND (index_no = ? COLLATE NOCASE OR index_no GLOB '*[^ -~]*')"
    )
    plain = unicodedata.normalize("NFKC", number)
    found = (row for row in store.rows(sql, (but, plain)) if fold_text(str(row[2])) == wanted)
    return next(((int(row[0]), str(row[1])) for row in found if wanted), None)


def numbered_shortly(store: Store, text: str) -> int:
    """The item whose index number ends so behind the office's code, as lists show it; 0 where none or several do."""
    typed = unicodedata.normalize("NFKC", text).strip()
    if not typed or "/" in typed:
        return 0
    found = store.rows(
        "SELECT id FROM item WHERE substr(index_no, ?) = ? LIMIT 2", (-len(typed) - 1, f"/{typed}")
    )
    return int(found[0][0]) if len(found) == 1 else 0
