"""Before a review sheet is drawn: 公开形式 is asked for what has none, so that nobody signs an empty box."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from gongkai_desktop.register.sheets import REVIEWING
from ui.kit.form_dialog import Failed, FormDialog, Values

if TYPE_CHECKING:
    from gongkai_desktop.ledger.acts import NextAct
    from gongkai_desktop.records.event import Changed
    from ui.session import Session


def ask_form_first(
    session: Session, parent: QWidget, name: str, items: Sequence[int], then: Callable[[], None]
) -> None:
    """Ask where it matters and record the answer, then go on; cancelled, nothing is printed."""
    if name not in REVIEWING or not items:
        then()
        return

    def ask(question: NextAct | None) -> None:
        if question is None:
            then()
            return

        def save(values: Values, done: Callable[[object], None], failed: Failed) -> None:
            def recorded(changed: Changed | None) -> None:
                done(changed)
                then()

            today = session.today()
            session.act(
                lambda desk, actor: desk.register.give_form(items, values, actor=actor, today=today),
                recorded,
                failed,
            )

        FormDialog(
            question.form,
            save,
            session.failures.handle,
            parent,
            values=question.defaults,
            note=question.note,
        ).open()

    session.ask("release-form", lambda desk: desk.register.form_question(items), ask)
