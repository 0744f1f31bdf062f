"""How the ledgers of secrecy work read on the screen: titles, columns, what to say where there is nothing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.secrecy.affair import LEAK, PATROL, QUESTION
from ui.kit import look
from ui.kit.paged import Shown
from ui.kit.urgency import DAY_WIDTH, reminder, urgency_colour


def words_of(kind: str) -> dict[str, str]:
    """The words of a ledger's page."""
    new = {
        QUESTION: QCoreApplication.translate("Secrecy", "登记质疑  Ctrl+N"),
        PATROL: QCoreApplication.translate("Secrecy", "登记巡查  Ctrl+N"),
        LEAK: QCoreApplication.translate("Secrecy", "登记泄密事件  Ctrl+N"),
    }
    due = {
        QUESTION: QCoreApplication.translate("Secrecy", "答复期限"),
        PATROL: QCoreApplication.translate("Secrecy", "期限"),
        LEAK: QCoreApplication.translate("Secrecy", "报告期限"),
    }
    paper = {
        QUESTION: QCoreApplication.translate("Secrecy", "打印答复书…"),
        PATROL: QCoreApplication.translate("Secrecy", "打印巡查记录…"),
        LEAK: QCoreApplication.translate("Secrecy", "打印报告单…"),
    }
    return {
        "print": paper[kind],
        "search": QCoreApplication.translate("Secrecy", "搜索：名称、人员、拼音首字母"),
        "new": new[kind],
        "due": due[kind],
        "none": QCoreApplication.translate("Secrecy", "在左边选一行，这里显示它的全部情况和下一步。"),
    }


def nothing_yet(kind: str) -> tuple[str, str]:
    """What to say where a ledger has nothing at all."""
    return {
        QUESTION: (
            QCoreApplication.translate("Secrecy", "还没有人质疑"),
            QCoreApplication.translate(
                "Secrecy", "有人问为什么因保密没有公开，按 Ctrl+N 登记，向他说明依据和理由。"
            ),
        ),
        PATROL: (
            QCoreApplication.translate("Secrecy", "还没有巡查记录"),
            QCoreApplication.translate(
                "Secrecy", "定期上网看一遍已经公开的信息，按 Ctrl+N 登记；没有发现问题也登记一笔。"
            ),
        ),
        LEAK: (
            QCoreApplication.translate("Secrecy", "没有泄密事件"),
            QCoreApplication.translate(
                "Secrecy",
                "发现泄密或者可能泄密，先补救，再按 Ctrl+N 登记；24 小时内报告。这里只记指向，不写涉密内容。",
            ),
        ),
    }[kind]


def affair_columns(kind: str) -> tuple[Shown, ...]:
    """The columns of a ledger's table."""
    about = {
        QUESTION: QCoreApplication.translate("Secrecy", "质疑什么"),
        PATROL: QCoreApplication.translate("Secrecy", "巡查范围"),
        LEAK: QCoreApplication.translate("Secrecy", "事件"),
    }[kind]
    who = {
        QUESTION: QCoreApplication.translate("Secrecy", "提出人"),
        PATROL: QCoreApplication.translate("Secrecy", "巡查人"),
        LEAK: QCoreApplication.translate("Secrecy", "发现人"),
    }[kind]
    since = {
        QUESTION: QCoreApplication.translate("Secrecy", "收到"),
        PATROL: QCoreApplication.translate("Secrecy", "日期"),
        LEAK: QCoreApplication.translate("Secrecy", "发现"),
    }[kind]
    state = Shown(
        Column("state", QCoreApplication.translate("Secrecy", "状态")),
        110,
        lambda row: str(row["status"]),
        lambda row: look.RED if row["flags"] else look.INK,
        spare=0 if kind == PATROL else 3,
        filtered=False,
    )
    left = Shown(
        Column("left", QCoreApplication.translate("Secrecy", "提醒")),
        140,
        lambda row: reminder(str(row["urgency"]), str(row["reminder"])),
        lambda row: urgency_colour(str(row["urgency"])),
        filtered=False,
    )
    first = (
        _plain("title", about, 150),
        _plain("who", who, 90, spare=1),
        _day("day", since, spare=2),
    )
    if kind == PATROL:  # a finding has no limit of its own: it is put right at once
        return (*first, state)
    return (*first, _day("due", words_of(kind)["due"]), state, left)


def _plain(key: str, title: str, width: int, spare: int = 0) -> Shown:
    return Shown(Column(key, title), width, lambda row: str(row[key]), filtered=False, spare=spare)


def _day(key: str, title: str, spare: int = 0) -> Shown:
    column = Column(key, title, Kind.DATE)
    return Shown(column, DAY_WIDTH, lambda row: str(row[key]), filtered=False, spare=spare)
