"""期限: the foremost limit of a record with its days, beneath it what else it owes, and the page of the reckoning."""

from __future__ import annotations

from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gongkai_desktop.deadlines.urgency import NONE
from ui.kit.deadline_view import DeadlineView
from ui.kit.dialogs import button

if TYPE_CHECKING:
    from ui.kit.ledger.card import RecordView
    from ui.kit.ledger.face import Face


class Limits(DeadlineView):
    """Shows what a record owes on a day; one that owes nothing says why."""

    printing = Signal()
    """The page of this reckoning is wanted."""

    def __init__(self, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = face
        self.print = button(self.tr("打印期限计算单"), lambda: self.printing.emit())
        self.box.addWidget(self.print, 0, Qt.AlignmentFlag.AlignLeft)
        self.further: list[DeadlineView] = []
        self.box.addStretch(1)

    def show_record(self, view: RecordView, today: date) -> None:
        """Show the limits of a record."""
        self.print.setVisible(bool(self._face.reckoning) and view.deadline is not None)
        if view.deadline is None:
            self.show_none(self._face.undated(view), today)
        else:
            self.show_deadline(view.deadline, self._face.due, view.urgency, today)
        while len(self.further) < len(view.further):
            self._add()
        for place, shown in zip_longest(self.further, view.further):
            place.setVisible(shown is not None)
            if shown is not None:
                title, deadline = shown
                place.show_deadline(deadline, title, NONE, today)

    def _add(self) -> None:
        """One more, before the room that is left."""
        made = DeadlineView()
        made.box.setContentsMargins(0, 16, 0, 0)
        self.box.insertWidget(self.box.count() - 1, made)
        self.further.append(made)
