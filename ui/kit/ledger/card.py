"""The right column of a ledger page: one record with its facts, history, limit and next steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QVBoxLayout, QWidget

from gongkai_desktop.cases.breach import Breach
from gongkai_desktop.cases.kind import Status
from gongkai_desktop.deadlines.model import Deadline
from gongkai_desktop.deadlines.urgency import Urgency
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.office.panel import Entry, Section
from ui.kit import look
from ui.kit.dialogs import button, label, scrolling
from ui.kit.empty import Empty
from ui.kit.fitting import FittingTabs
from ui.kit.host import Host
from ui.kit.ledger.face import Face
from ui.kit.ledger.facts import FILE
from ui.kit.ledger.history import History
from ui.kit.ledger.limits import Limits
from ui.kit.next_steps import NextSteps
from ui.kit.rich import Reading
from ui.kit.sections import followed
from ui.kit.showing import show
from ui.kit.table import dropped_files
from ui.kit.title import Parts, Title
from ui.kit.urgency import reminder, urgency_colour

SUMMARY, TIMELINE, DEADLINE = range(3)
"""The tabs that every card has, in their order; a ledger's own come after them."""
_LEAST = 60  # pixels that what stands under a tab keeps where large text needs the room for the next steps


class RecordView(Protocol):
    """What a record tells of itself on a day."""

    @property
    def id(self) -> int:
        """The record."""

    @property
    def number(self) -> str:
        """Its number as the clerk sees it."""

    @property
    def title(self) -> str:
        """What it is about."""

    @property
    def status(self) -> Status:
        """Where it stands."""

    @property
    def urgency(self) -> Urgency:
        """How near its limit is."""

    @property
    def deadline(self) -> Deadline | None:
        """Its foremost limit, if it has one."""

    @property
    def further(self) -> Sequence[tuple[str, Deadline]]:
        """The others, each with what it is called."""

    @property
    def sections(self) -> tuple[Section, ...]:
        """Its facts."""

    @property
    def acts(self) -> tuple[NextAct, ...]:
        """What may be done next."""

    @property
    def timeline(self) -> Sequence[Entry]:
        """What happened, oldest first."""

    @property
    def breaches(self) -> Sequence[Breach]:
        """What went against the rules."""

    @property
    def remarks(self) -> Sequence[str]:
        """What calls for a second look."""

    @property
    def attachments(self) -> Sequence[Any]:
        """The files kept with it: name and sha256."""


@dataclass(frozen=True)
class CardTab:
    """A tab of the card: its word, what stands under it, and what that shows of a record on a day.

    ``count`` tells how many it holds, which stands beside the word where there is room (0: nothing does). ``waits``:
    it is there to be read and for nothing else, so that it is told of a record once it comes into sight.
    """

    title: str
    widget: QWidget
    show: Callable[[Any, date], object]
    count: Callable[[Any], int] = lambda _: 0
    waits: bool = False


@dataclass(frozen=True)
class CardPart:
    """What only one ledger has at the head of its cards, above the tabs, and what that shows of a record on a day."""

    widget: QWidget
    show: Callable[[Any, date], object]


