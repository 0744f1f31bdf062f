"""年度报告: the reports as a ledger, and beside it the official tables, every figure of which opens its records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QWidget

from gongkai_desktop.reports.annual.case import ReportState
from gongkai_desktop.reports.annual.views import LEDGER
from ui.kit.dialogs import button
from ui.kit.ledger import shown
from ui.kit.ledger.face import Face
from ui.kit.ledger.page import LedgerPage
from ui.kit.paged import Shown
from ui.session import Session

if TYPE_CHECKING:
    from ui.kit.ledger.card import CardTab
    from ui.reports.annual_tables import AnnualTables

PAPER = "annual-report"
BEGIN = "begin"
"""The view of a place that is no view: the form of a new report."""


class AnnualFace(Face):
    """The ledger of annual reports."""

    name = "annual"
    manual = "年度报告"
    first = "all"
    rooms = frozenset({"annual", "request", "item"})
    paper = PAPER

    def __init__(self) -> None:
        self.title, self.columns = LEDGER.title, annual_columns()
        self.search = QCoreApplication.translate("Annual", "搜索：年度、名称")
        self.begin = QCoreApplication.translate("Annual", "编制  Ctrl+N")
        self.prints = QCoreApplication.translate("Annual", "打印报告…")
        self.due = QCoreApplication.translate("Annual", "报送、公布期限")
        self.nothing = QCoreApplication.translate(
            "Annual", "在左边选一年的报告，这里显示它的表格、核对和下一步。"
        )
        self.keys = QCoreApplication.translate("Annual", "Ctrl+J 到表格　F1 全部按键")  # its list is narrow

    def unused(self) -> tuple[str, str]:
        """When the first one is made."""
        return (
            QCoreApplication.translate("Annual", "还没有编制过年度报告"),
            QCoreApplication.translate(
                "Annual", "按 Ctrl+N 选一年：表格由台账数出来，每个数都打得开它后面的登记。"
            ),
        )

    def emptied(self, view: str) -> tuple[str, str] | None:
        """What to say where a view has nothing."""
        if view == "all":
            return None
        return (
            QCoreApplication.translate("Annual", "这里没有年度报告"),
            QCoreApplication.translate("Annual", "在左边选“全部”看各年的报告。"),
        )


def annual_columns() -> tuple[Shown, ...]:
    """The columns of the table: the year, where it stands, what is left."""
    return (
        shown.words("number", QCoreApplication.translate("Annual", "年度"), 56),
        shown.state(QCoreApplication.translate("Annual", "状态"), tuple(map(str, ReportState))),
        shown.day("due", QCoreApplication.translate("Annual", "期限"), spare=1),
        shown.left(QCoreApplication.translate("Annual", "提醒（工作日）")),
    )


class AnnualPage(LedgerPage):
    """The page of the annual reports; its card is wide, because the tables are."""

    side_width, panel_width, widest_panel = 128, 830, 0.66

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, AnnualFace(), parent)

    @cached_property
    def tables(self) -> AnnualTables:
        """The tables and the checks of the report shown."""
        from ui.reports.annual_tables import AnnualTables

        tables = AnnualTables()
        tables.opened.connect(self._open_figure)
        tables.explaining.connect(self._explain)
        return tables

    def own_tabs(self) -> Sequence[CardTab]:
        """The tables, a tab of the card."""
        from ui.kit.ledger.card import CardTab

        return (CardTab(self.tr("报表"), self.tables, lambda view, _: self.tables.show_report(view.case)),)

    def buttons(self) -> Sequence[QPushButton]:
        """The report goes out as a file too."""
        out = button(self.tr("存为…"), self.save_file)
        out.setToolTip(self.tr("把选中的报告存成 Word、Excel、PDF 或网页（Ctrl+Shift+S）"))
        return (*super().buttons(), out)

    def keys(self) -> dict[str, Callable[[], object]]:
        """Its own keys."""
        known = super().keys() | {"Ctrl+Shift+S": self.save_file, "Ctrl+J": self.go_tables}
        del known["Ctrl+B"]
        return known

    def commands(self) -> dict[str, Callable[..., object]]:
        """What the menus can have done here; nothing is done with many reports at once."""
        known = super().commands()
        del known["many"]
        return known

    def go(self, view: str, number: int) -> None:
        """A view, a report by its record, or the form of a new one."""
        if view == BEGIN:
            self.new()
        else:
            super().go(view, number)

    def go_tables(self) -> None:
        """Ctrl+J: into the table of the report shown."""
        if self.card.view is not None:
            self.card.tabs.setCurrentIndex(self.card.tabs.count() - 1)
            self.tables.go()

    def save_file(self) -> None:
        """The report under the cursor as a file."""
        self.when_shown(self._save_shown)

    def _save_shown(self) -> None:
        from ui.reports.saving_annual import save_report  # seldom used

        view: Any = self.card.view
        if view is None or not view.case.year:
            self.said.emit(self.tr("先在列表里选一年的报告"))
            return
        save_report(self.host, self, view.case.year, self.said.emit)

    def _open_figure(self, key: str) -> None:
        """The records that a figure counts; a figure that was entered says by whom."""
        from gongkai_desktop.reports.annual.behind import place_behind

        view: Any = self.card.view
        if view is None:
            return
        if place := place_behind(view.case, key):
            self.place_wanted.emit(place, 0)
        else:
            self.said.emit(self.tr("这个数是人工填的，谁、哪一天填的见“概要”"))

    def _explain(self, name: str) -> None:
        """The form that says why a check may fail."""
        view: Any = self.card.view
        act = next((one for one in view.acts if one.key == "note"), None) if view is not None else None
        if act is not None:
            self.perform(act.filled({"check": name}))
