"""The right column: one item with its tabs, and the next steps that its state permits."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from gongkai_desktop.register.service import ItemView
from ui.kit import look
from ui.kit.dialogs import label, scrolling
from ui.kit.empty import Empty
from ui.kit.next_steps import NextSteps
from ui.kit.rich import Reading, dated
from ui.kit.sections import followed
from ui.kit.table import dropped_files
from ui.register.deadline_tab import DeadlineTab
from ui.register.files_tab import FilesTab
from ui.register.letters import letter_acts
from ui.register.papers_tab import PapersTab
from ui.register.summary import summary
from ui.session import Session

SUMMARY, TIMELINE, DEADLINE, FILES, PAPERS = range(5)
LEAST = 60  # pixels that a tab keeps where large text needs the room for the next steps


class RecordPanel(QFrame):
    """Shows an item; ``wanted`` asks for an act by its description."""

    wanted = Signal(object)
    record_wanted = Signal(int)
    """Another item that this one leads to."""
    place_wanted = Signal(str, int)
    """Its review, or a letter about it: the place and the record (``letters:all``)."""
    dropped = Signal(object)
    """Paths of files let go over the item."""
    regretted = Signal(int)
    """The event that the clerk wants to take back."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.view: ItemView | None = None
        self._title, self._sub = label("", "title", wrap=True), label("", "small", wrap=True)
        self.tabs = QTabBar()
        self.tabs.setObjectName("parts")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.summary, self.timeline = Reading(), Reading()
        self.summary.setAccessibleName(self.tr("概要"))
        self.timeline.setAccessibleName(self.tr("时间线"))
        self.deadline, self.files, self.papers = DeadlineTab(), FilesTab(session), PapersTab(session)
        self._pages = QStackedWidget()
        self._pages.setMinimumHeight(LEAST)
        for part in (self.summary, self.timeline, scrolling(self.deadline), self.files, self.papers):
            self._pages.addWidget(part)
            self.tabs.addTab("")
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self.setFocusProxy(self.tabs)
        self.setAcceptDrops(True)
        self.timeline.anchorClicked.connect(lambda url: self.regretted.emit(int(url.toString())))
        self.summary.anchorClicked.connect(self._follow)
        self.files.dropped.connect(self.dropped)
        self.files.wanted.connect(self.wanted)
        self._steps = NextSteps()
        self._steps.wanted.connect(self.wanted)
        self._arrange()
        self.show_item(None, session.today())

    def show_item(self, view: ItemView | None, today: date) -> None:
        """Show an item, or what to do when none is chosen; the tab stays where it is."""
        self.view = view
        self._whole.setCurrentIndex(0 if view is None else 1)
        if view is None:
            return
        self._title.setText(view.case.fields.get("title", ""))
        self._title.setToolTip(view.case.fields.get("title", ""))
        phase = view.case.phase if view.case.phase != view.status.words else ""
        parts = (view.number.rpartition("/")[2], view.case.responsible, view.status.words, phase)
        self._sub.setText(" · ".join(part for part in parts if part))
        self.summary.show_html(summary(view))
        self.timeline.show_html(self._timeline_of(view))
        self.deadline.show_item(view, today)
        self.files.show_item(view)
        self.papers.show_item(view)
        self._name_tabs(view)
        self._steps.offer((*view.acts, *letter_acts(view)))

    def fit(self) -> None:
        """Follow the scale."""
        if self.view is not None:
            self._name_tabs(self.view)

    def shown_title(self) -> str:
        """The title of the item shown, '' when there is none."""
        return "" if self.view is None else self._title.text()

    def subtitle(self) -> str:
        """What stands beneath the title: number, department, state, phase."""
        return self._sub.text()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files while an item is shown."""
        if event.mimeData().hasUrls() and self.view is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Files are let go over the item."""
        if paths := dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def _arrange(self) -> None:
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(8)
        rule = QFrame()
        rule.setFixedHeight(1)
        rule.setObjectName("rule")
        for part in (self._title, self._sub, self.tabs, rule):
            box.addWidget(part)
        box.addWidget(self._pages, 1)
        box.addWidget(self._steps)
        nothing = Empty()
        nothing.say(self.tr("没有选中信息"), self.tr("在左边的表里选一行，这里显示它的全部情况和下一步。"))
        self._whole = QStackedWidget()
        self._whole.addWidget(nothing)
        self._whole.addWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._whole)

    def _name_tabs(self, view: ItemView) -> None:
        roomy = look.scale_of(self) <= look.ROOMY

        def counted(name: str, number: int) -> str:
            return f"{name} {number}" if number and roomy else name

        names = (
            self.tr("概要"),
            self.tr("时间线"),
            self.tr("期限"),
            counted(self.tr("附件"), len(view.attachments)),
            counted(self.tr("文书"), len(view.record.papers)),
        )
        for at, name in enumerate(names):
            self.tabs.setTabText(at, name)

    def _timeline_of(self, view: ItemView) -> str:
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
        place, record = followed(url.toString())
        if place:
            self.place_wanted.emit(place, record)
        else:
            self.record_wanted.emit(record)

    def next_steps(self) -> QMenu | None:
        """Ctrl+M: every next step of the item shown in one menu; None when there is none."""
        return self._steps.pop_up() if self.view is not None else None
