"""How the register's rows read on the screen: the columns of the table, urgency in mark, word and colour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.cases.query import Query
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.register.fields import COLUMNS, REGISTER
from gongkai_desktop.register.stages import Stage
from ui.kit.icons import state_icon
from ui.kit.ledger.face import Face
from ui.kit.paged import Row, Shown, room_for
from ui.kit.urgency import DAY_WIDTH, short_reminder, urgency_colour

if TYPE_CHECKING:
    from gongkai_desktop.cases.lists import Lists
    from gongkai_desktop.desk import Desk
    from gongkai_desktop.ledger.acts import NextAct
    from gongkai_desktop.register.service import ItemView, Register


def short_number(row: Row) -> str:
    """An index number without the office's code, which is the same in every row; #n where there is none."""
    return str(row["index_no"]).rpartition("/")[2] or f"#{row['id']}"


def shown_of(*keys: str) -> tuple[Column, ...]:
    """The columns of these keys that the table has and the ledger has not: computed state and due date."""
    stages = tuple(str(stage) for stage in Stage)
    own = {
        "due": Column("due", QCoreApplication.translate("Register", "公开期限"), Kind.DATE),
        "stage": Column("stage", QCoreApplication.translate("Register", "状态"), Kind.CHOICE, choices=stages),
    }
    return tuple(own[key] for key in keys)


class RegisterFace(Face):
    """信息登记. No row is chosen before somebody chooses one: most come here to look for something."""

    name, first = "register", "all"
    manual = "查找与视图"
    rooms = frozenset({"item"})
    stretch, picking = 1, False
    reckoning, drafts = "deadline", "item"

    def __init__(self) -> None:
        self.columns = table_columns()
        self.begin = QCoreApplication.translate("Register", "新登记  Ctrl+N")
        self.due = QCoreApplication.translate("Register", "公开期限")
        self.nothing = QCoreApplication.translate(
            "Register", "在左边的表里选一行，这里显示它的全部情况和下一步。"
        )
        self.search = QCoreApplication.translate(
            "Register", "搜索：名称、文号、索引号、关键词、拼音首字母（如 bmsc）"
        )
        self.keys = QCoreApplication.translate("Register", "Enter 打开　Space 多选　Ctrl+B 批量　F1 全部按键")

    def empty(self, query: Query, *, used: bool = False) -> tuple[str, str]:
        """What to say where a list has nothing."""
        from ui.register.emptiness import emptiness  # a register with rows does without

        return emptiness(query)

    def column(self, key: str) -> Column | None:
        """The column that a filter is about."""
        return super().column(key) or COLUMNS.get(key)

    def under(self, view: ItemView) -> str:
        """Number, department, state and phase."""
        phase = view.case.phase if view.case.phase != view.status.words else ""
        parts = (view.number.rpartition("/")[2], view.case.responsible, view.status.words, phase)
        return " · ".join(part for part in parts if part)

    def summary(self, view: ItemView) -> str:
        """What to read first, the fields, and the sections of its life."""
        from ui.register.summary import summary  # not before an item is seen

        return summary(view)

    def undated(self, view: ItemView) -> str:
        """Why nothing is due."""
        words = QCoreApplication.translate("Register", "这条信息没有公开期限：{}。")
        return words.format(view.status.words)

    def acts(self, view: ItemView) -> Sequence[NextAct]:
        """What may be done with it next; a letter about it among that."""
        from ui.register.letters import letter_acts  # not before an item is seen

        return (*view.acts, *letter_acts(view))

    def lists(self, desk: Desk) -> Lists:
        """Its pages, counts and views; the other ledgers are not looked for when the window opens."""
        return desk.lists

    def cases(self, desk: Desk) -> Register:
        """Its items and what may be done with them."""
        return desk.register

    def suggestions(self, desk: Desk) -> Mapping[str, Sequence[str]]:
        """The departments as they are typed."""
        return {"department": tuple(known.name for known in desk.office.departments() if known.active)}


def table_columns() -> tuple[Shown, ...]:
    """The columns of the register's table."""

    def plain(key: str, width: int, spare: int = 0) -> Shown:
        return Shown(REGISTER.column(key), width, lambda row: str(row[key]), order=key, spare=spare)

    def day(column: Column, spare: int = 0) -> Shown:
        key = column.key
        return Shown(column, DAY_WIDTH, lambda row: str(row[key]), order=key, spare=spare)

    stage, due = shown_of("stage", "due")
    left = Column("left", QCoreApplication.translate("Register", "提醒（工作日）"))
    return (
        Shown(REGISTER.column("index_no"), 99, short_number, order="index_no", spare=4),
        plain("title", 200),
        plain("department", 80, spare=3),
        day(REGISTER.column("formed"), spare=1),
        plain("attribute", 79, spare=2),
        Shown(
            stage,
            room_for((stage.title,)),
            lambda row: str(row["status"]),
            order="stage",
            icon=lambda row: state_icon(str(row["stage"])),
            whole=True,
        ),
        day(due),
        Shown(
            left,
            118,
            lambda row: short_reminder(row["urgency"], row["reminder"]),
            lambda row: urgency_colour(row["urgency"]),
            order="due",
            filtered=False,
        ),
    )
