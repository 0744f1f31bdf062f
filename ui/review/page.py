"""保密审查: the queue, and beside it letters, side ledgers, and scans nobody could read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.review.queue import Queue
from ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gongkai_desktop.desk import Desk
    from gongkai_desktop.errors import Refused
    from gongkai_desktop.matters.definition import Definition
    from gongkai_desktop.records.event import Changed
    from ui.coordination.page import CoordinationPage
    from ui.kit.ledger.page import LedgerPage
    from ui.matters.page import MatterPage
    from ui.scans.tray import Tray

    Part = Queue | CoordinationPage | MatterPage | Tray

QUEUE, LETTERS, QUESTIONS, PATROLS, LEAKS, TRAY = range(6)
_FIRST: Final = {"question": QUESTIONS, "patrol": PATROLS, "leak": LEAKS}
"""Where the ledgers of secrecy work are; all others follow when they were read."""


class ReviewPage(QWidget):
    """The queue is made first; the others when they are first shown."""

    ready = Signal()
    """The first rows have arrived; told once."""
    shown = Signal()
    """The first rows, or the word that there are none, can be seen; told once."""
    said = Signal(str)
    """A word on what was done, for the status bar."""
    record_wanted = Signal(int)
    """An item should be shown in the register."""
    entering = Signal()
    """A new item should be registered."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.queue = Queue(session)
        self._parts: dict[int, Part] = {QUEUE: self.queue}
        self._places = dict(_FIRST)
        self._ledgers: dict[int, Definition] = {}
        self._wanted = ("", 0)
        self.tabs = QTabBar()
        self._stack = QStackedWidget()
        self._arrange()
        self._join(self.queue)
        self.setFocusProxy(self.queue)
        self.queue.shown.connect(self.ready)
        self.queue.shown.connect(self.shown)
        self.queue.filing.connect(self.file_scans)
        self.tabs.currentChanged.connect(self._show_part)
        session.changed.connect(self.renew)
        session.ask("ledgers", _read_ledgers, self._offer)
        turning = QShortcut(QKeySequence("Ctrl+T"), self)
        turning.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        turning.activated.connect(self.turn)

    # — what the window asks of a page —

    @property
    def manual(self) -> str:
        """The page of the manual for what is in sight."""
        return self.part().manual

    def renew(self, changed: Changed | None = None) -> None:
        """Read everything shown again."""
        for part in self._parts.values():
            part.renew(changed)

    def go_search(self) -> None:
        """Ctrl+F: into the search box of what is in sight."""
        self.part().go_search()

    def new(self) -> None:
        """Ctrl+N: a new letter, question, patrol or incident; from the queue a new item of the register."""
        part = self.part()
        if isinstance(part, Queue):
            self.entering.emit()
        else:
            part.new()

    def print_selected(self, name: str) -> None:
        """Ctrl+P: a sheet of the chosen rows of the queue; beside it the paper of the record shown."""
        from ui.kit.ledger.page import LedgerPage

        if isinstance(part := self.part(), LedgerPage):
            part.print_current()
            return
        self.show_part(QUEUE)
        self.queue.acts.print_sheet(name)

    def many(self) -> None:
        """Ctrl+B: one thing done with many rows of what is in sight."""
        self._ledger_in_sight().many()

    def export(self) -> None:
        """Ctrl+E: the ledger in sight as a workbook."""
        self._ledger_in_sight().export()

    def fit(self) -> None:
        """Follow the scale."""
        for part in self._parts.values():
            part.fit()

    def remember(self) -> None:
        """Keep widths and queries for the next day."""
        for part in self._parts.values():
            part.remember()

    # — the parts —

    def part(self) -> Part:
        """What is in sight."""
        return self._parts[self.tabs.currentIndex()]

    def _ledger_in_sight(self) -> Queue | LedgerPage:
        """The ledger in sight, else the queue, brought into sight."""
        from ui.kit.ledger.page import LedgerPage

        part = self.part()
        if isinstance(part, Queue | LedgerPage):
            return part
        self.show_part(QUEUE)
        return self.queue

    def show_part(self, at: int) -> Part:
        """Show a part, making it at its first visit."""
        self.tabs.setCurrentIndex(at)
        return self.part()

    def turn(self) -> None:
        """Ctrl+T: to the next part, from the last to the first."""
        self.tabs.setCurrentIndex((self.tabs.currentIndex() + 1) % self.tabs.count())

    def show_view(self, place: str, view: str = "") -> None:
        """Show a view of a place as 今日 names it: "review", "letters", "affairs" (a ledger) or "scans"."""
        if place == "review":
            self.show_part(QUEUE)
            self.queue.show_view(view or "running")
        elif place == "letters":
            self._letters().show_view(view or "open")
        elif place == "affairs":
            self._show_ledger(view)
        else:
            self.show_part(TRAY)

    def open_place(self, view: str, number: int) -> None:
        """Go to a record of a place as 今日 and the register's panel name it (``letters:overdue``)."""
        place, _, rest = view.partition(":")
        if place == "review":
            self.show_part(QUEUE)
            self.queue.open_row(rest or "all", number)
        elif place == "letters":
            self._letters().open_record(number)
        elif place == "affairs":
            self._show_ledger(rest, number)
        else:
            self.show_part(TRAY)

    def enter_sheet(self, number: str) -> None:
        """Enter what was signed on a review sheet, for all of its items."""
        self.show_part(QUEUE)
        self.queue.acts.enter_sheet(number)

    def file_scans(self, paths: Sequence[Path] = ()) -> None:
        """Let the signed pages in these files find their sheets; without any, ask for files."""
        from ui.scans.filing import FilingDialog  # seldom used

        dialog = FilingDialog(self.session, self, tuple(paths))
        dialog.entering.connect(self.enter_sheet)
        dialog.tray_wanted.connect(lambda: self.show_part(TRAY))
        dialog.open()

    def _show_part(self, at: int) -> None:
        if at not in self._parts:
            self._parts[at] = part = self._make(at)
            self._join(part)
            self._stack.addWidget(part)
        self._stack.setCurrentWidget(self._parts[at])
        self.setFocusProxy(self._parts[at])
        self._parts[at].setFocus()

    def _make(self, at: int) -> Part:
        if at == LETTERS:
            from ui.coordination.page import CoordinationPage

            return CoordinationPage(self.session)
        if at == TRAY:
            from ui.scans.tray import Tray

            return Tray(self.session)
        from gongkai_desktop.matters.ledgers import of_program
        from ui.matters.page import MatterPage

        key = next(key for key, place in self._places.items() if place == at)
        return MatterPage(self.session, self._ledgers.get(at) or of_program(key))

    def _letters(self) -> CoordinationPage:
        """The letters, brought into sight."""
        from ui.coordination.page import CoordinationPage

        part = self.show_part(LETTERS)
        assert isinstance(part, CoordinationPage)
        return part

    def _show_ledger(self, key: str, number: int = 0) -> None:
        """Bring one of the side ledgers into sight, at a record; one that was not read yet as soon as it is."""
        from ui.matters.page import MatterPage

        if key not in self._places:
            self._wanted = (key, number)
            return
        part = self.show_part(self._places[key])
        assert isinstance(part, MatterPage)
        if number:
            part.open_record(number)

    def _offer(self, found: tuple[Sequence[Definition], Refused | None]) -> None:
        """A tab for every side ledger that has none yet; what is wrong with files of the office's own is told."""
        ledgers, wrong = found
        if wrong is not None:
            self.session.failures.handle(wrong)
        for ledger in ledgers:
            if ledger.key not in self._places:
                self._places[ledger.key] = at = self.tabs.addTab(ledger.title)
                self._ledgers[at] = ledger
        if self._wanted[0] in self._places:
            self._show_ledger(*self._wanted)
            self._wanted = ("", 0)

    def _join(self, part: Part) -> None:
        from ui.kit.ledger.page import LedgerPage

        part.said.connect(self.said)
        if isinstance(part, LedgerPage):
            part.place_wanted.connect(self._go)
        else:
            part.record_wanted.connect(self.record_wanted)

    def _go(self, place: str, number: int) -> None:
        if place:
            self.open_place(place, number)
        else:
            self.record_wanted.emit(number)

    # — building —

    def _arrange(self) -> None:
        self.tabs.setObjectName("parts")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        names = (
            self.tr("审查队列"),
            self.tr("协调征求"),
            self.tr("质疑答复"),
            self.tr("上网巡查"),
            self.tr("泄密事件"),
            self.tr("扫描待认"),
        )
        for name in names:
            self.tabs.addTab(name)
        self._stack.addWidget(self.queue)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 4, 12, 12)
        box.setSpacing(6)
        box.addWidget(self.tabs)
        box.addWidget(self._stack, 1)


def _read_ledgers(desk: Desk) -> tuple[list[Definition], Refused | None]:
    return [desk.ledgers.current(key) for key in desk.ledgers.keys], desk.ledgers.refused()
