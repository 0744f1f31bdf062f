"""The departments' name form, and their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gongkai_desktop.errors import Refused
from gongkai_desktop.ledger import Column, Ledger
from gongkai_desktop.office import events
from gongkai_desktop.office.people import Department
from gongkai_desktop.records.event import Draft
from ui.kit.form_dialog import Failed, FormDialog, Values
from ui.session import Session


def ask_name(
    session: Session, parent: QWidget, title: str, name: str, draft: Callable[[str], Draft]
) -> FormDialog:
    """Ask for a department's name and record what ``draft`` makes of it."""
    column = Column("name", QCoreApplication.translate("People", "科室名称"), required=True)

    def save(values: Values, done: Callable[[object], None], failed: Failed) -> None:
        try:
            made = draft(str(values["name"]))
        except Refused as refused:
            failed(refused)
            return
        session.act(lambda desk, actor: desk.remember([made], actor=actor), done, failed)

    form = Ledger("department", title, (column,))
    dialog = FormDialog(form, save, session.failures.handle, parent, values={"name": name})
    dialog.open()
    return dialog


def moved(among: Sequence[Department], one: Department, step: int) -> tuple[Department, ...]:
    """The departments with one of them a place up or down."""
    order = list(among)
    at = order.index(one)
    order[at], order[at + step] = order[at + step], order[at]
    return tuple(order)


def reordered(order: Sequence[Department], day: date) -> list[Draft]:
    """What makes the departments stand in this order; only places that change are told."""
    return [
        events.department_changed(other.id, day, sort=sort)
        for sort, other in enumerate(order, 1)
        if other.sort != sort
    ]
