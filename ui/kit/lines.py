"""Short tables of finished lines: what an import would do, what was rejected, what clashes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.kit import look
from ui.kit.paged import NOWHERE, Index
from ui.kit.table import ROW, put_rows

_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_EDIT: Final = int(Qt.ItemDataRole.EditRole)
_CHECK: Final = int(Qt.ItemDataRole.CheckStateRole)


class LinesModel(QAbstractTableModel):
    """Lines of words under their titles; with ``ticked`` the first column carries a box that can be ticked, with
    ``typed`` the words of one column can be typed anew: its number, and what is told of the line and its new words."""

    def __init__(
        self,
        titles: Sequence[str],
        lines: Sequence[Sequence[str]],
        parent: QWidget,
        ticked: Callable[[int, bool], None] | None = None,
        typed: tuple[int, Callable[[int, str], None]] | None = None,
    ) -> None:
        super().__init__(parent)
        self._titles, self._lines, self._tell = titles, lines, ticked
        self._typed = typed
        self._anew: dict[int, str] = {}
        self._on: set[int] = set()
        self._able: set[int] | None = None

    def settle(self, ticked: Mapping[int, bool]) -> None:
        """Only these lines have a box, ticked or not at first; tells nothing."""
        self._able = set(ticked)
        self._on = {row for row, on in ticked.items() if on}
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))

    def line(self, row: int) -> Sequence[str]:
        """The words of a line."""
        return self._lines[row]

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """How many columns."""
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """The words, whole as a tip; the box where there is one."""
        if role in (_DISPLAY, _TIP, _EDIT) and self._open(index) and index.row() in self._anew:
            return self._anew[index.row()]
        if role in (_DISPLAY, _TIP) or (role == _EDIT and self._open(index)):
            return self._lines[index.row()][index.column()]
        if role == _CHECK and self._boxed(index):
            return Qt.CheckState.Checked if index.row() in self._on else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = int(Qt.ItemDataRole.EditRole)) -> bool:
        """Tick or clear a box; take words typed anew."""
        if role == _EDIT and self._typed is not None and self._open(index):
            self._anew[index.row()] = str(value)
            self._typed[1](index.row(), str(value))
            self.dataChanged.emit(index, index)
            return True
        if role != _CHECK or self._tell is None or not self._boxed(index):
            return False
        on = Qt.CheckState(value) is Qt.CheckState.Checked
        (self._on.add if on else self._on.discard)(index.row())
        self._tell(index.row(), on)
        self.dataChanged.emit(index, index)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Lines can be chosen; boxes ticked, words of the open column typed."""
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if self._open(index):
            base |= Qt.ItemFlag.ItemIsEditable
        return base | Qt.ItemFlag.ItemIsUserCheckable if self._boxed(index) else base

    def _open(self, index: Index) -> bool:
        """Whether words can be typed here."""
        return self._typed is not None and index.column() == self._typed[0]

    def _boxed(self, index: Index) -> bool:
        """Whether a box stands here."""
        if self._tell is None or index.column() != 0:
            return False
        return self._able is None or index.row() in self._able

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """The titles, whole as a tip."""
        told = orientation is Qt.Orientation.Horizontal and role in (_DISPLAY, _TIP)
        return self._titles[section] if told else None


class Lines(QTableView):
    """A table whose lines can be copied into WPS, Ctrl+C those chosen, Ctrl+Shift+C all under their titles."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The two keys that copy; all others are Qt's."""
        control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
        if event.key() != Qt.Key.Key_C or event.modifiers() not in (control, control | shift):
            super().keyPressEvent(event)
            return
        model, whole = self.model(), event.modifiers() != control
        chosen = sorted(index.row() for index in self.selectionModel().selectedRows())
        columns = range(model.columnCount())
        lines = range(model.rowCount()) if whole else chosen
        rows = [[str(model.index(row, at).data() or "") for at in columns] for row in lines]
        if rows:
            titles = [str(model.headerData(at, Qt.Orientation.Horizontal) or "") for at in columns]
            put_rows(rows, titles if whole else ())


def lines_view(
    titles: Sequence[str],
    lines: Sequence[Sequence[str]],
    widths: Sequence[int],
    ticked: Callable[[int, bool], None] | None = None,
    typed: tuple[int, Callable[[int, str], None]] | None = None,
) -> QTableView:
    """A table of finished lines; widths in pixels at 100 %, the last column takes the rest."""
    view = Lines()
    view.setObjectName("framed")
    view.setAccessibleName("、".join(filter(None, titles)))
    view.setModel(LinesModel(titles, lines, view, ticked, typed))
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(look.scaled(view, ROW))
    view.horizontalHeader().setHighlightSections(False)
    view.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
    view.horizontalHeader().setStretchLastSection(True)
    for at, width in enumerate(widths):
        view.setColumnWidth(at, look.scaled(view, width))
    return view