class RecordCard(QFrame):
    """Shows a record; ``wanted`` asks for an act by its description.

    ``own`` are the tabs that only this ledger has, ``head`` what stands above all of them.
    """

    wanted = Signal(object)
    followed = Signal(str, int)
    """Where a link leads: the place ('' for an item of the register) and the record there."""
    regretted = Signal(int)
    """The event that the clerk wants to take back."""
    purge_wanted = Signal(int)
    """The event whose content should be removed for good."""
    sought = Signal(int)
    """The record shown is no longer in the list; it should be shown where it is."""
    dropped = Signal(object)
    """Paths of files that were let go over the record."""

    def __init__(
        self,
        host: Host,
        face: Face,
        own: Sequence[CardTab] = (),
        head: CardPart | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.head = head
        self.setObjectName("card")
        self.view: RecordView | None = None
        self.listed = True
        """Whether the record shown stands in a row, so that something may be done with it."""
        self._host, self._face = host, face
        self._today = host.today()
        self._waiting: set[CardTab] = set()
        self._title, self._sub = Title(), Parts()
        self._light = label("", "heading", wrap=True)
        self.tabs = FittingTabs()
        self.summary, self.deadline = Reading(), Limits(face)
        self.timeline = History(host, f"{face.name}-timeline")
        self.summary.setAccessibleName(self.tr("概要"))
        self.timeline.setAccessibleName(self.tr("时间线"))
        self._tabs = (*self._usual(), *own)
        self._pages = QStackedWidget()
        self._pages.setMinimumHeight(_LEAST)
        for tab in self._tabs:
            self._pages.addWidget(tab.widget)
            self.tabs.addTab(tab.title)
        self.steps = NextSteps()
        self.away = label("", "notice", wrap=True)
        self.seek = button(self.tr("到“全部”里看"), self._seek)
        self.setAcceptDrops(True)
        self._arrange()
        self._connect()
        self.show_record(None, host.today())

    def show_record(self, view: Any, today: date, *, listed: bool = True) -> None:
        """Show a ``RecordView``, or what to do when there is none (None); the tab stays where it is.

        One that is not ``listed`` any more, because of what was just done with it, is only told: its acts belong to a
        row that can be seen.
        """
        self.view, self.listed = view, listed
        self._whole.setCurrentIndex(0 if view is None else 1)
        if view is None:
            return
        title = self._face.called(view)
        self._title.setText(title)
        self._title.setToolTip(title)
        self._sub.setText(self._face.under(view))
        self._light.setText(reminder(view.urgency.key, view.urgency.words))
        self._light.setStyleSheet(f"color: {urgency_colour(view.urgency.key)}")
        self._today, self._waiting = today, {tab for tab in self._tabs if tab.waits}
        for tab in self._tabs:
            if not tab.waits:
                tab.show(view, today)
        self._turn(self.tabs.currentIndex())
        self.fit()
        self.steps.offer(self._face.acts(view) if listed else ())
        self.away.setText(self.tr("已经不在这个视图里：现在是“{}”。").format(view.status.words))
        for part in (self.away, self.seek):
            part.setHidden(listed)

    def fit(self) -> None:
        """Follow the scale: large text needs the room of what is told elsewhere too."""
        if self.view is None:
            return
        if self.head is not None:
            self.head.show(self.view, self._host.today())
        roomy = look.roomy(self)
        self._light.setVisible(roomy and bool(self._light.text()))
        for at, tab in enumerate(self._tabs):
            count = tab.count(self.view) if roomy else 0
            self.tabs.setTabText(at, f"{tab.title} {count}" if count else tab.title)
        self.tabs.fit()
        self.steps.fit()

    def tell_choice(self, *, there: bool) -> None:
        """Say that a row is to be chosen, where there is one; an empty list says itself what to do."""
        self.empty.say(*((self.tr("没有选中"), self._face.nothing) if there else ("", "")))

    def shown_title(self) -> str:
        """The title of the record shown, '' when there is none."""
        return "" if self.view is None else self._title.text()

    def subtitle(self) -> str:
        """What stands beneath the title."""
        return self._sub.words()

    def words(self) -> str:
        """All that is told of the record."""
        if self.view is None:
            return ""
        parts = (self._title.text(), self._sub.words(), self._light.text())
        return "\n".join([*parts, self.summary.toPlainText()])

    def next_steps(self) -> QMenu | None:
        """Every next step in one menu; None when there is none."""
        return self.steps.pop_up() if self.view is not None else None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files from outside may come where a record is shown."""
        if event.mimeData().hasUrls() and self.view is not None and self.listed:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Files are let go over the record."""
        if paths := dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _usual(self) -> Sequence[CardTab]:
        """The tabs that every card has."""
        summary = CardTab(
            self.tr("概要"), self.summary, lambda view, _: self.summary.show_html(self._face.summary(view))
        )
        timeline = CardTab(
            self.tr("时间线"),
            self.timeline,
            lambda view, _: self.timeline.show_timeline(view.timeline),
            waits=True,
        )
        if not self._face.dated:
            return summary, timeline
        return (
            summary,
            timeline,
            CardTab(self.tr("期限"), scrolling(self.deadline), self.deadline.show_record, waits=True),
        )

    def _arrange(self) -> None:
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(8)
        rule = QFrame()
        rule.setFixedHeight(1)
        rule.setObjectName("rule")
        heads = () if self.head is None else (self.head.widget,)
        for part in (self._title, self._sub, self._light, *heads, self.tabs, rule):
            box.addWidget(part)
        box.addWidget(self._pages, 1)
        for below in (self.away, self.seek, self.steps):
            box.addWidget(below)
        self.empty = Empty()
        self.tell_choice(there=True)
        self._whole = QStackedWidget()
        self._whole.addWidget(self.empty)
        self._whole.addWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._whole)

    def _connect(self) -> None:
        self.setFocusProxy(self.tabs)
        self.tabs.currentChanged.connect(self._turn)
        self.steps.wanted.connect(self.wanted)
        self.summary.anchorClicked.connect(self._follow)
        self.timeline.regretted.connect(self.regretted)
        self.timeline.purge_wanted.connect(self.purge_wanted)

    def _turn(self, at: int) -> None:
        """Bring a tab into sight; one that has waited for it is told of the record now."""
        self._pages.setCurrentIndex(at)
        tab = self._tabs[at]
        if tab in self._waiting and self.view is not None:
            self._waiting.remove(tab)
            tab.show(self.view, self._today)

    def _seek(self) -> None:
        if self.view is not None:
            self.sought.emit(self.view.id)

    def _follow(self, url: QUrl) -> None:
        what, number = followed(url.toString())
        if what != FILE:
            self.followed.emit(what, number)
        elif self.view is not None:
            kept = self.view.attachments[number]
            self._host.ask(
                f"file-{kept.sha256}",
                lambda desk: desk.attachments.open_copy(kept.sha256, kept.name),
                self._opened,
            )

    def _opened(self, path: Path) -> None:
        show(path, self)
