"""The status bar: who acts, which office and rule set, what day it is, the last backup."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QStatusBar, QToolButton, QWidget

from gongkai_desktop.desk import Status
from gongkai_desktop.office.people import Person
from gongkai_desktop.workdays.days import DayKind
from ui.kit.dialogs import label
from ui.kit.editors import weekday
from ui.kit.elided import Elided
from ui.session import Session


class StatusBar(QStatusBar):
    """Reads the desk's status and the office's people; remembers who acts."""

    adding = Signal()
    """The clerk wants to add a person."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setSizeGripEnabled(False)
        self._actor = QToolButton()
        self._actor.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._actor.setToolTip(self.tr("经办人：以后的登记记在谁名下"))
        self._people = QMenu(self._actor)
        self._actor.setMenu(self._people)
        self._office, self._calendar = Elided(), Elided()
        self._day, self._backup = label(), label()
        self.addWidget(self._actor)
        for part in (self._office, self._day, self._calendar):
            self.addWidget(part)
        self.addPermanentWidget(self._backup)
        self._actor.setText(self.tr("经办人 ▾"))

    def words(self) -> str:
        """Everything the bar says."""
        parts = (self._office, self._day, self._calendar, self._backup)
        return " ".join([self._actor.text(), *(part.text() for part in parts)])

    def renew(self) -> None:
        """Read status and people again."""
        self._session.ask(
            "status", lambda desk: (desk.status(), desk.office.people()), lambda found: self._show(*found)
        )

    def _show(self, status: Status, people: tuple[Person, ...]) -> None:
        self._office.setText(self.tr("{} · 制度方案：{}").format(status.office, status.ruleset))
        day = status.today
        self._day.setText(f"{day.isoformat()} {weekday(day)} · {self._kind(status.day_kind)}")
        self._calendar.setText(status.calendar_note)
        self._backup.setText(self.tr("备份：{}").format(self._backup_words(status.backup_age)))
        self._offer(tuple(person for person in people if person.active))

    def _kind(self, kind: DayKind) -> str:
        return {
            DayKind.WORKDAY: self.tr("工作日"),
            DayKind.REST: self.tr("休息日"),
            DayKind.HOLIDAY: self.tr("放假"),
            DayKind.MAKEUP: self.tr("补班"),
        }[kind]

    def _offer(self, people: tuple[Person, ...]) -> None:
        if people and self._session.actor not in {person.id for person in people}:
            self._session.actor = people[0].id
        self._people.clear()
        group = QActionGroup(self._people)
        for person in people:
            action = self._people.addAction(" ".join((person.name, *person.posts)))
            action.setCheckable(True)
            action.setChecked(person.id == self._session.actor)
            group.addAction(action)
            action.triggered.connect(lambda _=False, person=person: self._choose(person))
        self._people.addSeparator()
        self._people.addAction(self.tr("添加人员…"), lambda: self.adding.emit())
        name = next((person.name for person in people if person.id == self._session.actor), "")
        self._actor.setText(self.tr("经办人：{} ▾").format(name or self.tr("请选择")))

    def _choose(self, person: Person) -> None:
        self._session.actor = person.id
        self._actor.setText(self.tr("经办人：{} ▾").format(person.name))

    def _backup_words(self, age: timedelta | None) -> str:
        """How old the last backup is."""
        if age is None:
            return self.tr("还没有")
        hours = int(age.total_seconds() // 3600)
        if hours < 1:
            return self.tr("刚刚")
        return self.tr("{} 小时前").format(hours) if hours < 24 else self.tr("{} 天前").format(hours // 24)
