"""审查队列: views on the left, the reviews in the middle, one review on the right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gongkai_desktop.cases.query import Query
from ui.kit.dialogs import button
from ui.kit.host import Failed, concerns, unless_gone
from ui.kit.ledger.columns import Columns
from ui.kit.ledger.listing import Listing
from ui.kit.remembered import keep, recall
from ui.kit.table import dropped_files
from ui.review.bar import Bar
from ui.review.shortcuts import add_shortcuts
from ui.review.words import ReviewFace
from ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai_desktop.desk import Desk
    from gongkai_desktop.ledger.acts import NextAct
    from gongkai_desktop.records.event import Changed
    from gongkai_desktop.review.tally import Tally
    from ui.review.acts import Acts
    from ui.review.panel import ReviewPanel
    from ui.review.told import Told
    from ui.review.views import ReviewViews

    Counted = tuple[Mapping[str, int], Sequence[Tally], Sequence[Tally]]

_RECORD = "review/record"


class Queue(QWidget):
    """Reads through the session; the table comes first, views and panel once its first rows are seen."""

    shown = Signal()
    """The first rows, or the word that there are none, can be seen; told once."""
    said = Signal(str)
    """A word on what was done, for the status bar."""
    place_wanted = Signal(str, int)
    """An item should be shown in the register."""
    filing = Signal(object)
    """Paths of scanned files that were let go over the queue."""

    manual = "保密审查"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        face = ReviewFace()
        self.listing = Listing(session, face, recall(session, face.name, face.first))
        self.model, self.table = self.listing.model, self.listing.table
        self.search, self.empty = self.listing.search, self.listing.empty
        self._goal: int | None = None
        self.setFocusProxy(self.table)
        self.setAcceptDrops(True)
        self._columns = Columns(session, self.listing)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._columns)
        self._bar = Bar(self)
        self._connect()
        self.model.restart()

    @property
    def query(self) -> Query:
        """What the table shows."""
        return self.listing.query

    @property
    def known(self) -> Mapping[str, int]:
        """How many rows each view has, as far as counted."""
        return self.listing.known

    def chosen(self) -> tuple[int, ...]:
        """The rows meant: several that were chosen, else the one under the cursor, which the panel shows."""
        chosen = tuple(self.table.chosen_ids())
        current = self.table.current_id()
        return chosen if len(chosen) > 1 or current is None else (current,)

    @cached_property
    def views(self) -> ReviewViews:
        """The left column."""
        from ui.review.views import ReviewViews

        views = ReviewViews()
        summary = button(self.tr("汇总表…"), self.monthly)
        summary.setObjectName("link")
        summary.setToolTip(self.tr("一个月的保密审查汇总表，没有审查的月份也有一张"))
        self._columns.put_views(views, summary)
        views.show_as(self.query.view, *beneath(self.query))
        views.selected.connect(self._choose)
        return views

    @cached_property
    def panel(self) -> ReviewPanel:
        """The right column."""
        from ui.review.panel import ReviewPanel

        panel = ReviewPanel(self.session)
        self._columns.put_panel(panel)
        panel.wanted.connect(self._act)
        panel.regretted.connect(lambda event: self.acts.take_back(event))
        panel.record_wanted.connect(lambda number: self.place_wanted.emit("", number))
        panel.paper_wanted.connect(lambda name: self.acts.print_own(name))
        return panel

    @cached_property
    def acts(self) -> Acts:
        """What the clerk can do here, with its dialogs."""
        from ui.review.acts import Acts

        return Acts(self)

    # — what the page asks of a part —

    def renew(self, changed: Changed | None = None) -> None:
        """Read everything shown again, where the change concerns it."""
        if not concerns(changed, self.listing.face.rooms):
            return
        self.model.renew()
        if "views" in self.__dict__:
            self._count()
        if (number := self._goal or self.table.current_id()) is not None:
            self._read(number, unless_gone(self.session.failures.handle))

    def go_search(self) -> None:
        """Ctrl+F: into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_view(self, view: str, step: str = "", signer: str = "") -> None:
        """Show one of the views, without words to search for."""
        self.views.show_as(view, step, signer)
        self.search.put("")
        self.listing.ask(Query(view, filters=narrowed(step, signer)))

    def open_row(self, view: str, number: int) -> None:
        """Go to a row of a view: a review, or in 待提交 an item."""
        self._goal = number
        if (self.query.view, self.query.words) == (view, "") and self.table.go_to(number):
            self._goal = None
        else:
            self.show_view(view)
        self._read(number)
        self.panel.setFocus()

    def enter(self) -> None:
        """F2: enter what was signed for the chosen reviews."""
        self.acts.enter_chosen()

    def many(self) -> None:
        """Ctrl+B: one act for the chosen rows, or for all of the view."""
        from ui.review.many import ManyDialog  # seldom used

        ManyDialog(self).open()

    def monthly(self) -> None:
        """Ctrl+Shift+M: 保密审查汇总表 of a month."""
        from ui.review.monthly import MonthlyDialog  # seldom used

        MonthlyDialog(self.session, self).open()

    def export(self) -> None:
        """Ctrl+E: what the table shows as a workbook."""
        from ui.kit.ledger.exporting import choose_target  # seldom used

        choose_target(self.session, self.listing.face, self.query, self, self.said.emit)

    def next_steps(self) -> None:
        """Ctrl+M: every next step of the review shown, to choose from."""
        self.panel.next_steps()

    def go_views(self) -> None:
        """Ctrl+G: into the views."""
        self.views.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_panel(self) -> None:
        """Ctrl+J: into the review's panel."""
        self.panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def shortcuts(self) -> list[QShortcut]:
        """The queue's own keys."""
        return list(self._keys)

    def fit(self) -> None:
        """Follow the scale."""
        self._columns.fit()
        self.listing.fit()
        self._bar.fit()
        if "panel" in self.__dict__:
            self.panel.fit()
        if "views" in self.__dict__:
            self.views.doItemsLayout()

    def remember(self) -> None:
        """Keep widths, query and split for the next day."""
        self.listing.remember()
        keep(self.session, "review", self.query)
        self._columns.remember()
        self.session.memory.keep(_RECORD, self.table.current_id() or 0)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Scanned files may come."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Scanned files are let go."""
        if paths := dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.filing.emit(paths)

    # — building —

    def _connect(self) -> None:
        self.listing.arrived.connect(self._arrived)
        self.listing.seen.connect(self._seen)
        self.table.moved.connect(self._moved)
        self.table.opened.connect(lambda _: self.acts.open_current())
        self.table.dropped.connect(lambda _, paths: self.filing.emit(paths))
        self._keys = add_shortcuts(self)

    # — reading —

    def _arrived(self) -> None:
        if self._goal is not None:
            if self.table.go_to(self._goal):
                self._goal = None
        elif self.model.rowCount() and not self.table.chosen_ids():
            self.table.selectRow(max(self.table.currentIndex().row(), 0))

    def _seen(self) -> None:
        self.listing.settle()
        self.shown.emit()
        QTimer.singleShot(0, self._settle)

    def _settle(self) -> None:
        """Once the first rows are painted: what can wait."""
        self._count()
        if (last := self.session.memory.number(_RECORD)) and self._goal is None:
            self.table.go_to(last)
        if (number := self._goal or self.table.current_id()) is not None:
            self._read(number)
        else:
            self.panel.show_told(None, self.session.today())

    def _count(self) -> None:
        today = self.session.today()
        views = self.views

        def count(desk: Desk) -> Counted:
            tallies = desk.review_tallies
            return desk.review_lists.counts(today), tallies.steps(today), tallies.signers(today)

        def counted(found: Counted) -> None:
            views.count_up(*found)
            self.listing.tell_counts(found[0])

        self.session.ask("review-counts", count, counted)

    def _moved(self, number: int | None) -> None:
        if number is not None:
            self._goal = None
            self._read(number)
        elif self._goal is None and "panel" in self.__dict__:
            self.panel.show_told(None, self.session.today())

    def _read(self, number: int, failed: Failed | None = None) -> None:
        from gongkai_desktop.review.states import AGAIN  # not needed for the first rows
        from ui.review.told import of_item, of_review

        today, unsubmitted = self.session.today(), self.query.view == "to_submit"

        def read(desk: Desk) -> Told:
            if unsubmitted:
                return of_item(desk.register.view(number, today))
            view = desk.reviews.view(number, today)
            subject = view.record.subject.record
            again = view.case.state in AGAIN and not desk.reviews.of_subject(subject)
            return of_review(view, desk.register.view(subject, today) if again else None)

        self.session.ask("review", read, lambda told: self.panel.show_told(told, today), failed)

    # — small answers —

    def _choose(self, view: str, step: str, signer: str) -> None:
        self.listing.ask(replace(self.query, view=view, filters=narrowed(step, signer)))

    def _act(self, act: NextAct) -> None:
        if self.panel.told is not None:
            self.acts.perform(self.panel.told, act)


def narrowed(step: str, signer: str) -> dict[str, str]:
    """The filters of a line beneath a view: a step that is waited for, or a signer who has the sheet."""
    return {key: value for key, value in (("step", step), ("out_to", signer)) if value}


def beneath(query: Query) -> tuple[str, str]:
    """The step and the signer that a query is narrowed down to."""
    return query.filters.get("step", ""), query.filters.get("out_to", "")
