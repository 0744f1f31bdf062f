"""汇总表: a month's reviews as a sheet, a month without any too."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget

from gongkai_desktop.cases.papers import Period
from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.review.papers import nil
from gongkai_desktop.review.views import in_period
from ui.kit.alive import if_there
from ui.kit.dialogs import Frame, button, label

if TYPE_CHECKING:
    from ui.review.queue import Queue

MONTHS = 24  # offered, the newest first


class MonthlyDialog(Frame):
    """Choose a month; Enter shows its summary, from where it is printed or saved."""

    manual = "保密审查"

    def __init__(self, queue: Queue) -> None:
        super().__init__("", queue, width=460, height=460)
        self.setWindowTitle(self.tr("保密审查汇总表"))
        self._session, self._queue = queue.host, queue
        self._months = months(self._session.today())
        self.list = QListWidget()
        self.list.setObjectName("framed")
        self.list.setAccessibleName(self.tr("月份"))
        self.list.ensurePolished()  # the rows take their height from the style
        for first, _ in self._months:
            self.list.addItem(self.tr("{} 年 {} 月").format(first.year, first.month))
        self.list.itemActivated.connect(lambda _: self.show_sheet())
        self.list.currentRowChanged.connect(lambda _: self._look())
        self.told = label("", "soft", wrap=True)
        self.body.addWidget(
            label(self.tr("哪个月的汇总表？没有审查的月份也印一张，照实写明。"), "", wrap=True)
        )
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.told)
        self.buttons(
            button(self.tr("关闭"), self.reject),
            button(self.tr("导出 Excel…"), self.export),
            button(self.tr("预览和打印…"), self.show_sheet, primary=True, icon="print"),
        )
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def span(self) -> tuple[date, date]:
        """The first and the last day of the month under the cursor."""
        return self._months[max(self.list.currentRow(), 0)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+P shows the sheet, Ctrl+E exports."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if control and event.key() == Qt.Key.Key_P:
            self.show_sheet()
        elif control and event.key() == Qt.Key.Key_E:
            self.export()
        else:
            super().keyPressEvent(event)

    def show_sheet(self) -> None:
        """Draw the month's sheet and show it."""
        from gongkai_desktop.paper.record_form import SUMMARY  # seldom used, as is the preview
        from ui.kit.papers import show_paper

        show_paper(self._session, self, SUMMARY, period=Period(*self.span()))

    def export(self) -> None:
        """The month's reviews as a workbook."""
        from ui.kit.ledger.exporting import choose_target  # seldom used

        queue = self._queue
        choose_target(queue.host, queue.face, self._query(), queue, queue.said.emit)

    def _query(self) -> Query:
        first, last = self.span()
        return Query(filters=in_period("all", first.isoformat(), last.isoformat()))

    def _look(self) -> None:
        query, today = self._query(), self._session.today()

        def count(desk: Desk) -> int:
            return desk.review_lists.count(query, today)

        self._session.ask("reviews-of-month", count, if_there(self, self._tell))

    def _tell(self, count: int) -> None:
        self.told.setText(
            self.tr("这个月送审 {} 件。").format(count)
            if count
            else self.tr("这个月没有送审的，印出来是“{}”").format(nil(Period(*self.span())))
        )


def months(today: date) -> list[tuple[date, date]]:
    """The first and last days of this month and of those before it."""
    found = []
    first = today.replace(day=1)
    for _ in range(MONTHS):
        after = (first + timedelta(days=31)).replace(day=1)
        found.append((first, after - timedelta(days=1)))
        first = (first - timedelta(days=1)).replace(day=1)
    return found
