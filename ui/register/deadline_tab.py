"""期限: the publication limit of an item with its reckoning, and what else is owed by a day."""

from __future__ import annotations

from datetime import date
from itertools import zip_longest

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gongkai_desktop.deadlines.urgency import NONE
from gongkai_desktop.register.service import ItemView
from ui.kit.deadline_view import DeadlineView
from ui.kit.dialogs import button


class DeadlineTab(DeadlineView):
    """Shows an item's deadline on a day; an item without one says why."""

    printing = Signal()
    """The page of this reckoning is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._print = button(self.tr("打印期限计算单"), lambda: self.printing.emit())
        self.box.addWidget(self._print, 0, Qt.AlignmentFlag.AlignLeft)
        self.further = (DeadlineView(), DeadlineView())
        for view in self.further:
            view.box.setContentsMargins(0, 16, 0, 0)
            self.box.addWidget(view)
        self.box.addStretch(1)

    def show_item(self, view: ItemView, today: date) -> None:
        """Show the deadline of an item."""
        self._print.setVisible(view.deadline is not None)
        if view.deadline is None:
            self.show_none(self.tr("这条信息没有公开期限：{}。").format(view.status.words), today)
        else:
            self.show_deadline(view.deadline, self.tr("公开期限"), view.urgency, today)
        for place, shown in zip_longest(self.further, view.further):
            place.setVisible(shown is not None)
            if shown is not None:
                title, deadline = shown
                place.show_deadline(deadline, title, NONE, today)
