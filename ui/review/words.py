"""How the rows of the review queue read on the screen: columns, days out, the views in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.cases.query import Query
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.review.states import ReviewState
from gongkai_desktop.review.views import LONG_OUT
from ui.kit import look
from ui.kit.ledger.face import Face
from ui.kit.paged import Row, Shown
from ui.kit.urgency import short_reminder, urgency_colour
from ui.review.emptiness import emptiness


class ReviewFace(Face):
    """The queue of 保密审查. What stands beneath its views narrows it too, and needs no chip."""

    name, first = "review", "running"
    manual = "保密审查"
    rooms = frozenset({"review", "item"})
    stretch = 1

    def __init__(self) -> None:
        self.title = QCoreApplication.translate("Review", "保密审查台账")
        self.columns = table_columns()
        self.search = QCoreApplication.translate("Review", "搜索：名称、文号、编号、拼音首字母（如 bmsc）")
        self.keys = QCoreApplication.translate("Review", "F2 录入签字　Space 多选　Ctrl+B 批量　F1 全部按键")

    def empty(self, query: Query, *, used: bool = False) -> tuple[str, str]:
        """What to say where a list has nothing."""
        return emptiness(query.view, query.words)

    def chips(self, filters: Mapping[str, str]) -> list[tuple[str, str]]:
        """None: the views tell steps and signers."""
        return []


_STATES: Final = {
    ReviewState.RETURNED.value: "amber",
    ReviewState.ESCALATED.value: "amber",
    ReviewState.OUTDATED.value: "red",
    ReviewState.REFUSED.value: "red",
    ReviewState.APPROVED.value: "green",
}


def days_out(row: Row) -> str:
    """How long the paper has been out, '' where it is not."""
    if row["days_out"] is None:
        return ""
    return QCoreApplication.translate("Review", "{} 工作日").format(row["days_out"])


def short_number(row: Row) -> str:
    """A number without the office's code, which is the same in every row; #n where there is none."""
    return str(row["number"]).rpartition("/")[2] or f"#{row['id']}"


def view_titles() -> dict[str, str]:
    """The views of the queue in their order, each with its title."""
    return {
        "to_submit": QCoreApplication.translate("Review", "待提交"),
        "running": QCoreApplication.translate("Review", "在办"),
        "out": QCoreApplication.translate("Review", "待签回"),
        "back": QCoreApplication.translate("Review", "已扫描未录"),
        "returned": QCoreApplication.translate("Review", "退回"),
        "escalated": QCoreApplication.translate("Review", "须报审"),
        "again": QCoreApplication.translate("Review", "须重新审查"),
        "overdue": QCoreApplication.translate("Review", "逾期"),
        "closed": QCoreApplication.translate("Review", "已办结"),
        "all": QCoreApplication.translate("Review", "全部"),
    }


def table_columns() -> tuple[Shown, ...]:
    """The columns of the queue's table."""

    def plain(key: str, title: str, width: int, spare: int = 0) -> Shown:
        return Shown(
            Column(key, title), width, lambda row: str(row[key]), order=key, spare=spare, filtered=False
        )

    number = Column("number", QCoreApplication.translate("Review", "编号"))
    out = Column("out_since", QCoreApplication.translate("Review", "在外"))
    due = Column("due", QCoreApplication.translate("Review", "期限（工作日）"), Kind.TEXT)
    state = Column("state", QCoreApplication.translate("Review", "状态"))
    return (
        Shown(number, 104, short_number, order="number", spare=4, filtered=False),
        plain("title", QCoreApplication.translate("Review", "名称"), 240),
        plain("department", QCoreApplication.translate("Review", "科室"), 74, spare=2),
        plain("attribute", QCoreApplication.translate("Review", "拟公开属性"), 80, spare=1),
        plain("step_title", QCoreApplication.translate("Review", "当前步骤"), 92, spare=5),
        plain("out_to", QCoreApplication.translate("Review", "签字人"), 62),
        Shown(out, 68, days_out, _out_tone, order="out_since", filtered=False),
        Shown(
            due,
            104,
            lambda row: short_reminder(row["urgency"], row["reminder"]),
            lambda row: urgency_colour(row["urgency"]),
            order="due",
            filtered=False,
        ),
        Shown(state, 78, lambda row: str(row["state"]), _state_tone, order="state", spare=3, filtered=False),
    )


def _state_tone(row: Row) -> str:
    return look.tone(_STATES.get(str(row["state"]), "ink"))


def _out_tone(row: Row) -> str:
    return look.AMBER if int(row["days_out"] or 0) >= LONG_OUT else look.INK
