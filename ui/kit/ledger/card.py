"""The right column of a ledger page: one record with its facts, history, limit and next steps."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from gongkai_desktop.cases.breach import Breach
from gongkai_desktop.cases.kind import Status
from gongkai_desktop.deadlines.model import Deadline
from gongkai_desktop.deadlines.urgency import Urgency
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.office.panel import Entry, Section
from ui.kit import look
from ui.kit.deadline_view import DeadlineView
from ui.kit.dialogs import button, label, scrolling
from ui.kit.empty import Empty
from ui.kit.host import Host
from ui.kit.markup import escape
from ui.kit.next_steps import NextSteps
from ui.kit.rich import Reading, dated, heading, marked
from ui.kit.sections import followed, sections_html
from ui.kit.table import dropped_files
from ui.kit.urgency import reminder, urgency_colour

SUMMARY, TIMELINE, DEADLINE = range(3)
_FILE = "file"


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
        """Its limit, if it has one."""

    @property
    def sections(self) -> tuple[Section, ...]:
        """Its facts."""

    @property
    def acts(self) -> tuple[NextAct, ...]:
        """What may be done next."""

    @property
    def timeline(self) -> tuple[Entry, ...]:
        """What happened, oldest first."""

    @property
    def breaches(self) -> Sequence[Breach]:
        """What went against the rules."""

    @property
    def attachments(self) -> Sequence[Any]:
        """The files kept with it: name and sha256."""


class RecordCard(QFrame):
    """Shows a record; ``wanted`` asks for an act by its description."""

    wanted = Signal(object)
    place_wanted = Signal(str, int)
    """A record that this one leads to, where it is shown (``letters:all``; '' for an item of the register)."""
    regretted = Signal(int)
    """The event that the clerk wants to take back."""
    sought = Signal(int)
    """The record shown is no longer in the list; it should be shown where it is."""
    dropped = Signal(object)
    """Paths of files that were let go over the record."""

    def __init__(self, host: Host, due: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.view: RecordView | None = None
        self._listed = True
        self._host, self._due = host, due
        self._title, self._sub = label("", "title", wrap=True), label("", "small", wrap=True)
        self._light = label("", "heading", wrap=True)
        self.tabs = QTabBar()
        self.tabs.setObjectName("parts")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.summary, self.timeline, self.deadline = Reading(), Reading(), DeadlineView()
        self.summary.setAccessibleName(self.tr("概要"))
        self.timeline.setAccessibleName(self.tr("时间线"))
        self.deadline.box.addStretch(1)
        self._pages = QStackedWidget()
        for part in (self.summary, self.timeline, scrolling(self.deadline)):
            self._pages.addWidget(part)
        for name in (self.tr("概要"), self.tr("时间线"), self.tr("期限")):
            self.tabs.addTab(name)
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        for low in (self.summary, self.timeline, self._pages):
            low.setMinimumHeight(1)  # the next steps come first where there is little room
        self.steps = NextSteps()
        self.away = label("", "notice", wrap=True)
        self.seek = button(self.tr("到“全部”里看"), self._seek)
        self.setAcceptDrops(True)
        self._arrange(nothing)
        self.setFocusProxy(self.tabs)
        self.steps.wanted.connect(self.wanted)
        self.summary.anchorClicked.connect(self._follow)
        self.timeline.anchorClicked.connect(lambda url: self.regretted.emit(int(url.toString())))
        self.show_record(None, host.today())

    def show_record(self, view: RecordView | None, today: date, *, listed: bool = True) -> None:
        """Show a record, or what to do when none is chosen; the tab stays where it is.

        One that is not ``listed`` any more, because of what was just done with it, is only told: its acts belong to a
        row that can be seen.
        """
        self.view, self._listed = view, listed
        self._whole.setCurrentIndex(0 if view is None else 1)
        if view is None:
            return
        self._title.setText(view.title)
        self._sub.setText(" · ".join(part for part in (view.number, view.status.words) if part))
        self._light.setText(reminder(view.urgency.key, view.urgency.words))
        self._light.setStyleSheet(f"color: {urgency_colour(view.urgency.key)}")
        self._light.setVisible(bool(view.urgency.words))
        self.summary.show_html(self._facts(view))
        self.timeline.show_html(self._history(view))
        if view.deadline is None:
            self.deadline.show_none(self._undated(view), today)
        else:
            self.deadline.show_deadline(view.deadline, self._due, view.urgency, today)
        self.steps.offer(view.acts if listed else ())
        self.away.setText(self.tr("已经不在这个视图里：现在是“{}”。").format(view.status.words))
        for part in (self.away, self.seek):
            part.setHidden(listed)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files from outside may come where a record is shown."""
        if event.mimeData().hasUrls() and self.view is not None and self._listed:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Files are let go over the record."""
        if paths := dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _seek(self) -> None:
        if self.view is not None:
            self.sought.emit(self.view.id)

    def _undated(self, view: RecordView) -> str:
        """Why no days are counted: the limit was set by hand or runs in hours, or there is none."""
        if view.urgency.words:
            return self.tr("{}。这个期限是写明的日期或钟点，不用逐日计算。").format(view.urgency.words)
        return self.tr("没有规定的期限，或者已经办结。")

    def words(self) -> str:
        """All that is told of the record."""
        if self.view is None:
            return ""
        parts = (self._title, self._sub, self._light)
        return "\n".join([*(part.text() for part in parts), self.summary.toPlainText()])

    def next_steps(self) -> QMenu | None:
        """Every next step in one menu; None when there is none."""
        return self.steps.pop_up() if self.view is not None else None

    def _arrange(self, nothing: str) -> None:
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(8)
        rule = QFrame()
        rule.setFixedHeight(1)
        rule.setObjectName("rule")
        for part in (self._title, self._sub, self._light, self.tabs, rule):
            box.addWidget(part)
        box.addWidget(self._pages, 1)
        for below in (self.away, self.seek, self.steps):
            box.addWidget(below)
        empty = Empty()
        empty.say(self.tr("没有选中"), nothing)
        self._whole = QStackedWidget()
        self._whole.addWidget(empty)
        self._whole.addWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._whole)

    def _facts(self, view: RecordView) -> str:
        breach = self.tr("与规定不符：{}（{}）")
        lines = [marked("●", look.RED, breach.format(one.text, one.article)) for one in view.breaches]
        files = [
            f"<p style='margin:2px 0'><a href='{_FILE}@{at}' style='color:{look.BLUE}'>{escape(kept.name)}</a></p>"
            for at, kept in enumerate(view.attachments)
        ]
        kept = heading(self.tr("附件")) + "".join(files) if files else ""
        return "".join(lines) + sections_html(view.sections) + kept

    def _history(self, view: RecordView) -> str:
        return "".join(
            dated(
                entry.day.isoformat(),
                entry.text,
                self.tr("{} 记于 {}").format(entry.who, entry.at[:16].replace("T", " ")),
                (str(entry.event), self.tr("撤销")) if entry.undoable else None,
            )
            for entry in reversed(view.timeline)
        )

    def _follow(self, url: QUrl) -> None:
        what, number = followed(url.toString())
        if what != _FILE:
            self.place_wanted.emit(what, number)
        elif self.view is not None:
            kept = self.view.attachments[number]
            self._host.ask(
                "file", lambda desk: desk.attachments.open_copy(kept.sha256, kept.name), self._opened
            )

    def _opened(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
