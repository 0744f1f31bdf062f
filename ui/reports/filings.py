"""不予公开备案: the filings as a ledger, from 今日's line to the signed sheet on file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton, QWidget

from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.reports.filing.acts import SHEET
from gongkai_desktop.reports.filing.filing import FilingState
from gongkai_desktop.reports.filing.owed import PROPOSE
from gongkai_desktop.reports.filing.views import LEDGER
from ui.kit.dialogs import button
from ui.kit.ledger import shown
from ui.kit.ledger.face import Face
from ui.kit.ledger.page import LedgerPage
from ui.kit.paged import Shown
from ui.session import Session


class FilingFace(Face):
    """The ledger of filings."""

    name = "filings"
    manual = "不予公开备案"
    rooms = frozenset({"filing", "item", "request", "sheet"})
    paper = SHEET

    def __init__(self) -> None:
        self.title, self.columns = LEDGER.title, filing_columns()
        self.search = QCoreApplication.translate("Filings", "搜索：季度、名称、拼音首字母")
        self.begin = QCoreApplication.translate("Filings", "拟报备案表  Ctrl+N")
        self.prints = QCoreApplication.translate("Filings", "打印备案表…")
        self.due = QCoreApplication.translate("Filings", "报送期限")
        self.nothing = QCoreApplication.translate(
            "Filings", "在左边选一份备案，这里显示列了哪些信息、签到哪一步和下一步。"
        )
        self.keys = QCoreApplication.translate(
            "Filings", "Enter 下一步　Ctrl+P 印表　Ctrl+Shift+X 存为 Excel　F1 全部按键"
        )

    def emptied(self, view: str) -> tuple[str, str] | None:
        """What to say where the first view has nothing."""
        if view != self.first:
            return None
        return (
            QCoreApplication.translate("Filings", "没有要报送的备案"),
            QCoreApplication.translate(
                "Filings", "拟报的都报送了。在左边选“全部”看各季度的；下一次什么时候报，看“今日”。"
            ),
        )

    def unused(self) -> tuple[str, str]:
        """When the first one is proposed."""
        return (
            QCoreApplication.translate("Filings", "还没有拟报过备案"),
            QCoreApplication.translate(
                "Filings",
                "制度要求每季度末把不予公开的信息报主管部门备案，没有的也报。到了报送的那一周“今日”会提醒；"
                "按 Ctrl+N 由信息登记拟好备案表。",
            ),
        )

    def under(self, view: Any) -> str:
        """Its number, how many lines it has, where it stands."""
        filing = view.record
        count = QCoreApplication.translate("Filings", "{} 条").format(len(filing.entries))
        nil = QCoreApplication.translate("Filings", "零报告")
        return " · ".join((view.number, nil if filing.nil else count, view.status.words))


def filing_columns() -> tuple[Shown, ...]:
    """The columns of the table; what is due, where it stands and what is left always have their room."""
    return (
        shown.words("title", QCoreApplication.translate("Filings", "名称"), 220),
        _count("entries", QCoreApplication.translate("Filings", "条数")),
        shown.day("first", QCoreApplication.translate("Filings", "报送期自"), spare=2),
        shown.day("due", QCoreApplication.translate("Filings", "报送期限")),
        shown.day("filed", QCoreApplication.translate("Filings", "报送日期"), spare=1),
        _count("ordered", QCoreApplication.translate("Filings", "追加公开"), spare=3),
        shown.state(QCoreApplication.translate("Filings", "状态"), tuple(map(str, FilingState))),
        shown.left(QCoreApplication.translate("Filings", "提醒（工作日）")),
    )


def _count(key: str, title: str, spare: int = 0) -> Shown:
    column = Column(key, title, Kind.INTEGER)
    return Shown(column, 72, lambda row: str(row[key] or ""), order=key, spare=spare)


class FilingsPage(LedgerPage):
    """The page of the filings."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, FilingFace(), parent)
        self.session = session

    def go(self, view: str, number: int) -> None:
        """A view, a record, or the form of a new filing."""
        if view == PROPOSE:
            self.new()
        else:
            super().go(view, number)

    def buttons(self) -> Sequence[QPushButton]:
        """The signed sheet comes back here too, and the sheet goes out as a workbook."""
        back = button(self.tr("归档签字件…"), self.file_scans)
        book = button(self.tr("存为 Excel…"), self.save_book)
        book.setToolTip(self.tr("把选中的备案表存成工作簿（Ctrl+Shift+X）"))
        return (*super().buttons(), book, back)

    def keys(self) -> dict[str, Callable[[], object]]:
        """Its own keys."""
        return super().keys() | {"Ctrl+Shift+X": self.save_book}

    def commands(self) -> dict[str, Callable[..., object]]:
        """What the menus can have done here."""
        return {**super().commands(), "file_scans": self.file_scans}

    def file_scans(self, paths: Sequence[Path] = ()) -> None:
        """Let the signed pages in these files find their filings; without any, ask for files."""
        from ui.scans.filing import FilingDialog  # seldom used

        dialog = FilingDialog(self.session, self, tuple(paths))
        dialog.tray_wanted.connect(lambda: self.place_wanted.emit("scans:", 0))
        dialog.entering.connect(lambda sheet: self.place_wanted.emit(f"sheet:{sheet}", 0))
        dialog.open()

    def save_book(self) -> None:
        """The sheet of the filing under the cursor as a workbook."""
        self.when_shown(self._save_shown)

    def _save_shown(self) -> None:
        from ui.reports.saving import save_filing  # seldom used

        view = self.card.view
        if view is None:
            self.said.emit(self.tr("先在列表里选一份备案"))
            return
        save_filing(self.host, self, view.id, view.number, self.said.emit)
