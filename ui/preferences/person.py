"""The form of one person of the office."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.ledger.definition import JOINT
from gongkai_desktop.ledger.forms import read_form
from gongkai_desktop.office import events
from gongkai_desktop.office.people import Person
from gongkai_desktop.office.ruleset import POSTS
from gongkai_desktop.records.event import Changed, Draft
from ui.kit.form_dialog import Failed, FormDialog, Values
from ui.session import Session

_Drafts = Callable[[str, tuple[str, ...], str], list[Draft]]


def add_person(
    session: Session, parent: QWidget, departments: Sequence[str] = (), *, acting: bool = False
) -> FormDialog:
    """Ask for a name, posts and a department; with ``acting`` the new person acts from then on."""
    today = session.today()

    def drafts(name: str, posts: tuple[str, ...], department: str) -> list[Draft]:
        return [events.person_added(today, name, posts, department)]

    title = QCoreApplication.translate("People", "添加人员")
    return _ask(session, parent, title, departments, drafts, {}, acting=acting)


def change_person(
    session: Session, parent: QWidget, person: Person, departments: Sequence[str]
) -> FormDialog:
    """Ask for another name, other posts or another department."""
    today = session.today()

    def drafts(name: str, posts: tuple[str, ...], department: str) -> list[Draft]:
        return [events.person_changed(person.id, today, name=name, posts=posts, department=department)]

    title = QCoreApplication.translate("People", "修改人员")
    values = {"name": person.name, "posts": JOINT.join(person.posts), "department": person.department}
    return _ask(session, parent, title, departments, drafts, values)


def _ask(
    session: Session,
    parent: QWidget,
    title: str,
    departments: Sequence[str],
    drafts: _Drafts,
    values: Values,
    *,
    acting: bool = False,
) -> FormDialog:
    form = _form(title, tuple(departments))

    def save(typed: Values, done: Callable[[object], None], failed: Failed) -> None:
        read = read_form(form, typed)
        posts = tuple(post for post in read["posts"].split(JOINT) if post)
        made = drafts(read["name"], posts, read["department"])

        def recorded(changed: Changed) -> None:
            if acting:
                session.choose(changed.act)
            done(changed)

        session.act(lambda desk, actor: desk.remember(made, actor=actor), recorded, failed)

    dialog = FormDialog(form, save, session.failures.handle, parent, values=values)
    dialog.open()
    return dialog


def _form(title: str, departments: tuple[str, ...]) -> Ledger:
    return Ledger(
        "person",
        title,
        (
            Column("name", QCoreApplication.translate("People", "姓名"), required=True),
            Column("posts", QCoreApplication.translate("People", "岗位"), Kind.SEVERAL, choices=POSTS),
            Column("department", QCoreApplication.translate("People", "科室"), choices=departments),
        ),
    )
