"""A table's head with a filter row beneath its titles: one small editor per column, by the column's kind."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from gongkai_desktop.clock import today
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.ledger.spans import read_span
from ui.kit import look
from ui.kit.paged import Shown
from ui.kit.search import SearchBox
from ui.kit.steady import Steady

TITLES: Final = 38
FILTERS: Final = 34
_GAP: Final = 4


class Words(SearchBox):
    """Part of a text; Esc clears it and then leaves, Ctrl+↑ and Ctrl+↓ order by the column."""

    ordered = Signal(bool)

    def __init__(self, column: Column, parent: QWidget) -> None:
        super().__init__(column.title, parent)
        self.setPlaceholderText(self.tr("筛选"))
        self.setAccessibleName(self.tr("筛选：{}").format(column.title))
        self.setToolTip(self.tr("{}里有这些字的（Esc 清除，↓ 回到表里）").format(column.title))
        self.searched.connect(lambda _: self.wrong(""))

    def filter(self) -> str:
        """What to filter by; ValueError with the reason when it cannot be understood."""
        return self.text().strip()

    def wrong(self, why: str) -> None:
        """Mark what cannot be understood, and say why as a tip."""
        if bool(why) is not bool(self.property("wrong")):
            self.setProperty("wrong", bool(why))
            look.restyle(self)

    def suggest(self, words: Sequence[str]) -> None:
        """Offer usual words as one types."""
        from PySide6.QtWidgets import QCompleter  # its lists of modes cost the start a millisecond

        completer = QCompleter(list(words), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.popup().setMinimumWidth(look.scaled(self, 180))
        self.setCompleter(completer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in an empty line goes back to the table, and Ctrl+↑ and Ctrl+↓ order it."""
        if not _orders(self, event):
            super().keyPressEvent(event)

    def _typed(self) -> None:
        """No clear button: the columns are narrow."""
        self._pause.start()


class Days(Words):
    """A day, a month, a year or a span of these."""

    def __init__(self, column: Column, parent: QWidget) -> None:
        super().__init__(column, parent)
        self.setPlaceholderText(self.tr("年月日"))
        self._help = self.tr(
            "{}：2026、3月、2026-03、3-15、本月、2026-03..2026-05，或“空”（没有日期的）"
        ).format(column.title)
        self.setToolTip(self._help)

    def filter(self) -> str:
        """The span in ISO form."""
        return read_span(self.text(), today())

    def wrong(self, why: str) -> None:
        """The reason stands before the help."""
        super().wrong(why)
        self.setToolTip(f"{why}\n{self._help}" if why else self._help)


class Pick(Steady):
    """One of the column's words, or all."""

    searched = Signal(str)
    left = Signal()
    ordered = Signal(bool)

    def __init__(self, column: Column, parent: QWidget) -> None:
        super().__init__(parent)
        self.addItems([self.tr("全部"), *column.choices])
        self.setAccessibleName(self.tr("筛选：{}").format(column.title))
        self.setToolTip(self.tr("只看{}是其中一种的（↑↓ 选，Esc 清除）").format(column.title))
        self.setMinimumWidth(1)
        self.view().setMinimumWidth(look.scaled(parent, 150))
        self.currentIndexChanged.connect(self._choose)
        self._mark()

    def filter(self) -> str:
        """The word chosen, '' for all."""
        return self.currentText() if self.currentIndex() > 0 else ""

    def put(self, word: str) -> None:
        """Show a word; tells nothing."""
        self.blockSignals(True)
        self.setCurrentIndex(max(self.findText(word), 0) if word else 0)
        self.blockSignals(False)
        self._mark()

    def wrong(self, why: str) -> None:
        """A word of the list is never wrong."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc takes the choice back, and then leaves."""
        if event.key() == Qt.Key.Key_Escape:
            if self.currentIndex() > 0:
                self.setCurrentIndex(0)
            else:
                self.left.emit()
        elif not _orders(self, event):
            super().keyPressEvent(event)

    def _choose(self) -> None:
        self._mark()
        self.searched.emit(self.filter())

    def _mark(self) -> None:
        """“All” is as quiet as the hint of an empty line."""
        self.setProperty("all", not self.filter())
        look.restyle(self)


Editor = Words | Pick


def _orders(editor: Editor, event: QKeyEvent) -> bool:
    if event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() in (
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
    ):
        editor.ordered.emit(event.key() == Qt.Key.Key_Down)
        return True
    return False


