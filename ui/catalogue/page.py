"""基本目录: levels on the left, the entries in the middle, one entry on the right; versions at the foot."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from gongkai_desktop.cases.query import Query
from gongkai_desktop.catalogue.overview import Overview, Unreleased
from gongkai_desktop.catalogue.service import EntryView
from ui.catalogue.levels import Levels, Place
from ui.catalogue.panel import EntryPanel
from ui.catalogue.words import TITLE_AT, table_columns
from ui.kit import look
from ui.kit.dialogs import button, card, label
from ui.kit.elided import Elided
from ui.kit.empty import Empty
from ui.kit.host import Failed, concerns, unless_gone
from ui.kit.paged import PagedModel, Row
from ui.kit.search import SearchBox
from ui.kit.table import Table
from ui.session import Session

if TYPE_CHECKING:
    from gongkai_desktop.records.event import Changed
    from ui.catalogue.acts import Acts

_ROOMS = frozenset({"entry", "edition", "item"})
_WIDTHS, _SPLIT = "catalogue/widths", "catalogue/split"
_WIDEST = 0.2, 0.31  # parts of the screen that levels and panel may take where the text is large


class CataloguePage(QWidget):
    """The catalogue. Reads through the session; everything it shows follows ``renew``."""

    said = Signal(str)
    """A word on what was done, for the status bar."""
    record_wanted = Signal(int)
    """An item should be shown in the register."""
    import_wanted = Signal()
    """A file should be brought in."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.query = Query()
        self.seen: Overview | None = None
        self._goal: int | None = None
        self.levels, self.panel = Levels(), EntryPanel()
        self.model = PagedModel(table_columns(), self)
        self.table = Table(self.model, TITLE_AT)
        self.search = SearchBox(self.tr("搜索条目：事项、内容、依据、科室、拼音首字母"))
        self.empty, self._middle = Empty(), QStackedWidget()
        self.warning, self.edition, self._count = label("", "notice", wrap=True), Elided(), label("", "small")
        self.warning.hide()
        self.setFocusProxy(self.table)
        self._arrange()
        self._connect()
        self.model.restart()
        self._read_edition()

    @cached_property
    def acts(self) -> Acts:
        """What the clerk can do here, with its dialogs."""
        from ui.catalogue.acts import Acts

        return Acts(self)

    # — what the window asks of a page —

    def renew(self, changed: Changed | None = None) -> None:
        """Read everything shown again, where the change concerns it."""
        if not concerns(changed, _ROOMS):
            return
        self.model.renew()
        self._read_edition()
        if (number := self.table.current_id()) is not None:
            self._read_entry(number, unless_gone(self.session.failures.handle))

    def go_search(self) -> None:
        """Ctrl+F: into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def new(self) -> None:
        """Ctrl+N: a new entry."""
        self.acts.enter()

    def export(self) -> None:
        """Ctrl+E: the entries in use as a workbook."""
        self.acts.export()

    def print_list(self) -> None:
        """Ctrl+P: the entries in use as a printed list."""
        self.acts.print_list()

    def open_entry(self, number: int) -> None:
        """Go to an entry, whatever is chosen now."""
        self.search.put("")
        self.levels.show_as(Place())
        self._goal = number
        self._ask(Query(), again=True)

    def fit(self) -> None:
        """Follow the scale."""
        self._split.setSizes(self._shares())
        self.table.fit()
        self.levels.fit()

    def remember(self) -> None:
        """Keep widths and split for the next day."""
        self.session.memory.keep(_WIDTHS, self.table.widths())
        self.session.memory.keep(_SPLIT, self._split.saveState())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert brings items under the entry shown."""
        if event.key() == Qt.Key.Key_Insert:
            self.acts.assign()
        else:
            super().keyPressEvent(event)

    # — building —

    def _arrange(self) -> None:
        left, left_box = card()
        left_box.addWidget(label(self.tr("目录"), "small"))
        left_box.addWidget(self.levels, 1)
        middle, middle_box = card(margins=0)
        middle_box.setSpacing(0)
        middle_box.addLayout(self._bar())
        told = QHBoxLayout()
        told.setContentsMargins(12, 0, 12, 10)
        told.addWidget(self.warning)
        middle_box.addLayout(told)
        self._middle.addWidget(self.table)
        self._middle.addWidget(self.empty)
        middle_box.addWidget(self._middle, 1)
        middle_box.addLayout(self._foot())
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(12)
        self._split.setChildrenCollapsible(False)
        for part in (left, middle, self.panel):
            self._split.addWidget(part)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes(self._shares())
        self._split.restoreState(self.session.memory.blob(_SPLIT))
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._split)

    def _shares(self) -> list[int]:
        """How levels, table and panel share the screen's width at first."""
        whole = self.screen().availableGeometry().width()
        levels = min(look.scaled(self, 200), round(whole * _WIDEST[0]))
        panel = min(look.scaled(self, 362), round(whole * _WIDEST[1]))
        return [levels, max(whole - levels - panel, panel), panel]

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 10, 12, 12)
        bar.setSpacing(7)
        bar.addWidget(self.search, 1)
        bar.addWidget(button(self.tr("新条目  Ctrl+N"), self.new, primary=True))
        bar.addWidget(button(self.tr("导出"), self.export))
        bar.addWidget(button(self.tr("打印"), self.print_list))
        return bar

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 8)
        foot.setSpacing(7)
        self.edition.setObjectName("small")
        foot.addWidget(self._count)
        foot.addWidget(self.edition, 1)
        foot.addWidget(button(self.tr("版本…"), lambda: self.acts.show_versions()))
        self.release = button(self.tr("发布新版…"), lambda: self.acts.release())
        foot.addWidget(self.release)
        return foot

    def _connect(self) -> None:
        self.model.wanted.connect(lambda *_: self._read())
        self.table.sorted_by.connect(
            lambda key, down: self._ask(replace(self.query, order=key, descending=down))
        )
        self.table.moved.connect(self._moved)
        self.table.opened.connect(lambda _: self.acts.amend())
        self.search.searched.connect(lambda words: self._ask(replace(self.query, words=words)))
        self.search.left.connect(self._into_table)
        self.levels.selected.connect(lambda place: self._ask(place.of(self.query)))
        self.panel.record_wanted.connect(self.record_wanted)
        self.panel.amending.connect(lambda: self.acts.amend())
        self.panel.assigning.connect(lambda: self.acts.assign())
        self.panel.closing.connect(lambda: self.acts.close_or_reopen())
        self.panel.leaving.connect(lambda item: self.acts.leave(item))
        self.table.set_widths(self.session.memory.numbers(_WIDTHS))
        self.table.settle()

    # — reading —

    def _ask(self, query: Query, *, again: bool = False) -> None:
        if again or query != self.query:
            self.query = query
            self.table.scrollToTop()
            self.model.restart()

    def _read(self) -> None:
        """The catalogue is short: all of it is one page."""
        query, today = self.query, self.session.today()
        self.session.ask("catalogue", lambda desk: desk.catalogue.overview(query, today), self._show)

    def _show(self, seen: Overview) -> None:
        self.seen = seen
        self.levels.offer(seen)
        rows: list[Row] = list(seen.rows)
        self.model.take(None, len(rows) + 1, rows)
        if not rows:
            self._say_empty(seen)
        self._middle.setCurrentIndex(0 if rows else 1)
        if self._goal is not None and self.table.go_to(self._goal):
            self._goal = None
        self._warn(seen)
        self.release.setEnabled(bool(seen.counts["all"]))
        self._count.setText(self.tr("{} 条").format(f"{len(rows):,}"))

    def _read_edition(self) -> None:
        self.session.ask("edition", lambda desk: desk.catalogue.unreleased(), self._tell_edition)

    def _read_entry(self, number: int, failed: Failed | None = None) -> None:
        today = self.session.today()
        self.session.ask("entry", lambda desk: desk.catalogue.whole(number, today), self._show_entry, failed)

    def _show_entry(self, view: EntryView) -> None:
        if view.id == self.table.current_id():
            self.panel.show_entry(view)

    def _moved(self, number: int | None) -> None:
        if number is None:
            self.panel.show_entry(None)
        else:
            self._read_entry(number)

    # — small answers —

    def _warn(self, seen: Overview) -> None:
        """What of 国办秘函〔2019〕19号 the columns would fail."""
        failed = [one for one in seen.warned if one.failed]
        words = [
            self.tr("{} {} 个，达到 {} 个即不合格（{}）").format(one.title, one.count, one.most, one.article)
            for one in failed
        ]
        self.warning.setText("\n".join(words))
        self.warning.setVisible(bool(words))

    def _tell_edition(self, since: Unreleased) -> None:
        version, changes = since.version, len(since.differences)
        if version is None:
            words = self.tr("还没有发布过版本")
        elif changes:
            words = self.tr("现行 {}（{} 起），此后有 {} 处改动未发布").format(
                version.number, version.effective, changes
            )
        else:
            words = self.tr("现行 {}（{} 起），没有未发布的改动").format(version.number, version.effective)
        self.edition.setText(words)

    def _say_empty(self, seen: Overview) -> None:
        if not seen.counts["all"] and self.query == Query(
            order=self.query.order, descending=self.query.descending
        ):
            self.empty.say(
                self.tr("还没有基本目录"),
                self.tr(
                    "把本单位的“主动公开基本目录”表格导入进来，程序按表头认出它；也可以按 Ctrl+N 逐条登记。"
                ),
            )
            self.empty.offer([button(self.tr("导入目录表格…"), self.import_wanted.emit, primary=True)])
            return
        self.empty.offer([])
        if self.query.words:
            self.empty.say(
                self.tr("没有找到"), self.tr("换个词试试，或在左边选“全部条目”。按 Esc 清除搜索。")
            )
        else:
            self.empty.say(self.tr("这里没有条目"), self.tr("在左边选“全部条目”看整本目录。"))

    def _into_table(self) -> None:
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.selectRow(0)
