"""What was asked of a record before the card shows it: keys may be faster than the disk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from gongkai_desktop.ledger.acts import NextAct
    from ui.kit.ledger.card import RecordView
    from ui.kit.ledger.page import LedgerPage


class Wish:
    """Remembers one thing to be done with a record of a page, until it is shown or something else is gone to."""

    def __init__(self, page: QWidget) -> None:
        self._page = page
        self._number = 0
        self._then: Callable[[], object] = _nothing

    def keep(self, number: int, then: Callable[[], object]) -> None:
        """Do this once the record of that number is shown."""
        self._number, self._then = number, then

    def drop(self) -> None:
        """Whoever goes on to another record or view has thought better of it."""
        self.keep(0, _nothing)

    def gone_to(self, number: int | None) -> None:
        """The cursor is on that record now."""
        if number != self._number:
            self.drop()

    def shown(self, number: int) -> None:
        """The card shows that record: what was asked is done now, unless a page or a dialog has come before it."""
        if number != self._number:
            return
        then = self._then
        self.drop()
        if self._page.isVisible() and QApplication.activeModalWidget() is None:
            then()


def perform_like(page: LedgerPage, act: NextAct, before: RecordView | None) -> None:
    """Ask for the facts of a step that was pressed while the card showed ``before``.

    Where that was the row before, the same step of this row is meant, if it has that.
    """
    view = page.card.view
    acts = (act,) if view is before else page.face.acts(view) if view is not None else ()
    for one in acts:
        if one.key == act.key:
            page.perform(one)


def _nothing() -> None:
    """Nothing was asked."""
