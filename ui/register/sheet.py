"""The review sheet of chosen items, or blank: prepared, shown, and recorded when it is printed or saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.desk import Desk
from gongkai_desktop.register.sheets import REVIEW_LIST, Prepared
from ui.kit.dialogs import work
from ui.kit.preview import Preview
from ui.tasks import Progress

if TYPE_CHECKING:
    from ui.register.page import RegisterPage


def show_review_sheet(page: RegisterPage, items: tuple[int, ...]) -> None:
    """Prepare 信息发布保密审查表 for these items (blank for none) and show it."""
    session = page.session

    today = session.today()

    def prepare(progress: Progress) -> Prepared:
        with Desk.open(session.folder, writing=False) as desk:
            return desk.sheets.prepare(REVIEW_LIST, items, today)

    work(
        QCoreApplication.translate("Register", "正在制表"),
        prepare, page, lambda prepared: _show(page, prepared, filled=bool(items)), session.failures.handle,
    )  # fmt: skip


def _show(page: RegisterPage, prepared: Prepared, *, filled: bool) -> None:
    session = page.session

    def issue(then: Callable[[], None], failed: Callable[[BaseException], None]) -> None:
        actor, today = session.actor, session.today()
        session.write(
            lambda desk: desk.sheets.issue(prepared, actor=actor, today=today), lambda _: then(), failed
        )

    Preview(
        prepared.title, prepared.printed.pdf, page, session.failures.handle,
        issue=issue if filled else None,
        warnings=prepared.warnings,
        name=f"{prepared.title}{prepared.number}" if filled else prepared.title,
    ).open()  # fmt: skip
