"""保密审查: the queue, and beside it letters, the ledgers of secrecy work, and scans nobody could read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gongkai_desktop.cases.dues import ledger_at
from ui.kit.parts import PartsPage
from ui.review.queue import Queue
from ui.session import Session

if TYPE_CHECKING:
    from pathlib import Path

    from ui.kit.ledger.page import LedgerPage

QUEUE, LETTERS, TRAY = "review", "letters", "scans"
"""The parts that are no side ledgers; those have the keys of their ledgers."""


class ReviewPage(PartsPage):
    """The queue is made first; the others when first shown. ``ledgers`` are the side ledgers that belong here."""

    import_wanted = Signal(object, object)
    """An old side ledger should be brought in (see ``MatterPage``)."""

    def __init__(self, session: Session, ledgers: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        titles = {"question": self.tr("质疑答复"), "patrol": self.tr("上网巡查"), "leak": self.tr("泄密事件")}
        self.add_part(QUEUE, self.tr("审查队列"), partial(Queue, session))
        self.add_part(LETTERS, self.tr("协调征求"), self._letters)
        for key in ledgers:
            self.add_part(key, titles[key], partial(self._ledger, key))
        self.add_part(TRAY, self.tr("扫描待认"), self._tray)
        self.queue.shown.connect(self.ready)
        self.queue.shown.connect(self.shown)
        self.queue.filing.connect(self.file_scans)
        session.changed.connect(self.renew)

    @property
    def queue(self) -> Queue:
        """The queue, in sight or not."""
        return cast(Queue, self.parts[QUEUE])

    def go(self, place: str, number: int) -> None:
        """A view of the queue, of the letters, a side ledger, the tray, or the entry of a sheet (``sheet:NUMBER``)."""
        head, _, rest = place.partition(":")
        if head == "sheet":
            self.enter_sheet(rest)
        elif head == QUEUE:
            self._with_queue(rest, number)
        elif head == TRAY:
            self.show_part(TRAY)
        else:
            key, view = ledger_at(place)
            page = cast("LedgerPage", self.show_part(key))
            page.go(view or (page.face.first if key == LETTERS else ""), number)

    def commands(self) -> Mapping[str, Callable[..., object]]:
        """What the menus can have done here; what the part in sight does not know, the queue does."""
        own: dict[str, Callable[..., object]] = {"file_scans": self.file_scans}
        own |= {name: partial(self._in_queue, name) for name in self.queue.commands()}
        beside = self.part() if self.key() not in (QUEUE, TRAY) else None
        return own if beside is None else {**own, **cast("LedgerPage", beside).commands()}

    def enter_sheet(self, number: str) -> None:
        """Enter what was signed on a review sheet, for all of its items."""
        self._show_queue().acts.enter_sheet(number)

    def file_scans(self, paths: Sequence[Path] = ()) -> None:
        """Let the signed pages in these files find their sheets; without any, ask for files."""
        from ui.scans.filing import FilingDialog  # seldom used

        dialog = FilingDialog(self.session, self, tuple(paths))
        dialog.entering.connect(self.enter_sheet)
        dialog.tray_wanted.connect(lambda: self.show_part(TRAY))
        dialog.open()

    def _show_queue(self) -> Queue:
        self.show_part(QUEUE)
        return self.queue

    def _in_queue(self, command: str, *how: object) -> None:
        self._show_queue().commands()[command](*how)

    def _with_queue(self, view: str, number: int) -> None:
        queue = self._show_queue()
        if number:
            queue.open_record(number, view or "all")
        else:
            queue.show_view(view or queue.face.first)

    def _letters(self) -> QWidget:
        from ui.coordination.page import CoordinationPage

        return CoordinationPage(self.session)

    def _ledger(self, key: str) -> QWidget:
        from gongkai_desktop.matters.ledgers import of_program
        from ui.matters.page import MatterPage

        page = MatterPage(self.session, of_program(key))
        page.import_wanted.connect(self.import_wanted)
        return page

    def _tray(self) -> QWidget:
        from ui.scans.tray import Tray

        tray = Tray(self.session)
        tray.filing_wanted.connect(self.file_scans)
        return tray
