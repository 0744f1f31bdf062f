"""The one window: tabs across the top, menus, scan box, pages and status bar."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QStackedWidget,
    QStatusBar,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from ui.kit import look
from ui.kit.dialogs import label, work
from ui.session import Session
from ui.tasks import Job

if TYPE_CHECKING:
    from ui.menus import Menus
    from ui.register.page import RegisterPage
    from ui.status_bar import StatusBar
    from ui.today.page import TodayPage

    Page = TodayPage | RegisterPage

TODAY, REGISTER = range(2)
LONGEST_HIDDEN = 200  # milliseconds


class MainWindow(QMainWindow):
    """Pages are made when they are first shown.

    Menus, status bar, and taking the office for writing come after the first rows are seen.
    """

    rows_shown = Signal()
    scale_wanted = Signal(int)
    office_wanted = Signal(str)
    """Another office should be opened: 'open', 'new' or 'sample'."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setWindowTitle(self.tr("信息公开台账 — {}").format(session.folder.name))
        self._pages: dict[int, Page] = {}
        self._appeared = False
        self._stack = QStackedWidget()
        self.held = label("", "notice", wrap=True)
        self.held.hide()
        self.tabs = QTabBar()
        self.scan = QLineEdit()
        self.scan.setPlaceholderText(self.tr("扫码或输入编号"))
        self._arrange()
        self.tabs.currentChanged.connect(self.show_page)
        self.scan.returnPressed.connect(self._scanned)
        session.held.connect(self._say_held)
        session.taken.connect(lambda: self.status.renew())
        session.changed.connect(lambda _: self.status.renew())
        self.setStatusBar(QStatusBar())
        self._day = session.today()
        self._midnight = QTimer(self, interval=60_000)
        self._midnight.timeout.connect(self._watch_day)
        self._restore()
        self.fit()

    @cached_property
    def menus(self) -> Menus:
        """The menu bar, beside the scan box."""
        from ui.menus import Menus

        menus = Menus(self)
        self._row.insertWidget(2, menus.bar, 0, Qt.AlignmentFlag.AlignVCenter)
        return menus

    @cached_property
    def status(self) -> StatusBar:
        """The status bar."""
        from ui.status_bar import StatusBar

        status = StatusBar(self.session)
        status.adding.connect(lambda: self.menus.add_person())
        self.setStatusBar(status)
        return status

    def appear_soon(self) -> None:
        """Show the window with its first rows, or without them when they take long."""
        QTimer.singleShot(LONGEST_HIDDEN, self.appear)

    def appear(self) -> None:
        """Show the window the first time this is called."""
        if not self._appeared:
            self._appeared = True
            self.show()

    def show_page(self, number: int) -> None:
        """Show a tab's page, making it at its first visit."""
        if number not in self._pages:
            self._pages[number] = self._today if number == TODAY else self._register
            self._stack.addWidget(self._pages[number])
        self._stack.setCurrentWidget(self._pages[number])
        if self.tabs.currentIndex() != number:
            self.tabs.setCurrentIndex(number)

    def titles(self) -> tuple[str, ...]:
        """The tabs, in order."""
        return self.tr("今日"), self.tr("信息登记")

    def go_to(self, number: int) -> None:
        """Show a tab's page with the cursor in it."""
        self.show_page(number)
        self.page().setFocus()

    def page(self) -> Page:
        """The page in sight."""
        return self._pages[self.tabs.currentIndex()]

    def register(self) -> RegisterPage:
        """The register's page, brought into sight."""
        self.show_page(REGISTER)
        return self._register

    @cached_property
    def _register(self) -> RegisterPage:
        from ui.register.page import RegisterPage

        page = RegisterPage(self.session)
        page.said.connect(self.say)
        page.ready.connect(self.appear)
        page.shown.connect(self._first_rows)
        return page

    def today_page(self) -> TodayPage:
        """今日, brought into sight."""
        self.show_page(TODAY)
        return self._today

    @cached_property
    def _today(self) -> TodayPage:
        from ui.today.page import TodayPage

        page = TodayPage(self.session)
        page.opened.connect(self.open_record)
        page.view_wanted.connect(self._show_view)
        page.ready.connect(self.appear)
        page.shown.connect(self._first_rows)
        return page

    def open_record(self, number: int) -> None:
        """Show a record of the register."""
        self.register().open_record(number)

    def say(self, text: str) -> None:
        """A word on what was done, in the status bar for some seconds."""
        self.status.showMessage(text, 8000)

    def on_today(self) -> bool:
        """Whether 今日 is in sight."""
        return self.tabs.currentIndex() == TODAY

    def undo(self) -> None:
        """Ctrl+Z: take back the acting person's last recorded act, as a new event."""
        actor = self.session.actor
        self.session.write(
            lambda desk: desk.undo_last(actor=actor), lambda _: self.say(self.tr("已撤销上一次登记"))
        )

    def back_up(self) -> None:
        """Make a proven copy of the database now."""
        folder = self.session.folder

        def done(path: Path) -> None:
            self.say(self.tr("已备份并核验：{}").format(path.name))
            self.status.renew()

        work(
            self.tr("正在备份并核验"),
            lambda _: Desk.back_up(folder).path,
            self, done, self.session.failures.handle,
        )  # fmt: skip

    def renew(self) -> None:
        """F5: read everything shown again."""
        self.page().renew()
        self.status.renew()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window, finish what is being written, and give the folder free."""
        memory = self.session.memory
        memory.keep("window/geometry", self.saveGeometry())
        memory.keep("window/tab", self.tabs.currentIndex())
        for page in self._pages.values():
            page.remember()
        Job.stop_all()
        self.session.close()
        super().closeEvent(event)

    def fit(self) -> None:
        """Follow the scale."""
        self.scan.setFixedWidth(look.scaled(self, 170))
        for page in self._pages.values():
            page.fit()

    # — building —

    def _arrange(self) -> None:
        self.tabs.setObjectName("pages")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        for title in self.titles():
            self.tabs.addTab(title)
        top = QFrame()
        top.setObjectName("top")
        self._row = QHBoxLayout(top)
        self._row.setContentsMargins(10, 0, 12, 0)
        self._row.addWidget(self.tabs)
        self._row.addStretch(1)
        self._row.addWidget(self.scan)
        whole = QWidget()
        whole.setObjectName("ground")
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (top, self.held):
            box.addWidget(part)
        box.addWidget(self._stack, 1)
        self.setCentralWidget(whole)

    def _restore(self) -> None:
        memory = self.session.memory
        room = self.screen().availableSize()
        self.resize(min(look.scaled(self, 1366), room.width()), min(look.scaled(self, 728), room.height()))
        self.restoreGeometry(memory.blob("window/geometry"))
        self.show_page(
            memory.number("window/tab", TODAY) if memory.number("window/tab") in (TODAY, REGISTER) else TODAY
        )

    # — small answers —

    def _first_rows(self) -> None:
        """Only once the first rows are painted comes what can wait: menus, status, the writer."""
        if not self._midnight.isActive():
            self._midnight.start()
            self.rows_shown.emit()
            QTimer.singleShot(0, self._complete)

    def _complete(self) -> None:
        self.menus.bar.show()
        self.page().setFocus()
        self.status.renew()
        self.session.start_writing()

    def _show_view(self, view: str) -> None:
        page = self.register()
        if view:
            page.show_view(view)
        else:
            page.go_search()

    def _scanned(self) -> None:
        number = self.scan.text().strip()
        if number:
            self.session.ask("scan", lambda desk: desk.lists.find(number), self._found, self._unknown)

    def _found(self, record: int) -> None:
        self.scan.clear()
        self.open_record(record)

    def _unknown(self, error: BaseException) -> None:
        self.scan.selectAll()
        self.session.failures.handle(error)

    def _say_held(self, refused: Refused) -> None:
        self.held.setText(self.tr("只能查看，不能登记。{}").format(refused))
        self.held.show()

    def _watch_day(self) -> None:
        if self.session.today() != self._day:
            self._day = self.session.today()
            self.renew()
