"""Answers that come after their window was closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

T = TypeVar("T")


def if_there(asker: QObject, then: Callable[[T], object]) -> Callable[[T], None]:
    """What to do with an answer, as long as whoever asked is still there when it comes."""

    def answered(answer: T) -> None:
        if isValid(asker):
            then(answer)

    return answered
