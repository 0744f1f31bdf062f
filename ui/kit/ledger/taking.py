"""Files let go over a ledger page: an old ledger to be brought in, or something for one of its records."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMenu, QWidget

from gongkai_desktop.errors import Refused
from ui.kit.dialogs import explain
from ui.kit.table import dropped_files, workbook


class TakingFiles(QWidget):
    """A page with a table that tells of what was let go over its rows, or beneath them."""

    takes_books: ClassVar[bool] = False
    """Whether an old ledger comes in from a workbook (``bring_book``)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)

    def bring(self, number: int, paths: Sequence[Path]) -> None:
        """Files for a record."""

    def let_go(self, number: int, paths: Sequence[Path]) -> None:
        """Files let go over the row of a record, or (0) where none is: an old ledger, or something for the record."""
        book = workbook(paths) if self.takes_books else None
        if book is not None and number:
            self._ask_book(number, book)
        elif book is not None:
            self.bring_book(book)
        elif number:
            self.bring(number, paths)
        else:
            what = self.tr("这些文件是哪一件的？")
            explain(self, Refused(what, way=self.tr("请拖到那一件的那一行上，或拖到右边这一件上")))

    def bring_book(self, path: Path) -> None:
        """Bring an old ledger in from a workbook (where ``takes_books``)."""

    def _ask_book(self, number: int, path: Path) -> QMenu:
        """A workbook over a row may be either."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("“{}”是什么？").format(path.name)).setEnabled(False)
        bring = menu.addAction(self.tr("旧台账，导入到这本台账…"))
        bring.triggered.connect(lambda: self.bring_book(path))
        menu.addAction(self.tr("这一件的附件…")).triggered.connect(lambda: self.bring(number, (path,)))
        menu.popup(self.cursor().pos())
        menu.setActiveAction(bring)
        return menu

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a workbook, where old ledgers come in."""
        if self.takes_books and workbook(dropped_files(event.mimeData())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring in what was let go beside the rows."""
        if book := workbook(dropped_files(event.mimeData())):
            event.acceptProposedAction()
            self.bring_book(book)
