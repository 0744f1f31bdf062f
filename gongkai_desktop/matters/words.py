"""Conditions and templates of a ledger's definition: what they may name, whether they hold, how they are filled.

A condition is a list of keys that must all be known of the record, ``!key`` for one that must not. A template has
``{key}`` where a fact stands; a part in ``[ ]`` is left out while one of its facts is empty. A citation that stands
in brackets ends in none of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, TypeAlias

from gongkai_desktop.office.citing import aside

Facts: TypeAlias = Mapping[str, str]
"""What is known of a record, by key; '' and a missing key are the same: not known."""

_FIELD: Final = re.compile(r"\{([\w.-]+)\}")
_ASIDE: Final = re.compile(r"（\{([\w.]*(?:article|publication|work_secret))\}）")
"""A citation in brackets; what was typed is left as it was typed."""
_HOUR: Final = re.compile(r"([01]?\d|2[0-3])[:时点]([0-5]\d)分?(?::?[0-5]\d秒?)?")
_OPTIONAL: Final = re.compile(r"\[([^\[\]]*)\]")


def keys_of(template: str) -> Iterator[str]:
    """The keys that a template asks for."""
    return (match[1] for match in _FIELD.finditer(template))


def filled(template: str, facts: Facts) -> str:
    """The template with its facts."""

    def optional(match: re.Match[str]) -> str:
        whole = all(facts.get(key) for key in keys_of(match[1]))
        return match[1] if whole else ""

    # what is left out is decided first: a fact may itself hold brackets
    left = _OPTIONAL.sub(optional, template)
    parts = _ASIDE.split(
        left
    )  # a text, a key in brackets, a text, …: what is filled in is never looked at again
    return "".join(
        aside(facts.get(part, "")) if at % 2 else _FIELD.sub(lambda match: facts.get(match[1], ""), part)
        for at, part in enumerate(parts)
    )


def holds(when: Iterable[str], facts: Facts) -> bool:
    """Whether every key of a condition is known, and every ``!key`` is not."""
    return all(bool(facts.get(key.removeprefix("!"))) is not key.startswith("!") for key in when)


def read_hour(text: str) -> str:
    """A time of the day as it is kept, HH:MM; '' for none. ValueError with the reason for what is no time."""
    if not text:
        return ""
    read = _HOUR.fullmatch(unicodedata.normalize("NFKC", "".join(text.split())))
    if read is None:
        raise ValueError("时间不对，请写成 09:30 的样子")
    return f"{int(read[1]):02}:{read[2]}"
