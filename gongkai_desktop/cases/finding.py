"""Whether a text holds what somebody typed to find it: by its characters, or by their pinyin initials."""

from __future__ import annotations

from operator import add

from gongkai_desktop.store.search import initials


def holds(text: str, typed: str) -> bool:
    """Whether the text has these characters in a row, or Latin letters that are the initials of some of its own."""
    wanted = "".join(typed.split()).lower()
    if wanted in text.lower():
        return True
    letters = " ".join(map(add, wanted, wanted[1:])) or wanted
    return wanted.isascii() and letters in initials(text)
