"""The month beside the day's work: the working calendar, how much falls due on each day, and one day's lines."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from gongkai_desktop.cases.dues import Line
from ui.kit import look
from ui.kit.days import day_words, short_name
from ui.kit.dialogs import button, label
from ui.kit.month import LOW_WALL, WALL, Face, Months
from ui.session import Session
from ui.today.lines import AgendaList, AgendaModel

if TYPE_CHECKING:
    from gongkai_desktop.agenda.month import LaterMonth, MonthDay
    from gongkai_desktop.desk import Desk

    Read = tuple[tuple[MonthDay, ...], tuple[LaterMonth, ...]]

_NAMED = 3  # later months told with their numbers
_LOW = 520  # logical pixels of height below which the squares are smaller


class MonthCard(QWidget):
    """One month; the chosen day's due lines below it."""

    opened = Signal(int)
    """A record."""
    place_wanted = Signal(str, int)
    """A record of another place, in this view of it."""
    day_wanted = Signal(str)
    """All that falls due on a day (ISO) should be listed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._days: dict[date, MonthDay] = {}
        self._later: tuple[LaterMonth, ...] = ()
        self._today = session.today()
        self.shown = self._today.replace(day=1)
        self.title = label("", "heading")
        self.months = Months(WALL)
        self.months.setAccessibleName(self.tr("月历"))
        self._told = label("", "heading", wrap=True)
        self._legend = label(self.tr("圆里的数字：当天到期几件"), "small")
        self.after = label("", "small", wrap=True)
        self.model = AgendaModel(self)
        self.list = AgendaList({})
        self.list.setModel(self.model)
        self.list.setAccessibleName(self.tr("当天到期"))
        self._nothing = label("", "soft", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.list)
        self._lists.addWidget(self._nothing)
        for part in (self.list, self._lists):
            part.setMinimumHeight(1)  # the month itself comes first where there is little room
        self.more = button("", self._all)
        self.more.hide()
        self._arrange()
        self.months.moved.connect(self._moved)
        self.months.opened.connect(lambda day: self.day_wanted.emit(day.isoformat()))
        self.months.turned.connect(self.turn)
        self.list.activated.connect(self._open)
        self.list.clicked.connect(self._open)
        self.list.turned.connect(self.turn)

    def renew(self) -> None:
        """Read the month again; who stood on today stands on it when it is another day."""
        today, before = self._session.today(), self._today
        self._today = today
        if today != before and self.months.day == before:
            self.months.day, self.shown = today, today.replace(day=1)
        month = self.shown

        def read(desk: Desk) -> Read:
            days = desk.month(month.year, month.month, today)
            return days, desk.later_months(days[-1].day)

        self._session.ask("month", read, lambda found: self._show(month, *found))

    def turn(self, by: int) -> None:
        """Another month, its first day chosen (today in today's)."""
        at = self.shown.year * 12 + self.shown.month - 1 + by
        first, today = date(at // 12, at % 12 + 1, 1), self._session.today()
        self.months.day = today if today.replace(day=1) == first else first
        self.shown = first
        self.renew()

    def go_today(self) -> None:
        """Back to today."""
        self.months.day = self._session.today()
        self.shown = self.months.day.replace(day=1)
        self.renew()

    def fit(self, height: int) -> None:
        """Follow the scale and the room there is."""
        measure = WALL if height / look.scale_of(self) > _LOW else LOW_WALL
        self.months.fit(measure)
        self._legend.setHidden(not look.roomy(self))  # the months to come need the line
        self.setFixedWidth(7 * look.scaled(self, measure.width))
        self.list.doItemsLayout()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._arrow("‹", self.tr("上个月"), -1))
        head.addWidget(self.title, 1, Qt.AlignmentFlag.AlignHCenter)
        head.addWidget(self._arrow("›", self.tr("下个月"), 1))
        now = QToolButton()
        now.setText(self.tr("今天"))
        now.clicked.connect(self.go_today)
        head.addWidget(now)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(head)
        for part in (self.months, self._legend, self.after, self._told):
            box.addWidget(part)
        box.addWidget(self._lists, 1)
        box.addWidget(self.more)

    def _arrow(self, text: str, tip: str, by: int) -> QToolButton:
        made = QToolButton()
        made.setText(text)
        made.setToolTip(tip)
        made.setAccessibleName(tip)
        made.clicked.connect(lambda: self.turn(by))
        return made

    def _show(self, month: date, days: tuple[MonthDay, ...], later: tuple[LaterMonth, ...]) -> None:
        today = self._session.today()
        self._later = later
        self.after.setText(self._later_words())
        self._days = {one.day: one for one in days}
        day = self.months.day
        if day is None or day not in self._days:
            day = today if today in self._days else month
        self.title.setText(self.tr("{} 年 {} 月").format(month.year, month.month))
        self.months.show_days((month,), {one.day: _face(one, today) for one in days}, day, today)
        self._tell(day)

    def _moved(self, day: date) -> None:
        if day.replace(day=1) != self.shown:
            self.shown = day.replace(day=1)
            self.renew()
        else:
            self._tell(day)

    def _tell(self, day: date) -> None:
        found = self._days.get(day)
        if found is None:
            return
        self._told.setText(day_words(day, found.kind, found.name))
        self.model.put(list(found.due))
        self._lists.setCurrentIndex(0 if found.due else 1)
        self._nothing.setText(self._next_words(day))
        self.more.setText(self.tr("列出这一天的全部 {} 件").format(found.total))
        self.more.setVisible(found.total > len(found.due))

    def _next_words(self, day: date) -> str:
        """What comes next when nothing falls due on the chosen day."""
        later = next((one for at, one in sorted(self._days.items()) if at > day and one.total), None)
        if later is None and not self._later:
            return self.tr("这一天没有到期的信息，以后也没有。")
        when, total = (
            (later.day, later.total) if later is not None else (self._later[0].day, self._later[0].first)
        )
        told = self.tr("{} 月 {} 日").format(when.month, when.day)
        if when.year != day.year:
            told = self.tr("{} 年 {}").format(when.year, told)
        return self.tr("这一天没有到期的信息。下一个到期日是 {}，{} 件。").format(told, total)

    def _later_words(self) -> str:
        """What falls due in the months after the one shown."""
        if not self._later:
            return self.tr("以后各月没有到期的。")
        year, parts = self.shown.year, []
        for one in self._later[:_NAMED]:
            name = self.tr("{} 月").format(one.day.month)
            if one.day.year != year:
                year, name = one.day.year, self.tr("{} 年 {} 月").format(one.day.year, one.day.month)
            parts.append(self.tr("{} {} 件").format(name, one.total))
        more = self.tr("等") if len(self._later) > _NAMED else ""
        return self.tr("以后：{}{}").format("、".join(parts), more)

    def _all(self) -> None:
        if self.months.day is not None:
            self.day_wanted.emit(self.months.day.isoformat())

    def _open(self, index: QModelIndex) -> None:
        entry = self.model.entries[index.row()]
        if isinstance(entry, Line) and entry.place:
            self.place_wanted.emit(entry.place, entry.record)
        elif isinstance(entry, Line):
            self.opened.emit(entry.record)


def _face(day: MonthDay, today: date) -> Face:
    """Due days in the past are red, the next three days amber, later ones blue; the number says how many."""
    ink = "red" if day.day < today else "amber" if day.day <= today + timedelta(days=3) else "blue"
    words = day_words(day.day, day.kind, day.name)
    return Face(day.kind, short_name(day.kind, day.name), words, day.total, ink)
