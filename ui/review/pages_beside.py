"""The scanned pages of the row that is being entered, beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from gongkai_desktop.desk import Desk
from ui.kit.alive import if_there
from ui.kit.empty import Empty
from ui.kit.pages import PageSource, PageViewer

if TYPE_CHECKING:
    from gongkai_desktop.review.opinions import OpinionRow, Page
    from ui.session import Session


class PagesBeside(QStackedWidget):
    """Shows the pages of a row; a row on the same pages as the one before changes nothing."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._session = session
        self._shown: tuple[Page, ...] | None = None
        self.viewer, self.empty = PageViewer(), Empty()
        self.empty.say(
            self.tr("还没有扫描件"),
            self.tr("对着纸录入就行。以后扫描了，把文件拖到保密审查的页面上，会自己归到这张表。"),
        )
        for part in (self.empty, self.viewer):
            self.addWidget(part)

    def show_row(self, row: OpinionRow) -> None:
        """Show the pages that came back of the row's sheet."""
        if row.pages == self._shown:
            return
        self._shown = pages = row.pages
        if not pages:
            self.setCurrentWidget(self.empty)
            return

        def find(desk: Desk) -> list[Path]:
            return [desk.scans.page_file(page.sha256) for page in pages]

        self._session.ask("entry-pages", find, if_there(self, lambda paths: self._show(row, paths)))

    def has_cursor(self) -> bool:
        """Whether the cursor is in the page."""
        cursor = QApplication.focusWidget()
        return cursor is not None and (cursor is self.viewer or self.viewer.isAncestorOf(cursor))

    def go(self) -> None:
        """Put the cursor into the page."""
        if self.currentWidget() is self.viewer:
            self.viewer.setFocus(Qt.FocusReason.TabFocusReason)

    def turn(self, step: int) -> None:
        """PgDn (1) and PgUp (-1), typed while the cursor is in a row."""
        self.viewer.turn(step)

    def _show(self, row: OpinionRow, paths: list[Path]) -> None:
        self.setCurrentWidget(self.viewer)
        captions = (self.tr("{}　第 {} 页").format(row.sheet, page.page) for page in row.pages)
        self.viewer.show_pages(
            [PageSource(path, caption=caption) for path, caption in zip(paths, captions, strict=True)]
        )
