"""信息登记: the ledger of the register, and beside it the 基本目录."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QWidget

from gongkai_desktop.cases.query import AMONG, COUNTED
from ui.kit.ledger.page import LedgerPage
from ui.kit.parts import PartsPage
from ui.register.page import RegisterPage
from ui.session import Session

LEDGER, CATALOGUE = "register", "catalogue"
"""The parts by their keys."""


class RegisterTab(PartsPage):
    """The ledger is made first, the catalogue at its first visit."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.add_part(LEDGER, self.tr("登记台账"), partial(RegisterPage, session))
        self.add_part(CATALOGUE, self.tr("基本目录"), self._catalogue)
        self.ledger.ready.connect(self.ready)
        self.ledger.shown.connect(self.shown)
        session.changed.connect(self.renew)

    @property
    def ledger(self) -> RegisterPage:
        """The ledger, in sight or not."""
        return cast(RegisterPage, self.parts[LEDGER])

    def show_ledger(self) -> RegisterPage:
        """The ledger, brought into sight."""
        return cast(RegisterPage, self.show_part(LEDGER))

    def go(self, place: str, number: int) -> None:
        """A view, the catalogue, what is due on a day (``due:``), an act of 今日 (``act:``), one item or some."""
        head, colon, rest = place.partition(":")
        if head == CATALOGUE:
            cast(LedgerPage, self.show_part(CATALOGUE)).go(rest, number)
            return
        ledger = self.show_ledger()
        if number:
            ledger.open_record(number)
        elif colon and head == "due":
            ledger.show_view("all")
            ledger.listing.narrow({"due": rest})
        elif place.startswith((AMONG, COUNTED)):
            ledger.show_view(place)
        elif colon:
            self._begin(rest)
        elif place:
            ledger.show_view(place)
        else:
            ledger.go_search()

    def commands(self) -> Mapping[str, Callable[..., object]]:
        """What the menus can have done here; what the catalogue does not know, the ledger does in its place."""
        beyond = {name: partial(self._in_ledger, run) for name, run in self.ledger.commands().items()}
        return {**beyond, **cast(LedgerPage, self.part()).commands()}

    def _in_ledger(self, run: Callable[..., object], *words: str) -> object:
        self.show_ledger()
        return run(*words)

    def _bring_in(self, page: QWidget, path: Path | None) -> None:
        """The catalogue comes in by the same dialog; with ``path`` the file is read at once."""
        dialog = self.ledger.acts.bring_in(page)
        if path is not None:
            dialog.read(path)

    def _begin(self, act: str) -> None:
        """An act that another page offers: a new item, or what a group of 今日 is there for."""
        if act == "new":
            self.ledger.new()
            return
        self.ledger.show_view(act)
        if act == "weekly":
            self.ledger.weekly()
        else:
            self.said.emit(self.tr("按 Ctrl+B 批量催报，一次各记一笔"))

    def _catalogue(self) -> QWidget:
        from ui.catalogue.page import CataloguePage

        page = CataloguePage(self.session)
        page.import_wanted.connect(partial(self._bring_in, page))
        return page