class FilterHead(QHeaderView):
    """The head of a table. The editors come with ``equip``, once the first rows are seen; their room is kept."""

    filtered = Signal(object)
    """The filters by column key, without empty ones."""
    left = Signal()
    """The clerk goes back to the rows."""

    def __init__(self, columns: Sequence[Shown], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.columns = tuple(columns)
        self._room = FILTERS if any(shown.filtered for shown in columns) else 0
        self.editors: dict[str, Editor] = {}
        self._others: dict[str, str] = {}  # filters of columns that the table does not show
        self._told: dict[str, str] = {}
        self._left_out: Collection[str] = ()
        # Only once every column has its place: while columns are being left out, those after them are told wrong.
        self._placing = QTimer(self, singleShot=True, interval=0)
        self._placing.timeout.connect(self._place)
        self.sectionResized.connect(lambda *_: self._placing.start())

    def equip(self) -> None:
        """Build the editors."""
        for shown in self.columns if self._room else ():
            column = shown.column
            if not shown.filtered or column.key in self.editors:
                continue
            editor = self._editor(column)
            editor.setObjectName("filter")
            editor.searched.connect(lambda _: self._tell())
            editor.left.connect(self.left)
            editor.ordered.connect(partial(self._order, column.key))
            editor.put(self._told.get(column.key, ""))
            self.editors[column.key] = editor
        self.fit()

    def put(self, filters: Mapping[str, str]) -> None:
        """Show filters that are set already; tells nothing."""
        own = {shown.column.key for shown in self.columns if shown.filtered}
        self._told = dict(filters)
        self._others = {key: value for key, value in filters.items() if key not in own}
        for key, editor in self.editors.items():
            if _understood(editor) != filters.get(key, ""):
                editor.put(filters.get(key, ""))
            editor.wrong("")

    def leave_out(self, keys: Collection[str]) -> None:
        """Columns that cannot be filtered by now; what they are filtered by already stays."""
        if set(keys) != set(self._left_out):
            self._left_out = keys
            self._place()

    def suggest(self, key: str, words: Sequence[str]) -> None:
        """Offer usual words where a column's text is typed."""
        editor = self.editors.get(key)
        if isinstance(editor, Words):
            editor.suggest(words)

    def go(self, key: str = "") -> None:
        """Put the cursor into a column's editor, the first in sight when there is none."""
        seen = [editor for editor in self.editors.values() if editor.isVisible()]
        wanted = self.editors.get(key)
        if wanted is not None and wanted.isVisible():
            wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif seen:
            seen[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fit(self) -> None:
        """Follow the scale."""
        self.setFixedHeight(look.scaled(self, TITLES + self._room))
        self.updateGeometries()
        self._place()

    def updateGeometries(self) -> None:
        """Keep the room of the filter row free of titles."""
        self.setViewportMargins(0, 0, 0, look.scaled(self, self._room))
        super().updateGeometries()
        self._place()

    def _editor(self, column: Column) -> Editor:
        if column.kind is Kind.DATE:
            return Days(column, self)
        return Pick(column, self) if column.kind is Kind.CHOICE else Words(column, self)

    def _place(self) -> None:
        top, height, gap = look.scaled(self, TITLES), look.scaled(self, self._room), look.scaled(self, _GAP)
        for at, shown in enumerate(self.columns):
            editor = self.editors.get(shown.column.key)
            if editor is None:
                continue
            left, width = self.sectionViewportPosition(at), self.sectionSize(at)
            editor.setGeometry(left + 2, top, max(width - gap, 1), height - gap)
            editor.setVisible(not self.isSectionHidden(at) and shown.column.key not in self._left_out)

    def _tell(self) -> None:
        filters = dict(self._others)
        for key, editor in self.editors.items():
            try:
                value = editor.filter()
            except ValueError as why:
                editor.wrong(str(why))
                continue
            editor.wrong("")
            if value:
                filters[key] = value
        if filters != self._told:
            self._told = filters
            self.filtered.emit(filters)

    def _order(self, key: str, descending: bool) -> None:
        at = next(at for at, shown in enumerate(self.columns) if shown.column.key == key)
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.setSortIndicator(at, order)


def _understood(editor: Editor) -> str:
    try:
        return editor.filter()
    except ValueError:
        return ""
