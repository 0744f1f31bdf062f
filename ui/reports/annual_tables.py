"""The report as the official tables look, and beside them its checks; by keyboard as by mouse."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gongkai_desktop.paper.booklet import Box, Spread
from gongkai_desktop.reports.annual.case import AnnualCase
from gongkai_desktop.reports.annual.checks import Check
from gongkai_desktop.reports.annual.layout import APPLICATIONS, PROACTIVE, REMEDIES, TEXT
from gongkai_desktop.reports.annual.spreads import applications_spread, proactive_spread, remedies_spread
from ui.kit import look
from ui.kit.fitting import FittingTabs
from ui.kit.markup import escape
from ui.kit.rich import Reading, heading
from ui.kit.sections import ink_of, marked_by

_KEY: Final = int(Qt.ItemDataRole.UserRole)
_CHECKS: Final = 0.27  # of the width, that the checks have
_AIR: Final = 8  # pixels at 100 % around the words of a cell
_NARROWEST: Final = 150  # pixels at 100 % that they have at least
_BESIDE: Final = (
    560  # pixels at 100 % from which on they stand beside the tables, and not on a tab of their own
)
_ANY: Final = (1 << 24) - 1  # Qt's QWIDGETSIZE_MAX


class FigureTable(QTableWidget):
    """A table with merged boxes. ``opened`` names the figure on which Enter was pressed or that was clicked twice."""

    opened = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(16)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemDoubleClicked.connect(self._open)
        self._spread, self._whole = Spread("", (), ()), False

    def stand_whole(self, whole: bool) -> None:
        """Be as high as all rows, for something around it to scroll; or as high as there is room."""
        self._whole = whole
        self.fit()

    def show_spread(self, spread: Spread) -> None:
        """Show a table; the cursor stays where it was."""
        at = self.currentRow(), self.currentColumn()
        self.clear()
        self.clearSpans()
        self.setRowCount(spread.height)
        self.setColumnCount(len(spread.widths))
        self._spread = spread
        for box in spread.boxes:
            self._put(box)
        self.fit()
        first = next(((box.row, box.column) for box in spread.boxes if box.key), (0, 0))
        there = self.item(*at) if at[0] >= 0 else None
        self.setCurrentCell(*(at if there is not None and there.data(_KEY) else first))

    def fit(self) -> None:
        """The columns share the width, the rows are as high as their words need."""
        room, widths = self.viewport().width(), self._spread.widths
        whole = sum(widths) or 1.0
        for at, width in enumerate(widths):
            self.setColumnWidth(at, int(room * width / whole))
        heights = [self._height("", room)] * self._spread.height
        for box in self._spread.boxes:  # what goes over several rows has room enough in them
            if box.rows == 1 and box.words:
                within = sum(self.columnWidth(box.column + at) for at in range(box.columns))
                heights[box.row] = max(heights[box.row], self._height(box.words, within))
        for row, height in enumerate(heights):
            self.setRowHeight(row, height)
        needed = sum(heights) + 2 * self.frameWidth()
        self.setMinimumHeight(needed if self._whole else 0)
        self.setMaximumHeight(needed if self._whole else _ANY)

    def _height(self, words: str, width: int) -> int:
        """The height that words need in that width, with the air around them."""
        air = look.scaled(self, _AIR)
        place = QRect(0, 0, max(width - air, 1), 1)
        wrapping = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)
        return self.fontMetrics().boundingRect(place, wrapping, words or "0").height() + air

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the figure under the cursor."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (item := self.currentItem()) is not None:
            self._open(item)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        super().resizeEvent(event)
        self.fit()

    def _put(self, box: Box) -> None:
        item = QTableWidgetItem(box.words)
        side = Qt.AlignmentFlag.AlignLeft if box.left else Qt.AlignmentFlag.AlignHCenter
        item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        item.setData(_KEY, box.key)
        if not box.key:
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            item.setBackground(QColor(look.tone("head")))
        elif not box.words:
            item.setToolTip(QCoreApplication.translate("Annual", "还没有填：用“填数”"))
        self.setItem(box.row, box.column, item)
        if box.rows * box.columns > 1:
            self.setSpan(box.row, box.column, box.rows, box.columns)

    def _open(self, item: QTableWidgetItem) -> None:
        if key := str(item.data(_KEY) or ""):
            self.opened.emit(key)


class AnnualTables(QWidget):
    """Tables two to four and the texts, each under its name; the checks beside whichever is shown.

    Where a table would be too narrow then, the checks have a name of their own among them.
    """

    opened = Signal(str)
    """The key of a figure whose records are wanted."""
    explaining = Signal(str)
    """The name of a failing check that should be explained."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs, self._stack = FittingTabs(), QStackedWidget()
        self.tables = {
            APPLICATIONS: FigureTable(self.tr("表三：申请")),
            PROACTIVE: FigureTable(self.tr("表二：主动公开")),
            REMEDIES: FigureTable(self.tr("表四：复议、诉讼")),
        }
        self.texts = Reading()
        self.texts.setAccessibleName(self.tr("文字"))
        for table in self.tables.values():
            self.tabs.addTab(table.accessibleName())
            self._stack.addWidget(table)
            table.opened.connect(self.opened)
        self.tabs.addTab(self.texts.accessibleName())
        self._stack.addWidget(self.texts)
        self.checks = QListWidget()
        self.checks.setAccessibleName(self.tr("核对"))
        self.checks.setWordWrap(True)
        self.checks.itemActivated.connect(self._explain)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        beside = self._beside = QHBoxLayout()
        beside.setSpacing(8)
        beside.addWidget(self._stack, 1)
        beside.addWidget(self.checks)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.tabs)
        box.addLayout(beside, 1)

    def show_report(self, case: AnnualCase) -> None:
        """Show a report, whose figures were read with it."""
        self.checks.clear()
        if not case.year:
            return
        found = case.figures
        self.tables[APPLICATIONS].show_spread(applications_spread(found))
        self.tables[PROACTIVE].show_spread(proactive_spread(found))
        self.tables[REMEDIES].show_spread(remedies_spread(found))
        parts = (
            (part.heading, case.texts.get(part.key, "")) for part in case.layout.parts if part.holds == TEXT
        )
        self.texts.show_html("".join(f"{heading(title)}{_paragraphs(text)}" for title, text in parts))
        self._list(case.checks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The checks have their part of the width, or their own place where there is little."""
        super().resizeEvent(event)
        wide = self.width() >= look.scaled(self, _BESIDE)
        apart = self._stack.indexOf(self.checks) >= 0
        if wide and apart:
            self.tabs.removeTab(self._stack.indexOf(self.checks))
            self._stack.removeWidget(self.checks)
            self._beside.addWidget(self.checks)
            self.checks.show()
        elif not wide and not apart:
            self._beside.removeWidget(self.checks)
            self._stack.addWidget(self.checks)
            self.tabs.addTab(self.checks.accessibleName())
        self.tabs.fit()
        share = max(look.scaled(self, _NARROWEST), int(self.width() * _CHECKS))
        self.checks.setMinimumWidth(share if wide else 0)
        self.checks.setMaximumWidth(share if wide else _ANY)

    def go(self) -> None:
        """Into the table that is shown."""
        self._stack.currentWidget().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def lines(self) -> list[str]:
        """What the checks say."""
        return [self.checks.item(at).text() for at in range(self.checks.count())]

    def _list(self, checks: Sequence[Check]) -> None:
        """Those that call for a hand first."""
        for check in sorted(checks, key=lambda one: (one.settled, one.ok)):
            note = check.note.text if check.note is not None else ""
            said = "；".join(part for part in (check.detail, note) if part)
            item = QListWidgetItem(marked_by(check.tone, f"{check.head}{'：' if said else ''}{said}"))
            item.setForeground(QColor(ink_of(check.tone)))
            item.setData(_KEY, "" if check.settled else check.name)
            self.checks.addItem(item)

    def _explain(self, item: QListWidgetItem) -> None:
        if name := str(item.data(_KEY) or ""):
            self.explaining.emit(name)


def _paragraphs(text: str) -> str:
    told = text.strip() or QCoreApplication.translate("Annual", "还没有写：用“起草”")
    return "".join(
        f"<p style='margin:2px 0'>{escape(line)}</p>" for line in told.splitlines() if line.strip()
    )
