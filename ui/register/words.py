"""How the register's rows read on the screen: the columns of the table, urgency in mark, word and colour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.register.fields import COLUMNS, REGISTER
from gongkai_desktop.register.stages import Stage
from ui.kit.paged import Row, Shown
from ui.kit.urgency import DAY_WIDTH, short_reminder, urgency_colour

TITLE_AT: Final = 1


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


def filter_words(filters: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each filter with its key, in words."""
    own = {column.key: column for column in shown_of("stage", "due")}
    return [
        (key, f"{column.title if (column := own.get(key) or COLUMNS.get(key)) else key}={value}")
        for key, value in filters.items()
        if value
    ]


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
        plain("title", 160),
        plain("department", 80, spare=2),
        day(REGISTER.column("formed"), spare=3),
        plain("attribute", 79, spare=1),
        Shown(stage, 94, lambda row: str(row["status"]), order="stage"),
        day(due),
        Shown(
            left,
            104,
            lambda row: short_reminder(row["urgency"], row["reminder"]),
            lambda row: urgency_colour(row["urgency"]),
            order="due",
            filtered=False,
        ),
    )
