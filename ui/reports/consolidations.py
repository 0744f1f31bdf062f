"""汇总记录: the consolidations that were kept as a ledger, each to be opened again as it was."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from gongkai_desktop.cases.query import Query
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.reports.consolidation.kept import KeptState
from gongkai_desktop.reports.consolidation.views import LEDGER
from ui.kit.dialogs import button
from ui.kit.ledger import shown
from ui.kit.ledger.face import Face
from ui.kit.ledger.page import LedgerPage
from ui.kit.paged import Shown
from ui.session import Session


class ConsolidationsFace(Face):
    """The ledger of consolidations. Nothing is owed by a day, and none begins by a form."""

    name, first = "consolidations", "all"
    manual = "汇总"
    rooms = frozenset({"consolidation"})
    dated = False

    def __init__(self) -> None:
        self.title, self.columns = LEDGER.title, kept_columns()
        self.search = QCoreApplication.translate("Consolidations", "搜索：年度、名称")
        self.nothing = QCoreApplication.translate(
            "Consolidations", "在左边选一次汇总，这里显示收到哪些文件、收下了什么疑问、合计和写出的文件。"
        )
        self.keys = QCoreApplication.translate("Consolidations", "Enter 再打开　F1 全部按键")

    def unused(self) -> tuple[str, str]:
        """Where one begins."""
        return (
            QCoreApplication.translate("Consolidations", "还没有留存过汇总"),
            QCoreApplication.translate(
                "Consolidations",
                "在“汇总”里核对下级单位的报表，写出汇总时自动留存；没有弄完的按“留存”，以后再打开接着办。",
            ),
        )


def kept_columns() -> tuple[Shown, ...]:
    """The columns of the table."""
    return (
        shown.words("title", QCoreApplication.translate("Consolidations", "名称"), 230),
        shown.day("day", QCoreApplication.translate("Consolidations", "留存日期")),
        _count("reports", QCoreApplication.translate("Consolidations", "收到")),
        _count("taken", QCoreApplication.translate("Consolidations", "收下疑问"), spare=2),
        _count("missing", QCoreApplication.translate("Consolidations", "没有交"), spare=1),
        _state(QCoreApplication.translate("Consolidations", "状态")),
        shown.day("written", QCoreApplication.translate("Consolidations", "写出日期"), spare=3),
    )


def _count(key: str, title: str, spare: int = 0) -> Shown:
    column = Column(key, title, Kind.INTEGER)
    return Shown(column, 72, lambda row: str(row[key] or ""), order=key, spare=spare)


def _state(title: str) -> Shown:
    states = tuple(map(str, KeptState))
    return Shown(
        Column("state", title, Kind.CHOICE, choices=states), 78, lambda row: str(row["state"]), order="state"
    )


class ConsolidationsPage(LedgerPage):
    """The page of what was kept."""

    reopening = Signal(int)
    """A record is to be opened again where reports are consolidated."""
    beginning = Signal()
    """Reports are to be consolidated."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, ConsolidationsFace(), parent)

    def buttons(self) -> Sequence[QPushButton]:
        """What was kept is opened again."""
        again = button(self.tr("再打开"), self.open_again)
        again.setToolTip(self.tr("用留存的文件重新核对，接着汇总（Enter）"))
        return (button(self.tr("导出"), self.export), again)

    def ways(self, query: Query) -> Sequence[QPushButton]:
        """Where nothing has been kept, the way to where it begins."""
        if self.known.get("all") or query.words or query.filters:
            return super().ways(query)
        return (button(self.tr("去汇总"), self.beginning.emit, primary=True),)

    def open_again(self) -> None:
        """Open the record chosen where reports are consolidated."""
        if number := self.table.current_id():
            self.reopening.emit(number)
        else:
            self.said.emit(self.tr("先在列表里选一次汇总"))

    def open_current(self, field: str = "") -> None:
        """Enter: open it again."""
        self.open_again()

    def commands(self) -> dict[str, Callable[..., object]]:
        """What the menus can have done here; nothing begins here, and nothing is done with many at once."""
        known = super().commands()
        del known["new"], known["many"]
        return known

    def keys(self) -> dict[str, Callable[[], object]]:
        """Its own keys."""
        known = super().keys()
        del known["Ctrl+B"]
        return known
