"""The window as its menus, help and settings know it: what can be asked of it, not how it is built."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.kit.tab import TabPage
    from ui.session import Session


class Shell(Protocol):
    """The one window, for what hangs on it."""

    session: Session

    def widget(self) -> QWidget:
        """What dialogs open over."""

    def key(self, action: QAction) -> None:
        """Let an action's shortcut work everywhere in the window."""

    def titles(self) -> tuple[str, ...]:
        """The tabs, in order."""

    def icons(self) -> tuple[str, ...]:
        """The icons of the tabs, in order."""

    def go_to(self, number: int) -> None:
        """Show a tab's page with the cursor in it."""

    def page(self) -> TabPage:
        """The page in sight."""

    def go(self, place: str, number: int = 0) -> None:
        """Show a place, and there the record of this number (0: none)."""

    def run(self, name: str, *words: str) -> None:
        """Have something done by the page in sight, or brought into sight, that knows how."""

    def say(self, text: str) -> None:
        """A word on what was done, in the status bar for some seconds."""

    def undo(self) -> None:
        """Take back the last recorded act."""

    def renew(self) -> None:
        """Read everything shown again."""

    def go_scan(self) -> None:
        """Put the cursor into the scan box."""

    def choose_actor(self) -> None:
        """Open the list of people who may act."""

    def renew_colours(self) -> None:
        """Show everything in the colours that were chosen."""

    def set_scale(self, percent: int) -> None:
        """Show everything larger or smaller."""

    def open_other(self) -> None:
        """Offer the ways to another office."""

    def open_office(self, folder: Path) -> None:
        """Open another office folder in the place of this one."""

    def put_back(self, copy: Path, damaged_too: bool) -> None:
        """Close the office, put a copy in its place, and open it again."""

    def move_to(self, folder: Path) -> None:
        """Close the office, move its folder, and open it again."""

    def lock(self) -> None:
        """Show nothing until the password is given."""

    def protect(self, password: str, code: str) -> None:
        """Close the office, encrypt it with a password and the code of a recovery sheet, and open it again."""

    def unprotect(self) -> None:
        """Close the office, decrypt it, and open it again."""

    def leave(self) -> None:
        """Close the window."""
