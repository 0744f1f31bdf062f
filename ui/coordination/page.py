"""协调征求: letters to other organs and persons before publication, who owes an answer, what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gongkai_desktop.cases.query import Query
from gongkai_desktop.coordination.views import VIEWS
from gongkai_desktop.desk import Desk
from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.records.event import Changed
from ui.coordination.words import letter_columns
from ui.kit.finding import find_numbers
from ui.kit.form_dialog import Failed, FormDialog, Values
from ui.kit.host import Host
from ui.kit.paged import Row
from ui.kit.record_card import RecordView
from ui.kit.record_page import RecordPage
from ui.session import Session


class Letters:
    """The ledger of letters, for its page."""

    name, first = "letters", "open"
    manual = "协调征求"
    paper, letter = "coordination", True

    def __init__(self, items: Sequence[int] = ()) -> None:
        self.columns = letter_columns()
        self.views = [(view.key, view.title) for view in VIEWS]
        self.words = {
            "search": QCoreApplication.translate("Letters", "搜索：信息名称、去函对象、函号、拼音首字母"),
            "new": QCoreApplication.translate("Letters", "发函  Ctrl+N"),
            "print": QCoreApplication.translate("Letters", "打印函和回执…"),
            "due": QCoreApplication.translate("Letters", "应回日"),
            "none": QCoreApplication.translate("Letters", "在左边选一件函，这里显示函的内容、来往和下一步。"),
        }
        self._items = tuple(items)

    def empty(self, view: str, words: str) -> tuple[str, str]:
        """What to say where a view has nothing."""
        if words:
            return (
                QCoreApplication.translate("Letters", "没有找到"),
                QCoreApplication.translate("Letters", "换个词试试，或在左边选“全部”。按 Esc 清除搜索。"),
            )
        if view == "all":
            return (
                QCoreApplication.translate("Letters", "还没有发过函"),
                QCoreApplication.translate(
                    "Letters",
                    "拟公开的信息涉及其他机关、单位或者个人的，先书面征求意见。"
                    "在信息登记里选中那条信息，点“征求意见”；或者按 Ctrl+N。",
                ),
            )
        return (
            QCoreApplication.translate("Letters", "这里没有函"),
            QCoreApplication.translate("Letters", "都办完了。在左边选“全部”看所有的函。"),
        )

    def page(
        self, desk: Desk, view: str, words: str, today: date, after: Row | None, limit: int
    ) -> Sequence[Row]:
        """Rows of a view."""
        return desk.letter_lists.page(Query(view, words), today, after, limit)

    def notice(self, desk: Desk, today: date) -> str:
        """Nothing is said above the letters."""
        return ""

    def counts(self, desk: Desk, today: date) -> Mapping[str, int]:
        """How many each view has."""
        return desk.letter_lists.counts(today)

    def view(self, desk: Desk, number: int, today: date) -> RecordView:
        """One letter whole."""
        return desk.letters.view(number, today)

    def perform(self, desk: Desk, number: int, act: str, values: Values, actor: int, today: date) -> Changed:
        """One act of a letter."""
        return desk.letters.perform(number, act, values, actor=actor, today=today)

    def form(self, desk: Desk, today: date) -> NextAct:
        """How a new letter asks for its facts."""
        return desk.letters.form(today, self._items)

    def enter(self, desk: Desk, values: Values, actor: int, today: date) -> Changed:
        """A new letter."""
        return desk.letters.enter(values, actor=actor, today=today, about=self._items)


class CoordinationPage(RecordPage):
    """The page of the letters."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, Letters(), parent)

    def new(self) -> None:
        """Ctrl+N: ask which item, then for the letter about it; several are chosen in the register."""
        Asking(self.host, self, self.new_about).open()

    def new_about(self, items: Sequence[int]) -> None:
        """A new letter about items of the register."""
        letters = Letters(items)
        self.begin(letters.form, letters.enter)


class Asking(FormDialog):
    """Asks which item of the register a letter is about."""

    manual = "协调征求"

    def __init__(self, host: Host, parent: QWidget, then: Callable[[Sequence[int]], None]) -> None:
        title = QCoreApplication.translate("Letters", "征求哪条信息的意见")
        column = Column(
            "item", QCoreApplication.translate("Letters", "信息"), Kind.RECORD, width=20, required=True
        )

        def save(values: Values, done: Callable[[object], None], failed: Failed) -> None:
            words = str(values["item"])

            def found(item: int) -> None:
                done(item)
                then((item,))

            host.ask("letters-item", lambda desk: desk.lists.find(words), found, failed)

        note = QCoreApplication.translate(
            "Letters", "写索引号，或按 F4 按名称查找。几条一起征求的，在信息登记里选中它们再点“征求意见”。"
        )
        super().__init__(
            Ledger("letter-item", title, (column,)), save, host.failures.handle, parent, note=note
        )
        self.keep.setText(self.tr("下一步  Ctrl+Enter"))
        find_numbers(self, host)
