"""Counting the views one by one, so that a search typed meanwhile does not wait for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gongkai_desktop.cases.query import Query
from ui.kit.host import Host
from ui.kit.ledger.face import Face

if TYPE_CHECKING:
    from ui.kit.ledger.views import Beneath


class Counting(QObject):
    """Knows how many rows each view has, once it has been counted, and then what stands beneath views."""

    counted = Signal()
    looked = Signal()
    """What stands beneath views is known anew."""

    def __init__(self, host: Host, face: Face, parent: QObject) -> None:
        super().__init__(parent)
        self._host, self._face = host, face
        self.known: dict[str, int] = {}
        self.beneath: Sequence[Beneath] = ()

    def count(self, keys: Sequence[str]) -> None:
        """Count these views anew, one after another."""
        if not keys:
            self._look_beneath()
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

    def _look_beneath(self) -> None:
        face, today = self._face, self._host.today()

        def found(lines: Sequence[Beneath]) -> None:
            self.beneath = lines
            self.looked.emit()

        self._host.ask(f"{face.name}-beneath", lambda desk: face.beneath(desk, today), found)
