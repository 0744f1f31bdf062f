"""统计: choose a time, look at tables and charts, open the records behind any figure; out as a workbook or a PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.reports.statistics.booklet import spread
from gongkai_desktop.reports.statistics.periods import Against, Period, quarter_of, year_of
from gongkai_desktop.reports.statistics.tables import Report, Table
from ui.kit import look
from ui.kit.alive import if_there
from ui.kit.chart import ChartView
from ui.kit.dialogs import Room, button, card, explain, label, work
from ui.kit.editors import Day
from ui.kit.elided import Elided
from ui.kit.folding import FoldingRow
from ui.kit.host import concerns
from ui.reports.annual_tables import FigureTable
from ui.session import Session
from ui.tasks import Progress

if TYPE_CHECKING:
    from gongkai_desktop.records.event import Changed

ROOMS: Final = frozenset({"request", "item", "review", "calendar"})
"""The rooms whose records are counted."""
_PLACES: Final = {"requests": "requests:{}", "review": "review:{}", "register": "{}"}
"""How the lists behind a figure are named as places, by their ledger."""
_LIST: Final = 196  # pixels at 100 % of the list of tables
_TABLE: Final = int(Qt.ItemDataRole.UserRole)
_HALF: Final = 10_000  # of two that share what room there is alike
_WIDE: Final = 900  # pixels at 100 % from which on a chart stands beside its table


class StatisticsPage(QWidget):
    """The part 统计 of 报表."""

    manual = "统计"
    said = Signal(str)
    place_wanted = Signal(str, int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.report: Report | None = None
        self.stale, self.counting = True, False
        """Whether something has changed since it was counted, and whether it is being counted now."""
        self._make_choice()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("统计表"))
        self.list.currentItemChanged.connect(lambda now, _: self._show_item(now))
        self.list.itemActivated.connect(lambda _: self.go_table())
        self.setFocusProxy(self.list)
        self.notes, self.remarks = label("", "soft", wrap=True), label("", "small", wrap=True)
        self.told = Elided()
        self._hint = label(self.tr("Enter 打开登记　Ctrl+J 进表格　Tab 进图"), "small")
        self.title = label("", "heading")
        self.table = FigureTable(self.tr("统计表"))
        self.table.opened.connect(self.open_figure)
        self.table.currentCellChanged.connect(lambda *_: self._tell_cell())
        self._charts = QWidget()
        self._charts_box = QVBoxLayout(self._charts)
        self._charts_box.setContentsMargins(0, 0, 0, 0)
        self.charts: list[ChartView] = []
        self._split = QSplitter()
        self._split.addWidget(self.table)
        self._room = Room(self._charts)
        self._split.addWidget(self._room)
        self._split.setChildrenCollapsible(False)
        self._both = Room(self._split)
        """Scrolls a table and its charts together where they stand one under the other."""
        self._split.setSizes((_HALF, _HALF))
        self._arrange()
        for keys, run in {
            "Ctrl+J": self.go_table,
            "Ctrl+Shift+S": self.save_file,
            "F5": self.count,
        }.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)
        self.fit()

    # — the time —

    def _make_choice(self) -> None:
        today = self.session.today()
        self.span, self.against = QComboBox(), QComboBox()
        self.span.setAccessibleName(self.tr("统计的时间"))
        for title, time in self._spans(today):
            self.span.addItem(title, time)
        self.span.addItem(self.tr("自己填"), None)
        self.span.activated.connect(self._choose)
        self.against.setAccessibleName(self.tr("对比"))
        for one, title in (
            (Against.BEFORE, self.tr("与上期比")),
            (Against.LAST_YEAR, self.tr("与去年同期比")),
        ):
            self.against.addItem(title, one)
        self.against.setCurrentIndex(1)
        self.against.activated.connect(lambda _: self.count())
        self.first, self.last = Day(Column("first", "", Kind.DATE)), Day(Column("last", "", Kind.DATE))
        for field, name in ((self.first, self.tr("从这一天起")), (self.last, self.tr("到这一天止"))):
            field.setAccessibleName(name)
            field.textEdited.connect(lambda _: self.span.setCurrentIndex(self.span.count() - 1))
            field.returnPressed.connect(self.count)
        self._put(self.span.itemData(0))

    def _spans(self, today: date) -> tuple[tuple[str, Period], ...]:
        """The usual times; those that are not over yet end today, so that they stand beside as many days."""
        year, quarter = year_of(today), quarter_of(today)
        return (
            (self.tr("今年"), Period(year.first, today)),
            (self.tr("本季度"), Period(quarter.first, today)),
            (self.tr("上季度"), quarter.beside(Against.BEFORE)),
            (self.tr("去年"), year.beside(Against.BEFORE)),
        )

    def _put(self, time: Period) -> None:
        self.first.set_value(time.first)
        self.last.set_value(time.last)

    def _choose(self, at: int) -> None:
        if (time := self.span.itemData(at)) is None:
            self.first.setFocus()
            self.first.selectAll()
            return
        self._put(time)
        self.count()

    # — what is shown —

    def _arrange(self) -> None:
        row, buttons = QHBoxLayout(), FoldingRow()
        count = button(self.tr("统计"), self.count, primary=True, icon="refresh")
        count.setToolTip(self.tr("照上面的时间重新数一遍（F5）"))
        save = button(self.tr("存为…"), self.save_file, icon="export")
        save.setToolTip(self.tr("把全部统计表存成 Excel 或 PDF（Ctrl+Shift+S）"))
        out = button(self.tr("打印…"), self.print_report, icon="print")
        until = label(self.tr("至"), "soft")
        for widget in (self.span, self.first, until, self.last, self.against, count):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(buttons)
        for one in (save, out):
            buttons.box.addWidget(one)
        frame, box = card(margins=8)
        head, foot = QVBoxLayout(), QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.notes)
        foot.addWidget(self.told, 1)
        foot.addWidget(self._hint)
        for part in (head, self._both, self.remarks, foot):
            if isinstance(part, QWidget):
                box.addWidget(part, 1 if part is self._both else 0)
            else:
                box.addLayout(part)
        below = QHBoxLayout()
        below.setSpacing(12)
        side, side_box = card(margins=8)
        side_box.addWidget(self.list)
        below.addWidget(side)
        below.addWidget(frame, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addLayout(row)
        outer.addLayout(below, 1)

    def count(self) -> None:
        """Count what the fields say, after a count that is under way; what is no time is refused with a way."""
        try:
            first, last = self._days()
        except Refused as refused:
            explain(self, refused)
            return
        self.stale = True
        if self.counting:  # counted again at its end: the tables never stay those of another choice
            return
        self.stale, self.counting = False, True
        today, against, folder = self.session.today(), self.against.currentData(), self.session.folder

        def run(progress: Progress) -> Report:
            with Desk.open(folder, writing=False) as desk:
                return desk.statistics.report(first, last, today, Against(against), progress)

        job = work(self.tr("正在统计"), run, self, if_there(self, self._show), if_there(self, self._fail))
        job.cancelled.connect(self._stopped)

    def _days(self) -> tuple[date, date]:
        for field in (self.first, self.last):
            if field.problem() or not field.value():
                why = field.problem() or self.tr("没有写日期")
                field.setFocus()
                raise Refused(self.tr("统计的时间读不懂"), why=why, way=self.tr("请写成 2026-01-01 的样子"))
        first, last = (date.fromisoformat(str(field.value())) for field in (self.first, self.last))
        return first, last

    def _rest(self) -> None:
        self.counting = False

    def _stopped(self) -> None:
        """Nothing is half done: the tables before stay, and it is said how they are counted after all."""
        self._rest()
        self.said.emit(self.tr("统计取消了，按“统计”再数"))

    def _fail(self, error: BaseException) -> None:
        self._rest()
        self.session.failures.handle(error)

    def _show(self, report: Report) -> None:
        self._rest()
        self.report = report
        chosen = self.list.currentItem()
        key = chosen.data(_TABLE) if chosen is not None else ""
        self.list.blockSignals(True)
        self.list.clear()
        bold = QFont(self.list.font())
        bold.setBold(True)
        for part in report.parts:
            head = QListWidgetItem(part.title)
            head.setFlags(Qt.ItemFlag.NoItemFlags)
            head.setFont(bold)
            self.list.addItem(head)
            for table in part.tables:
                item = QListWidgetItem(f"　{table.title}")
                item.setData(_TABLE, table.key)
                self.list.addItem(item)
        keys = [self.list.item(at).data(_TABLE) for at in range(self.list.count())]
        self.list.blockSignals(False)
        self.list.setCurrentRow(keys.index(key) if key in keys else 1)
        against = self.tr("{}：{}").format(report.against, report.before)
        self.notes.setText("　".join((str(report.period), against, *report.notes)))
        if self.stale:  # something has changed, or another time was chosen, while it was counted
            self._count_if_stale()

    def _show_item(self, item: QListWidgetItem | None) -> None:
        if item is None or self.report is None:
            return
        table = next((one for one in self.report.tables if one.key == item.data(_TABLE)), None)
        if table is not None:
            self._show_table(table)

    def _show_table(self, table: Table) -> None:
        self.title.setText(table.title)
        self.table.setAccessibleName(table.title)
        self.table.show_spread(spread(table))
        self.table.scrollToTop()
        self._both.verticalScrollBar().setValue(0)
        self.remarks.setText("\n".join(table.notes))
        self.remarks.setVisible(bool(table.notes))
        for old in self.charts:
            old.hide()
            old.deleteLater()
        self.charts = [ChartView(one) for one in table.charts]
        while self._charts_box.count():
            self._charts_box.takeAt(0)
        for chart in self.charts:
            chart.told.connect(self.told.setText)
            chart.opened.connect(self.open_figure)
            self._charts_box.addWidget(chart)
        self._charts_box.addStretch(1)
        for before, after in pairwise((self.list, self.table, *self.charts)):
            self.setTabOrder(before, after)
        QTimer.singleShot(0, self, self.fit)  # the charts have their width then
        self._tell_cell()

    def _tell_cell(self) -> None:
        """What the figure under the cursor of the table is, and how many records stand behind it."""
        item = self.table.currentItem()
        key = str(item.data(_TABLE) or "") if item is not None else ""
        if item is not None:
            place = self.table.visualItemRect(item)
            at = self.table.viewport().mapTo(self._split, place.center())
            self._both.ensureVisible(at.x(), at.y(), 0, place.height())
        if not key or self.report is None:
            self.told.setText("")
            return
        cell = self.report.cell(key)
        behind = self.tr("，后面有 {} 件登记").format(cell.records) if cell.view else ""
        self.told.setText(f"{self._name(key)}：{cell.words}{behind}")

    def _name(self, key: str) -> str:
        """A figure by its row and its column."""
        name, row, column = key.split(".")
        tables = self.report.tables if self.report is not None else ()
        table = next(one for one in tables if one.key == name)
        return f"{table.rows[int(row)].title} {table.columns[int(column)]}"

    # — what is opened and goes out —

    def open_figure(self, key: str) -> None:
        """The records that a figure counts, in their own ledger."""
        if self.report is None:
            return
        cell = self.report.cell(key)
        if cell.view and cell.records:
            words = self.tr("这里是统计的“{}”后面的 {} 件登记；在左边选一个视图看别的")
            self.said.emit(words.format(self._name(key), cell.records))
            self.place_wanted.emit(_PLACES[cell.ledger].format(cell.view), 0)
        elif cell.view:
            self.said.emit(self.tr("这个数后面没有登记"))
        else:
            self.said.emit(self.tr("“—”是登记里不能知道的数，增减是两个数的差，后面没有自己的登记"))

    def save_file(self) -> None:
        """All tables as a workbook or a PDF."""
        from ui.reports.saving_statistics import save_statistics  # seldom used

        if self.report is not None:
            save_statistics(self.session, self, self.report, self.said.emit)

    def print_report(self) -> None:
        """All tables and charts on paper, looked at first."""
        from ui.reports.saving_statistics import show_statistics  # seldom used

        if self.report is not None:
            show_statistics(self.session, self, self.report)

    def go_table(self) -> None:
        """Ctrl+J: into the table."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._tell_cell()

    # — what the window asks of a part —

    def commands(self) -> Mapping[str, Callable[..., object]]:
        """What the menus can have done here."""
        return {"export": self.save_file, "print": lambda _="": self.print_report()}

    def renew(self, changed: Changed | None = None) -> None:
        """Count again, at once where it is looked at, else when it is next."""
        if concerns(changed, ROOMS) or changed is None:
            self.stale = True
            self._count_if_stale()

    def go_search(self) -> None:
        """Ctrl+F: to the choice of the time."""
        self.span.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fit(self) -> None:
        """Follow the scale; chart and table stand beside each other where there is room."""
        self.list.setFixedWidth(look.scaled(self, _LIST))
        for field in (self.first, self.last):
            field.setFixedWidth(look.scaled(self, 110))
        self._hint.setVisible(look.roomy(self))
        wide = self.width() - self.list.width() >= look.scaled(self, _WIDE)
        self._split.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)
        self.table.stand_whole(not wide)
        for chart in self.charts:
            chart.updateGeometry()
        self._fill(wide=wide)
        self._room.setMinimumHeight(0 if wide else self._room.needs(self._room.viewport().width()))

    def _fill(self, *, wide: bool) -> None:
        """Charts beside their table take the height that there is."""
        room = self._room.height() if wide else 0
        for chart in self.charts:
            chart.fit(room // len(self.charts))

    def remember(self) -> None:
        """Nothing: a time is chosen for the day."""

    def showEvent(self, event: QShowEvent) -> None:
        """Count when it is first looked at, and after something has changed."""
        super().showEvent(event)
        if self.stale:
            QTimer.singleShot(0, self, self._count_if_stale)

    def _count_if_stale(self) -> None:
        """Not while a day is only half typed: that is refused when she asks for it herself."""
        typing = any(field.problem() or not field.value() for field in (self.first, self.last))
        if self.stale and self.isVisible() and not typing:
            self.count()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        super().resizeEvent(event)
        self.fit()
