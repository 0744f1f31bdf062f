"""信息登记: views on the left, the table with its search in the middle, the item on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from gongkai_desktop.register.query import Query
from ui.kit import look
from ui.kit.dialogs import button, card, label
from ui.kit.empty import Empty
from ui.kit.paged import PagedModel, Row
from ui.kit.search import SearchBox
from ui.kit.table import Table
from ui.register.words import TITLE_AT, table_columns
from ui.session import Session

if TYPE_CHECKING:
    from gongkai_desktop.records.event import Changed
    from gongkai_desktop.register.acts import NextAct
    from gongkai_desktop.register.query import View
    from ui.register.acts import Acts
    from ui.register.record_panel import RecordPanel
    from ui.register.views import Views

REVIEW_LIST, REVIEW_ITEM, DEADLINE = "review-list", "review-item", "deadline"
"""Sheets by their keys in ``register.sheets``, which draws paper and is not loaded at start."""
WIDEST_VIEWS, WIDEST_PANEL = 0.17, 0.31  # parts of the screen, where large text would take more
_WIDTHS = "register/widths"
_SPLIT = "register/split"
_VIEW = "register/view"
_RECORD = "register/record"


class RegisterPage(QWidget):
    """The ledger page. Reads through the session; everything it shows follows ``session.changed``.

    The table comes first; views, panel and acts are loaded and built once its first rows are seen.
    """

    ready = Signal()
    """The first rows have arrived; told once."""
    shown = Signal()
    """The first rows, or the word that there are none, can be seen; told once."""
    said = Signal(str)
    """A word on what was done, for the status bar."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.query = Query(view=session.memory.text(_VIEW, "all"))
        self.model = PagedModel(table_columns(session.today().year), self)
        self.table = Table(self.model, TITLE_AT)
        self.search = SearchBox(self.tr("搜索：名称、文号、索引号、关键词、拼音首字母（如 bmsc）"))
        self.empty = Empty()
        self._middle = QStackedWidget()
        self._counts, self._picked = label("", "small"), 0
        self.known: dict[str, int] = {}
        self._goal: int | None = None
        self._listed = self._complete = False
        self.setFocusProxy(self.table)
        self._arrange()
        self._connect()
        self.model.restart()

    @cached_property
    def views(self) -> Views:
        """The left column."""
        from ui.register.views import Views

        views = Views()
        self._left.addWidget(views, 1)
        views.selected.connect(lambda view: self._ask(replace(self.query, view=view)))
        return views

    @cached_property
    def panel(self) -> RecordPanel:
        """The right column."""
        from ui.register.record_panel import RecordPanel

        panel = RecordPanel(self.session)
        self._split.replaceWidget(2, panel)
        panel.wanted.connect(self._act)
        panel.regretted.connect(lambda event: self.acts.take_back(event))
        panel.deadline.printing.connect(lambda: self.acts.print_sheet(DEADLINE, self._shown_item()))
        return panel

    @cached_property
    def acts(self) -> Acts:
        """What the clerk can do here, with its dialogs."""
        from ui.register.acts import Acts

        return Acts(self)

    # — what the window asks of a page —

    def renew(self, changed: Changed | None = None) -> None:
        """Read everything shown again."""
        self.model.renew()
        self._count()
        if (number := self.table.current_id() or self._goal) is not None:
            self._read_item(number)

    def go_search(self) -> None:
        """Ctrl+F: into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def new(self) -> None:
        """Ctrl+N: register a new item."""
        self.acts.enter()

    def print_selected(self, name: str = REVIEW_LIST) -> None:
        """Ctrl+P: a sheet of the chosen items."""
        self.acts.print_sheet(name, self.table.chosen_ids())

    def print_blank(self, name: str = REVIEW_LIST) -> None:
        """An empty sheet, for handwriting."""
        self.acts.print_blank(name)

    def print_list(self) -> None:
        """What the table shows, as a printed list."""
        self.acts.print_list(self.query)

    def export(self) -> None:
        """Ctrl+E: the view as a workbook."""
        self.acts.export(self.query)

    def bring_in(self) -> None:
        """Bring an old ledger in from a file."""
        self.acts.bring_in()

    def open_record(self, number: int) -> None:
        """Go to a record, whatever view and words are set now."""
        self._goal = number
        if not self.table.go_to(number):
            self._read_item(number)
        self.panel.setFocus()

    def show_view(self, view: str) -> None:
        """Show one of the views, without words to search for."""
        self.search.clear()
        self.views.show_as(view)
        self._ask(replace(self.query, view=view, words=""))

    def fit(self) -> None:
        """Follow the scale."""
        self.table.fit()

    def remember(self) -> None:
        """Keep widths, view and split for the next day."""
        memory = self.session.memory
        memory.keep(_WIDTHS, self.table.widths())
        memory.keep(_SPLIT, self._split.saveState())
        memory.keep(_VIEW, self.query.view)
        memory.keep(_RECORD, self.table.current_id() or 0)

    # — building —

    def _arrange(self) -> None:
        left, self._left = card()
        self._left.addWidget(label(self.tr("视图"), "small"))
        self._left.setAlignment(Qt.AlignmentFlag.AlignTop)
        right, _ = card()
        middle, middle_box = card(margins=0)
        middle_box.setSpacing(0)
        middle_box.addLayout(self._bar())
        self._middle.addWidget(self.table)
        self._middle.addWidget(self.empty)
        middle_box.addWidget(self._middle, 1)
        middle_box.addLayout(self._foot())
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(12)
        self._split.setChildrenCollapsible(False)
        for part in (left, middle, right):
            self._split.addWidget(part)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes(self._shares())
        self._split.restoreState(self.session.memory.blob(_SPLIT))
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 12, 12, 12)
        box.addWidget(self._split)

    def _shares(self) -> list[int]:
        """How views, table and panel share the screen's width at first."""
        whole = self.screen().availableGeometry().width()
        panel = min(look.scaled(self, 362), round(whole * WIDEST_PANEL))
        views = min(look.scaled(self, 162), round(whole * WIDEST_VIEWS))
        return [views, max(whole - views - panel, panel), panel]

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 10, 12, 12)
        bar.setSpacing(7)
        bar.addWidget(self.search, 1)
        bar.addWidget(button(self.tr("新登记  Ctrl+N"), self.new, primary=True))
        bar.addWidget(button(self.tr("导入"), self.bring_in))
        bar.addWidget(button(self.tr("导出"), self.export))
        bar.addWidget(button(self.tr("打印"), self.print_selected))
        return bar

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 8)
        foot.addWidget(self._counts)
        foot.addStretch(1)
        foot.addWidget(label(self.tr("↑↓ 移动　Enter 打开　Space 多选　Ctrl+C 复制"), "small"))
        return foot

    def _connect(self) -> None:
        self.model.wanted.connect(self._page)
        self.model.arrived.connect(self._arrived)
        self.table.painted.connect(lambda: QTimer.singleShot(0, self._seen))
        self.table.sorted_by.connect(
            lambda key, down: self._ask(replace(self.query, order=key, descending=down))
        )
        self.table.moved.connect(self._moved)
        self.table.picked.connect(self._pick)
        self.table.opened.connect(lambda _: self.acts.amend())
        self.search.searched.connect(lambda words: self._ask(replace(self.query, words=words)))
        self.search.left.connect(self._into_table)
        self.session.changed.connect(self.renew)
        self.table.set_widths(self.session.memory.numbers(_WIDTHS))

    # — reading —

    def _ask(self, query: Query) -> None:
        if query != self.query:
            self.query = query
            self.table.scrollToTop()
            self.model.restart()

    def _page(self, after: Row | None, limit: int) -> None:
        query, today = self.query, self.session.today()
        self.session.ask(
            "rows",
            lambda desk: desk.lists.page(query, today, after, limit),
            partial(self.model.take, after, limit),
        )

    def _arrived(self) -> None:
        if self.model.rowCount() == 0:
            self._say_empty()
        self._middle.setCurrentIndex(0 if self.model.rowCount() else 1)
        if self._goal is not None and self.table.go_to(self._goal):
            self._goal = None
        if not self._listed:
            self._listed = True
            self.ready.emit()
            if self.model.rowCount() == 0:
                QTimer.singleShot(0, self._seen)
        self._foot_words()

    def _seen(self) -> None:
        if not self._complete:
            self._complete = True
            self.shown.emit()
            QTimer.singleShot(0, self._settle)

    def _settle(self) -> None:
        """Once the first rows are painted: what can wait."""
        self.table.settle()
        self.panel.show_item(None, self.session.today())
        if (last := self.session.memory.number(_RECORD)) and self._goal is None:
            self.table.go_to(last)
        self.session.ask("views", lambda desk: desk.lists.views(), self._offer_views)

    def _offer_views(self, views: tuple[View, ...]) -> None:
        self.views.offer(views, self.query.view)
        self._count()

    def _count(self) -> None:
        """Count view by view, so that a search typed meanwhile does not wait for all of them."""
        self._count_on(self.views.keys())

    def _count_on(self, keys: Sequence[str]) -> None:
        if not keys:
            return
        key, today = keys[0], self.session.today()

        def counted(number: int) -> None:
            self.known[key] = number
            self.views.count_up(self.known)
            self._foot_words()
            self._count_on(keys[1:])

        self.session.ask("counts", lambda desk: desk.lists.count(Query(view=key), today), counted)

    def _moved(self, number: int | None) -> None:
        if number is not None:
            self._goal = None
            self._read_item(number)
        elif self._goal is None and self._listed:
            self.panel.show_item(None, self.session.today())

    def _read_item(self, number: int) -> None:
        today = self.session.today()
        self.session.ask(
            "item",
            lambda desk: desk.register.view(number, today),
            lambda view: self.panel.show_item(view, today),
        )

    # — small answers —

    def _shown_item(self) -> tuple[int, ...]:
        return (self.panel.view.id,) if self.panel.view is not None else ()

    def _act(self, act: NextAct) -> None:
        if self.panel.view is not None:
            self.acts.perform(self.panel.view.id, act)

    def _into_table(self) -> None:
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.selectRow(0)

    def _pick(self, number: int) -> None:
        self._picked = number
        self._foot_words()

    def _foot_words(self) -> None:
        known = None if self.query.words else self.known.get(self.query.view)
        shown = "" if known is None else f"{known:,}"
        if not shown:
            shown = f"{self.model.rowCount():,}" + (
                "+" if self.model.canFetchMore(self.table.rootIndex()) else ""
            )
        self._counts.setText(self.tr("{} 件 · 已选 {} 件").format(shown, self._picked))

    def _say_empty(self) -> None:
        if self.query.words:
            self.empty.say(self.tr("没有找到"), self.tr("换个词试试，或在左边选“全部”。按 Esc 清除搜索。"))
        elif self.query.view == "all":
            self.empty.say(
                self.tr("还没有登记信息"),
                self.tr("按 Ctrl+N 登记第一条，或点“导入”把原来的 Excel 台账收进来。"),
            )
        else:
            self.empty.say(
                self.tr("这里现在没有信息"), self.tr("没有需要处理的，很好。在左边选“全部”看整本台账。")
            )
