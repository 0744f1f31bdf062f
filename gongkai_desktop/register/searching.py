"""The search columns of an item: title, numbers, the other words, pinyin initials of the title."""

from __future__ import annotations

from collections.abc import Mapping

from gongkai_desktop.store.search import bigrams, initials


def search_terms(fields: Mapping[str, object]) -> tuple[str, ...]:
    """The texts under which an item is found, from its fields or its row; light, so that a reading process can."""
    say = fields.get
    title = str(say("title", ""))
    numbers = f"{say('index_no', '')} {say('doc_no', '')}"
    rest = f"{say('department', '')} {say('keywords', '')} {say('summary', '')} {say('category', '')}"
    return bigrams(title), bigrams(numbers), bigrams(rest), initials(title)
