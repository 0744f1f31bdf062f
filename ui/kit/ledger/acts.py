"""The dialogs of a ledger's acts: a new record, one act of a record, taking a step back, files brought along."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.ledger.acts import Asked, NextAct
from gongkai_desktop.records.event import Changed
from ui.kit.dialogs import explain
from ui.kit.finding import find_numbers
from ui.kit.form_dialog import Failed, FormDialog, Values
from ui.kit.host import Host
from ui.kit.ledger.face import Face

T = TypeVar("T")
Recording = Callable[[Desk, Values, int, date], Changed]
"""What the writer does with a form's values, for whom, on which day."""


class Acts(QObject):
    """What it records goes to the host's writer; a form is kept as a draft until it is recorded.

    A ledger may say what comes before a form (``prepare``), how it is laid out (``shape``), and what its fields do
    (``equip``).
    """

    said = Signal(str)
    begun = Signal(int)
    """A new record is there."""
    done = Signal(int)
    """Something was done with this record."""
    performed = Signal(int, str)
    """This act of a record was recorded."""

    def __init__(self, host: Host, face: Face, parent: QWidget) -> None:
        super().__init__(parent)
        self._host, self._face, self._over = host, face, parent
        self._drafts = face.drafts or face.name
        self.manual = face.manual
        """The page of the manual for its forms."""

    def begin(self, form: Callable[[Desk, date], NextAct], enter: Recording) -> None:
        """Ask for the facts of a new record."""
        today = self._host.today()

        def show(act: NextAct) -> None:
            draft, layout = f"{self._drafts}.new", self.shape(act, "")
            self.ask(act, enter, lambda changed: self.begun.emit(changed.act), draft=draft, **layout)

        self._host.ask(f"{self._face.name}-form", lambda desk: offering(form(desk, today), desk), show)

    def perform(self, number: int, act: NextAct, field: str = "") -> None:
        """Ask for the facts of one act of a record; ``field`` is where typing should begin, if it has that."""
        face = self._face

        def record(desk: Desk, values: Values, actor: int, today: date) -> Changed:
            return face.perform(desk, number, act.key, values, actor=actor, today=today)

        def done(changed: Changed) -> None:
            begun = self.begins(act, changed)
            (self.begun if begun else self.done).emit(begun or number)
            self.said.emit(self.tr("已记下：{}").format(act.title))
            self.performed.emit(number, act.key)

        def show(act: NextAct) -> None:
            draft, layout = f"{self._drafts}.{number}.{act.key}", self.shape(act, field)
            self.ask(act, record, done, number=number, draft=draft, **layout)

        self.prepare(number, act, show)

    def prepare(self, number: int, act: NextAct, go: Callable[[NextAct], None]) -> None:
        """What comes before the form of an act of this record; ``go`` shows it."""
        self._host.ask(f"{self._face.name}-form", lambda desk: offering(act, desk), go)

    def begins(self, act: NextAct, changed: Changed) -> int:
        """The record of this ledger that the act has begun and that is gone on with, 0 for none."""
        return 0

    def shape(self, act: NextAct, field: str) -> Mapping[str, Any]:
        """How the form of an act is laid out, in words of ``FormDialog``; ``field`` was pointed at ('': none)."""
        return {}

    def equip(self, dialog: FormDialog, act: NextAct, number: int) -> None:
        """What the fields of a record's form do (``number`` 0: of a new one)."""

    def take_back(self, event: int) -> None:
        """Ask why, and take one event of the record back."""
        why = Column("reason", self.tr("为什么撤销"), Kind.LONG, required=True)

        def record(desk: Desk, values: Values, actor: int, _: date) -> Changed:
            return desk.records.undo(event, actor=actor, reason=str(values["reason"]))

        form = Ledger("take-back", self.tr("撤销这一步"), (why,))
        act = NextAct("take-back", "", lambda: Asked(form))
        self.ask(act, record, lambda _: self.said.emit(self.tr("已撤销")))

    def bring(self, number: int, acts: Sequence[NextAct], paths: Sequence[Path]) -> QMenu | None:
        """Files for a record come with one of its acts: the one that takes a file, or a menu where several do.

        The acts know what they ask.
        """
        taking = [(act, column.key) for act in acts if (column := _file_column(act)) is not None]
        if not taking or len(paths) != 1:
            explain(self._over, self._not_taken(bool(taking)))
            return None
        forms = [act.filled({key: str(paths[0])}) for act, key in taking]
        if len(forms) == 1:
            self.perform(number, forms[0])
            return None
        menu = QMenu(self._over)
        menu.addAction(self.tr("“{}”是哪一步的？").format(paths[0].name)).setEnabled(False)
        for act in forms:
            menu.addAction(f"{act.title}…").triggered.connect(
                lambda _=False, act=act: self.perform(number, act)
            )
        menu.popup(self._over.cursor().pos())
        menu.setActiveAction(next(one for one in menu.actions() if one.isEnabled()))
        return menu

    def _not_taken(self, taking: bool) -> Refused:
        if taking:
            return Refused(self.tr("一次收一个文件"), way=self.tr("请一个一个拖进来，或在表单里选"))
        what = self.tr("这一件现在没有要附文件的步骤")
        return Refused(what, way=self.tr("先选一件还没有办完的，再把文件拖进来"))

    def ask(
        self,
        act: NextAct,
        record: Callable[[Desk, Values, int, date], T],
        then: Callable[[T], None],
        *,
        number: int = 0,
        draft: str = "",
        **layout: Any,
    ) -> None:
        """Show the form of an act; its values go to the writer, which closes it or says what to mend.

        ``number`` is its record (0: there is none yet), ``draft`` names what it keeps until it is recorded.
        """
        host = self._host

        def save(values: Values, done: Callable[[object], None], failed: Failed) -> None:
            today = host.today()

            def recorded(result: T) -> None:
                done(result)
                then(result)

            host.act(lambda desk, actor: record(desk, values, actor, today), recorded, failed)

        dialog = FormDialog(
            act.form, save, host.failures.handle, self._over, values=act.defaults, note=act.note, **layout
        )
        dialog.manual = self.manual
        find_numbers(dialog, host)
        if draft:
            self.equip(dialog, act, number)
            dialog.draft(host, draft)
        dialog.open()
        host.write(Desk.get_ready, failed=_told_later)


def _told_later(_: BaseException) -> None:
    """Why nothing can be written is told when something is to be."""


def offering(act: NextAct, desk: Desk) -> NextAct:
    """The act with the office's departments offered where one is asked for, its people where one is named.

    It knows then what it asks, so that it can be shown where the office is not read.
    """
    departments = tuple(known.name for known in desk.office.departments() if known.active)
    people = tuple(person.name for person in desk.office.people() if person.active)

    def offered(column: Column) -> Column:
        names = people if column.person else departments if column.key == "department" else ()
        return column if column.choices else replace(column, choices=names)

    return act.asking(lambda asked: asked.with_columns(map(offered, asked.form.columns))).worked_out()


def _file_column(act: NextAct) -> Column | None:
    return next((column for column in act.form.columns if column.kind is Kind.FILE), None)
