"""How letters read on the screen: the words of their page, the columns of their table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.coordination.letter import LetterState
from gongkai_desktop.coordination.views import LETTERS
from gongkai_desktop.desk import Desk
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.records.event import Changed
from ui.kit.form_dialog import Values
from ui.kit.ledger import shown
from ui.kit.ledger.face import Face
from ui.kit.paged import Shown


class LetterFace(Face):
    """The ledger of letters; new ones are about ``items`` of the register."""

    name = "letters"
    manual = "协调征求"
    rooms = frozenset({"letter"})
    paper, letter = "coordination", True

    def __init__(self, items: Sequence[int] = ()) -> None:
        self._items = tuple(items)
        self.title, self.columns = LETTERS.title, letter_columns()
        self.search = QCoreApplication.translate("Letters", "搜索：信息名称、去函对象、函号、拼音首字母")
        self.begin = QCoreApplication.translate("Letters", "发函  Ctrl+N")
        self.prints = QCoreApplication.translate("Letters", "打印函和回执…")
        self.due = QCoreApplication.translate("Letters", "应回日")
        self.nothing = QCoreApplication.translate(
            "Letters", "在左边选一件函，这里显示函的内容、来往和下一步。"
        )
        self.keys = QCoreApplication.translate(
            "Letters", "Enter 下一步　Space 多选　Ctrl+B 批量　F1 全部按键"
        )

    def emptied(self, view: str) -> tuple[str, str] | None:
        """What to say where the first view has nothing."""
        if view != self.first:
            return None
        return (
            QCoreApplication.translate("Letters", "这里没有函"),
            QCoreApplication.translate(
                "Letters", "登记的函都办完了。在左边选“全部”看所有的函；还要征求谁的意见，看“今日”。"
            ),
        )

    def unused(self) -> tuple[str, str]:
        """When to write the first letter."""
        return (
            QCoreApplication.translate("Letters", "还没有发过函"),
            QCoreApplication.translate(
                "Letters",
                "拟公开的信息涉及其他机关、单位或者个人的，先书面征求意见。"
                "在信息登记里选中那条信息，点“征求意见”；或者按 Ctrl+N。",
            ),
        )

    def form(self, desk: Desk, today: date) -> NextAct:
        """How a new letter asks for its facts."""
        return desk.letters.form(today, self._items)

    def enter(self, desk: Desk, values: Values, actor: int, today: date) -> Changed:
        """A new letter."""
        return desk.letters.enter(values, actor=actor, today=today, about=self._items)


def letter_columns() -> tuple[Shown, ...]:
    """The columns of the table; what is due, where it stands and what is left always have their room."""
    return (
        shown.words("title", QCoreApplication.translate("Letters", "信息名称"), 200),
        shown.words("addressee", QCoreApplication.translate("Letters", "去函对象"), 132, spare=3),
        shown.words("number", QCoreApplication.translate("Letters", "函号"), 148, spare=1),
        shown.day("sent", QCoreApplication.translate("Letters", "去函日"), spare=2),
        shown.day("due", QCoreApplication.translate("Letters", "应回日")),
        shown.state(QCoreApplication.translate("Letters", "状态"), tuple(map(str, LetterState))),
        shown.left(QCoreApplication.translate("Letters", "提醒（工作日）")),
    )
