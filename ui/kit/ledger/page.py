"""A ledger as a page, made from its face: views on the left, the listing in the middle, one record on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from gongkai_desktop.cases.query import Query
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.records.event import Changed
from ui.kit.dialogs import button
from ui.kit.host import Failed, Host, concerns, unless_gone
from ui.kit.ledger.acts import Acts, Recording
from ui.kit.ledger.card import RecordCard, RecordView
from ui.kit.ledger.columns import Columns
from ui.kit.ledger.counting import Counting
from ui.kit.ledger.face import Face
from ui.kit.ledger.listing import Listing
from ui.kit.ledger.own_views import OwnViews
from ui.kit.ledger.views import Views
from ui.kit.remembered import keep, recall
from ui.kit.table import dropped_files


class LedgerPage(QWidget):
    """Reads through its host; everything it shows follows ``renew``.

    The panel belongs to the chosen row. A record that leaves the view by what was just done with it is still told,
    without anything that could be done, until another row is chosen.
    """

    said = Signal(str)
    """A word on what was done, for the status bar."""
    place_wanted = Signal(str, int)
    """A record of another place should be shown (``letters:all``; '' for an item of the register)."""

    def __init__(self, host: Host, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.host, self.face = host, face
        self._goal = self._acted = 0
        self.listing = Listing(host, face, recall(host, face.name, face.first))
        self.model, self.table = self.listing.model, self.listing.table
        self.search, self.empty = self.listing.search, self.listing.empty
        self.views, self.counting = Views(), Counting(host, face, self)
        self.own_views = OwnViews(host, self.listing, self.views, self.counting)
        self.card = RecordCard(host, face.due, face.nothing)
        self.setFocusProxy(self.table)
        self._arrange()
        self._connect()
        self.fit()
        self.model.restart()
        self.own_views.read(self.query.view)
        self._read_notice()

    @property
    def manual(self) -> str:
        """The page of the manual that F1 opens."""
        return self.face.manual

    @property
    def query(self) -> Query:
        """What the table shows."""
        return self.listing.query

    @cached_property
    def acts(self) -> Acts:
        """What can be done here, with its dialogs."""
        acts = Acts(self.host, self.face, self)
        acts.said.connect(self.said)
        acts.begun.connect(self._go_when_read)
        acts.done.connect(self._keep_in_sight)
        return acts

    # — what the window asks of a page —

    def renew(self, changed: Changed | None = None) -> None:
        """Read everything shown again, where the change concerns it."""
        if not concerns(changed, self.face.rooms):
            return
        self.model.renew()
        self.counting.count(self.views.keys())
        self._read_notice()
        if number := self._goal or self.table.current_id() or self._acted:
            self._read(number, unless_gone(self.host.failures.handle))

    def go_search(self) -> None:
        """Ctrl+F: into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def new(self) -> None:
        """Ctrl+N: a new record."""
        self.begin(self.face.form, self.face.enter)

    def begin(self, form: Callable[..., NextAct], enter: Recording) -> None:
        """Ask for the facts of a new record, and go to it once it is there."""
        self.acts.begin(form, enter)

    def perform(self, act: NextAct) -> None:
        """Ask for the facts of one act of the record shown."""
        if self.card.view is not None:
            self.acts.perform(self.card.view.id, act)

    def commands(self) -> dict[str, Callable[..., object]]:
        """What the menus can have done here; there is one paper, whichever is asked for."""
        return {
            "new": self.new,
            "export": self.export,
            "print": lambda _="": self.print_current(),
            "many": self.many,
            "save_view": self.save_view,
        }

    def show_view(self, view: str) -> None:
        """Show one of the views, without words to search for."""
        self.views.show_as(view)
        self._acted = 0
        self.own_views.choose(view)

    def open_record(self, number: int) -> None:
        """Go to a record, whatever view is set now."""
        self._acted = 0
        if not self.table.go_to(number):
            self._goal = number
            if self.query == Query("all"):
                self.model.restart()
            self.show_view("all")
            self._read(number)
        self.card.setFocus()

    def print_current(self) -> None:
        """Ctrl+P: the paper of the record shown; blank where none is."""
        from ui.kit.papers import show_paper  # seldom used

        if not self.face.paper:
            self.said.emit(self.tr("这本台账没有要打印的表"))
            return
        show_paper(self.host, self, self.face.paper, (self.card.view.id,) if self.card.view else ())

    def print_blank(self) -> None:
        """The paper empty, for handwriting."""
        from ui.kit.papers import show_paper  # seldom used

        show_paper(self.host, self, self.face.paper)

    def save_word(self) -> None:
        """The letter of the record shown as a Word file, for last edits."""
        if self.card.view is not None:
            from ui.kit.papers import choose_word  # seldom used

            choose_word(self.host, self, self.face.paper, self.card.view.id, self.said.emit)

    def export(self) -> None:
        """Ctrl+E: what the table shows as a workbook."""
        from ui.kit.ledger.exporting import choose_target  # seldom used

        choose_target(self.host, self.face, self.query, self, self.said.emit)

    def many(self) -> None:
        """Ctrl+B: one act for the chosen records, or for all of the view."""
        from ui.kit.ledger.many import ManyDialog  # seldom used

        dialog = ManyDialog(self.listing, self)
        dialog.said.connect(self.said)
        dialog.exporting.connect(self.export)
        dialog.open()

    def save_view(self) -> None:
        """Ctrl+S: what is shown as a view of one's own."""
        self.own_views.save()

    def paste(self) -> None:
        """Ctrl+V: a file copied in the file manager comes with one of the acts of the record shown."""
        if paths := dropped_files(QGuiApplication.clipboard().mimeData()):
            self._bring(paths)

    def fit(self) -> None:
        """Follow the scale."""
        self._columns.fit()
        self.listing.fit()
        self.views.doItemsLayout()

    def remember(self) -> None:
        """Keep widths, query and split for the next day."""
        self.listing.remember()
        keep(self.host, self.face.name, self.query)
        self._columns.remember()

    # — building —

    def _arrange(self) -> None:
        face, bar = self.face, self.listing.bar
        self._columns = Columns(self.host, self.listing)
        save = button(self.tr("＋ 存为视图…"), self.save_view)
        save.setObjectName("link")
        save.setToolTip(self.tr("把现在的搜索、筛选和排序存为自己的视图（Ctrl+S）"))
        self._columns.put_views(self.views, save)
        self._columns.put_panel(self.card)
        bar.addWidget(button(self.tr("批量…"), self.many))
        bar.addWidget(button(self.tr("导出"), self.export))
        if face.paper:
            bar.addWidget(self._paper_menu())
        if face.begin:
            bar.addWidget(button(face.begin, self.new, primary=True))
        self.listing.ways = self._ways
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._columns)

    def _ways(self, query: Query) -> Sequence[QPushButton]:
        """What an empty list offers."""
        if self.face.offered(query):
            return (button(self.face.begin, self.new, primary=True),)
        if query.words or query.filters:
            return (button(self.tr("清除搜索和筛选"), self.listing.clear),)
        return (button(self.tr("看全部"), lambda: self.show_view("all")),) if query.view != "all" else ()

    def _paper_menu(self) -> QPushButton:
        """The record's paper: as it stands, as a Word file where it is a letter, blank."""
        made = QPushButton(self.tr("打印 ▾"))
        menu = QMenu(made)
        menu.addAction(self.face.prints).triggered.connect(lambda: self.print_current())
        if self.face.letter:
            menu.addAction(self.tr("存为 Word…")).triggered.connect(lambda: self.save_word())
        menu.addAction(self.tr("空白的，供手写…")).triggered.connect(lambda: self.print_blank())
        made.setMenu(menu)
        return made

    def _connect(self) -> None:
        self.listing.arrived.connect(self._arrived)
        self.listing.seen.connect(self.listing.settle)
        self.listing.asked.connect(self._asked)
        self.counting.counted.connect(self._tell_counts)
        self.table.moved.connect(self._moved)
        self.table.opened.connect(lambda _: self.open_current())
        self.table.dropped.connect(lambda _, paths: self._bring(paths))
        self.card.wanted.connect(self.perform)
        self.card.regretted.connect(lambda event: self.acts.take_back(event))
        self.card.place_wanted.connect(self.place_wanted)
        self.card.sought.connect(self.open_record)
        self.card.dropped.connect(self._bring)
        runs: dict[str, Callable[[], object]] = {
            "Ctrl+J": self.card.setFocus,
            "Ctrl+G": self.views.setFocus,
            "Ctrl+M": self.card.next_steps,
            "Ctrl+B": self.many,
            "Ctrl+S": self.save_view,
            "Ctrl+V": self.paste,
            "Ctrl+L": self.listing.filter_row,
        }
        for keys, run in runs.items():
            one = QShortcut(QKeySequence(keys), self.table if keys == "Ctrl+V" else self)
            one.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            one.activated.connect(run)
        beside: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Return: self.open_current,
            Qt.Key.Key_Enter: self.open_current,
            Qt.Key.Key_Escape: self.listing.into_table,
        }
        for key, run in beside.items():
            QShortcut(QKeySequence(key), self.card.tabs, run, context=Qt.ShortcutContext.WidgetShortcut)

    def open_current(self) -> None:
        """Enter in the table, and in the card beside it: the next step, or all there are to choose from."""
        view = self.card.view
        if view is None or view.id != self.table.current_id():
            return
        first = next((act for act in view.acts if act.primary), None)
        if first is not None:
            self.perform(first)
        else:
            self.card.next_steps()

    # — reading —

    def _asked(self) -> None:
        self._acted = 0

    def _arrived(self) -> None:
        rows = self.model.rowCount()
        if self._goal and self.table.go_to(self._goal):
            self._goal = 0
        elif self._goal and self.query.view != "all":
            self.show_view("all")  # it is not in the view, or deeper than was read
        elif self._acted and self.table.current_id() is None:
            self.table.go_to(self._acted)  # taking a step back has brought it into the view again
        elif rows and not self._goal and not self._acted and self.table.current_id() is None:
            self.table.selectRow(0)

    def _tell_counts(self) -> None:
        self.views.count_up(self.counting.known)
        self.listing.tell_counts(self.counting.known)

    def _read_notice(self) -> None:
        face, today = self.face, self.host.today()
        self.host.ask(f"{face.name}-notice", lambda desk: face.notice(desk, today), self._tell_notice)

    def _tell_notice(self, words: str) -> None:
        self.listing.notice.setText(words)
        self.listing.notice.setVisible(bool(words))

    def _moved(self, number: int | None) -> None:
        if number is not None:
            self._acted = 0
            self._read(number)
        elif self._acted:
            self._read(self._acted)
        elif not self._goal:
            self.card.show_record(None, self.host.today())

    def _read(self, number: int, failed: Failed | None = None) -> None:
        face, today = self.face, self.host.today()

        def show(view: RecordView) -> None:
            current = self.table.current_id()
            if view.id in (self._goal, self._acted, current):
                self.card.show_record(view, today, listed=view.id in (self._goal, current))

        self.host.ask(f"{face.name}-view", lambda desk: face.cases(desk).view(number, today), show, failed)

    # — small answers —

    def _go_when_read(self, number: int) -> None:
        """To a new record, which comes with the rows that are being read; in this view if it belongs there."""
        self._goal = number
        self._read(number)
        self.card.setFocus()

    def _keep_in_sight(self, number: int) -> None:
        self._acted = number

    def _bring(self, paths: Sequence[Path]) -> None:
        view = self.card.view
        if view is not None and view.id == self.table.current_id():
            self.acts.bring(view.id, view.acts, paths)
