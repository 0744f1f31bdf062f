"""What was asked of a record before the card shows it: keys may be faster than the disk."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget


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


def _nothing() -> None:
    """Nothing was asked."""
