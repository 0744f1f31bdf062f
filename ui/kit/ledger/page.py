"""A ledger as a page, made from its face: views on the left, the listing in the middle, one record on the right."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gongkai_desktop.cases.query import Query
from ui.kit import look
from ui.kit.dialogs import button
from ui.kit.host import Failed, Host, concerns, unless_gone
from ui.kit.ledger.columns import PANEL, SIDE, WIDEST_PANEL, Columns
from ui.kit.ledger.counting import Counting
from ui.kit.ledger.face import Face
from ui.kit.ledger.listing import Listing
from ui.kit.ledger.papers import paper_menu, print_shown, save_word_shown
from ui.kit.ledger.taking import TakingFiles
from ui.kit.ledger.wish import Wish, perform_like
from ui.kit.paged import NOWHERE
from ui.kit.remembered import keep, recall
from ui.kit.table import dropped_files

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from gongkai_desktop.desk import Desk
    from gongkai_desktop.ledger.acts import NextAct
    from gongkai_desktop.records.event import Changed
    from ui.kit.ledger.acts import Acts, Recording
    from ui.kit.ledger.card import CardPart, CardTab, RecordCard, RecordView
    from ui.kit.ledger.own_views import OwnViews
    from ui.kit.ledger.views import Views

A = TypeVar("A", bound="Acts")
LEAKS = "affairs:leak"
"""Where leaks are recorded."""


class LedgerPage(TakingFiles):
    """Reads through its host; everything it shows follows ``renew``.

    The table comes first; views, card and acts are loaded and built once its first rows are seen. The card belongs to
    the chosen row. A record that leaves the view by what was just done with it is still told, without anything that
    could be done, until another row is chosen.

    What only one ledger has, its page adds: tabs of the card (``own_tabs``), buttons (``buttons``), keys (``keys``),
    commands of the menus (``commands``), acts of its own (``acts``), another left column (``put_side`` and what
    stands with it).
    """

    side_width: ClassVar[int] = SIDE
    """Pixels at 100 % of the left column at first."""
    panel_width: ClassVar[int] = PANEL
    """The same of the right one."""
    widest_panel: ClassVar[float] = WIDEST_PANEL
    """The part of the screen that the right one has at most at first."""

    ready = Signal()
    """Rows have arrived."""
    shown = Signal()
    """The first rows, or the word that there are none, can be seen; told once."""
    said = Signal(str)
    """A word on what was done, for the status bar."""
    place_wanted = Signal(str, int)
    """A record of another place should be shown (``letters:all``; '' for an item of the register)."""

    def __init__(self, host: Host, face: Face, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.host, self.face = host, face
        self._acted = 0
        self._seeking = False  # the goal is read for, however far down it stands
        self._wish = Wish(self)
        self._complete = False
        self.listing = Listing(host, face, recall(host, face.name, face.first))
        self.model, self.table = self.listing.model, self.listing.table
        self.search, self.empty = self.listing.search, self.listing.empty
        self.counting = Counting(host, face, self)
        self.setFocusProxy(self.table)
        self._arrange()
        self._connect()
        self.fit()
        self.model.restart()

    @property
    def manual(self) -> str:
        """The page of the manual that F1 opens."""
        return self.face.manual

    @property
    def query(self) -> Query:
        """What the table shows."""
        return self.listing.query

    @property
    def known(self) -> dict[str, int]:
        """How many records each view has, as far as counted."""
        return self.counting.known

    @cached_property
    def views(self) -> Views:
        """The left column."""
        from ui.kit.ledger.views import Views

        return Views()

    @cached_property
    def own_views(self) -> OwnViews:
        """What can be done with views."""
        from ui.kit.ledger.own_views import OwnViews

        return OwnViews(self.host, self.listing, self.views, self.counting)

    @cached_property
    def card(self) -> RecordCard:
        """The right column."""
        from ui.kit.ledger.card import RecordCard

        card = RecordCard(self.host, self.face, self.own_tabs(), self.own_head())
        self._columns.put_panel(card)
        card.wanted.connect(lambda act: self.when_shown(partial(perform_like, self, act, card.view)))
        card.steps.left.connect(self.table.setFocus)
        card.regretted.connect(lambda event: self.acts.take_back(event))
        card.purge_wanted.connect(self.purge)
        card.followed.connect(self.follow)
        card.sought.connect(self.open_record)
        card.dropped.connect(self.bring_to_shown)
        card.deadline.printing.connect(self.print_reckoning)
        beside: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Return: self.open_current,
            Qt.Key.Key_Enter: self.open_current,
            Qt.Key.Key_Escape: self.listing.into_table,
        }
        for key, run in beside.items():
            one = QShortcut(QKeySequence(key), card.tabs)
            one.setContext(Qt.ShortcutContext.WidgetShortcut)
            one.activated.connect(run)
        return card

    @cached_property
    def acts(self) -> Acts:
        """What can be done here, with its dialogs."""
        from ui.kit.ledger.acts import Acts

        return self.heeded(Acts(self.host, self.face, self))

    def heeded(self, acts: A) -> A:
        """Acts whose words are passed on and whose records stay in sight."""
        acts.said.connect(self.said)
        acts.begun.connect(self._go_when_read)
        acts.done.connect(self._keep_in_sight)
        return acts

    # — what only one ledger has —

    def own_tabs(self) -> Sequence[CardTab]:
        """Tabs of the card beside those that every ledger has."""
        return ()

    def own_head(self) -> CardPart | None:
        """What stands at the head of the card, above its tabs."""
        return None

    def buttons(self) -> Sequence[QPushButton]:
        """Those between the search box and the blue one; they fold into 更多 where there is no room."""
        paper = (self._paper_menu(),) if self.face.paper else ()
        return (button(self.tr("批量…"), self.many), button(self.tr("导出"), self.export), *paper)

    def ways(self, query: Query) -> Sequence[QPushButton]:
        """What an empty list offers."""
        if self.face.offered(query):
            return (button(self.face.begin, self.new, primary=True),)
        if query.words or query.filters:
            return (button(self.tr("清除搜索和筛选"), self.listing.clear),)
        return (button(self.tr("看全部"), lambda: self.show_view("all")),) if query.view != "all" else ()

    def keys(self) -> dict[str, Callable[[], object]]:
        """Its own keys; those of the whole window belong to the menus."""
        runs: dict[str, Callable[[], object]] = {
            "Ctrl+J": lambda: self.card.setFocus(Qt.FocusReason.ShortcutFocusReason),
            "Ctrl+G": self.go_views,
            "Ctrl+M": lambda: self.when_shown(self.card.next_steps),
            "Ctrl+B": self.many,
            "Ctrl+V": self.paste,
            "Ctrl+L": self.listing.filter_row,
        }
        return runs | ({"Ctrl+S": self.save_view} if self.face.keeping else {})

    def reading(self, number: int) -> Callable[[Desk], RecordView]:
        """How a record is read, off the GUI thread; what the page knows now is taken along."""
        face, today = self.face, self.host.today()
        return lambda desk: face.view(desk, number, today)

    def follow(self, place: str, number: int) -> None:
        """A link of the card leads to a record of another place."""
        self.place_wanted.emit(place, number)

    # — the left column —

    def put_side(self) -> None:
        """Put the left column in its place."""
        self._columns.put_views(self.views, *self.side_links())

    def side_links(self) -> Sequence[QPushButton]:
        """What stands at the foot of the left column."""
        if not self.face.keeping:
            return ()
        save = button(self.tr("＋ 存为视图…"), self.save_view)
        save.setObjectName("link")
        save.setToolTip(self.tr("把现在的搜索、筛选和排序存为自己的视图（Ctrl+S）"))
        return (save,)

    def read_side(self) -> None:
        """List what stands in the left column anew, and count it."""
        self.own_views.read(self.query.view)

    def count_side(self) -> None:
        """Count what stands in the left column anew."""
        self.counting.count(self.views.keys())

    def fit_side(self) -> None:
        """The left column follows the scale."""
        self.views.doItemsLayout()

    def go_views(self) -> None:
        """Ctrl+G: into the left column."""
        self.views.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_view(self, view: str) -> None:
        """Show one of the views, without words to search for."""
        self.views.show_as(view)
        self._acted = 0
        self.own_views.choose(view)

    def save_view(self) -> None:
        """Ctrl+S: what is shown as a view of one's own."""
        self.own_views.save()

    # — what the window asks of a page —

    def renew(self, changed: Changed | None = None) -> None:
        """Read everything shown again, where the change concerns it."""
        if not concerns(changed, self.face.rooms):
            return
        self.model.renew()
        if not self._complete:
            return
        self.count_side()
        self._read_notice()
        if number := self._goal or self.table.current_id() or self._acted:
            self.read(number, unless_gone(self.host.failures.handle))

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

    def open_current(self, field: str = "") -> None:
        """Enter in the table, and in the card beside it: the next step, or all there are to choose from.

        Of a record that has left the view, it is shown where it is now. ``field`` is the key of the column where the
        row was opened by mouse.
        """
        self.when_shown(self.open_shown)

    def open_shown(self) -> None:
        """The same for the record that the card shows."""
        view = self.card.view
        if view is None:
            return
        if not self.card.listed:
            self.open_record(view.id)
            return
        first = next((act for act in view.acts if act.primary), None)
        if first is not None:
            self.perform(first)
        else:
            self.card.next_steps()

    def when_shown(self, then: Callable[[], object]) -> None:
        """Do something with the record under the cursor once the card shows it; keys may be faster than the disk.

        Whoever goes on to another record or view meanwhile has thought better of it.
        """
        number, view = self._goal or self.table.current_id(), self.card.view
        if number is None or (view is not None and view.id == number):
            then()
        else:
            self._wish.keep(number, then)

    def commands(self) -> dict[str, Callable[..., object]]:
        """What the menus can have done here; there is one paper, whichever is asked for."""
        known: dict[str, Callable[..., object]] = {
            "new": self.new,
            "export": self.export,
            "print": lambda _="": self.print_current(),
            "many": self.many,
            "purge": self.purge,
        }
        return known | ({"save_view": self.save_view} if self.face.keeping else {})

    def go(self, view: str, number: int) -> None:
        """Show a record, or where none is meant a view."""
        if number:
            self.open_record(number)
        elif view:
            self.show_view(view)

    def open_record(self, number: int, view: str = "") -> None:
        """Go to a record, in ``view`` where one is meant; else where it is in sight, or among all."""
        self._acted = 0
        if (view and self.query != Query(view)) or not self.table.go_to(number):
            wanted = view or "all"
            if self.query == Query(wanted):
                self.model.restart()
            self.show_view(wanted)
            self._goal, self._seeking = number, False
            self.read(number)
        self._step_in()

    def print_current(self) -> None:
        """Ctrl+P: the paper of the record under the cursor; blank where there is none."""
        self.when_shown(partial(print_shown, self))

    def print_blank(self) -> None:
        """The paper empty, for handwriting."""
        self.show_paper(self.face.paper, ())

    def print_reckoning(self) -> None:
        """The page that shows how the limit of the record shown was reckoned."""
        if self.card.view is not None:
            self.show_paper(self.face.reckoning, (self.card.view.id,))

    def save_word(self) -> None:
        """The letter of the record under the cursor as a Word file, for last edits."""
        self.when_shown(partial(save_word_shown, self))

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

    def purge(self, event: int = 0) -> None:
        """Offer what stands in a record's history, to be removed for good.

        Of the record shown, where ``event`` was pointed at in it, else of the one under the cursor.
        """
        offer = partial(self._purge_shown, event)
        offer() if event else self.when_shown(offer)

    def _purge_shown(self, event: int) -> None:
        from ui.kit.purging import Aim, ask_purge  # seldom used

        view = self.card.view
        if view is None:
            self.said.emit(self.tr("先在表里选一件"))
            return
        aim = Aim(self.face.name, view.id, view.title, event)
        ask_purge(self.host, aim, self, lambda: self.place_wanted.emit(LEAKS, 0))

    def bring(self, number: int, paths: Sequence[Path]) -> None:
        """Files for a record come with one of its acts."""

        read = self.reading(number)

        def permitted(desk: Desk) -> Sequence[NextAct]:
            return [act.worked_out() for act in self.face.acts(read(desk))]

        def brought(acts: Sequence[NextAct]) -> None:
            self.acts.bring(number, acts, paths)

        self.host.ask(f"{self.face.name}-files", permitted, brought)

    def paste(self) -> None:
        """Ctrl+V: a file copied in the file manager comes with one of the acts of the record shown."""
        if paths := dropped_files(QGuiApplication.clipboard().mimeData()):
            self.when_shown(lambda: self.bring_to_shown(paths))

    def fit(self) -> None:
        """Follow the scale."""
        self._columns.fit()
        self.listing.fit()
        large = not look.roomy(self)
        self._begin.setText(self.face.begin.partition("  ")[0] if large else self.face.begin)
        if self._complete:
            self.fit_side()
        if "card" in vars(self):
            self.card.fit()

    def remember(self) -> None:
        """Keep widths, query, split and record for the next day."""
        self.listing.remember()
        keep(self.host, self.face.name, self.query)
        self._columns.remember()
        self.host.memory.keep(self._record, self.table.current_id() or 0)

    def shortcuts(self) -> list[QShortcut]:
        """The page's own keys."""
        return list(self._shortcuts)

    # — building —

    def _arrange(self) -> None:
        self._columns = Columns(self.host, self.listing, self.side_width, self.panel_width, self.widest_panel)
        self._begin = button("", self.new, primary=True)
        for made in self.buttons():
            self.listing.bar.addWidget(made)
        self.listing.bar.addWidget(self._begin)
        self._begin.setVisible(bool(self.face.begin))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._columns)

    def _paper_menu(self) -> QPushButton:
        return paper_menu(self)

    def _connect(self) -> None:
        self.listing.ways = self.ways
        self.listing.arrived.connect(self._arrived)
        self.listing.seen.connect(self._seen)
        self.listing.asked.connect(self._asked)
        self.counting.counted.connect(self._tell_counts)
        self.counting.looked.connect(self._tell_beneath)
        self.table.moved.connect(self._moved)
        self.table.opened.connect(lambda _: self.open_current(self.table.opened_in))
        self.table.dropped.connect(self.let_go)
        self._shortcuts = []
        for keys, run in self.keys().items():
            one = QShortcut(QKeySequence(keys), self.table if keys == "Ctrl+V" else self)
            one.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            one.activated.connect(run)
            self._shortcuts.append(one)

    # — reading —

    def _asked(self) -> None:
        """Other rows are wanted: what was to be gone to, or waited for, in those before is forgotten."""
        self._acted = self._goal = 0
        self._wish.drop()

    def _arrived(self) -> None:
        self._tell_choice()
        if self._goal and self.table.go_to(self._goal):
            self._goal = 0
            self._take_cursor()
        elif self._goal and self.query != Query("all"):
            goal = self._goal
            self.show_view("all")  # it is not in the view, or deeper than was read
            self._goal = goal
        elif self._goal and self._seeking and self.model.canFetchMore(NOWHERE):
            self.model.fetchMore(NOWHERE)
        elif self._acted and self.table.current_id() is None:
            self.table.go_to(self._acted)  # taking a step back has brought it into the view again
        else:
            self._pick()
        self.ready.emit()

    def _take_cursor(self) -> None:
        """Into the table, where the cursor had nowhere to stand on this page while there were no rows."""
        cursor = self.window().focusWidget()
        if self.isVisible() and (cursor is None or not self.isAncestorOf(cursor)):
            self.table.setFocus()

    def _pick(self) -> None:
        """Where no row is chosen, the first one is; in a ledger that waits for it, the one that was searched for."""
        rows, query = self.model.rowCount(), self.query
        found = rows == 1 and bool(query.words or query.filters)
        free = self._complete and not self._goal and not self._acted and self.table.current_id() is None
        if rows and free and (self.face.picking or found):
            self.table.selectRow(0)

    def _seen(self) -> None:
        self.shown.emit()
        QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        """Once the first rows are painted: what can wait."""
        self._complete = True
        self.listing.settle()
        self.put_side()
        self.card.fit()
        self._tell_choice()
        if (last := self.host.memory.number(self._record)) and not self._goal:
            self.table.go_to(last)
        self._pick()
        self.read_side()
        self._read_notice()

    def _tell_choice(self) -> None:
        if self._complete:
            self.card.tell_choice(there=self.model.rowCount() > 0)

    def _tell_counts(self) -> None:
        self.views.count_up(self.counting.known)
        self.listing.tell_counts(self.counting.known)

    def _tell_beneath(self) -> None:
        self.views.put_beneath(self.counting.beneath)
        self.listing.tell_chips()

    def _read_notice(self) -> None:
        face, today = self.face, self.host.today()
        self.host.ask(f"{face.name}-notice", lambda desk: face.notice(desk, today), self.listing.say)

    def _moved(self, number: int | None) -> None:
        self._wish.gone_to(number)
        if number is not None:
            self._acted = self._goal = 0
            self.read(number)
        elif self._acted:
            self.read(self._acted)
        elif not self._goal and self._complete:
            self.card.show_record(None, self.host.today())

    def read(self, number: int, failed: Failed | None = None) -> None:
        """Show a record in the card, as long as it is the one that is meant when it has been read."""
        today = self.host.today()

        def show(view: RecordView) -> None:
            current = self.table.current_id()
            if view.id in (self._goal, self._acted, current):
                self.card.show_record(view, today, listed=view.id in (self._goal, current))
                self._wish.shown(view.id)

        self.host.ask(f"{self.face.name}-view", self.reading(number), show, failed)

    # — small answers —

    @property
    def _goal(self) -> int:
        """The record to be gone to as soon as it has been read, 0 for none."""
        return self.table.awaited

    @_goal.setter
    def _goal(self, number: int) -> None:
        self.table.awaited = number

    @property
    def _record(self) -> str:
        """Where the record under the cursor is kept for the next day."""
        return f"{self.face.name}/record/{self.host.folder.name}"

    def _go_when_read(self, number: int) -> None:
        """To a new record, which comes with the rows that are being read; in this view if it belongs there."""
        self._goal, self._seeking = number, True
        self.read(number)
        self._step_in()

    def _step_in(self) -> None:
        """The cursor goes into the card; into the rows while the card shows nothing and has no place for it."""
        (self.card if self.card.view is not None else self.table).setFocus()

    def _keep_in_sight(self, number: int) -> None:
        self._acted = number

    def bring_to_shown(self, paths: Sequence[Path]) -> None:
        """Files for the record shown."""
        if self.card.view is not None and self.card.listed:
            self.bring(self.card.view.id, paths)

    def show_paper(self, name: str, records: tuple[int, ...]) -> None:
        """Show a paper of these records."""
        from ui.kit.papers import show_paper  # seldom used

        show_paper(self.host, self, name, records)
