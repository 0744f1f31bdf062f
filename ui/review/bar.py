"""The buttons beside the search box of the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QPushButton

from ui.kit import look
from ui.kit.dialogs import button
from ui.register.page import REVIEW_ITEM, REVIEW_LIST

if TYPE_CHECKING:
    from ui.review.queue import Queue


class Bar(QObject):
    """The row folds what it has no room for; large text leaves the key out of the first button."""

    def __init__(self, queue: Queue) -> None:
        super().__init__(queue)
        self._queue = queue
        self._enter = button("", queue.enter, primary=True)
        self._print = QPushButton(self.tr("打印审查表 ▾"))
        self._print.setMenu(self._sheets())
        self._many = button(self.tr("批量…"), queue.many)
        for made in (self._many, self._print, self._enter):
            queue.listing.bar.addWidget(made)
        self.fit()

    def _sheets(self) -> QMenu:
        """The sheets to choose from."""
        menu = QMenu(self._queue)
        names = {
            REVIEW_LIST: self.tr("信息发布保密审查表（选中的列在一张）…"),
            REVIEW_ITEM: self.tr("政府信息公开保密审查表（选中的每件一张）…"),
        }
        for name, words in names.items():
            menu.addAction(words).triggered.connect(
                lambda _=False, name=name: self._queue.acts.print_sheet(name)
            )
        return menu

    def fit(self) -> None:
        """Follow the scale."""
        large = look.scale_of(self._queue) > look.ROOMY
        self._enter.setText(self.tr("录入签字") if large else self.tr("录入签字  F2"))
