"""The register's papers on the screen: prepared, shown, and recorded when they are printed or saved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gongkai_desktop.desk import Desk
from gongkai_desktop.paper.pen import Printed
from gongkai_desktop.register.query import Query
from gongkai_desktop.register.sheets import Prepared
from ui.kit.dialogs import work
from ui.kit.preview import Preview
from ui.session import Session
from ui.tasks import Failed, Progress


def show_sheet(session: Session, parent: QWidget, name: str, items: tuple[int, ...]) -> None:
    """Prepare one of ``register.sheets.TITLES`` for these items (blank for none) and show it."""
    today = session.today()

    def prepare(progress: Progress) -> Prepared:
        with Desk.open(session.folder, writing=False) as desk:
            return desk.sheets.prepare(name, items, today)

    def show(prepared: Prepared) -> None:
        _show(session, parent, prepared, filled=bool(items))

    work(QCoreApplication.translate("Papers", "正在制表"), prepare, parent, show, session.failures.handle)


def show_list(session: Session, parent: QWidget, query: Query, title: str) -> None:
    """Show a view of the register as a printed list; it is no record of its own."""
    session.with_actor(partial(_show_list, session, parent, query, title))


def _show_list(session: Session, parent: QWidget, query: Query, title: str, actor: int) -> None:
    today = session.today()

    def draw(progress: Progress) -> Printed:
        with Desk.open(session.folder, writing=False) as desk:
            maker = desk.office.person_name(actor)
            return desk.sheets.as_list(query, today, maker=maker, progress=lambda rows: progress(rows, 0))

    def show(printed: Printed) -> None:
        Preview(title, printed.pdf, parent, session.failures.handle).open()

    work(QCoreApplication.translate("Papers", "正在制表"), draw, parent, show, session.failures.handle)


def _show(session: Session, parent: QWidget, prepared: Prepared, *, filled: bool) -> None:
    def issue(then: Callable[[], None], failed: Failed) -> None:
        today = session.today()
        session.act(
            lambda desk, actor: desk.sheets.issue(prepared, actor=actor, today=today),
            lambda _: then(),
            failed,
        )

    Preview(
        prepared.title,
        prepared.printed.pdf,
        parent,
        session.failures.handle,
        issue=issue if filled else None,
        warnings=prepared.warnings,
        name=f"{prepared.title}{prepared.number}" if filled else prepared.title,
    ).open()
