"""A part of 报表 that files are brought to: a word and a button while there are none, then what they come to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from gongkai_desktop.errors import Refused
from ui.kit import look
from ui.kit.dialogs import button, card, explain, label
from ui.kit.empty import Empty
from ui.kit.folding import FoldingRow
from ui.kit.table import dropped_files
from ui.session import Session


class FilesPage(QWidget):
    """Files are chosen or dropped; a subclass takes them (``add``) and shows them in its ``table``."""

    said = Signal(str)
    place_wanted = Signal(str, int)
    table: QTableWidget

    def __init__(self, session: Session, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.session = session
        self.told, self.nothing = label("", "heading", wrap=True), Empty()
        self.setAcceptDrops(True)

    # — what a page says of its own —

    def choose(self) -> None:
        """Ask for the files."""
        raise NotImplementedError

    def add(self, paths: Sequence[Path]) -> None:
        """Take these too."""
        raise NotImplementedError

    # — how it is laid out —

    def grid(self, name: str, heads: Sequence[str] = ()) -> QTableWidget:
        """A table to be looked at row by row, whose last column takes what room is left."""
        grid = QTableWidget(0, len(heads))
        grid.setAccessibleName(name)
        grid.setHorizontalHeaderLabels(list(heads))
        grid.verticalHeader().hide()
        grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        grid.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        grid.setTabKeyNavigation(False)
        if heads:
            self.stretch(grid, len(heads) - 1)
        return grid

    def stretch(self, grid: QTableWidget, column: int) -> None:
        """Give what room is left to a column."""
        grid.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def invite(self, head: str, hint: str, add: str) -> None:
        """What it says while there are no files, and the button (``add``) by which they come."""
        self.nothing.say(head, hint)
        self._first = button(add, self.choose, primary=True)
        self.nothing.offer((self._first,))

    def arrange(
        self,
        time: Sequence[QWidget],
        buttons: Sequence[QPushButton],
        shown: Sequence[tuple[QWidget, int]],
        hint: QLabel,
    ) -> None:
        """Days and buttons in a row; below it what is told, then each of ``shown`` with its share of the room."""
        row, folding = QHBoxLayout(), FoldingRow()
        for widget in time:
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(folding)
        for one in buttons:
            folding.box.addWidget(one)
        frame, box = card(margins=8)
        box.addWidget(self.told)
        for part, share in (*shown, (self.nothing, 1)):
            box.addWidget(part, share)
        box.addWidget(hint)
        self._hint = hint
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addLayout(row)
        outer.addWidget(frame, 1)

    def fit_to(self, shown: Sequence[QWidget], *, there: bool) -> None:
        """Show these where files are there; where all is large, the tables have the room of the hint."""
        for one in (self.told, self.table, *shown):
            one.setVisible(there)
        self.nothing.setVisible(not there)
        self.setFocusProxy(self.table if there else self._first)
        self._hint.setVisible(there and look.roomy(self))

    # — files in —

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """They are taken."""
        event.acceptProposedAction()
        self.add(dropped_files(event.mimeData()))

    def failed(self, error: BaseException) -> None:
        """Say what was refused; whatever else went wrong is told as a failure."""
        if isinstance(error, Refused):
            explain(self, error)
        else:
            self.session.failures.handle(error)

    # — what the tab asks —

    def go_search(self) -> None:
        """Ctrl+F: into the table."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def remember(self) -> None:
        """Nothing: files are brought anew each time, or remembered as they come."""
