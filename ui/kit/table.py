"""The ledger table: fixed row height, sorting asked of SQL, many rows chosen with Space, copied into WPS."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence, Set
from pathlib import Path

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QHeaderView,
    QTableView,
    QWidget,
)

from gongkai_desktop.ledger import Kind
from ui.kit import icons, look
from ui.kit.filter_head import FilterHead
from ui.kit.markup import escape
from ui.kit.paged import PagedModel

ROW = 33
_BOOKS = (".xlsx", ".xls", ".ods", ".csv")
CELL, ICON_GAP = 12, 6  # pixels at 100 % around the words of a cell, and between its icon and them
_DAY = "0000-00-00"
_DAY_CELL = 7  # pixels that Qt and the grid take around a day: one that is cut by one is no day
_WHOLE_LARGE = 110  # pixels at 100 % that a column shown whole has at most where text is large
SQUEEZE = 40  # pixels by which the stretching column may be narrower than it should
_TAKEN = re.compile(r"0[0-9]+|[0-9]{12,}|[0-9]{1,4}[-/][0-9]{1,2}|[0-9]+[eE][0-9]+")
_Flag = QItemSelectionModel.SelectionFlag
_ALONE = _Flag.ClearAndSelect | _Flag.Rows
_CONTROL = Qt.KeyboardModifier.ControlModifier
_MOVES = frozenset(
    (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)
)


def dropped_files(data: QMimeData) -> list[Path]:
    """The files, not folders, that are dragged or were copied in the file manager."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.is_file()]


def workbook(paths: Sequence[Path]) -> Path | None:
    """The one file that was let go, where it may be a ledger."""
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in _BOOKS else None


