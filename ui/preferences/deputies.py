"""岗位代理: who stands in for which post, by whose leave, from when to when (双人备岗)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from gongkai_desktop.desk import Desk
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.office import deputies
from gongkai_desktop.office.people import Deputation, Person
from gongkai_desktop.records.event import Changed, Draft
from ui.kit.alive import if_there
from ui.kit.form_dialog import Failed, FormDialog, Values
from ui.preferences.roster import Roster
from ui.session import Session

Line = tuple[Person, Deputation]
_WIDTHS = (90, 110, 90, 90, 100, 100)


class DeputiesList(Roster):
    """Every deputation, those that hold today first; the ended ones stay for the record."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        titles = (
            self.tr("代理人"),
            self.tr("岗位"),
            self.tr("代替谁"),
            self.tr("批准人"),
            self.tr("从"),
            self.tr("到"),
            self.tr("状态"),
        )
        super().__init__(titles, _WIDTHS, parent)
        self._session = session
        self.lines: tuple[Line, ...] = ()
        self.act(self.tr("登记代理  Ins"), "Ins", self.add)
        self.end_button = self.act(self.tr("结束代理  Del"), "Del", self.end)
        self.foot.addStretch(1)
        self.opens(self.end)

    def show_people(self, people: tuple[Person, ...]) -> None:
        """List what these people were let to do."""
        today = self._session.today()
        names = {person.id: person.name for person in people}
        found = [(person, given) for person in people for given in person.deputies]
        self.lines = tuple(sorted(found, key=lambda line: self._place(line[1], today)))
        self.show_lines(
            [
                (
                    person.name,
                    given.post,
                    names.get(given.stands_for, ""),
                    given.approved_by,
                    given.since,
                    given.until or self.tr("另行登记为止"),
                    self._state(given, today),
                )
                for person, given in self.lines
            ]
        )
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._moved())
        self._moved()

    def current(self) -> Line | None:
        """The deputation under the cursor."""
        return self.lines[self.at()] if 0 <= self.at() < len(self.lines) else None

    def add(self) -> None:
        """Ask who stands in for which post."""
        today = self._session.today()

        def draft(desk: Desk, values: Values) -> Draft:
            return deputies.deputised(desk.office, values, today=today)

        self._session.ask(
            "deputise-form",
            lambda desk: deputies.deputise_form(desk.office, today),
            if_there(self, lambda form: self._ask(form, draft)),
        )

    def end(self) -> None:
        """Ask why a deputation that holds is ended before its last day."""
        line, today = self.current(), self._session.today()
        if line is None or self._over(line[1], today):
            return
        person, given = line

        def draft(_: Desk, values: Values) -> Draft:
            return deputies.ended(person, given, values, today=today)

        self._ask(deputies.ended_form(today), draft)

    def _ask(self, act: NextAct, draft: Callable[[Desk, Values], Draft]) -> None:
        session = self._session

        def save(values: Values, done: Callable[[object], None], failed: Failed) -> None:
            def record(desk: Desk, actor: int) -> Changed:
                return desk.remember([draft(desk, values)], actor=actor)

            session.act(record, done, failed)

        dialog = FormDialog(act.form, save, session.failures.handle, self, values=act.defaults, note=act.note)
        dialog.manual = "人员与岗位"
        dialog.open()

    def _moved(self) -> None:
        line = self.current()
        self.end_button.setEnabled(line is not None and not self._over(line[1], self._session.today()))

    def _state(self, given: Deputation, today: date) -> str:
        if self._over(given, today):
            return self.tr("已结束")
        return self.tr("代理中") if given.holds_on(today) else self.tr("还没开始")

    @staticmethod
    def _over(given: Deputation, today: date) -> bool:
        """Whether it can never hold again."""
        return bool(given.ended) or bool(given.until and given.until < today.isoformat())

    @classmethod
    def _place(cls, given: Deputation, today: date) -> tuple[bool, str]:
        return cls._over(given, today), given.since
