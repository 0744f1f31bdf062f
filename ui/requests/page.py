"""依申请公开: the inbox of applications, from receipt to remedy."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from ui.kit.dialogs import button
from ui.kit.ledger.face import REVEALED
from ui.kit.ledger.page import LedgerPage
from ui.kit.parts import PartsPage
from ui.requests.words import RequestFace
from ui.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from gongkai_desktop.cases.query import Query
    from ui.kit.ledger.card import CardPart, CardTab
    from ui.requests.acts import RequestActs

INBOX = "inbox"


class RequestsPage(PartsPage):
    """Everything about applications: the inbox is its first part."""

    import_wanted = Signal(object)
    """A file should be brought in."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.add_part(INBOX, self.tr("申请"), self._inbox)
        self.inbox.ready.connect(self.ready)
        self.inbox.shown.connect(self.shown)
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
        self.inbox.go(place.partition(":")[2], number)

    def commands(self) -> Mapping[str, Callable[..., object]]:
        """What the part in sight can do."""
        part = self.part()
        return part.commands() if isinstance(part, Inbox) else {}


class Inbox(LedgerPage):
    """The applications as a ledger."""

    takes_books = True
    import_wanted = Signal(object)
    """A file should be brought in."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.words = RequestFace()
        super().__init__(session, self.words, parent)

    @cached_property
    def acts(self) -> RequestActs:
        """What can be done here; the facts of an outcome are asked as soon as it is chosen."""
        from ui.requests.acts import CHOOSE, RequestActs

        acts = self.heeded(RequestActs(self))
        acts.performed.connect(lambda number, key: acts.begin_written(number) if key == CHOOSE else None)
        return acts

    def own_tabs(self) -> Sequence[CardTab]:
        """What is like the application."""
        from ui.kit.ledger.card import CardTab
        from ui.requests.alike import AlikeTab

        alike = AlikeTab(self.host)
        alike.followed.connect(self.follow)
        return (CardTab(self.tr("相似"), alike, alike.show_record, waits=True),)

    def own_head(self) -> CardPart:
        """The days that must not be missed."""
        from ui.kit.ledger.card import CardPart
        from ui.requests.days_row import DaysRow

        row = DaysRow()
        return CardPart(row, row.show_record)

    def ways(self, query: Query) -> Sequence[QPushButton]:
        """An empty ledger also offers to bring in an old one."""
        ways = super().ways(query)
        if not self.face.offered(query) or self.known.get("all"):
            return ways
        return (*ways, button(self.tr("导入旧台账(&I)…"), self.bring_in))

    def bring_in(self, path: Path | None = None) -> None:
        """Bring an old ledger in; without ``path`` its file is asked for."""
        self.import_wanted.emit(path)

    def bring_book(self, path: Path) -> None:
        """Bring in the old ledger that was let go."""
        self.bring_in(path)

    def follow(self, place: str, number: int) -> None:
        """Links lead to other records, and to what is masked."""
        if place == REVEALED:
            self.acts.reveal(number)
        else:
            super().follow(place, number)

    def quick(self) -> None:
        """The form of seven fields, for the counter."""
        self.begin(self.words.quick_form, self.words.quick_enter)

    def _paper_menu(self) -> QPushButton:
        """The papers of an application, and all of them with everything that belongs to it."""
        made = super()._paper_menu()
        made.menu().addAction(self.tr("移交案卷…")).triggered.connect(lambda: self.hand_over())
        return made

    def hand_over(self) -> None:
        """The application under the cursor for a court or an archive: everything of it in one file."""
        self.when_shown(self._hand_over_shown)

    def _hand_over_shown(self) -> None:
        from ui.requests.handing import choose_target  # seldom used

        if self.card.view is None:
            self.said.emit(self.tr("先在表里选一件"))
        else:
            choose_target(self, self.card.view)

    def shown_id(self) -> int:
        """The application in the card, 0 where there is none."""
        return self.card.view.id if self.card.view is not None else 0

    def trial(self) -> None:
        """Ctrl+D: what if other days were those of the application under the cursor."""
        from ui.requests.trial import show_trial  # seldom used

        self.when_shown(lambda: show_trial(self.host, self.shown_id(), self))

    def commands(self) -> dict[str, Callable[..., object]]:
        """What the menus can have done here."""
        own = {"quick": self.quick, "trial": self.trial, "import": self.bring_in}
        return {**super().commands(), **own}
