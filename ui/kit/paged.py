"""A table model that holds only the pages read so far; sorting and filtering happen in SQL."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from gongkai_desktop.ledger import Column, Kind
from ui.kit import look

Row = Mapping[str, Any]
Index = QModelIndex | QPersistentModelIndex

FIRST_PAGE: Final = 40
NEXT_PAGE: Final = 200
NATIVE_ROLE: Final = int(Qt.ItemDataRole.UserRole)
ROW_ROLE: Final = NATIVE_ROLE + 1
_DISPLAY: Final = int(Qt.ItemDataRole.DisplayRole)
_TIP: Final = int(Qt.ItemDataRole.ToolTipRole)
_ALIGN: Final = int(Qt.ItemDataRole.TextAlignmentRole)
_INK: Final = int(Qt.ItemDataRole.ForegroundRole)
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_MIDDLE: Final = int(Qt.AlignmentFlag.AlignCenter)
NOWHERE: Final = QModelIndex()


def room_for(words: Sequence[str], least: int = 84) -> int:
    """Pixels at 100 % in which the longest of these words is not cut."""
    return max([least, *(len(one) * look.TEXT + 24 for one in words)])


class Shown(NamedTuple):
    """A ledger column as a table shows it: its width in pixels at 100 %, words, colour, and the key SQL sorts by."""

    column: Column
    width: int
    text: Callable[[Row], str]
    tone: Callable[[Row], str] | None = None
    order: str = ""
    spare: int = 0
    """When the table is narrow: 0 always stays, then 1 goes first."""
    filtered: bool = True
    """Whether the filter row has an editor for it."""
    icon: Callable[[Row], str] | None = None
    """The icon before its words (``ui.kit.icons``), '' for none; left out where text is large."""
    whole: bool = False
    """Its words are cut only where text is large: it is as wide as the longest of those read, and others give way."""


class PagedModel(QAbstractTableModel):
    """Rows in the order the source gives them, fetched by keyset: the last row is where the next page starts.

    ``wanted(after, limit)`` asks for a page (``after`` is None for the first); the owner answers with ``take``.
    """

    wanted = Signal(object, int)
    arrived = Signal()

    def __init__(self, columns: Sequence[Shown], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows: list[Row] = []
        self._cells: list[tuple[str, ...]] = []
        self._inks: dict[str, Any] = {}
        self._longest = dict.fromkeys(range(len(self.columns)), "")
        self._present = dict(self._longest)
        self._more = False
        self._asked = False
        self._coming = 0
        """How many further rows are on their way."""

    def restart(self) -> None:
        """Ask for the first page; what is shown stays until the answer comes."""
        self._asked, self._coming = True, 0
        self.wanted.emit(None, FIRST_PAGE)

    def renew(self) -> None:
        """Ask again for all rows read so far, and for those on their way, after something changed."""
        self._asked = True
        self.wanted.emit(None, max(FIRST_PAGE, len(self._rows) + self._coming))

    def take(self, after: Row | None, limit: int, rows: Sequence[Row]) -> None:
        """Receive a page; fewer rows than asked for means that there are no more."""
        self._asked, self._coming, self._more = False, 0, len(rows) >= limit
        if after is None:
            self._replace(rows)
        elif self._rows and self._rows[-1] is after and rows:
            self.beginInsertRows(NOWHERE, len(self._rows), len(self._rows) + len(rows) - 1)
            self._extend(rows)
            self.endInsertRows()
        self.arrived.emit()

    def row_of(self, number: int) -> int:
        """Where the record with this id stands among the rows read so far, or -1."""
        return next((at for at, row in enumerate(self._rows) if row["id"] == number), -1)

    @property
    def longest(self) -> Mapping[int, str]:
        """The longest words read in each column, by its place."""
        return self._longest

    @property
    def present(self) -> Mapping[int, str]:
        """The same of the rows that are there now."""
        return self._present

    def at(self, row: int) -> Row:
        """The whole row."""
        return self._rows[row]

    def cells(self, row: int) -> tuple[str, ...]:
        """The words of one row as shown, days in full."""
        whole = self._rows[row]
        return tuple(
            str(whole[shown.column.key]) if shown.column.kind is Kind.DATE else words
            for shown, words in zip(self.columns, self._cells[row], strict=True)
        )

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """How many rows have been read."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """How many columns are shown."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Cheap answers from what was prepared when the page arrived."""
        row, column = index.row(), index.column()
        if role == _DISPLAY:
            return self._cells[row][column]
        if role == _TIP:
            kept = str(self._rows[row].get(self.columns[column].column.key) or "")
            return max(kept, self._cells[row][column], key=len)
        if role == _INK:
            return self._ink(row, column)
        if role == _ALIGN:
            return _MIDDLE if self.columns[column].column.kind is Kind.INTEGER else _LEFT
        if role == NATIVE_ROLE:
            return self._rows[row].get(self.columns[column].column.key)
        return self._rows[row] if role == ROW_ROLE else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """The columns' titles, whole as a tip; rows carry no numbers."""
        if orientation is Qt.Orientation.Horizontal and role in (_DISPLAY, _TIP):
            return self.columns[section].column.title
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """Whether another page may exist and none is on its way."""
        return self._more and not self._asked

    def fetchMore(self, parent: Index) -> None:
        """Ask for the page after the last row."""
        self._asked, self._coming = True, NEXT_PAGE
        self.wanted.emit(self._rows[-1], NEXT_PAGE)

    def _ink(self, row: int, column: int) -> Any:
        tone = self.columns[column].tone
        if tone is None:
            return None
        name = tone(self._rows[row])
        if name not in self._inks:
            self._inks[name] = look.colour(name)
        return self._inks[name]

    def _extend(self, rows: Sequence[Row]) -> None:
        self._rows.extend(rows)
        cells = [tuple(shown.text(row) for shown in self.columns) for row in rows]
        self._cells.extend(cells)
        for known in (self._longest, self._present):
            for at, words in known.items():
                known[at] = max((words, *(one[at] for one in cells)), key=len)

    def _replace(self, rows: Sequence[Row]) -> None:
        same = [row["id"] for row in rows] == [row["id"] for row in self._rows]
        self._present = dict.fromkeys(self._present, "")
        if same and rows:
            self._rows, self._cells = [], []
            self._extend(rows)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.columns) - 1))
            return
        self.beginResetModel()
        self._rows, self._cells = [], []
        self._extend(rows)
        self.endResetModel()
