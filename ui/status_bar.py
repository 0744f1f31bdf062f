"""The status bar: who acts, which office and rule set, what day it is, the last backup."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QApplication, QMenu, QStatusBar, QToolButton, QWidget

from gongkai_desktop.desk import Status
from gongkai_desktop.office.people import CLERK, Person
from gongkai_desktop.workdays.days import DayKind
from ui.kit.dialogs import label
from ui.kit.editors import weekday
from ui.kit.elided import Elided
from ui.kit.look import restyle
from ui.session import Named, Session

STALE, OLD = timedelta(days=2), timedelta(days=7)
"""When the last backup's age is told in amber, and in red."""


class StatusBar(QStatusBar):
    """Reads the desk's status and the office's people; remembers who acts."""

    adding = Signal()
    """The clerk wants to add a person."""
    backups_wanted = Signal()
    """The clerk wants to see the backups."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._keep: set[int] = set()  # those who keep the register
        self._unnamed: list[Named] = []
        """What is to be recorded once it is known who may act; nothing is recorded in nobody's name before."""
        session.asking = self._unnamed.append
        self.setSizeGripEnabled(False)
        self._actor = QToolButton()
        self._actor.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._actor.setToolTip(self.tr("经办人：以后的登记记在谁名下（Ctrl+U）"))
        self._people = QMenu(self._actor)
        self._actor.setMenu(self._people)
        self._office, self._calendar = Elided(), Elided()
        self._day = label()
        self._backup = QToolButton()
        self._backup.setToolTip(self.tr("打开“备份与恢复”"))
        self._backup.clicked.connect(lambda: self.backups_wanted.emit())
        self.addWidget(self._actor)
        for part in (self._office, self._day, self._calendar):
            self.addWidget(part)
        self.addPermanentWidget(self._backup)
        self._actor.setText(self.tr("经办人 ▾"))
        self._backup.hide()  # until it has something to say

    def words(self) -> str:
        """Everything the bar says."""
        parts = (self._office, self._day, self._calendar, self._backup)
        return " ".join([self._actor.text(), *(part.text() for part in parts)])

    def backup_words(self) -> str:
        """What it says of the last backup."""
        return self._backup.text()

    def renew(self) -> None:
        """Read status and people again."""
        self._session.ask(
            "status", lambda desk: (desk.status(), desk.office.people()), lambda found: self._show(*found)
        )

    def choose_actor(self) -> None:
        """Open the list of people."""
        self._actor.showMenu()

    def choices(self) -> list[str]:
        """The people offered to act."""
        return [action.text() for action in self._people.actions() if action.isCheckable()]

    def _show(self, status: Status, people: tuple[Person, ...]) -> None:
        self._office.setText(self.tr("{} · 制度方案：{}").format(status.office, status.ruleset))
        day = status.today
        self._day.setText(f"{day.isoformat()} {weekday(day)} · {self._kind(status.day_kind)}")
        self._calendar.setText(" · ".join(filter(None, (status.clock_note, status.calendar_note))))
        self._tell_backup(status.backup_age, status.backup_note)
        self._offer(tuple(person for person in people if person.active))

    def _kind(self, kind: DayKind) -> str:
        return {
            DayKind.WORKDAY: self.tr("工作日"),
            DayKind.REST: self.tr("休息日"),
            DayKind.HOLIDAY: self.tr("放假"),
            DayKind.MAKEUP: self.tr("补班"),
        }[kind]

    def _offer(self, people: tuple[Person, ...]) -> None:
        """The only clerk acts by herself; where there are several, one is asked for before the first entry."""
        session = self._session
        clerks = tuple(person for person in people if CLERK in person.posts) or people
        keeps = {person.id for person in clerks}
        given_up = session.chosen in self._keep - keeps  # the post went to another one
        if given_up or session.chosen not in {person.id for person in people}:
            session.choose(clerks[0].id if len(clerks) == 1 else 0)
        self._keep = keeps
        session.asking = partial(self._ask, clerks) if clerks else None
        self._people.clear()
        group = QActionGroup(self._people)
        for person in people:
            action = self._people.addAction(" ".join((person.name, *person.posts)))
            action.setCheckable(True)
            action.setData(person.id)
            action.setChecked(person.id == session.chosen)
            group.addAction(action)
            action.triggered.connect(lambda _=False, person=person: self._choose(person))
        self._people.addSeparator()
        self._people.addAction(self.tr("添加人员…"), lambda: self.adding.emit())
        self._name(next((person.name for person in people if person.id == session.chosen), ""))
        unnamed, self._unnamed = self._unnamed, []
        for then in unnamed:
            session.with_actor(then)

    def _ask(self, people: tuple[Person, ...], then: Named) -> None:
        from ui.kit.who import Who  # only where several people use one folder

        def told(person: Person) -> None:
            self._choose(person)
            then(person.id)

        Who(people, told, QApplication.activeModalWidget() or self.window()).open()

    def _choose(self, person: Person) -> None:
        self._session.choose(person.id)
        self._name(person.name)
        for action in self._people.actions():
            action.setChecked(action.data() == person.id)

    def _name(self, name: str) -> None:
        self._actor.setText(self.tr("经办人：{} ▾").format(name or self.tr("请选择")))

    def _tell_backup(self, age: timedelta | None, note: str) -> None:
        """The age of the last backup; a mark, a word and a colour when it is old or the day's one went wrong."""
        late = age is None or age >= OLD or bool(note)
        mark = "✕ " if late else "▲ " if age is not None and age >= STALE else ""
        self._backup.setObjectName("late" if late else "warn" if mark else "")
        self._backup.setText(mark + self.tr("备份：{}").format(self.tr("有问题") if note else self._age(age)))
        self._backup.setToolTip(note)
        restyle(self._backup)
        self._backup.show()

    def _age(self, age: timedelta | None) -> str:
        if age is None:
            return self.tr("还没有")
        hours = int(age.total_seconds() // 3600)
        if hours < 1:
            return self.tr("刚刚")
        return self.tr("{} 小时前").format(hours) if hours < 24 else self.tr("{} 天前").format(hours // 24)
