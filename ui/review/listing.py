"""The middle of the queue: search, the table of reviews and its foot."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gongkai_desktop.cases.query import Query
from ui.kit import look
from ui.kit.dialogs import label
from ui.kit.empty import Empty
from ui.kit.paged import PagedModel, Row
from ui.kit.search import SearchBox
from ui.kit.table import Table
from ui.review.emptiness import emptiness
from ui.review.words import TITLE_AT, table_columns
from ui.session import Session

_WIDTHS = "review/widths"


class Listing(QFrame):
    """Shows the rows of a query and asks for the next pages."""

    arrived = Signal()
    """A page has come."""
    seen = Signal()
    """The first rows, or the word that there are none, can be seen; told once."""

    def __init__(self, session: Session, query: Query, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.session, self.query = session, query
        self.model = PagedModel(table_columns(), self)
        self.table = Table(self.model, TITLE_AT)
        self.search = SearchBox(self.tr("搜索：名称、文号、编号、拼音首字母（如 bmsc）"))
        self.search.put(query.words)
        self.empty = Empty()
        self.table.cover(self.empty)
        self._counts, self._picked = label("", "small"), 0
        self.known: Mapping[str, int] = {}
        self.bar = QHBoxLayout()
        self._complete = False
        self._arrange()
        self._connect()
        self.fit()
        self.table.set_widths(session.memory.numbers(_WIDTHS))
        self.table.show_order(query.order, query.descending)

    def ask(self, query: Query) -> None:
        """Show another query, with the search box and the head in step with it."""
        if query == self.query:
            return
        before, self.query = self.query, query
        if query.words != before.words and self.search.text().strip() != query.words:
            self.search.put(query.words)
        self.table.show_order(query.order, query.descending)
        if query.view != before.view:
            self.table.clearSelection()
        self.table.scrollToTop()
        self.model.restart()

    def clear(self) -> None:
        """Esc: the whole view again, without words."""
        self.search.put("")
        self.ask(replace(self.query, words=""))

    def fit(self) -> None:
        """Follow the scale."""
        self.table.fit()
        self._keys.setHidden(look.scale_of(self) > look.ROOMY)

    def remember(self) -> None:
        """Keep the widths for the next day."""
        self.session.memory.keep(_WIDTHS, self.table.widths())

    def tell_counts(self, known: Mapping[str, int]) -> None:
        """How many each view has, for the foot."""
        self.known = known
        self._foot_words()

    def shown_count(self) -> str:
        """How many the list has, with a + while not all have been read."""
        narrowed = self.query.words or self.query.filters
        known = None if narrowed else self.known.get(self.query.view)
        if known is not None:
            return f"{known:,}"
        more = self.model.canFetchMore(self.table.rootIndex())
        return f"{self.model.rowCount():,}" + ("+" if more else "")

    def into_table(self) -> None:
        """From the search into the rows."""
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.selectRow(0)

    # — building —

    def _arrange(self) -> None:
        self.bar.setContentsMargins(12, 10, 12, 12)
        self.bar.setSpacing(7)
        self.bar.addWidget(self.search, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 8)
        foot.addWidget(self._counts)
        foot.addStretch(1)
        self._keys = label(self.tr("F2 录入签字　Space 多选　Ctrl+B 批量　F1 全部按键"), "small")
        foot.addWidget(self._keys)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(self.bar)
        box.addWidget(self.table, 1)
        box.addLayout(foot)

    def _connect(self) -> None:
        self.model.wanted.connect(self._page)
        self.model.arrived.connect(self._arrived)
        self.table.painted.connect(lambda: QTimer.singleShot(0, self._seen))
        self.table.sorted_by.connect(
            lambda key, down: self.ask(replace(self.query, order=key, descending=down))
        )
        self.table.picked.connect(self._pick)
        self.table.escaped.connect(self.clear)
        self.search.searched.connect(lambda words: self.ask(replace(self.query, words=words)))
        self.search.left.connect(self.into_table)

    # — reading —

    def _page(self, after: Row | None, limit: int) -> None:
        query, today = self.query, self.session.today()
        self.session.ask(
            "reviews",
            lambda desk: desk.review_lists.page(query, today, after, limit),
            partial(self.model.take, after, limit),
        )

    def _arrived(self) -> None:
        nothing = self.model.rowCount() == 0
        self.empty.setVisible(nothing)
        if nothing:
            self.empty.say(*emptiness(self.query.view, self.query.words))
            QTimer.singleShot(0, self._seen)
        self.arrived.emit()
        self._foot_words()

    def _seen(self) -> None:
        if not self._complete:
            self._complete = True
            self.table.settle()
            self.seen.emit()

    def _pick(self, number: int) -> None:
        self._picked = number
        self._foot_words()

    def _foot_words(self) -> None:
        self._counts.setText(self.tr("{} 件 · 已选 {} 件").format(self.shown_count(), self._picked))
