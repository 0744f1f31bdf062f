"""Counting the views one by one, so that a search typed meanwhile does not wait for all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from gongkai_desktop.cases.query import Query
from ui.session import Session


class Counting(QObject):
    """Knows how many rows each view has, once it has been counted."""

    counted = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.known: dict[str, int] = {}

    def count(self, keys: Sequence[str]) -> None:
        """Count these views anew, one after another."""
        if not keys:
            return
        key, today = keys[0], self._session.today()

        def counted(number: int) -> None:
            self.known[key] = number
            self.counted.emit()
            self.count(keys[1:])

        self._session.ask("counts", lambda desk: desk.lists.count(Query(view=key), today), counted)
