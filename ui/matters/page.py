"""A side ledger on a page of its own, made from its definition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.matters.definition import Definition
from gongkai_desktop.matters.views import table_of
from gongkai_desktop.records.event import Changed
from ui.kit.form_dialog import Values
from ui.kit.paged import Row
from ui.kit.record_card import RecordView
from ui.kit.record_page import RecordPage
from ui.matters.words import columns_of, words_of
from ui.session import Session


class MatterRoom:
    """One of the ledgers, for its page."""

    def __init__(self, ledger: Definition) -> None:
        self._ledger, self._key = ledger, ledger.key
        self.name = f"affairs-{ledger.key}"
        self.manual, self.first = ledger.page.manual, ledger.page.first
        self.paper = ledger.paper.name if ledger.paper else ""
        self.letter = ledger.paper is not None and ledger.paper.letter
        self.columns = columns_of(ledger)
        self.views = [(view.key, view.title) for view in table_of(ledger).views]
        self.words = words_of(ledger)

    def empty(self, view: str, words: str) -> tuple[str, str]:
        """What to say where a view has nothing."""
        if words:
            return (
                QCoreApplication.translate("Matters", "没有找到"),
                QCoreApplication.translate("Matters", "换个词试试，或在左边选“全部”。按 Esc 清除搜索。"),
            )
        if view in ("all", "open"):
            return self._ledger.page.empty
        return (
            QCoreApplication.translate("Matters", "这里没有"),
            QCoreApplication.translate("Matters", "在左边选“全部”看整本台账。"),
        )

    def notice(self, desk: Desk, today: date) -> str:
        """When the next record is owed."""
        owed = desk.matters[self._key].returning(today)
        return owed.notice if owed else ""

    def page(
        self, desk: Desk, view: str, words: str, today: date, after: Row | None, limit: int
    ) -> Sequence[Row]:
        """Rows of a view."""
        return desk.matter_lists[self._key].page(Query(view, words), today, after, limit)

    def counts(self, desk: Desk, today: date) -> Mapping[str, int]:
        """How many each view has."""
        return desk.matter_lists[self._key].counts(today)

    def view(self, desk: Desk, number: int, today: date) -> RecordView:
        """One record whole."""
        return desk.matters[self._key].view(number, today)

    def perform(self, desk: Desk, number: int, act: str, values: Values, actor: int, today: date) -> Changed:
        """One act of a record."""
        return desk.matters[self._key].perform(number, act, values, actor=actor, today=today)

    def form(self, desk: Desk, today: date) -> NextAct:
        """How a new record asks for its facts."""
        return desk.matters[self._key].form(today)

    def enter(self, desk: Desk, values: Values, actor: int, today: date) -> Changed:
        """A new record."""
        return desk.matters[self._key].enter(values, actor=actor, today=today)


class MatterPage(RecordPage):
    """The page of one ledger."""

    def __init__(self, session: Session, ledger: Definition, parent: QWidget | None = None) -> None:
        super().__init__(session, MatterRoom(ledger), parent)
