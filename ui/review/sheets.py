"""The queue's papers on the screen: prepared, shown, and recorded when they are printed or saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gongkai_desktop.desk import Desk
from gongkai_desktop.review.papers import Period
from ui.kit.dialogs import work
from ui.kit.preview import Preview
from ui.session import Session
from ui.tasks import Failed, Progress

if TYPE_CHECKING:
    from gongkai_desktop.office.printing import Prepared

SUMMARY = "review-summary"


def show_paper(
    session: Session,
    parent: QWidget,
    name: str,
    records: tuple[int, ...],
    *,
    period: Period | None = None,
) -> None:
    """Prepare a paper of these records (a summary: of the period) and show it; printing or saving issues it."""
    today = session.today()

    def prepare(progress: Progress) -> Prepared:
        with Desk.open(session.folder, writing=False) as desk:
            return desk.papers.prepare(name, records, today, period=period, progress=progress)

    def show(prepared: Prepared) -> None:
        _show(session, parent, prepared)

    work(QCoreApplication.translate("Papers", "正在制表"), prepare, parent, show, session.failures.handle)


def show_summary(session: Session, parent: QWidget, first: date, last: date) -> None:
    """保密审查汇总表 of the days from first to last."""
    show_paper(session, parent, SUMMARY, (), period=Period(first, last))


def _show(session: Session, parent: QWidget, prepared: Prepared) -> None:
    def issue(then: Callable[[], None], failed: Failed) -> None:
        today = session.today()
        session.act(
            lambda desk, actor: desk.papers.issue(prepared, actor=actor, today=today),
            lambda _: then(),
            failed,
        )

    Preview(
        prepared.title,
        prepared.printed.pdf,
        parent,
        session.failures.handle,
        issue=issue,
        warnings=prepared.warnings,
        name=f"{prepared.title}{prepared.number}",
    ).open()