def as_html(rows: Sequence[Sequence[str]]) -> str:
    """Rows as a table of text cells: WPS Writer pastes a table, WPS Sheets no formulas."""
    cell = "<td style=\"mso-number-format:'\\@'\">{}</td>"
    lines = ("".join(cell.format(escape(text)) for text in row) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def as_tsv(rows: Sequence[Sequence[str]]) -> str:
    """Rows as lines of tab-separated text; what a spreadsheet would take for something else is kept as text.

    That is a formula, a number that would lose digits (身份证号, 0012), one of two parts that would become a day or a
    power (2026-4, 12E5). Days and sums stay what they are.
    """
    return "\n".join("\t".join(_plain(text) for text in row) for row in rows)


def _plain(text: str) -> str:
    flat = " ".join(text.split())
    return f"'{flat}" if flat[:1] in ("=", "+", "-", "@") or _TAKEN.fullmatch(flat) else flat


def put_rows(rows: Sequence[Sequence[str]], titles: Sequence[str] = ()) -> None:
    """Put rows on the clipboard as a table, under their titles where these are given."""
    whole = [titles, *rows] if titles else rows
    data = QMimeData()
    data.setText(as_tsv(whole))
    data.setHtml(as_html(whole))
    QGuiApplication.clipboard().setMimeData(data)


class Table(QTableView):
    """A table over a PagedModel whose rows are records known by ``id``; a filter row where a column is filtered."""

    opened = Signal(int)
    """A record by its id (0: Enter where no row is chosen); ``opened_in`` tells the column."""
    moved = Signal(object)
    """The id of the current record, or None."""
    picked = Signal(int)
    """How many rows are chosen."""
    sorted_by = Signal(str, bool)
    """The key to order by ('' for the source's own order) and whether descending."""

    escaped = Signal()
    """Esc while nothing is being chosen."""
    dropped = Signal(int, object)
    """Files let go over a record: its id (0: where no row is) and their paths."""
    painted = Signal()
    """The first rows can be seen; told once."""
    grown = Signal()
    """The columns that are never left out need another width (``least_width``)."""

    def __init__(self, model: PagedModel, stretch: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lay_ground()
        self.paged = model
        self._marking = self._seen = self._restoring = False
        self._scale = 0.0
        self._widths = [shown.width for shown in model.columns]
        self._stretch = stretch
        self._told: dict[int, int] = {}
        self._kept: tuple[int | None, set[int], int] = (None, set(), 0)
        self.awaited = 0
        """The record that will have the cursor once it has been read: until then no other takes it by itself."""
        self._cover: QWidget | None = None
        self.setModel(model)
        self.setAccessibleName(self.tr("台账"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setAcceptDrops(True)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.head = FilterHead(model.columns, self)
        self.setHorizontalHeader(head)
        self.horizontalScrollBar().valueChanged.connect(head.updateGeometries)
        head.setHighlightSections(False)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setSectionResizeMode(stretch, QHeaderView.ResizeMode.Stretch)
        head.setSortIndicatorClearable(True)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.sortIndicatorChanged.connect(self._sort)
        head.sectionResized.connect(self._dragged)
        self.fit()
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._restore)
        model.arrived.connect(self._grow)
        self.opened_in = ""
        """The key of the column whose cell was opened by mouse; '' where the row was opened by Enter."""
        self.doubleClicked.connect(self._open_cell)
        self.selectionModel().currentRowChanged.connect(self._move)
        self.selectionModel().selectionChanged.connect(self._pick)

    def _lay_ground(self) -> None:
        """A viewport of our own: to name the type of Qt's, PySide would make every kind of widget there is (8 ms)."""
        ground = QWidget()
        ground.setBackgroundRole(QPalette.ColorRole.Base)
        ground.setAutoFillBackground(True)
        self.setViewport(ground)

    def cover(self, widget: QWidget) -> None:
        """Lay a widget over the place of the rows (what to say when there are none); its owner shows and hides it."""
        self._cover = widget
        widget.setParent(self.viewport())
        widget.hide()

    def settle(self) -> None:
        """What can wait until the first rows are seen: the filter row, colours that stay in chosen rows."""
        from ui.kit.toned import Toned  # QStyle's lists cost some milliseconds

        for at, shown in enumerate(self.paged.columns):
            if shown.tone is not None or shown.icon is not None:
                self.setItemDelegateForColumn(at, Toned(shown, self))
        self.head.equip()

    def fit(self) -> None:
        """Set row height and column widths for the present scale; what was dragged wider stays wider."""
        self.verticalHeader().setDefaultSectionSize(look.scaled(self, ROW))
        self.head.fit()
        self.set_widths(self._widths)

    def least_width(self) -> int:
        """Pixels that the columns which are never left out need."""
        kept = sum(self._least(at) for at, shown in enumerate(self.paged.columns) if not shown.spare)
        return look.scaled(self, kept - SQUEEZE) + self.verticalScrollBar().sizeHint().width()

    def _least(self, at: int) -> int:
        """Pixels at 100 % that a column needs: where it is shown whole, for its longest words and their icon.

        Large text leaves them less: what the record is called matters more than the end of a long state. A day is
        whole in every font.
        """
        shown = self.paged.columns[at]
        if shown.column.kind is Kind.DATE:
            advance = self.fontMetrics().horizontalAdvance(_DAY)
            return max(shown.width, math.ceil(advance / look.scale_of(self)) + _DAY_CELL)
        if not shown.whole or not self.paged.longest[at]:
            return shown.width
        needed, roomy = self._needs(at, self.paged.longest), look.roomy(self)
        return max(shown.width, needed if roomy else min(needed, _WHOLE_LARGE))

    def _needs(self, at: int, longest: Mapping[int, str]) -> int:
        """Pixels at 100 % of the longest words of a column and their icon."""
        shown, words = self.paged.columns[at], longest[at]
        scale = look.scale_of(self)
        icon = icons.SMALL + ICON_GAP if shown.icon is not None and look.roomy(self) else 0
        return math.ceil(self.fontMetrics().horizontalAdvance(words) / scale) + icon + CELL

    def _grow(self) -> None:
        """Longer words may have come."""
        before, self._told = self._told, {at: self._least(at) for at in self.paged.longest}
        self._spare_columns()
        if self._told != before:
            self.grown.emit()

    def widths(self) -> list[int]:
        """The columns' widths at 100 %, to be remembered."""
        return list(self._widths)

    def set_widths(self, widths: Sequence[int]) -> None:
        """Put remembered widths back; a list of another length is ignored."""
        if len(widths) == len(self._widths):
            self._widths = list(widths)
            self._spare_columns()

    def _dragged(self, at: int, _: int, width: int) -> None:
        if width and at != self._stretch and self._scale == look.scale_of(self):
            self._widths[at] = round(width / self._scale)

    def current_id(self) -> int | None:
        """The record under the cursor."""
        index = self.currentIndex()
        return self.paged.at(index.row())["id"] if index.isValid() else None

    def chosen_ids(self) -> list[int]:
        """The chosen records, in the order shown."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.paged.at(row)["id"] for row in rows]

    def go_to(self, number: int) -> bool:
        """Choose a record, and it alone, if it has been read; says whether it was found."""
        row = self.paged.row_of(number)
        if row >= 0:
            self._marking = False
            # not ``setCurrentIndex``: with Ctrl still down from Ctrl+Enter, the rows before would stay chosen
            self.selectionModel().setCurrentIndex(self.paged.index(row, 0), _ALONE)
            self.scrollTo(self.currentIndex())  # Qt does so before it has measured rows that have just come
        return row >= 0

    def choose_one(self) -> None:
        """Of the rows chosen only the one under the cursor stays."""
        self._marking = False
        self.selectionModel().select(self.currentIndex(), _ALONE)

    def show_order(self, key: str, descending: bool) -> None:
        """Mark the column that the rows are ordered by already; tells nothing."""
        at = next((n for n, shown in enumerate(self.paged.columns) if key and shown.order == key), -1)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.head.blockSignals(True)
        self.head.setSortIndicator(at, order)
        self.head.blockSignals(False)

    def copy(self, *, head: bool = False) -> None:
        """Put the chosen rows on the clipboard as a table, with the titles above them when asked."""
        rows = [self.paged.cells(index.row()) for index in sorted(self.selectionModel().selectedRows())]
        if rows:
            put_rows(rows, [shown.column.title for shown in self.paged.columns] if head else ())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies (Ctrl+Shift+C with the titles), Esc ends choosing several."""
        shifted = event.modifiers() == _CONTROL | Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_C and (shifted or event.modifiers() == _CONTROL):
            self.copy(head=shifted)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened_in = ""
            self.opened.emit(self.current_id() or 0)
        elif event.key() == Qt.Key.Key_Escape and self._marking:
            self._marking = False
            self.selectRow(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files from outside may come."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """The row under the files is the current one; beneath the rows they are for the ledger."""
        index = self.indexAt(event.position().toPoint())
        event.accept()
        if index.isValid():
            self.setCurrentIndex(index)

    def dropEvent(self, event: QDropEvent) -> None:
        """Files are let go over a record, or beneath all of them."""
        index = self.indexAt(event.position().toPoint())
        if paths := dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(self.paged.at(index.row())["id"] if index.isValid() else 0, paths)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Space begins choosing several: from then on the arrows only move and Space takes or drops a row."""
        if isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Space:
                flag = _Flag.Toggle if self._marking else _Flag.Select
                self._marking = True
                return flag | _Flag.Rows
            if self._marking:
                return _Flag.NoUpdate
            if event.modifiers() == _CONTROL and event.key() in _MOVES:
                return _ALONE  # the card follows the cursor, and so does what is chosen
        elif event is not None and event.type() == QEvent.Type.MouseButtonPress:
            self._marking = False
        return super().selectionCommand(index, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The row that the cursor comes to is chosen when none is: Qt takes the first one where it stood on none."""
        if self.awaited and not self.currentIndex().isValid():
            QAbstractScrollArea.focusInEvent(self, event)
            return
        super().focusInEvent(event)
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self.selectRow(self.currentIndex().row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the columns that can be spared where all would be too narrow to read."""
        super().resizeEvent(event)
        self._spare_columns()
        if self._cover is not None:
            self._cover.setGeometry(self.viewport().rect())

    def _spare_columns(self) -> None:
        columns = self.paged.columns
        room = self.viewport().width() + look.scaled(self, SQUEEZE)
        least = [self._least(at) for at in range(len(columns))]
        gone: set[int] = set()
        for at in sorted(
            (at for at, shown in enumerate(columns) if shown.spare), key=lambda at: columns[at].spare
        ):
            if look.scaled(self, sum(width for n, width in enumerate(least) if n not in gone)) <= room:
                break
            gone.add(at)
        self._scale = 0.0  # what is set here was not dragged
        for at, width in enumerate(self._widths):
            self.setColumnHidden(at, at in gone)
            shown = columns[at]
            whole = least[at] if shown.whole or shown.column.kind is Kind.DATE else 0
            self.setColumnWidth(at, look.scaled(self, max(width, whole)))
        self._spread(gone)
        self._scale = look.scale_of(self)

    def _spread(self, gone: Set[int]) -> None:
        """What the stretching column does not need goes to words that are cut in these rows; what was dragged stays."""
        others = [at for at in range(len(self._widths)) if at not in gone and at != self._stretch]
        left = self.viewport().width() - look.scaled(self, self._needs(self._stretch, self.paged.present))
        left -= sum(map(self.columnWidth, others))
        for at in others:
            more = min(look.scaled(self, self._needs(at, self.paged.present)) - self.columnWidth(at), left)
            if more > 0 and self._widths[at] == self.paged.columns[at].width:
                self.setColumnWidth(at, self.columnWidth(at) + more)
                left -= more

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the first rows have been painted."""
        super().paintEvent(event)
        if not self._seen and self.paged.rowCount():
            self._seen = True
            self.painted.emit()

    def _open_cell(self, index: QModelIndex) -> None:
        self.opened_in = self.paged.columns[index.column()].column.key
        self.opened.emit(self.paged.at(index.row())["id"])

    def _sort(self, section: int, order: Qt.SortOrder) -> None:
        key = self.paged.columns[section].order if 0 <= section < len(self.paged.columns) else ""
        self.sorted_by.emit(key, order is Qt.SortOrder.DescendingOrder)

    def _move(self, current: QModelIndex) -> None:
        if not self._restoring:
            self.moved.emit(self.paged.at(current.row())["id"] if current.isValid() else None)

    def _pick(self) -> None:
        self.picked.emit(len(self.selectionModel().selectedRows()))

    def _keep(self) -> None:
        self._kept = (self.current_id(), set(self.chosen_ids()), self.verticalScrollBar().value())

    def _restore(self) -> None:
        """After the rows were read anew: the same cursor and choice, which is no move."""
        current, chosen, scroll = self._kept
        selection = self.selectionModel()
        self._restoring = True
        for number in chosen - {current}:
            if (row := self.paged.row_of(number)) >= 0:
                selection.select(self.paged.index(row, 0), _Flag.Select | _Flag.Rows)
        row = self.paged.row_of(current) if current is not None else -1
        if row >= 0:
            flag = _Flag.Select if current in chosen else _Flag.NoUpdate
            selection.setCurrentIndex(self.paged.index(row, 0), flag | _Flag.Rows)
            self.verticalScrollBar().setValue(scroll)
        self._restoring = False
        if row < 0:
            self.moved.emit(None)
        self._pick()
