"""The left column: the catalogue's states and levels with their counts, as one tree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final, Self

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from gongkai_desktop.cases.query import Query
from gongkai_desktop.catalogue.coverage import State
from gongkai_desktop.catalogue.lists import view_of
from gongkai_desktop.catalogue.overview import Overview
from ui.catalogue.words import state_words
from ui.kit import look
from ui.kit.ledger.views import GAP
from ui.kit.paged import Index

_KEY: Final = int(Qt.ItemDataRole.UserRole)
_ROW: Final = 30
_COUNT: Final = 34


@dataclass(frozen=True, slots=True)
class Place:
    """What a line of the tree chooses: a view, or a level."""

    view: str = "all"
    first: str = ""
    second: str = ""

    @classmethod
    def in_query(cls, query: Query) -> Self:
        """The line that shows what a query does."""
        levels = query.filters
        return cls(query.view, levels.get("first_level", ""), levels.get("second_level", ""))

    def of(self, query: Query) -> Query:
        """The query with this choice."""
        levels = {"first_level": self.first, "second_level": self.second}
        return replace(query, view=self.view, filters={key: word for key, word in levels.items() if word})


class _Counts(QStyledItemDelegate):
    """Keeps the counts away from the bar by which the tree scrolls."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Prepare a count."""
        super().initStyleOption(option, index)
        opt: Any = option  # the stubs do not know the fields of a style option
        opt.rect = opt.rect.adjusted(0, 0, -look.scaled(opt.widget, GAP), 0)


class Levels(QTreeWidget):
    """Moving to a line shows its entries; right and left unfold and fold a level."""

    selected = Signal(object)
    """The Place chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRootIsDecorated(True)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(True)
        self.setAllColumnsShowFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("目录层级"))
        self.setItemDelegateForColumn(1, _Counts(self))
        self._place = Place()
        self._shown: Any = None
        self.currentItemChanged.connect(self._tell)
        self.fit()

    @property
    def place(self) -> Place:
        """What is chosen."""
        return self._place

    def offer(self, seen: Overview) -> None:
        """Show states and levels with their counts; the choice and what is unfolded stay."""
        told = (seen.levels, dict(seen.counts))
        if told == self._shown:
            return
        self._shown = told
        unfolded = {node.data(0, _KEY) for node in self._nodes() if node.isExpanded()}
        self.blockSignals(True)
        self.clear()
        self._add_states(seen)
        parents: dict[str, QTreeWidgetItem] = {}
        for level in seen.levels:
            place = Place(first=level.first, second=level.second)
            title = level.second or level.first or self.tr("（没有写层级）")
            above = parents[level.first] if level.second else self.invisibleRootItem()
            node = self._line(above, title, level.entries, place, level.wanting)
            if not level.second:
                parents[level.first] = node
        for node in self._nodes():
            node.setExpanded(node.data(0, _KEY) in unfolded or self._near(node))
        self.blockSignals(False)
        self.show_as(self._place)

    def show_as(self, place: Place) -> None:
        """Go to a line without telling; to the first one when there is no such line any more."""
        found = next((node for node in self._nodes() if node.data(0, _KEY) == place), None)
        self.blockSignals(True)
        if (line := found or self.topLevelItem(0)) is not None:
            self.setCurrentItem(line)
        self.blockSignals(False)
        self._place = place if found is not None else Place()

    def fit(self) -> None:
        """Follow the scale."""
        self.setIndentation(look.scaled(self, 14))
        head = self.header()
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(1)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(1, look.scaled(self, _COUNT))
        for node in self._nodes():
            node.setSizeHint(0, QSize(0, look.scaled(self, _ROW)))

    def _add_states(self, seen: Overview) -> None:
        root = self.invisibleRootItem()
        self._line(root, self.tr("全部条目"), seen.counts["all"], Place())
        for state in (State.EMPTY, State.STALE, State.UNREAD, State.CLOSED):
            if count := seen.counts[view_of(state)]:
                self._line(root, state_words(state), count, Place(view_of(state)))

    def _line(
        self, above: QTreeWidgetItem, title: str, count: int, place: Place, wanting: int = 0
    ) -> QTreeWidgetItem:
        node = QTreeWidgetItem(above, [title, f"{count:,}"])
        node.setData(0, _KEY, place)
        tip = self.tr("{}：{} 条").format(title, count)
        if wanting:
            tip = self.tr("{}：{} 条，其中空白、陈旧或时限未能识别的 {} 条").format(title, count, wanting)
        node.setToolTip(0, tip)
        node.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        node.setForeground(1, look.colour(look.AMBER if wanting else look.SOFT))
        node.setSizeHint(0, QSize(0, look.scaled(self, _ROW)))
        return node

    def _near(self, node: QTreeWidgetItem) -> bool:
        """Whether a level is unfolded at first: only where the chosen line lies in it."""
        return bool(self._place.second) and node.data(0, _KEY) == Place(first=self._place.first)

    def _nodes(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []
        for at in range(self.topLevelItemCount()):
            node = self.topLevelItem(at)
            if node is not None:
                found += [node, *(node.child(below) for below in range(node.childCount()))]
        return found

    def _tell(self, node: QTreeWidgetItem | None) -> None:
        if node is not None and node.data(0, _KEY) != self._place:
            self._place = node.data(0, _KEY)
            self.selected.emit(self._place)
