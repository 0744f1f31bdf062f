"""信息登记: views on the left, the listing in the middle, the item on the right; beside it the 基本目录."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from gongkai_desktop.cases.query import Query
from ui.kit.dialogs import button
from ui.kit.host import Failed, concerns, unless_gone
from ui.kit.ledger.columns import Columns
from ui.kit.ledger.counting import Counting
from ui.kit.ledger.listing import Listing
from ui.kit.remembered import keep, recall
from ui.kit.tab import TabPage
from ui.register.bar import Bar
from ui.register.shortcuts import add_shortcuts
from ui.register.words import RegisterFace
from ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from gongkai_desktop.ledger.acts import NextAct
    from gongkai_desktop.records.event import Changed
    from ui.catalogue.page import CataloguePage
    from ui.kit.ledger.own_views import OwnViews
    from ui.kit.ledger.views import Views
    from ui.register.acts import Acts
    from ui.register.dropping import Dropping
    from ui.register.record_panel import RecordPanel

REVIEW_LIST, REVIEW_ITEM, DEADLINE = "review-list", "review-item", "deadline"
"""Sheets by their keys in ``register.sheets``, which draws paper and is not loaded at start."""
LEDGER, CATALOGUE = range(2)
_RECORD = "register/record"


class RegisterPage(TabPage):
    """The ledger page. Reads through the session; everything it shows follows ``session.changed``.

    The table comes first; views, panel and acts are loaded and built once its first rows are seen.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        face = RegisterFace()
        self.listing = Listing(session, face, recall(session, face.name, face.first))
        self.model, self.table = self.listing.model, self.listing.table
        self.search, self.empty = self.listing.search, self.listing.empty
        self.counting = Counting(session, face, self)
        self._goal: int | None = None
        self._listed = False
        self.setFocusProxy(self.table)
        self._arrange()
        self._connect()
        self.model.restart()

    @property
    def query(self) -> Query:
        """What the table shows."""
        return self.listing.query

    @property
    def known(self) -> dict[str, int]:
        """How many items each view has, as far as counted."""
        return self.counting.known

    @cached_property
    def views(self) -> Views:
        """The left column."""
        from ui.kit.ledger.views import Views

        views = Views()
        self._columns.put_views(views, self._save_link())
        return views

    @cached_property
    def own_views(self) -> OwnViews:
        """What can be done with views."""
        from ui.kit.ledger.own_views import OwnViews

        return OwnViews(self.session, self.listing, self.views, self.counting)

    @cached_property
    def panel(self) -> RecordPanel:
        """The right column."""
        from ui.register.record_panel import RecordPanel

        panel = RecordPanel(self.session)
        self._columns.put_panel(panel)
        panel.wanted.connect(self._act)
        panel.regretted.connect(lambda event: self.acts.take_back(event))
        panel.record_wanted.connect(self.open_record)
        panel.place_wanted.connect(self.place_wanted)
        panel.dropped.connect(lambda paths: self._take_files(self._shown_item(), paths))
        panel.deadline.printing.connect(lambda: self.acts.print_sheet(DEADLINE, self._shown_item()))
        return panel

    @cached_property
    def acts(self) -> Acts:
        """What the clerk can do here, with its dialogs."""
        from ui.register.acts import Acts

        return Acts(self)

    @cached_property
    def dropping(self) -> Dropping:
        """Files let go over a record."""
        from ui.register.dropping import Dropping

        return Dropping(self)

    @cached_property
    def catalogue(self) -> CataloguePage:
        """The 基本目录, made at its first visit."""
        from ui.catalogue.page import CataloguePage

        page = CataloguePage(self.session)
        page.said.connect(self.said)
        page.record_wanted.connect(self.open_record)
        page.import_wanted.connect(self.bring_in)
        self._pages.addWidget(page)
        return page

    # — what the window asks of a page —

    @property
    def manual(self) -> str:
        """The page of the manual for what is in sight."""
        return "基本目录" if self._in_catalogue() else "查找与视图"

    def renew(self, changed: Changed | None = None) -> None:
        """Read everything shown again, where the change concerns it."""
        if concerns(changed, self.listing.face.rooms):
            self.model.renew()
            if "views" in self.__dict__:
                self.counting.count(self.views.keys())
            if (number := self.table.current_id() or self._goal) is not None:
                self._read_item(number, unless_gone(self.session.failures.handle))
        if "catalogue" in self.__dict__:
            self.catalogue.renew(changed)

    def go_search(self) -> None:
        """Ctrl+F: into the search box."""
        if self._in_catalogue():
            self.catalogue.go_search()
            return
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def go(self, place: str, number: int) -> None:
        """A view, the catalogue, what is due on a day (``due:``), an act of 今日 (``act:``), or an item."""
        head, colon, rest = place.partition(":")
        if number:
            self.open_record(number)
        elif colon and head == "due":
            self.show_view("all")
            self.listing.narrow({"due": rest})
        elif colon:
            self._begin(rest)
        elif place == "catalogue":
            self.show_catalogue()
        elif place:
            self.show_view(place)
        else:
            self.go_search()

    def commands(self) -> Mapping[str, Callable[..., object]]:
        """What the menus can have done here."""
        return {
            "new": self.new,
            "import": self.bring_in,
            "export": self.export,
            "print": self.print_selected,
            "print_list": self.print_list,
            "many": self.many,
            "weekly": self.weekly,
            "save_view": self.save_view,
        }

    def _begin(self, act: str) -> None:
        """An act that another page offers: a new item, or what a group of 今日 is there for."""
        if act == "new":
            self.new()
            return
        self.show_view(act)
        if act == "weekly":
            self.weekly()
        else:
            self.said.emit(self.tr("按 Ctrl+B 批量催报，一次各记一笔"))

    def new(self) -> None:
        """Ctrl+N: register a new item, or a new entry of the catalogue when that is in sight."""
        if self._in_catalogue():
            self.catalogue.new()
        else:
            self.acts.enter()

    def print_selected(self, name: str = REVIEW_LIST) -> None:
        """Ctrl+P: a sheet of the chosen items; the catalogue when that is in sight."""
        if self._in_catalogue():
            self.catalogue.print_list()
        else:
            self.acts.print_sheet(name, self.table.chosen_ids())

    def print_list(self) -> None:
        """What the table shows, as a printed list; the catalogue when that is in sight."""
        if self._in_catalogue():
            self.catalogue.acts.print_list()
        else:
            self.acts.print_list(self.query)

    def export(self) -> None:
        """Ctrl+E: what the table shows as a workbook; the catalogue when that is in sight."""
        if self._in_catalogue():
            self.catalogue.acts.export()
        else:
            self.acts.export(self.query)

    def bring_in(self) -> None:
        """Bring an old ledger in from a file."""
        self.acts.bring_in()

    def many(self) -> None:
        """Ctrl+B: one act for the chosen items, or for all of the view."""
        from ui.register.many import ManyDialog  # seldom used

        ManyDialog(self).open()

    def filters(self) -> None:
        """Ctrl+Shift+L: filter by any column of the ledger."""
        from ui.register.filter_dialog import show_filters  # seldom used

        show_filters(self)

    def weekly(self) -> None:
        """Ctrl+W: the week's documents released in one act."""
        from ui.register.weekly import show_weekly  # seldom used

        show_weekly(self)

    def save_view(self) -> None:
        """Ctrl+S: what is shown as a view of one's own."""
        self.own_views.save()

    def paste(self) -> None:
        """Ctrl+V: what lies on the clipboard becomes a file of the item shown."""
        self.dropping.paste(self._shown_item())

    def open_record(self, number: int) -> None:
        """Go to a record, whatever view and words are set now."""
        self.tabs.setCurrentIndex(LEDGER)
        self._goal = None if self.table.go_to(number) else number
        self._read_item(number)
        self.panel.setFocus()

    def show_view(self, view: str) -> None:
        """Show one of the views, without words to search for."""
        self.tabs.setCurrentIndex(LEDGER)
        self.views.show_as(view)
        self.own_views.choose(view)

    def show_catalogue(self) -> None:
        """Show the 基本目录."""
        self.tabs.setCurrentIndex(CATALOGUE)

    def fit(self) -> None:
        """Follow the scale."""
        self._columns.fit()
        self.listing.fit()
        self._bar.fit()
        if "panel" in self.__dict__:
            self.panel.fit()
        if "catalogue" in self.__dict__:
            self.catalogue.fit()

    def remember(self) -> None:
        """Keep widths, query and split for the next day."""
        memory = self.session.memory
        self.listing.remember()
        keep(self.session, "register", self.query)
        self._columns.remember()
        memory.keep(_RECORD, self.table.current_id() or 0)
        if "catalogue" in self.__dict__:
            self.catalogue.remember()

    # — building —

    def _arrange(self) -> None:
        self._columns = Columns(self.session, self.listing)
        self.tabs = QTabBar()
        self.tabs.setObjectName("parts")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for name in (self.tr("登记台账"), self.tr("基本目录")):
            self.tabs.addTab(name)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._columns)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 4, 12, 12)
        box.setSpacing(6)
        box.addWidget(self.tabs)
        box.addWidget(self._pages, 1)
        self._bar = Bar(self)

    def _save_link(self) -> QWidget:
        made = button(self.tr("＋ 存为视图…"), self.save_view)
        made.setObjectName("link")
        made.setToolTip(self.tr("把现在的搜索、筛选和排序存为自己的视图（Ctrl+S）"))
        return made

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_part)
        self.listing.arrived.connect(self._arrived)
        self.listing.seen.connect(self._seen)
        self.listing.ways = self._ways
        self.counting.counted.connect(self._tell_counts)
        self.table.moved.connect(self._moved)
        self.table.opened.connect(lambda _: self.acts.amend(self.table.opened_in))
        self.table.dropped.connect(lambda number, paths: self._take_files((number,), paths))
        self.session.changed.connect(self.renew)
        self._keys = add_shortcuts(self)

    def shortcuts(self) -> list[QShortcut]:
        """The page's own keys."""
        return list(self._keys)

    def next_steps(self) -> None:
        """Ctrl+M: every next step of the item shown, to choose from."""
        self.panel.next_steps()

    def go_views(self) -> None:
        """Ctrl+G: into the views."""
        self.views.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_panel(self) -> None:
        """Ctrl+J: into the record's panel."""
        self.panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def turn(self) -> None:
        """Ctrl+T: from the ledger to the catalogue, and back."""
        self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())

    # — reading —

    def _arrived(self) -> None:
        narrowed = bool(self.query.words or self.query.filters)
        if self._goal is not None and self.table.go_to(self._goal):
            self._goal = None
        elif narrowed and self.model.rowCount() == 1 and self._goal is None:
            self.table.selectRow(0)  # what was searched for was found
        if not self._listed:
            self._listed = True
            self.ready.emit()

    def _seen(self) -> None:
        self.shown.emit()
        QTimer.singleShot(0, self._settle)

    def _settle(self) -> None:
        """Once the first rows are painted: what can wait."""
        self.listing.settle()
        if (last := self.session.memory.number(_RECORD)) and self._goal is None:
            self.table.go_to(last)
        if (number := self._goal or self.table.current_id()) is not None:
            self._read_item(number)
        else:
            self.panel.show_item(None, self.session.today())
        self.own_views.read(self.query.view)

    def _tell_counts(self) -> None:
        self.views.count_up(self.known)
        self.listing.tell_counts(self.known)

    def _moved(self, number: int | None) -> None:
        if number is not None:
            self._goal = None
            self._read_item(number)
        elif self._goal is None and self._listed:
            self.panel.show_item(None, self.session.today())

    def _read_item(self, number: int, failed: Failed | None = None) -> None:
        today = self.session.today()
        self.session.ask(
            "item",
            lambda desk: desk.register.view(number, today),
            lambda view: self.panel.show_item(view, today),
            failed,
        )

    # — small answers —

    def _show_part(self, at: int) -> None:
        self._pages.setCurrentWidget(self.catalogue if at == CATALOGUE else self._columns)
        (self.catalogue if at == CATALOGUE else self.table).setFocus()

    def _ways(self, query: Query) -> Sequence[QPushButton]:
        """What an empty register offers."""
        if query.view != "all" or query.words or query.filters:
            return ()
        entering = button(self.tr("新登记  Ctrl+N"), self.new, primary=True)
        return entering, button(self.tr("导入旧台账(&I)…"), self.bring_in)

    def _in_catalogue(self) -> bool:
        return self.tabs.currentIndex() == CATALOGUE

    def _shown_item(self) -> tuple[int, ...]:
        return (self.panel.view.id,) if self.panel.view is not None else ()

    def _take_files(self, items: tuple[int, ...], paths: Sequence[Path]) -> None:
        self.dropping.take(items, paths)

    def _act(self, act: NextAct) -> None:
        if self.panel.view is not None:
            self.acts.begin(self.panel.view.id, act)
