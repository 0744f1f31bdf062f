"""Ctrl+B on the register: what every ledger has, and a sheet, an entry of the catalogue, the week's release."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from gongkai_desktop.desk import Desk
from ui.kit.ledger import many

if TYPE_CHECKING:
    from ui.register.page import RegisterPage


@dataclass(frozen=True, slots=True)
class Possible(many.Possible):
    """What can be done with the items meant, and whether the office releases weekly."""

    weekly: bool = False


class ManyDialog(many.ManyDialog):
    """One act for many items."""

    def __init__(self, page: RegisterPage) -> None:
        super().__init__(page.listing, page)
        self._page = page
        self.said.connect(page.said)
        self.exporting.connect(page.export)

    def look(self, desk: Desk, records: tuple[int, ...], today: date) -> Possible:
        """The acts, and whether the week's release is one of them."""
        acts = super().look(desk, records, today).acts
        return Possible(records, acts, desk.office.rules.weekly is not None)

    def further(self, possible: many.Possible) -> None:
        """A sheet of them, an entry for them, the week's release."""
        if count := len(possible.records):
            sheet = self.tr("打印信息发布保密审查表（{} 件）…").format(count)
            self.line(sheet, partial(self._print, possible.records))
            self.line(self.tr("归入目录条目…"), partial(self._under_entry, possible.records))
        if isinstance(possible, Possible) and possible.weekly:
            self.line(self.tr("本周集中发布…"), self._weekly)

    def _print(self, items: tuple[int, ...]) -> None:
        from ui.register.page import REVIEW_LIST

        self.accept()
        self._page.acts.print_sheet(REVIEW_LIST, items)

    def _under_entry(self, items: tuple[int, ...]) -> None:
        from ui.catalogue.choosing import EntryChooser  # seldom used

        self.accept()
        EntryChooser(self._page.host, items, self._page.said.emit, self._page).open()

    def _weekly(self) -> None:
        self.accept()
        self._page.weekly()
