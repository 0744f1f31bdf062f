"""工作日历: a year of days as they count, corrected day by day or by a notice that is pasted in."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from gongkai_desktop.desk import Desk
from gongkai_desktop.office.timeline import CalendarEntry
from gongkai_desktop.workdays.calendar import FIRST_DAY, LAST_DAY, Calendar
from gongkai_desktop.workdays.days import Correction
from ui.kit import look
from ui.kit.alive import if_there
from ui.kit.days import day_words, face_of
from ui.kit.dialogs import Frame, button, card, label, scrolling
from ui.kit.month import YEAR, Months
from ui.kit.rich import Reading, dated
from ui.preferences.correcting import correct_days, take_back
from ui.preferences.notice import NoticeDialog
from ui.session import Session


class CalendarDialog(Frame):
    """The year's twelve months; the chosen day and what may be done with it stand beside them."""

    manual = "工作日历"

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__("", parent, width=1200, height=700)
        self.setWindowTitle(self.tr("工作日历"))
        self._session = session
        self._calendar: Calendar | None = None
        self._told: tuple[CalendarEntry, ...] = ()
        self.year = session.today().year
        self.title = label("", "title")
        self.state = label("", "soft", wrap=True)
        self.months = Months(YEAR)
        self.months.setAccessibleName(self.tr("年历"))
        self.day_told = label("", "heading", wrap=True)
        self.basis = label("", "soft", wrap=True)
        self.change = button("", self.correct)
        self.back = button(self.tr("撤销这一天的更正…"), self.withdraw)
        self.history = Reading()
        self.history.setAccessibleName(self.tr("这一年导入的通知和更正"))
        self._arrange()
        self.months.day = session.today()
        self.months.moved.connect(self._moved)
        self.months.opened.connect(lambda _: self._open())
        self.months.turned.connect(self.turn)
        session.changed.connect(self.renew)
        self.renew()
        self.months.setFocus(Qt.FocusReason.OtherFocusReason)

    def renew(self, _: object = None) -> None:
        """Read the calendar again."""

        def read(desk: Desk) -> tuple[Calendar, tuple[CalendarEntry, ...]]:
            return desk.calendar.workdays, desk.calendar_history()

        self._session.ask("calendar", read, if_there(self, self._show))

    def turn(self, by: int) -> None:
        """Another year, the same day of it chosen."""
        year = min(max(self.year + by, FIRST_DAY.year), LAST_DAY.year)
        day = self.months.day or date(year, 1, 1)
        leap = (day.month, day.day) == (2, 29)
        self._choose(date(year, 2, 28) if leap else day.replace(year=year))

    def correct(self) -> None:
        """Make the chosen day a day off or a working day."""
        if self._calendar is not None and self.months.day is not None:
            correct_days(self._session, self, self._calendar, self.months.day)

    def withdraw(self) -> None:
        """Take the correction of the chosen day back."""
        correction = self._correction()
        if correction is not None:
            take_back(self._session, self, correction)

    def paste_notice(self) -> NoticeDialog:
        """Read a holiday notice in."""
        dialog = NoticeDialog(self._session, self)
        dialog.open()
        return dialog

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes a correction back."""
        if event.key() == Qt.Key.Key_Delete and self.focusWidget() is self.months:
            self.withdraw()
        else:
            super().keyPressEvent(event)

    # — building —

    def _arrange(self) -> None:
        head = QHBoxLayout()
        for text, tip, by in (("‹", self.tr("上一年"), -1), ("›", self.tr("下一年"), 1)):
            arrow = QToolButton()
            arrow.setText(text)
            arrow.setToolTip(tip)
            arrow.setAccessibleName(tip)
            arrow.clicked.connect(lambda _=False, by=by: self.turn(by))
            head.addWidget(arrow)
            if by < 0:
                head.addWidget(self.title)
        head.addSpacing(12)
        head.addWidget(self.state, 1)
        self.body.addLayout(head)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        frame, box = card()
        self._area = scrolling(self.months)
        box.addWidget(self._area, 1)
        legend = self.tr("休 放假　班 补班　灰底 周末　◥ 本单位更正　粗体 今天")
        box.addWidget(label(legend, "small", wrap=True))
        middle.addWidget(frame, 1)
        middle.addWidget(self._side())
        self.body.addLayout(middle, 1)
        keys = label(self.tr("方向键 选日子　Enter 更正　Delete 撤销更正　PgUp/PgDn 换年"), "small")
        self.foot.addWidget(keys)
        self.buttons(
            button(self.tr("导入放假通知…"), self.paste_notice),
            button(self.tr("关闭"), self.reject),
        )

    def _side(self) -> QWidget:
        frame, box = card()
        frame.setFixedWidth(look.scaled(self, 296))
        for part in (self.day_told, self.basis):
            box.addWidget(part)
        for made in (self.change, self.back):
            box.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
            made.hide()  # until the calendar has been read
        box.addSpacing(8)
        box.addWidget(label(self.tr("这一年导入的通知和更正"), "heading"))
        box.addWidget(self.history, 1)
        return frame

    # — showing —

    def _show(self, found: tuple[Calendar, tuple[CalendarEntry, ...]]) -> None:
        self._calendar, self._told = found
        self._draw()

    def _draw(self) -> None:
        calendar, year = self._calendar, self.year
        if calendar is None:
            return
        first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
        days = [date.fromordinal(at) for at in range(first, last + 1)]
        months = [date(year, month, 1) for month in range(1, 13)]
        chosen = self.months.day or date(year, 1, 1)
        faces = {day: face_of(calendar, day) for day in days}
        self.months.show_days(months, faces, chosen, self._session.today())
        self.title.setText(self.tr("{} 年").format(year))
        self.state.setText(self._state(calendar))
        told = [telling for telling in self._told if year in telling.years]
        self.history.show_html(
            "".join(dated(one.day.isoformat(), one.text, one.who) for one in told)
            or f"<p>{self.tr('这一年没有另外导入或更正。')}</p>"
        )
        self._tell()

    def _state(self, calendar: Calendar) -> str:
        """Announced, estimated or corrected, in words."""
        if calendar.announced(self.year):
            words = self.tr("按国务院办公厅通知")
        elif self.year in calendar.notices:
            missing = "、".join(calendar.notices[self.year].missing)
            words = self.tr("通知不全，缺：{}；缺的按法定节日估计，期限为暂定").format(missing)
        else:
            words = self.tr("放假通知未导入，按法定节日估计，期限为暂定")
        own = sum(one.day.year == self.year for one in calendar.corrections)
        return words + (self.tr("；更正 {} 天").format(own) if own else "")

    def _tell(self) -> None:
        """The chosen day, and what may be done with it."""
        calendar, day = self._calendar, self.months.day
        if calendar is None or day is None:
            return
        self.day_told.setText(day_words(day, calendar.kind(day), calendar.note(day)))
        basis = calendar.basis(day)
        self.basis.setText(self.tr("依据：{}").format(basis) if basis else "")
        self.basis.setVisible(bool(basis))
        QTimer.singleShot(0, self, self._into_sight)  # once what was shown or hidden has its place
        working = calendar.is_workday(day)
        self.change.setText(self.tr("把这一天改为放假…") if working else self.tr("把这一天改为上班…"))
        corrected = self._correction() is not None
        self.change.setVisible(not corrected)
        self.back.setVisible(corrected)

    def _into_sight(self) -> None:
        """Scroll to the chosen day where the year has no room."""
        if self.months.day is not None:
            place = self.months.place(self.months.day)
            self._area.ensureVisible(place.center().x(), place.center().y(), 0, 3 * place.height())

    def _correction(self) -> Correction | None:
        day = self.months.day
        return self._calendar.correction(day) if self._calendar is not None and day is not None else None

    def _choose(self, day: date) -> None:
        self.months.day = day
        self.year = day.year
        self._draw()

    def _moved(self, day: date) -> None:
        if day.year != self.year:
            self._choose(min(max(day, FIRST_DAY), LAST_DAY))
        else:
            self._tell()

    def _open(self) -> None:
        """Enter on a day: correct it, or take its correction back."""
        if self._correction() is not None:
            self.withdraw()
        else:
            self.correct()
