"""What went against the rules in a record, with the article that says so; recorded and told, never blocked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Breach:
    """One thing that was done, or left undone, otherwise than an article of law or of the office's document says.

    ``code`` names its kind for counting.
    """

    code: str
    text: str
    article: str


def flagged(breaches: Iterable[Breach]) -> str:
    """What rows hold of them, '' for none."""
    return "；".join(one.text for one in breaches)


@dataclass(frozen=True, slots=True)
class Note:
    """Something to look at with care, with what says so; it breaks no rule."""

    text: str
    article: str
