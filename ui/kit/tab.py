"""What stands under a tab of the window: what the window, its menus and other pages may ask of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from gongkai_desktop.records.event import Changed

_PLACES: Final = {
    "register": "",
    "catalogue": "catalogue",
    **{
        name: f"{name}:all"
        for name in ("review", "letters", "requests", "filings", "annual", "consolidations")
    },
}


def place_of(ledger: str) -> str:
    """The place where the records of a ledger are shown, by the name that commands call it by."""
    return _PLACES.get(ledger, f"affairs:{ledger}")


class TabPage(QWidget):
    """A page. What it wants shown elsewhere it says as a place, and knows no other page.

    A place is a ledger and its view (``review:out``, ``letters:overdue``), a side ledger (``affairs:question``), the
    tray of scans (``scans:``), a view of the register (``overdue``), or '' for the register itself; with a number it
    is that record there.
    """

    ready = Signal()
    """The first rows have arrived; told once."""
    shown = Signal()
    """The first rows, or the word that there are none, can be seen; told once."""
    said = Signal(str)
    """A word on what was done, for the status bar."""
    place_wanted = Signal(str, int)
    """A place should be shown, and there the record of this number (0: none)."""

    office_wanted = Signal()
    """The office's particulars and its rule set should be shown."""

    @property
    def manual(self) -> str:
        """The page of the manual that F1 opens."""
        return ""

    def renew(self, changed: Changed | None = None) -> None:
        """Read again what is shown, where this change concerns it (None: any may)."""

    def go_search(self) -> None:
        """Put the cursor where searching begins."""

    def fit(self) -> None:
        """Follow the scale."""

    def remember(self) -> None:
        """Keep what is to be the same next time."""

    def go(self, place: str, number: int) -> None:
        """Show one of its places."""

    def commands(self) -> Mapping[str, Callable[..., object]]:
        """What the menus can have done here now, by the names that the registry of pages knows."""
        return {}
