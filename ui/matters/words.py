"""How a side ledger reads on the screen: the words of its page, the columns of its table."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.matters.definition import Definition
from ui.kit import look
from ui.kit.paged import Row, Shown
from ui.kit.urgency import DAY_WIDTH, reminder, urgency_colour

_DATES: Final = ("day", "due", "closed")
_WIDTHS: Final = {"title": 150, "who": 90}
_SPARE: Final = {"who": 1, "day": 2}
"""In which order columns give way where there is little room."""


def words_of(ledger: Definition) -> dict[str, str]:
    """The words of a ledger's page."""
    due = ledger.list.get("due") or next((limit.title for limit in ledger.limits), "")
    return {
        "print": ledger.paper.print if ledger.paper else "",
        "search": QCoreApplication.translate("Matters", "搜索：名称、人员、拼音首字母"),
        "new": f"{ledger.begin.title}  Ctrl+N",
        "due": due or QCoreApplication.translate("Matters", "期限"),
        "none": QCoreApplication.translate("Matters", "在左边选一行，这里显示它的全部情况和下一步。"),
    }


def columns_of(ledger: Definition) -> tuple[Shown, ...]:
    """The columns of a ledger's table: those that it lists, the state, and what is left where it has limits."""
    shown = [_shown(key, title) for key, title in ledger.list.items()]
    limited = "due" in ledger.list
    state = Shown(
        Column("state", QCoreApplication.translate("Matters", "状态")),
        110,
        lambda row: str(row["status"]),
        lambda row: look.RED if row["flags"] else look.INK,
        spare=3 if limited else 0,
        filtered=False,
    )
    left = Shown(
        Column("left", QCoreApplication.translate("Matters", "提醒")),
        140,
        lambda row: reminder(str(row["urgency"]), str(row["reminder"])),
        lambda row: urgency_colour(str(row["urgency"])),
        filtered=False,
    )
    return (*shown, state, left) if limited else (*shown, state)


def _shown(key: str, title: str) -> Shown:
    dated = key in _DATES
    column = Column(key, title, Kind.DATE if dated else Kind.TEXT)
    width = DAY_WIDTH if dated else _WIDTHS.get(key, 90)

    def text(row: Row) -> str:
        return str(row[key])

    return Shown(column, width, text, filtered=False, spare=_SPARE.get(key, 0))
