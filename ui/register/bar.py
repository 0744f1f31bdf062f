"""The buttons beside the search box of the register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.kit import look
from ui.kit.dialogs import button

if TYPE_CHECKING:
    from ui.register.page import RegisterPage


class Bar(QObject):
    """The row folds what it has no room for; large text leaves the key out of the first button."""

    def __init__(self, page: RegisterPage) -> None:
        super().__init__(page)
        self._page = page
        self._new = button("", page.new, primary=True)
        for made in (
            button(self.tr("打印"), page.print_selected),
            button(self.tr("导出"), page.export),
            button(self.tr("批量…"), page.many),
            button(self.tr("筛选…"), page.filters),
            self._new,
        ):
            page.listing.bar.addWidget(made)
        self.fit()

    def fit(self) -> None:
        """Follow the scale."""
        large = look.scale_of(self._page) > look.ROOMY
        self._new.setText(self.tr("新登记") if large else self.tr("新登记  Ctrl+N"))
