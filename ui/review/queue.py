"""审查队列: the ledger of reviews, with the entry of what was signed, the sheets, scans let go over it, the months."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from ui.kit import look
from ui.kit.dialogs import button
from ui.kit.ledger.page import LedgerPage
from ui.kit.table import dropped_files
from ui.register.page import REVIEW_ITEM, REVIEW_LIST
from ui.review.words import ReviewFace
from ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from gongkai_desktop.cases.query import Query
    from ui.kit.ledger.card import CardTab
    from ui.review.acts import Acts
    from ui.review.papers_tab import PapersTab

_UNDER_REVIEW: Final = ("running", "all")
"""The views that fill with what is handed in."""


class Queue(LedgerPage):
    """A row is a review, or in 待提交 an item; files that come here are scans, which find their sheets themselves."""

    filing = Signal(object)
    """Paths of scanned files that were let go over the queue."""

    host: Session

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, ReviewFace(), parent)
        self.setAcceptDrops(True)

    @cached_property
    def acts(self) -> Acts:
        """Opinions and sheets beside what every ledger has."""
        from ui.review.acts import Acts

        return self.heeded(Acts(self))

    @cached_property
    def papers(self) -> PapersTab:
        """纸件 of the card."""
        from ui.review.papers_tab import PapersTab

        papers = PapersTab(self.host)
        papers.wanted.connect(lambda name: self.acts.print_own(name))
        return papers

    def chosen(self) -> tuple[int, ...]:
        """The rows meant: several that were chosen, else the one under the cursor, which the card shows."""
        chosen = tuple(self.table.chosen_ids())
        current = self.table.current_id()
        return chosen if len(chosen) > 1 or current is None else (current,)

    def enter(self) -> None:
        """F2: enter what was signed for the chosen reviews."""
        self.acts.enter_chosen()

    def many(self) -> None:
        """Ctrl+B: one act for the chosen rows, or for all of the view."""
        from ui.review.many import ManyDialog  # seldom used

        ManyDialog(self).open()

    def monthly(self) -> None:
        """Ctrl+Shift+M: the summary of a month."""
        from ui.review.monthly import MonthlyDialog  # seldom used

        MonthlyDialog(self).open()

    def print_sheet(self, name: str) -> None:
        """Ctrl+P: a sheet of the chosen rows."""
        self.acts.print_sheet(name)

    # — what only the queue has —

    def own_tabs(self) -> Sequence[CardTab]:
        """The sheets printed for a review, and the pages that came back."""
        from ui.kit.ledger.card import CardTab

        show = self.papers.show_record
        return (CardTab(self.tr("纸件"), self.papers, show, lambda view: len(view.record.papers)),)

    def buttons(self) -> Sequence[QPushButton]:
        """The sheets, many at once, and what is done most: entering what was signed."""
        self._enter = button("", self.enter, primary=True)
        sheets = QPushButton(self.tr("打印审查表 ▾"))
        menu = QMenu(sheets)
        names = {
            REVIEW_LIST: self.tr("信息发布保密审查表（选中的列在一张）…"),
            REVIEW_ITEM: self.tr("政府信息公开保密审查表（选中的每件一张）…"),
        }
        for name, words in names.items():
            menu.addAction(words).triggered.connect(lambda _=False, name=name: self.print_sheet(name))
        sheets.setMenu(menu)
        return (button(self.tr("批量…"), self.many), sheets, self._enter)

    def ways(self, query: Query) -> Sequence[QPushButton]:
        """Where nothing is under review, what waits to be handed in."""
        if query.view not in _UNDER_REVIEW or query.words or query.filters:
            return super().ways(query)
        return (button(self.tr("看待提交的"), lambda: self.show_view("to_submit"), primary=True),)

    def side_links(self) -> Sequence[QPushButton]:
        """Beneath the views also the months."""
        summary = button(self.tr("汇总表…"), self.monthly)
        summary.setObjectName("link")
        summary.setToolTip(self.tr("一个月的保密审查汇总表，没有审查的月份也有一张"))
        return (*super().side_links(), summary)

    def keys(self) -> dict[str, Callable[[], object]]:
        """The entry of opinions and the months."""
        own = {"F2": self.enter, "Ctrl+Return": self.enter, "Ctrl+Shift+M": self.monthly}
        return super().keys() | own

    def commands(self) -> dict[str, Callable[..., object]]:
        """What the menus can have done; a new record is begun in the register."""
        own: dict[str, Callable[..., object]] = {
            "new": lambda: self.place_wanted.emit("act:new", 0),
            "print": self.print_sheet,
            "monthly": self.monthly,
            "enter": self.enter,
        }
        return super().commands() | own

    def bring(self, number: int, paths: Sequence[Path]) -> None:
        """Files let go over a row are scans of any sheet."""
        self.filing.emit(paths)

    def let_go(self, number: int, paths: Sequence[Path]) -> None:
        """Let go anywhere, they find their sheets by themselves."""
        self.filing.emit(paths)

    def paste(self) -> None:
        """Ctrl+V: so are those copied in the file manager."""
        if paths := dropped_files(QGuiApplication.clipboard().mimeData()):
            self.filing.emit(paths)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Scanned files may come anywhere."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Scanned files are let go."""
        if paths := dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.filing.emit(paths)

    def fit(self) -> None:
        """Large text leaves the key out of the first button."""
        super().fit()
        large = not look.roomy(self)
        self._enter.setText(self.tr("录入签字") if large else self.tr("录入签字  F2"))
