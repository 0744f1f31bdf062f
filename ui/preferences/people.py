"""人员与科室: who works here with which posts, the departments in their order, who stands in for whom."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from gongkai_desktop.office import events
from gongkai_desktop.office.citing import aside
from gongkai_desktop.office.people import Department, Person
from gongkai_desktop.records.event import Draft
from ui.kit.alive import if_there
from ui.kit.dialogs import Frame, button, confirm, label
from ui.kit.fitting import FittingTabs
from ui.preferences.departments import ask_name, moved, reordered
from ui.preferences.deputies import DeputiesList
from ui.preferences.person import add_person, change_person
from ui.preferences.roster import Roster
from ui.session import Session


class PeopleDialog(Frame):
    """Three lists; every change is recorded at once, and shown when it has been."""

    manual = "人员与岗位"

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__("", parent, width=760, height=520)
        self.setWindowTitle(self.tr("人员与科室"))
        self._session = session
        self.people: tuple[Person, ...] = ()
        self.departments: tuple[Department, ...] = ()
        self._wanting = ""
        self.tabs = FittingTabs()
        for title in (self.tr("人员"), self.tr("科室"), self.tr("岗位代理")):
            self.tabs.addTab(title)
        self.who, self.where = self._people_list(), self._departments_list()
        self.deputies = DeputiesList(session)
        pages = QStackedWidget()
        for part in (self.who, self.where, self.deputies):
            pages.addWidget(part)
        self._told = label("", "small", wrap=True)
        for one in (self.tabs, self._told):
            self.body.addWidget(one)
        self.body.addWidget(pages, 1)
        self.buttons(button(self.tr("关闭"), self.accept, primary=True))
        self.tabs.currentChanged.connect(pages.setCurrentIndex)
        self.tabs.currentChanged.connect(self._tell)
        session.changed.connect(self.renew)
        self._tell(0)
        self.renew()
        self.who.view.setFocus()

    def renew(self) -> None:
        """Read people and departments again."""
        self._session.ask(
            "people",
            lambda desk: (
                desk.office.people(),
                desk.office.departments(),
                desk.office.uncontacted(),
                desk.office.rules.contacts_article,
            ),
            if_there(self, lambda found: self._show(*found)),
        )

    def _people_list(self) -> Roster:
        titles = (self.tr("姓名"), self.tr("岗位"), self.tr("科室"), self.tr("在岗"))
        made = Roster(titles, (120, 300, 160))
        made.act(self.tr("添加  Ins"), "Ins", self.add)
        made.act(self.tr("修改  F2"), "F2", self.change)
        self.leave_button = made.act(self.tr("离岗  Del"), "Del", self.leave_or_return)
        made.foot.addStretch(1)
        made.opens(self.change)
        made.view.clicked.connect(lambda _: self._moved())
        return made

    def _departments_list(self) -> Roster:
        made = Roster((self.tr("科室"), self.tr("状态")), (360,))
        made.act(self.tr("添加  Ins"), "Ins", self.add_department)
        made.act(self.tr("改名  F2"), "F2", self.rename_department)
        made.act(self.tr("上移  Alt+↑"), "Alt+Up", lambda: self.move_department(-1))
        made.act(self.tr("下移  Alt+↓"), "Alt+Down", lambda: self.move_department(1))
        made.act(self.tr("撤销科室  Del"), "Del", self.close_department)
        made.foot.addStretch(1)
        made.opens(self.rename_department)
        return made

    def _show(
        self,
        people: tuple[Person, ...],
        departments: tuple[Department, ...],
        uncontacted: tuple[str, ...],
        article: str,
    ) -> None:
        self.people = people
        wanting = self.tr("还没有联系人的科室：{}{}").format("、".join(uncontacted), aside(article))
        self._wanting = wanting if uncontacted else ""
        here, gone = self.tr("在岗"), self.tr("已离岗")
        self.who.show_lines(
            [(one.name, "、".join(one.posts), one.department, here if one.active else gone) for one in people]
        )
        if not self.is_waiting:  # read before the last move was recorded
            self._show_departments(departments)
        self.who.view.selectionModel().currentRowChanged.connect(lambda *_: self._moved())
        self._moved()
        self.deputies.show_people(people)
        self._tell(self.tabs.currentIndex())

    def _show_departments(self, departments: tuple[Department, ...]) -> None:
        self.departments, closed = departments, self.tr("已撤销")
        self.where.show_lines([(one.name, "" if one.active else closed) for one in departments])

    def _moved(self) -> None:
        person = self.person()
        self.leave_button.setEnabled(person is not None)
        active = person is None or person.active
        self.leave_button.setText(self.tr("离岗  Del") if active else self.tr("回岗  Del"))

    def _tell(self, page: int) -> None:
        people = self.tr("离岗的人不再出现在可选的人里，她办过、签过的照旧记在她名下。")
        departments = self.tr("改名、撤销只影响以后的登记；已登记的信息保留当时的科室名称。")
        deputies = self.tr("负责人不在岗时，经批准由备用人员代签；代签的意见都注明是谁代、谁批准的。")
        told = (people, departments, deputies)[page]
        self._told.setText("\n".join(filter(None, [told, self._wanting if page == 0 else ""])))

    # — people —

    def person(self) -> Person | None:
        """The person under the cursor."""
        at = self.who.at()
        return self.people[at] if 0 <= at < len(self.people) else None

    def add(self) -> None:
        """Ask for one more person."""
        add_person(self._session, self, self._names())

    def change(self) -> None:
        """Ask for changes of the person under the cursor."""
        if (person := self.person()) is not None:
            change_person(self._session, self, person, self._names())

    def leave_or_return(self) -> None:
        """Someone leaves (asked first) or is back."""
        person, today = self.person(), self._session.today()
        if person is None:
            return
        if not person.active:
            self._record([events.person_returned(person.id, today)])
            return
        confirm(
            self,
            self.tr("“{}”离岗了吗？").format(person.name),
            self.tr("她办过的事不变；回来时在这里点“回岗”。"),
            self.tr("离岗"),
            partial(self._record, [events.person_left(person.id, today)]),
        )

    # — departments —

    def department(self) -> Department | None:
        """The department under the cursor, if it is still open."""
        at = self.where.at()
        found = self.departments[at] if 0 <= at < len(self.departments) else None
        return found if found is not None and found.active else None

    def add_department(self) -> None:
        """Ask for one more department; it comes last."""
        among, sort = self._open(), max((one.sort for one in self.departments), default=0) + 1
        today = self._session.today()

        def draft(name: str) -> Draft:
            return events.department_added(today, name, among=among, sort=sort)

        ask_name(self._session, self, self.tr("添加科室"), "", draft)

    def rename_department(self) -> None:
        """Ask for another name."""
        one, among, today = self.department(), self._open(), self._session.today()
        if one is None:
            return

        def draft(name: str) -> Draft:
            return events.department_changed(one.id, today, name=name, among=among)

        ask_name(self._session, self, self.tr("科室改名"), one.name, draft)

    def move_department(self, step: int) -> None:
        """One place up or down among the open ones, at once: the next press is about what is seen then."""
        one, among = self.department(), self._open()
        if one is None or not 0 <= among.index(one) + step < len(among):
            return
        order = moved(among, one, step)
        drafts = reordered(order, self._session.today())
        closed = (other for other in self.departments if not other.active)
        self._show_departments(
            (*(replace(other, sort=place) for place, other in enumerate(order, 1)), *closed)
        )
        record = lambda desk, actor: desk.remember(drafts, actor=actor)  # noqa: E731
        self._session.act(record, *self.awaits(lambda _: None, self._not_moved))

    def _not_moved(self, error: BaseException) -> None:
        self._session.failures.handle(error)
        self.renew()

    def close_department(self) -> None:
        """A department is no more; asked first."""
        one = self.department()
        if one is None:
            return
        confirm(
            self,
            self.tr("撤销“{}”吗？").format(one.name),
            self.tr("以后登记时不再列出它；已登记的信息不变。"),
            self.tr("撤销科室"),
            partial(self._record, [events.department_closed(one.id, self._session.today())]),
        )

    def _open(self) -> list[Department]:
        return [one for one in self.departments if one.active]

    def _names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self._open())

    def _record(self, drafts: list[Draft]) -> None:
        self._session.act(lambda desk, actor: desk.remember(drafts, actor=actor))
