"""The middle of a ledger page: search, what is filtered, the table and its foot."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gongkai_desktop.cases.query import Query
from gongkai_desktop.errors import Refused
from ui.kit import look
from ui.kit.chips import Chips
from ui.kit.dialogs import label
from ui.kit.elided import Elided
from ui.kit.empty import Empty
from ui.kit.folding import FoldingRow
from ui.kit.host import Host
from ui.kit.ledger.face import Face
from ui.kit.paged import PagedModel, Row
from ui.kit.search import SearchBox
from ui.kit.table import Table

WORDS, BEHIND = "words", ":"
"""The chips of the words that are searched for, and of what a figure counts that led here."""
_SEARCH = 180  # pixels at 100 % in which a dozen characters of what is searched for are seen


class Listing(QFrame):
    """Shows the rows of a query and asks for the next pages; whatever narrows it stands in words above."""

    arrived = Signal()
    """A page has come."""
    seen = Signal()
    """The first rows, or the word that there are none, can be seen; told once."""
    asked = Signal()
    """Another query is shown."""

    def __init__(self, host: Host, face: Face, query: Query, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.host, self.face, self.query = host, face, query
        self.model = PagedModel(face.columns, self)
        self.table = Table(self.model, face.stretch)
        self.search = SearchBox(face.search)
        self.search.put(query.words)
        self.table.head.put(query.filters)
        self.chips, self.empty = Chips(), Empty()
        self.table.cover(self.empty)
        self.ways: Callable[[Query], Sequence[QPushButton]] = lambda _: ()
        """The buttons that an empty list of a query offers."""
        self._counts, self._picked = label("", "small"), 0
        self.known: Mapping[str, int] = {}
        self._behind = ""
        self._bar_row = FoldingRow()
        self.bar = self._bar_row.box
        """The search box, and beside it what a page adds; what has no room folds into 更多."""
        self.notice = label("", "notice", wrap=True)
        """What ``say`` has said above the table."""
        self.foot, self._keys = QHBoxLayout(), Elided()
        """Beneath the table: how many there are, the keys, what a page of its own adds."""
        self._keys.setObjectName("small")
        self._keys.setText(face.keys)
        self._complete = False
        self._arrange()
        self._connect()
        self.fit()
        self.table.set_widths(host.memory.numbers(f"{face.name}/widths"))
        self._tell_query()

    def ask(self, query: Query) -> None:
        """Show another query, with search box, filter row and head in step with it."""
        if query == self.query:
            return
        before, self.query = self.query, query
        if query.words != before.words and self.search.text().strip() != query.words:
            self.search.put(query.words)
        if query.filters != before.filters:
            self.table.head.put(query.filters)
        self._tell_query()
        if query.view != before.view:
            self.table.choose_one()
        self.table.scrollToTop()
        self.model.restart()
        self.asked.emit()

    def narrow(self, filters: Mapping[str, str]) -> None:
        """Filter by other values; empty ones are left out."""
        self.ask(replace(self.query, filters={key: value for key, value in filters.items() if value}))

    def clear(self) -> None:
        """Esc: the whole view again, without words and filters."""
        self.search.put("")
        self.table.head.put({})
        self.ask(replace(self.query, view=self._offered(), words="", filters={}))

    def settle(self) -> None:
        """What can wait until the first rows are seen."""
        self.table.settle()
        self.host.ask(f"{self.face.name}-words", self.face.suggestions, self._suggest)

    def say(self, words: str) -> None:
        """Say something above the table, '' for nothing."""
        self.notice.setText(words)
        self.notice.setVisible(bool(words))

    def filter_row(self) -> None:
        """Put the cursor into the filter row."""
        self.table.head.go(self.model.columns[max(self.table.currentIndex().column(), 0)].column.key)

    def fit(self) -> None:
        """Follow the scale."""
        self.table.fit()
        self._keys.setHidden(not look.roomy(self))

    def remember(self) -> None:
        """Keep the widths for the next day."""
        self.host.memory.keep(f"{self.face.name}/widths", self.table.widths())

    def tell_counts(self, known: Mapping[str, int]) -> None:
        """How many each view has, for the foot."""
        self.known = known
        if self.model.rowCount() == 0:
            self._say_empty()
        self._foot_words()

    def shown_count(self) -> str:
        """How many the list has, with a + while not all have been read."""
        narrowed = self.query.words or self.query.filters
        known = None if narrowed else self.known.get(self.query.view)
        if known is not None:
            return f"{known:,}"
        more = self.model.canFetchMore(self.table.rootIndex())
        return f"{self.model.rowCount():,}" + ("+" if more else "")

    # — building —

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 10, 12, 12)
        head.addWidget(self._bar_row)
        self.bar.setSpacing(7)
        self.bar.addWidget(self.search, 1)
        self.search.setMinimumWidth(look.scaled(self, _SEARCH))
        self.notice.hide()
        self.notice.setContentsMargins(12, 0, 12, 10)
        self.foot.setContentsMargins(12, 8, 12, 8)
        self.foot.setSpacing(7)
        self.foot.addWidget(self._counts)
        if self.face.keys:
            self.foot.addStretch(1)
        self.foot.addWidget(self._keys)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self.notice)
        box.addWidget(self.chips)
        box.addWidget(self.table, 1)
        box.addLayout(self.foot)

    def _connect(self) -> None:
        self.model.wanted.connect(self._page)
        self.model.arrived.connect(self._arrived)
        self.table.painted.connect(lambda: QTimer.singleShot(0, self, self._seen))
        self.table.sorted_by.connect(
            lambda key, down: self.ask(replace(self.query, order=key, descending=down))
        )
        self.table.picked.connect(self._pick)
        self.table.escaped.connect(self.clear)
        self.table.head.filtered.connect(self.narrow)
        self.table.head.left.connect(self.into_table)
        self.search.searched.connect(lambda words: self.ask(replace(self.query, words=words)))
        self.search.left.connect(self.into_table)
        self.chips.dropped.connect(self._drop)
        self.chips.cleared.connect(self.clear)

    def into_table(self) -> None:
        """From search or filters into the rows."""
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.selectRow(0)

    # — reading —

    def _page(self, after: Row | None, limit: int) -> None:
        query, today = self.query, self.host.today()
        self.host.ask(
            f"{self.face.name}-rows",
            lambda desk: self.face.lists(desk).page(query, today, after, limit),
            partial(self.model.take, after, limit),
            self._unread,
        )

    def _unread(self, error: BaseException) -> None:
        """What cannot be shown any more (a view that was deleted) is told, and the whole ledger is shown."""
        if isinstance(error, Refused) and self.query != Query():
            self.host.failures.handle(error)
            self.ask(Query())
        else:
            self.host.failures.handle(error)

    def _arrived(self) -> None:
        nothing = self.model.rowCount() == 0
        self.empty.setVisible(nothing)
        if nothing:
            self._say_empty()
            QTimer.singleShot(0, self, self._seen)
        self.arrived.emit()
        self._foot_words()

    def _say_empty(self) -> None:
        self.empty.say(*self.face.empty(self.query, used=bool(self.known.get("all"))))
        self.empty.offer(self.ways(self.query))

    def _seen(self) -> None:
        if not self._complete:
            self._complete = True
            self.seen.emit()

    # — small answers —

    def _tell_query(self) -> None:
        self.table.show_order(self.query.order, self.query.descending)
        self.table.head.leave_out(self.face.unfiltered(self.query.view))
        self._behind = ""
        self.tell_chips()
        if self.query.derived:
            view = self.query.view
            self.host.ask(
                f"{self.face.name}-behind",
                lambda desk: self.face.lists(desk).titled(view),
                partial(self._tell_behind, view),
            )

    def _tell_behind(self, view: str, title: str) -> None:
        """What a figure that led here counts."""
        if view == self.query.view:
            self._behind = title
            self.tell_chips()

    def _offered(self) -> str:
        """The view shown, or the first one where a figure led here."""
        return self.face.first if self.query.derived else self.query.view

    def tell_chips(self) -> None:
        """What the list is narrowed to, in words; the face may have learnt other words meanwhile."""
        query = self.query
        chips = self.face.chips(query.filters)
        if query.filters and query.words:
            chips.insert(0, (WORDS, self.tr("搜索“{}”").format(query.words)))
        if self._behind:
            chips.insert(0, (BEHIND, self._behind))
        self.chips.say(chips)

    def _drop(self, key: str) -> None:
        if key == WORDS:
            self.ask(replace(self.query, words=""))
        elif key == BEHIND:
            self.ask(replace(self.query, view=self._offered()))
        else:
            self.narrow({**self.query.filters, key: ""})

    def _pick(self, number: int) -> None:
        self._picked = number
        self._foot_words()

    def _foot_words(self) -> None:
        self._counts.setText(self.face.counted(self.shown_count(), self._picked))

    def _suggest(self, words: Mapping[str, Sequence[str]]) -> None:
        for key, usual in words.items():
            self.table.head.suggest(key, usual)
