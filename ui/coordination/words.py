"""How letters read on the screen: the columns of their table."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.ledger import Column, Kind
from ui.kit import look
from ui.kit.paged import Row, Shown
from ui.kit.urgency import DAY_WIDTH, short_reminder, urgency_colour


def letter_columns() -> tuple[Shown, ...]:
    """The columns of the table."""

    def plain(key: str, title: str, width: int, spare: int = 0) -> Shown:
        return Shown(Column(key, title), width, lambda row: str(row[key]), filtered=False, spare=spare)

    def day(key: str, title: str, spare: int = 0) -> Shown:
        column = Column(key, title, Kind.DATE)
        return Shown(column, DAY_WIDTH, lambda row: str(row[key]), filtered=False, spare=spare)

    left = Column("left", QCoreApplication.translate("Letters", "提醒（工作日）"))
    return (
        plain("title", QCoreApplication.translate("Letters", "信息名称"), 140),
        plain("addressee", QCoreApplication.translate("Letters", "去函对象"), 132, spare=5),
        plain("number", QCoreApplication.translate("Letters", "函号"), 148, spare=1),
        day("sent", QCoreApplication.translate("Letters", "去函日"), spare=2),
        day("due", QCoreApplication.translate("Letters", "应回日"), spare=4),
        Shown(
            Column("state", QCoreApplication.translate("Letters", "状态")),
            84,
            lambda row: str(row["state"]),
            lambda row: _state_colour(row),
            spare=3,
            filtered=False,
        ),
        Shown(
            left,
            104,
            lambda row: short_reminder(str(row["urgency"]), str(row["reminder"])),
            lambda row: urgency_colour(str(row["urgency"])),
            filtered=False,
        ),
    )


def _state_colour(row: Row) -> str:
    """Letters that went against the rules stand out; their words are in the panel."""
    return look.RED if row["flags"] else look.INK
