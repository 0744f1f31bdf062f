"""Adding a person of the office, so that acts can be recorded in her name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.desk import Desk
from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.office import events
from gongkai_desktop.office.ruleset import POSTS
from gongkai_desktop.records.event import Changed
from ui.kit.form_dialog import Failed, FormDialog, Values

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def add_person(window: MainWindow) -> FormDialog:
    """Ask for a name, a post and a department; the new person acts from then on."""
    session = window.session
    form = Ledger(
        "person",
        QCoreApplication.translate("People", "添加人员"),
        (
            Column("name", QCoreApplication.translate("People", "姓名"), required=True),
            Column("post", QCoreApplication.translate("People", "岗位"), Kind.CHOICE, choices=POSTS),
            Column("department", QCoreApplication.translate("People", "科室")),
        ),
    )

    def save(values: Values, done: Callable[[object], None], failed: Failed) -> None:
        posts = (str(values["post"]),) if values["post"] else ()
        draft = events.person_added(session.today(), str(values["name"]), posts, str(values["department"]))
        actor = session.actor

        def added(changed: Changed) -> None:
            session.actor = changed.act
            done(changed)

        def record(desk: Desk) -> Changed:
            return desk.remember([draft], actor=actor)

        session.write(record, added, failed)

    dialog = FormDialog(form, save, session.failures.handle, window)
    dialog.open()
    return dialog
