"""The way into 录入签字结果: the rows are read, and shown when there is something to enter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.review.opinions import first_letters

if TYPE_CHECKING:
    from gongkai_desktop.review.opinions import OpinionRow
    from ui.session import Session

    Rows = tuple[tuple[OpinionRow, ...], Mapping[str, str]]


def show_entry(
    session: Session,
    parent: QWidget,
    find: Callable[[Desk], tuple[OpinionRow, ...]],
    said: Callable[[str], None],
    *,
    sheet: str = "",
) -> None:
    """Read the rows and show them; a word where nothing can be entered."""

    def read(desk: Desk) -> Rows:
        rows = find(desk)
        if not rows:
            raise _nothing_open(sheet)
        return rows, {opinion: first_letters(opinion) for row in rows for opinion in row.opinions}

    def show(found: Rows) -> None:
        from ui.review.entry import EntryDialog  # seldom needed for the first rows

        rows, letters = found
        dialog = EntryDialog(session, rows, parent, letters=letters, sheet=sheet)
        dialog.recorded.connect(said)
        dialog.open()

    session.ask("opinion-rows", read, show)


def _nothing_open(sheet: str) -> Refused:
    what = QCoreApplication.translate("Review", "没有要录入签字结果的审查")
    why = QCoreApplication.translate("Review", "{} 号表上的都已办结").format(sheet) if sheet else ""
    way = QCoreApplication.translate("Review", "在左边选“已办结”查看；确要改的，先登记“重新审查”")
    return Refused(what, why=why, way=way)
