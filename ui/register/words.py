"""How the register's rows read on the screen: the columns of the table, urgency in mark, word and colour."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.register.fields import REGISTER
from ui.kit import look
from ui.kit.paged import Row, Shown

TITLE_AT: Final = 1
_MARKS: Final = {"overdue": "●", "today": "▲", "soon": "▲", "provisional": "◇"}
_COLOURS: Final = {"overdue": look.RED, "today": look.AMBER, "soon": look.AMBER}


def reminder(urgency: str, words: str) -> str:
    """The words of a due date with the mark that tells its urgency without colour."""
    return f"{_MARKS.get(urgency, '')} {words}".strip() if words else ""


def urgency_colour(urgency: str) -> str:
    """The colour beside the mark and the word."""
    return _COLOURS.get(urgency, look.SOFT)


def table_columns() -> tuple[Shown, ...]:
    """The columns of the register's table."""

    def plain(key: str, width: int) -> Shown:
        return Shown(REGISTER.column(key), width, lambda row: str(row[key]), order=key)

    def number(row: Row) -> str:
        """The number's own part; the code of the office before it is the same in every row."""
        return str(row["index_no"]).rpartition("/")[2] or f"#{row['id']}"

    return (
        Shown(REGISTER.column("index_no"), 86, number, order="index_no"),
        plain("title", 200),
        plain("department", 74),
        plain("formed", 82),
        plain("attribute", 79),
        Shown(
            Column("stage", QCoreApplication.translate("Register", "状态")),
            79,
            lambda row: str(row["status"]),
            order="stage",
        ),
        Shown(
            Column("due", QCoreApplication.translate("Register", "公开期限"), Kind.DATE),
            82,
            lambda row: str(row["due"]),
            order="due",
        ),
        Shown(
            Column("left", QCoreApplication.translate("Register", "提醒")),
            100,
            lambda row: reminder(row["urgency"], row["reminder"]),
            lambda row: urgency_colour(row["urgency"]),
            order="due",
        ),
    )
