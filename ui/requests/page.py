"""依申请公开: the inbox of applications, from receipt to remedy."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.kit.ledger.page import LedgerPage
from ui.kit.parts import PartsPage
from ui.requests.words import RequestFace
from ui.session import Session

INBOX = "inbox"


class RequestsPage(PartsPage):
    """Everything about applications: the inbox is its first part."""

    import_wanted = Signal()
    """A file should be brought in."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.add_part(INBOX, self.tr("申请"), self._inbox)
        session.changed.connect(self.renew)

    def _inbox(self) -> Inbox:
        inbox = Inbox(self.session)
        inbox.import_wanted.connect(self.import_wanted)
        return inbox

    @property
    def inbox(self) -> Inbox:
        """The applications, brought into sight."""
        part = self.show_part(INBOX)
        assert isinstance(part, Inbox)
        return part

    def go(self, place: str, number: int) -> None:
        """Show a view (``requests:overdue``), or the record of that number."""
        view = place.partition(":")[2]
        if number:
            self.inbox.open_record(number)
        elif view:
            self.inbox.show_view(view)

    def commands(self) -> Mapping[str, Callable[..., object]]:
        """What the part in sight can do."""
        part = self.part()
        return part.commands() if isinstance(part, Inbox) else {}


class Inbox(LedgerPage):
    """The applications as a ledger."""

    import_wanted = Signal()
    """A file should be brought in."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.words = RequestFace()
        super().__init__(session, self.words, parent)

    def quick(self) -> None:
        """The form of seven fields, for the counter."""
        self.begin(self.words.quick_form, self.words.quick_enter)

    def commands(self) -> dict[str, Callable[..., object]]:
        """What the menus can have done here."""
        return {**super().commands(), "quick": self.quick, "import": self.import_wanted.emit}
