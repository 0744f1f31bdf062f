"""The right column of the queue: one review with its chain, history, limit, papers, and the next steps."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QMenu, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ui.kit import look
from ui.kit.deadline_view import DeadlineView
from ui.kit.dialogs import label, scrolling
from ui.kit.empty import Empty
from ui.kit.next_steps import NextSteps
from ui.kit.rich import Reading, dated
from ui.kit.urgency import reminder, urgency_colour
from ui.review.papers_tab import PapersTab
from ui.review.told import Told
from ui.session import Session

SUMMARY, TIMELINE, DEADLINE, PAPERS = range(4)
LEAST = 60  # pixels that a tab keeps where large text needs the room for the next steps


class ReviewPanel(QFrame):
    """Shows what is told of one line of the queue; ``wanted`` asks for an act by its description."""

    wanted = Signal(object)
    record_wanted = Signal(int)
    """The item that this review is about, or another one it leads to."""
    paper_wanted = Signal(str)
    """A paper of the review's own, by its key."""
    regretted = Signal(int)
    """The event that the clerk wants to take back."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.told: Told | None = None
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
        self.papers, self.steps = PapersTab(session), NextSteps()
        self._pages = QStackedWidget()
        self._pages.setMinimumHeight(LEAST)
        for part in (self.summary, self.timeline, scrolling(self.deadline), self.papers):
            self._pages.addWidget(part)
            self.tabs.addTab("")
        self._arrange()
        self._connect()
        self.show_told(None, session.today())

    def show_told(self, told: Told | None, today: date) -> None:
        """Show a line of the queue, or what to do when none is chosen; the tab stays where it is."""
        self.told = told
        self._whole.setCurrentIndex(0 if told is None else 1)
        if told is None:
            return
        self._title.setText(told.title)
        self._title.setToolTip(told.title)
        self._sub.setText(told.under)
        self._light.setText(reminder(told.urgency.key, told.urgency.words))
        self._light.setStyleSheet(f"color: {urgency_colour(told.urgency.key)}")
        self._light.setVisible(bool(told.urgency.words) and look.scale_of(self) <= look.ROOMY)
        self.summary.show_html(told.html)
        self.timeline.show_html(self._history(told))
        if told.deadline is None:
            self.deadline.show_none(self._no_limit(told), today)
        else:
            self.deadline.show_deadline(told.deadline, self.tr("审查期限"), told.urgency, today)
        self.papers.show_papers(told.papers)
        self.papers.offer(told.prints)
        self._name_tabs(told)
        self.steps.offer(told.acts)

    def fit(self) -> None:
        """Follow the scale."""
        if self.told is not None:
            self._name_tabs(self.told)

    def next_steps(self) -> QMenu | None:
        """Ctrl+M: every next step in one menu; None when there is none."""
        return self.steps.pop_up() if self.told is not None else None

    def words(self) -> str:
        """All that is told in the head and in the summary."""
        if self.told is None:
            return ""
        parts = (self._title, self._sub, self._light)
        return "\n".join([*(part.text() for part in parts), self.summary.toPlainText()])

    def _arrange(self) -> None:
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
        box.addWidget(self.steps)
        nothing = Empty()
        nothing.say(
            self.tr("没有选中审查"), self.tr("在表里选一行，这里显示它走到哪一步、纸在哪里和下一步。")
        )
        self._whole = QStackedWidget()
        self._whole.addWidget(nothing)
        self._whole.addWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._whole)

    def _connect(self) -> None:
        self.setFocusProxy(self.tabs)
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self.steps.wanted.connect(self.wanted)
        self.papers.wanted.connect(self.paper_wanted)
        self.summary.anchorClicked.connect(lambda url: self.record_wanted.emit(int(url.toString())))
        self.timeline.anchorClicked.connect(lambda url: self.regretted.emit(int(url.toString())))

    def _name_tabs(self, told: Told) -> None:
        roomy = look.scale_of(self) <= look.ROOMY
        papers = self.tr("纸件")
        if told.papers and roomy:
            papers = f"{papers} {len(told.papers)}"
        for at, name in enumerate((self.tr("概要"), self.tr("时间线"), self.tr("期限"), papers)):
            self.tabs.setTabText(at, name)

    def _no_limit(self, told: Told) -> str:
        if not told.review:
            return self.tr("还没有送审。送审那天起，按本单位制度的工作日数计审查期限。")
        return self.tr("这一步没有规定审查期限，或者已经办结。")

    def _history(self, told: Told) -> str:
        return "".join(
            dated(
                entry.day.isoformat(),
                entry.text,
                self.tr("{} 记于 {}").format(entry.who, entry.at[:16].replace("T", " ")),
                (str(entry.event), self.tr("撤销")) if entry.undoable else None,
            )
            for entry in reversed(told.timeline)
        )
