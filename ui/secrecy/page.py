"""质疑答复, 上网巡查, 泄密事件: the ledgers of secrecy work, each on a page of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.records.event import Changed
from gongkai_desktop.secrecy.affair import LEAK, PATROL, QUESTION
from gongkai_desktop.secrecy.views import VIEWS
from ui.kit.form_dialog import Values
from ui.kit.paged import Row
from ui.kit.record_card import RecordView
from ui.kit.record_page import RecordPage
from ui.secrecy.words import affair_columns, nothing_yet, words_of
from ui.session import Session

_PAPERS: Final = {QUESTION: "question-answer", PATROL: "patrol-record", LEAK: "leak-report"}


class Affairs:
    """One of the ledgers, for its page."""

    manual = "质疑、巡查和泄密"

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.name = f"affairs-{kind}"
        self.paper, self.letter = _PAPERS[kind], kind == QUESTION
        self.columns = affair_columns(kind)
        self.views = [(view.key, view.title) for view in VIEWS]
        self.first = "all" if kind == PATROL else "open"
        self.words = words_of(kind)

    def empty(self, view: str, words: str) -> tuple[str, str]:
        """What to say where a view has nothing."""
        if words:
            return (
                QCoreApplication.translate("Secrecy", "没有找到"),
                QCoreApplication.translate("Secrecy", "换个词试试，或在左边选“全部”。按 Esc 清除搜索。"),
            )
        if view in ("all", "open"):
            return nothing_yet(self.kind)
        return (
            QCoreApplication.translate("Secrecy", "这里没有"),
            QCoreApplication.translate("Secrecy", "在左边选“全部”看整本台账。"),
        )

    def notice(self, desk: Desk, today: date) -> str:
        """When the next patrol is owed."""
        due = desk.secrecy.patrol_due(today) if self.kind == PATROL else None
        if due is None:
            return ""
        last = due.last or QCoreApplication.translate("Secrecy", "还没有过")
        return QCoreApplication.translate("Secrecy", "下一次巡查应在 {} 前，{}；上一次：{}（{}）").format(
            due.due, due.urgency.words, last, due.article
        )

    def page(
        self, desk: Desk, view: str, words: str, today: date, after: Row | None, limit: int
    ) -> Sequence[Row]:
        """Rows of a view."""
        return desk.affair_lists[self.kind].page(Query(view, words), today, after, limit)

    def counts(self, desk: Desk, today: date) -> Mapping[str, int]:
        """How many each view has."""
        return desk.affair_lists[self.kind].counts(today)

    def view(self, desk: Desk, number: int, today: date) -> RecordView:
        """One matter whole."""
        return desk.secrecy.view(number, today)

    def perform(self, desk: Desk, number: int, act: str, values: Values, actor: int, today: date) -> Changed:
        """One act of a matter."""
        return desk.secrecy.perform(number, act, values, actor=actor, today=today)

    def form(self, desk: Desk, today: date) -> NextAct:
        """How a new matter asks for its facts."""
        return desk.secrecy.form(self.kind, today)

    def enter(self, desk: Desk, values: Values, actor: int, today: date) -> Changed:
        """A new matter."""
        return desk.secrecy.enter(self.kind, values, actor=actor, today=today)


class SecrecyPage(RecordPage):
    """The page of one ledger; ``kind`` is question, patrol or leak."""

    def __init__(self, session: Session, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(session, Affairs(kind), parent)
