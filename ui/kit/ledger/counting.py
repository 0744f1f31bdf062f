"""Counting the views one by one, so that a search typed meanwhile does not wait for all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from gongkai_desktop.cases.query import Query
from ui.kit.host import Host
from ui.kit.ledger.face import Face


class Counting(QObject):
    """Knows how many rows each view has, once it has been counted."""

    counted = Signal()

    def __init__(self, host: Host, face: Face, parent: QObject) -> None:
        super().__init__(parent)
        self._host, self._face = host, face
        self.known: dict[str, int] = {}

    def count(self, keys: Sequence[str]) -> None:
        """Count these views anew, one after another."""
        if not keys:
            return
        key, today = keys[0], self._host.today()

        def counted(number: int) -> None:
            self.known[key] = number
            self.counted.emit()
            self.count(keys[1:])

        self._host.ask(
            f"{self._face.name}-counts",
            lambda desk: self._face.lists(desk).count(Query(view=key), today),
            counted,
        )
