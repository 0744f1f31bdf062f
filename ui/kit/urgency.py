"""Days and limits as a table tells them: short, and urgency in mark, word and colour, never by colour alone."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.deadlines.urgency import UNIT
from ui.kit import look

DAY_WIDTH: Final = 80
"""Pixels at 100 % that a whole ISO day takes in a table."""

_MARKS: Final = {"overdue": "●", "today": "▲", "soon": "▲", "provisional": "◇"}
_COLOURS: Final = {"overdue": "red", "today": "amber", "soon": "amber"}


def reminder(urgency: str, words: str) -> str:
    """The words of a due date with the mark that tells its urgency without colour."""
    return f"{_MARKS.get(urgency, '')} {words}".strip() if words else ""


def short_reminder(urgency: str, words: str) -> str:
    """The same in a narrow column whose head says 工作日."""
    return reminder(urgency, words.removesuffix(UNIT))


def urgency_colour(urgency: str) -> str:
    """The colour beside the mark and the word."""
    return look.tone(_COLOURS.get(urgency, "soft"))
