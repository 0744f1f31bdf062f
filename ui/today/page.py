"""今日: groups of what is due, most urgent first, and the month beside them; every line leads to its record."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from gongkai_desktop.cases.dues import Group
from ui.kit import look
from ui.kit.dialogs import card, label, scrolling
from ui.kit.empty import Empty
from ui.kit.tab import TabPage
from ui.session import Session
from ui.today.lines import AgendaList, AgendaModel, Entry
from ui.today.renewal import RenewalLine

if TYPE_CHECKING:
    from ui.today.month_card import MonthCard

WEEKLY, UNREPORTED = "weekly", "unreported"
"""Groups that offer an act of their own: releasing the week's batch, reminding the departments."""


class TodayPage(TabPage):
    """The first page of the day. The month comes after the first rows are seen."""

    manual = "今日"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.model = AgendaModel(self)
        offers = {WEEKLY: self.tr("集中发布…"), UNREPORTED: self.tr("催报…")}
        self.list = AgendaList(offers)
        self.setFocusProxy(self.list)
        self.list.setModel(self.model)
        self.list.setAccessibleName(self.tr("今日要办"))
        self._empty = Empty()
        self._empty.say(
            self.tr("今天没有要办的事"),
            self.tr("没有临期、逾期和待公开的信息。按 Ctrl+N 登记新信息，按 Ctrl+2 看整本台账。"),
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty)
        self.rules = RenewalLine(session)
        self.rules.wanted.connect(self.office_wanted)
        frame, box = card(margins=4)
        box.addWidget(self.rules)
        box.addWidget(self._pages, 1)
        foot = label(self.tr("↑↓ 移动　Enter 打开　←→ 换月　Tab 进月历"), "small")
        foot.setContentsMargins(12, 0, 12, 4)
        box.addWidget(foot)
        self._side, self._side_box = card(margins=10)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(12, 12, 12, 12)
        outer.setSpacing(12)
        outer.addWidget(frame, 1)
        outer.addWidget(self._side)
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)
        self.list.offered.connect(lambda group: self.place_wanted.emit(f"act:{group.key}", 0))
        self.list.turned.connect(lambda by: self.month.turn(by))
        session.changed.connect(self.renew)
        self._listed = False
        self.fit()
        self.renew()

    @cached_property
    def month(self) -> MonthCard:
        """The month, made once the first rows are seen."""
        from ui.today.month_card import MonthCard

        made = MonthCard(self.session)
        made.opened.connect(lambda number: self.place_wanted.emit("", number))
        made.day_wanted.connect(lambda day: self.place_wanted.emit(f"due:{day}", 0))
        made.place_wanted.connect(self.place_wanted)
        self._side_box.addWidget(scrolling(made))
        self.setTabOrder(self.list, made.months)
        made.fit(self.height())
        return made

    def renew(self, _: object = None) -> None:
        """Read the groups again, and the month once it is there."""
        today = self.session.today()
        self.session.ask("agenda", lambda desk: desk.agenda(today), self._show)
        if "month" in vars(self):
            self.month.renew()

    def go_search(self) -> None:
        """Ctrl+F: searching is the register's business."""
        self.place_wanted.emit("", 0)

    def fit(self) -> None:
        """Follow the scale; the month keeps its width, so that nothing jumps when it arrives."""
        self.list.doItemsLayout()
        if "month" in vars(self):
            self.month.fit(self.height())
            self._side.setFixedWidth(self.month.minimumWidth() + 22)
        else:
            self._side.setFixedWidth(look.scaled(self, 308) + 22)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window has a smaller month."""
        super().resizeEvent(event)
        self.fit()

    def _show(self, groups: tuple[Group, ...]) -> None:
        row, before = self.list.currentIndex().row(), self.model.entries
        self.model.fill(groups)
        if 0 <= row < len(before):  # the cursor stays on its line, wherever that stands now
            here = _mark(before[row])
            same = (at for at, one in enumerate(self.model.entries) if _mark(one) == here)
            row = min(same, key=lambda at: abs(at - row), default=row)
        self._pages.setCurrentIndex(0 if groups else 1)
        if groups:
            self.list.setCurrentIndex(self.model.index(min(max(row, 1), self.model.rowCount() - 1)))
        if not self._listed:
            self._listed = True
            self.ready.emit()
            self.list.viewport().repaint()
            QTimer.singleShot(0, self, self._seen)

    def _seen(self) -> None:
        self.shown.emit()
        QTimer.singleShot(0, self, self._with_month)

    def _with_month(self) -> None:
        self.rules.renew()
        self.month.renew()
        self.fit()

    def _open(self, index: QModelIndex) -> None:
        entry = self.model.entries[index.row()]
        if isinstance(entry, Group):
            self.place_wanted.emit(entry.view, 0)
        else:
            self.place_wanted.emit(entry.place, entry.record)


def _mark(entry: Entry) -> tuple[str, int, str]:
    """By what a head or a line is known when all are read again."""
    return (entry.key, 0, "") if isinstance(entry, Group) else (entry.place, entry.record, entry.title)
