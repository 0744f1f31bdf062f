"""A smaller ledger as a page: views on the left, the table in the middle, one record on the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSplitter, QWidget

from gongkai_desktop.desk import Desk
from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.records.event import Changed
from ui.kit import look
from ui.kit.dialogs import button, card, label
from ui.kit.empty import Empty
from ui.kit.finding import find_numbers
from ui.kit.form_dialog import FormDialog, Values
from ui.kit.host import Failed, Host, unless_gone
from ui.kit.paged import PagedModel, Row
from ui.kit.record_card import RecordCard, RecordView
from ui.kit.room import Room
from ui.kit.search import SearchBox
from ui.kit.table import Table
from ui.kit.view_list import ViewList

_WIDEST = 0.15, 0.31  # parts of the screen that views and record may take where the text is large
Recording = Callable[[Desk, Values, int, date], Changed]
"""What the writer does with a form's values, for whom, on which day."""


class RecordPage(QWidget):
    """Reads through its host; everything it shows follows ``renew``."""

    said = Signal(str)
    """A word on what was done, for the status bar."""
    record_wanted = Signal(int)
    """An item should be shown in the register."""

    def __init__(self, host: Host, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.host, self.room = host, room
        self.shown_view, self._words = room.first, ""
        self._goal = self._acted = 0
        self.views = ViewList(room.views)
        self.views.show_as(self.shown_view)
        self.model = PagedModel(room.columns, self)
        self.table = Table(self.model, 0)
        self.search, self.empty = SearchBox(room.words["search"]), Empty()
        self.table.cover(self.empty)
        self.card = RecordCard(host, room.words["due"], room.words["none"])
        self._count, self.notice = label("", "small"), label("", "notice", wrap=True)
        self._told = QWidget()
        self._told.hide()
        self.setFocusProxy(self.table)
        self.bar = QHBoxLayout()
        self._arrange()
        self._connect()
        self.table.set_widths(host.memory.numbers(f"{room.name}/widths"))
        self.table.settle()
        self.model.restart()
        self._read_counts()

    @property
    def manual(self) -> str:
        """The page of the manual that F1 opens."""
        return self.room.manual

    # — what the window asks of a page —

    def renew(self, changed: object = None) -> None:
        """Read everything shown again."""
        self.model.renew()
        self._read_counts()
        if (number := self._goal or self.table.current_id()) is not None:
            self._read(number, unless_gone(self.host.failures.handle))

    def go_search(self) -> None:
        """Ctrl+F: into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def new(self) -> None:
        """Ctrl+N: a new record."""
        self.begin(self.room.form, self.room.enter)

    def show_view(self, view: str) -> None:
        """Show one of the views, without words to search for."""
        self.search.put("")
        self.views.show_as(view)
        self._ask(view, "")

    def open_record(self, number: int) -> None:
        """Go to a record, whatever view is set now."""
        if not self.table.go_to(number):
            self._goal = number
            self.show_view(self.room.views[-1][0])
            self._read(number)
        self.card.setFocus()

    def fit(self) -> None:
        """Follow the scale."""
        self._split.setSizes(self._shares())
        self.table.fit()
        self.views.doItemsLayout()

    def remember(self) -> None:
        """Keep widths and split for the next day."""
        self.host.memory.keep(f"{self.room.name}/widths", self.table.widths())
        self.host.memory.keep(f"{self.room.name}/split", self._split.saveState())

    def print_current(self) -> None:
        """Ctrl+P: the paper of the record shown; blank where none is."""
        from ui.kit.papers import show_paper  # seldom used

        if not self.room.paper:
            self.said.emit(self.tr("这本台账没有要打印的表"))
            return
        show_paper(self.host, self, self.room.paper, (self.card.view.id,) if self.card.view else ())

    def print_blank(self) -> None:
        """The paper empty, for handwriting."""
        from ui.kit.papers import show_paper  # seldom used

        show_paper(self.host, self, self.room.paper)

    def save_word(self) -> None:
        """The letter of the record shown as a Word file, for last edits."""
        if self.card.view is not None:
            from ui.kit.papers import choose_word  # seldom used

            choose_word(self.host, self, self.room.paper, self.card.view.id, self.said.emit)

    # — acts —

    def begin(self, form: Callable[[Desk, date], NextAct], enter: Recording) -> None:
        """Ask for the facts of a new record, and go to it once it is there."""
        today = self.host.today()

        def show(act: NextAct) -> None:
            self._dialog(act, enter, lambda changed: self.open_record(changed.act), f"{self.room.name}.new")

        self.host.ask(f"{self.room.name}-form", lambda desk: form(desk, today), show)

    def perform(self, act: NextAct) -> None:
        """Ask for the facts of one act of the record shown."""
        if self.card.view is None:
            return
        number, room = self.card.view.id, self.room

        def record(desk: Desk, values: Values, actor: int, today: date) -> Changed:
            return room.perform(desk, number, act.key, values, actor, today)

        def done(_: Changed) -> None:
            self._acted = number  # it stays in sight though it may leave the view
            self.said.emit(self.tr("已记下：{}").format(act.title))

        self._dialog(act, record, done, f"{room.name}.{number}.{act.key}")

    def take_back(self, event: int) -> None:
        """Ask why, and take one event of the record back."""
        why = Column("reason", self.tr("为什么撤销"), Kind.LONG, required=True)

        def record(desk: Desk, values: Values, actor: int, _: date) -> Changed:
            return desk.records.undo(event, actor=actor, reason=str(values["reason"]))

        act = NextAct("take-back", "", Ledger("take-back", self.tr("撤销这一步"), (why,)))
        self._dialog(act, record, lambda _: self.said.emit(self.tr("已撤销")))

    def open_current(self) -> None:
        """Enter in the table: the next step, or all there are to choose from."""
        view = self.card.view
        if view is None or view.id != self.table.current_id():
            return
        first = next((act for act in view.acts if act.primary), None)
        if first is not None:
            self.perform(first)
        else:
            self.card.next_steps()

    def _dialog(
        self, act: NextAct, record: Recording, then: Callable[[Changed], None], draft: str = ""
    ) -> None:
        """Show the form of an act; ``draft`` names what it keeps until it is recorded."""
        host = self.host

        def save(values: Values, done: Callable[[object], None], failed: Failed) -> None:
            today = host.today()

            def recorded(changed: Changed) -> None:
                done(changed)
                then(changed)

            host.act(lambda desk, actor: record(desk, values, actor, today), recorded, failed)

        dialog = FormDialog(act.form, save, host.failures.handle, self, values=act.defaults, note=act.note)
        dialog.manual = self.room.manual
        find_numbers(dialog, host)
        if draft:
            dialog.draft(host, draft)
        dialog.open()

    # — building —

    def _arrange(self) -> None:
        left, left_box = card()
        left_box.addWidget(label(self.tr("视图"), "small"))
        left_box.addWidget(self.views, 1)
        middle, box = card(margins=0)
        box.setSpacing(0)
        self.bar.setContentsMargins(12, 10, 12, 12)
        self.bar.setSpacing(7)
        self.bar.addWidget(self.search, 1)
        self.bar.addWidget(button(self.room.words["new"], self.new, primary=True))
        if self.room.paper:
            self.bar.addWidget(self._paper_menu())
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 8, 12, 8)
        foot.addWidget(self._count)
        foot.addStretch(1)
        told = QHBoxLayout(self._told)
        told.setContentsMargins(12, 0, 12, 10)
        told.addWidget(self.notice)
        box.addLayout(self.bar)
        box.addWidget(self._told)
        box.addWidget(self.table, 1)
        box.addLayout(foot)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(12)
        self._split.setChildrenCollapsible(False)
        for part in (left, middle, self.card):
            self._split.addWidget(part)
        self._split.setStretchFactor(1, 1)
        self._split.setSizes(self._shares())
        self._split.restoreState(self.host.memory.blob(f"{self.room.name}/split"))
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._split)

    def _paper_menu(self) -> QPushButton:
        """The record's paper: as it stands, as a Word file where it is a letter, blank."""
        made = QPushButton(self.tr("打印 ▾"))
        menu = QMenu(made)
        menu.addAction(self.room.words["print"]).triggered.connect(lambda: self.print_current())
        if self.room.letter:
            menu.addAction(self.tr("存为 Word…")).triggered.connect(lambda: self.save_word())
        menu.addAction(self.tr("空白的，供手写…")).triggered.connect(lambda: self.print_blank())
        made.setMenu(menu)
        return made

    def _shares(self) -> list[int]:
        whole = self.screen().availableGeometry().width()
        views = min(look.scaled(self, 130), round(whole * _WIDEST[0]))
        panel = min(look.scaled(self, 362), round(whole * _WIDEST[1]))
        return [views, max(whole - views - panel, panel), panel]

    def _connect(self) -> None:
        self.model.wanted.connect(self._read_rows)
        self.model.arrived.connect(self._arrived)
        self.table.moved.connect(self._moved)
        self.table.opened.connect(lambda _: self.open_current())
        self.search.searched.connect(lambda words: self._ask(self.shown_view, words))
        self.search.left.connect(self._into_table)
        self.views.selected.connect(lambda view: self._ask(view, self._words))
        self.card.wanted.connect(self.perform)
        self.card.regretted.connect(self.take_back)
        self.card.record_wanted.connect(self.record_wanted)
        runs: dict[str, Callable[[], object]] = {
            "Ctrl+J": self.card.setFocus,
            "Ctrl+G": self.views.setFocus,
            "Ctrl+M": self.card.next_steps,
        }
        for keys, run in runs.items():
            one = QShortcut(QKeySequence(keys), self)
            one.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            one.activated.connect(run)

    # — reading —

    def _ask(self, view: str, words: str) -> None:
        self.shown_view, self._words, self._acted = view, words, 0
        self.table.scrollToTop()
        self.model.restart()

    def _read_rows(self, after: Row | None, limit: int) -> None:
        room, view, words, today = self.room, self.shown_view, self._words, self.host.today()
        self.host.ask(
            f"{room.name}-rows",
            lambda desk: room.page(desk, view, words, today, after, limit),
            partial(self.model.take, after, limit),
        )

    def _arrived(self) -> None:
        rows = self.model.rowCount()
        if not rows:
            self.empty.say(*self.room.empty(self.shown_view, self._words))
        self.empty.setVisible(not rows)
        more = "+" if self.model.canFetchMore(self.table.rootIndex()) else ""
        self._count.setText(self.tr("{} 件").format(f"{rows:,}{more}"))
        if self._goal and self.table.go_to(self._goal):
            self._goal = 0
        elif rows and not self._goal and not self._acted and self.table.current_id() is None:
            self.table.selectRow(0)

    def _read_counts(self) -> None:
        room, today = self.room, self.host.today()
        self.host.ask(
            f"{room.name}-counts",
            lambda desk: (room.counts(desk, today), room.notice(desk, today)),
            lambda found: self._tell_counts(*found),
        )

    def _tell_counts(self, counts: Mapping[str, int], notice: str) -> None:
        self.views.count_up(counts)
        self.notice.setText(notice)
        self._told.setVisible(bool(notice))

    def _moved(self, number: int | None) -> None:
        if number is not None:
            self._acted = 0
            self._read(number)
        elif self._acted:
            self._read(self._acted)
        elif not self._goal:
            self.card.show_record(None, self.host.today())

    def _read(self, number: int, failed: Failed | None = None) -> None:
        room, today = self.room, self.host.today()

        def show(view: RecordView) -> None:
            if view.id in (self._goal, self._acted, self.table.current_id()):
                self.card.show_record(view, today)

        self.host.ask(f"{room.name}-view", lambda desk: room.view(desk, number, today), show, failed)

    def _into_table(self) -> None:
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self.model.rowCount():
            self.table.selectRow(0)
