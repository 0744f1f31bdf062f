"""The one window: tabs across the top, menus, scan box, pages and status bar."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QIcon
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

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Refused
from ui.kit import icons, look
from ui.kit.dialogs import Lasting, confirm, label
from ui.kit.tab import place_of
from ui.pages import TODAY, tabs
from ui.register.scan_box import ScanBox
from ui.session import Session
from ui.tasks import Job

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gongkai_desktop.cases.dues import Group
    from gongkai_desktop.tracing import Traced
    from gongkai_desktop.undoing import LastAct
    from ui.kit.tab import TabPage
    from ui.lock import Lock
    from ui.menus import Menus
    from ui.preferences.clock import ClockWatch
    from ui.status_bar import StatusBar

LONGEST_HIDDEN = 200  # milliseconds
_TOLD = 3  # groups of what is due that are named at the start


class MainWindow(QMainWindow):
    """Pages are made when they are first shown.

    Menus, status bar, and taking the office for writing come after the first rows are seen.
    """

    rows_shown = Signal()
    scale_wanted = Signal(int)
    colours_wanted = Signal()
    """Other colours were chosen."""
    office_wanted = Signal()
    """The ways to another office should be offered."""
    other_wanted = Signal(Path)
    """This office folder should be opened instead."""
    restore_wanted = Signal(Path, bool)
    """This copy should be put in the place of the office, even a damaged one."""
    move_wanted = Signal(Path)
    """The office folder should lie there from now on."""
    protect_wanted = Signal(str, str)
    """The office should be encrypted with this password and the code of this recovery sheet."""
    unprotect_wanted = Signal()
    """The office should be decrypted."""
    left = Signal()
    """The window was closed, and its folder is free."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setWindowTitle(self.tr("信息公开台账 — {}").format(session.folder.name))
        self._tabs = {tab.key: tab for tab in tabs()}
        self._pages: dict[str, TabPage] = {}
        self._appeared = False
        self._stack = QStackedWidget()
        self.held = label("", "notice", wrap=True)
        self.held.hide()
        self.tabs = QTabBar()
        self.scan = ScanBox(session)
        self._arrange()
        self.tabs.currentChanged.connect(lambda at: self.show_page(self._keys()[at]))
        self.tabs.currentChanged.connect(self.tabs.updateGeometry)  # the chosen one is bold, and wider
        self.tabs.tabBarClicked.connect(self._clicked)
        self.scan.traced.connect(self._traced)
        self.scan.left.connect(lambda: self.page().setFocus())
        session.held.connect(self._say_held)
        session.righting.connect(self._say_righting)
        session.taken.connect(lambda: self.status.renew())
        session.taken.connect(self.held.hide)
        session.changed.connect(lambda _: self.status.renew())
        self.setStatusBar(QStatusBar())
        self._day = session.today()
        self.locker: Lock | None = None
        self._righting: Lasting | None = None
        self._midnight = QTimer(self, interval=60_000)
        self._midnight.timeout.connect(self._watch_day)
        self._restore()
        self.fit()

    @cached_property
    def menus(self) -> Menus:
        """The menu bar, beside the scan box."""
        from ui.menus import Menus

        menus = Menus(self, self)
        self._row.insertWidget(2, menus.bar, 0, Qt.AlignmentFlag.AlignVCenter)
        self._fold(menus)
        return menus

    @cached_property
    def status(self) -> StatusBar:
        """The status bar."""
        from ui.status_bar import StatusBar

        status = StatusBar(self.session)
        status.adding.connect(lambda: self.menus.add_person())
        status.backups_wanted.connect(lambda: self.menus.show_backups())
        self.setStatusBar(status)
        return status

    @cached_property
    def _clock_watch(self) -> ClockWatch:
        from ui.preferences.clock import ClockWatch

        watch = ClockWatch(self.session, self)
        self._ground.insertWidget(2, watch.notice)
        return watch

    def appear_soon(self) -> None:
        """Show the window with its first rows, or without them when they take long."""
        QTimer.singleShot(LONGEST_HIDDEN, self, self.appear)

    def appear(self) -> None:
        """Show the window the first time this is called."""
        if not self._appeared:
            self._appeared = True
            self.show()

    def show_page(self, key: str) -> TabPage:
        """Show a tab's page by its key in the registry, making it at its first visit."""
        if key not in self._pages:
            self._pages[key] = page = self._tabs[key].make(self.session)
            self._join(page)
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(self._pages[key])
        self.tabs.setCurrentIndex(self._keys().index(key))
        return self._pages[key]

    def _join(self, page: TabPage) -> None:
        page.said.connect(self.say)
        page.place_wanted.connect(self.go)
        page.office_wanted.connect(lambda: self.menus.show_office())
        page.ready.connect(self.appear)
        page.shown.connect(self._first_rows)

    def go(self, place: str, number: int = 0) -> None:
        """Show a place (see ``TabPage``) with the cursor in it, and there the record of this number."""
        page = self.show_page(next(key for key, tab in self._tabs.items() if tab.shows(place)))
        page.go(place, number)
        if not number:
            page.setFocus()

    def run(self, name: str, *words: str) -> None:
        """Have something done by the page in sight, or brought into sight, that knows how."""
        here = self.page().commands()
        if name not in here:
            first = next(key for key, tab in self._tabs.items() if name in tab.commands)
            here = self.show_page(first).commands()
        here[name](*words)

    def titles(self) -> tuple[str, ...]:
        """The tabs, in order."""
        return tuple(tab.title for tab in self._tabs.values())

    def icons(self) -> tuple[str, ...]:
        """The icons of the tabs, in order."""
        return tuple(tab.icon for tab in self._tabs.values())

    def in_sight(self) -> str:
        """The tab in sight, by its key in the registry."""
        return self._keys()[self.tabs.currentIndex()]

    def _keys(self) -> list[str]:
        return list(self._tabs)

    def go_to(self, number: int) -> None:
        """Show a tab's page with the cursor in it."""
        self.show_page(self._keys()[number]).setFocus()

    def _clicked(self, number: int) -> None:
        """A tab is pressed with the mouse, -1 where there is none: the page's keys work from then on."""
        if number >= 0:
            self.go_to(number)

    def page(self) -> TabPage:
        """The page in sight."""
        return self._pages[self.in_sight()]

    def say(self, text: str) -> None:
        """A word on what was done, in the status bar for some seconds."""
        self.status.showMessage(text, 8000)

    def undo(self) -> None:
        """Ctrl+Z: say what the acting person did last, and take it back as a new event once she says so."""
        self.session.with_actor(
            lambda actor: self.session.ask(
                "undo", lambda desk: desk.last_act(actor), lambda last: self._ask_undo(actor, last)
            )
        )

    def _ask_undo(self, actor: int, last: LastAct) -> None:
        def taken_back(_: object) -> None:
            self.say(self.tr("已撤销：{}").format(last.text))

        told = self.tr("{} 登记的。撤销本身也留有记载。").format(last.at[:16].replace("T", " "))
        confirm(
            self,
            self.tr("撤销“{}”吗？").format(last.text),
            told,
            self.tr("撤销"),
            lambda: self.session.write(lambda desk: desk.undo_last(actor, last.act), taken_back),
        )

    def widget(self) -> QWidget:
        """What dialogs open over."""
        return self

    def key(self, action: QAction) -> None:
        """Let an action's shortcut work everywhere in the window."""
        self.addAction(action)

    def go_scan(self) -> None:
        """F3: into the scan box."""
        self.scan.go()

    def choose_actor(self) -> None:
        """Ctrl+U: open the list of people who may act."""
        self.status.choose_actor()

    def renew_colours(self) -> None:
        """Show everything in the colours that were chosen."""
        self.colours_wanted.emit()

    def set_scale(self, percent: int) -> None:
        """Show everything larger or smaller."""
        self.scale_wanted.emit(percent)

    def open_other(self) -> None:
        """Offer the ways to another office."""
        self.office_wanted.emit()

    def open_office(self, folder: Path) -> None:
        """Open another office folder in the place of this one."""
        self.other_wanted.emit(folder)

    def put_back(self, copy: Path, damaged_too: bool) -> None:
        """Close the office, put a copy in its place, and open it again."""
        self.restore_wanted.emit(copy, damaged_too)

    def move_to(self, folder: Path) -> None:
        """Close the office, move its folder, and open it again."""
        self.move_wanted.emit(folder)

    def protect(self, password: str, code: str) -> None:
        """Close the office, encrypt it, and open it again."""
        self.protect_wanted.emit(password, code)

    def unprotect(self) -> None:
        """Close the office, decrypt it, and open it again."""
        self.unprotect_wanted.emit()

    def lock(self) -> None:
        """F12: nothing is to be read until the password is given."""
        if self.locker is not None:
            self.locker.lock()
        else:
            from ui.preferences.password import offer_password

            offer_password(self)

    def leave(self) -> None:
        """Close the window."""
        self.close()

    def renew(self) -> None:
        """F5: read everything shown again; where the folder was held, ask for it once more."""
        self.session.try_again()
        self.page().renew()
        self.status.renew()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window, finish what is being written, and give the folder free."""
        memory = self.session.memory
        memory.keep("window/geometry", self.saveGeometry())
        memory.keep("window/tab", self.in_sight())
        for page in self._pages.values():
            page.remember()
        Job.stop_all()
        self.session.close()
        super().closeEvent(event)
        self.left.emit()

    def recolour(self) -> None:
        """Follow the colours."""
        self._show_icons()
        for page in self._pages.values():
            page.fit()
            page.renew()
        if "status" in vars(self):
            self.status.renew()

    def fit(self) -> None:
        """Follow the scale."""
        self.scan.setFixedWidth(look.scaled(self, 176 if self._roomy() else 140))
        if "menus" in vars(self):
            self._fold(self.menus)
            self._show_icons()
        for page in self._pages.values():
            page.fit()

    # — building —

    def _arrange(self) -> None:
        self.tabs.setObjectName("pages")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(False)
        room = icons.blank() if self._roomy() else QIcon()  # the window is as wide as its tabs
        for title in self.titles():
            self.tabs.addTab(room, title)
        top = QFrame()
        top.setObjectName("top")
        self._row = QHBoxLayout(top)
        self._row.setContentsMargins(10, 0, 12, 0)
        self._row.addWidget(self.tabs)
        self._row.addStretch(1)
        self._row.addWidget(self.scan)
        whole = QWidget()
        whole.setObjectName("ground")
        self._ground = QVBoxLayout(whole)
        self._ground.setContentsMargins(0, 0, 0, 0)
        self._ground.setSpacing(0)
        for part in (top, self.held):
            self._ground.addWidget(part)
        self._ground.addWidget(self._stack, 1)
        self._stack.setMinimumHeight(1)  # a page that has too little room must not push the status bar off
        self.setCentralWidget(whole)

    def _restore(self) -> None:
        memory = self.session.memory
        room = self.screen().availableSize()
        height = room.height() - look.TITLE_BAR
        self.resize(min(look.scaled(self, 1366), room.width()), min(look.scaled(self, 728), height))
        self.restoreGeometry(memory.blob("window/geometry"))
        last = memory.text("window/tab")
        self.show_page(last if last in self._tabs else self._keys()[0])

    def _roomy(self) -> bool:
        """Whether icons of tabs, all menus and a wide scan box have room beside each other."""
        return look.roomy(self)

    def _fold(self, menus: Menus) -> None:
        """The menus side by side where all of them have room: Qt would hide the last, 1280 pixels are too few."""
        menus.fold(False)
        self._row.invalidate()
        menus.fold(not self._roomy() or self._row.sizeHint().width() > look.screen_room(self).width())

    def _show_icons(self) -> None:
        """Draw the icons again: those of the tabs where there is room, and what has been marked anywhere."""
        for at, name in enumerate(self.icons()):
            self.tabs.setTabIcon(at, icons.icon(name, "soft", "blue") if self._roomy() else QIcon())
        icons.renew(self)

    # — small answers —

    def _first_rows(self) -> None:
        """Only once the first rows are painted comes what can wait: menus, status, the writer."""
        if not self._midnight.isActive():
            self._midnight.start()
            self.rows_shown.emit()
            QTimer.singleShot(0, self, self._complete)

    def _complete(self) -> None:
        self.menus.bar.show()
        self._show_icons()
        if not isinstance(self.focusWidget(), QLineEdit):  # she may be searching already
            self.page().setFocus()
        self.status.renew()
        self._clock_watch.look()
        self._begin_locking()
        self.session.start_writing()
        self._remind()

    def _remind(self) -> None:
        if self.in_sight() != TODAY:
            today = self.session.today()
            self.session.ask("due-today", lambda desk: desk.agenda(today), self._tell_today)

    def _tell_today(self, groups: Sequence[Group]) -> None:
        """A word at the start, and when another day begins, on what is due today or late, the most urgent of it."""
        due = [one for one in groups if any(line.urgency in ("overdue", "today") for line in one.lines)]
        if due and not self.status.currentMessage():  # what she has just done is told before
            told = "、".join(f"{one.title} {one.total}" for one in due[:_TOLD])
            self.say(self.tr("{}。按 Ctrl+1 看“今日”").format(told))

    def _begin_locking(self) -> None:
        """An office with a password is locked when nobody is there."""
        if OfficeFolder(self.session.folder).encrypted:
            from ui.lock import Lock  # only where there is a password

            self.locker = Lock(self.session, self)

    def _traced(self, one: Traced) -> None:
        self.say(one.words)
        if one.signed:
            self.go(f"sheet:{one.sheet}")
        else:
            self.go(place_of(one.ledger), one.records[0])

    def _say_righting(self, going_on: bool) -> None:
        if self._righting is not None:
            self._righting.end()
        told = self.tr(
            "台账是较早的版本写的，或者上次没有正常关闭，整理好就打开。件数多的要几分钟；"
            "中途断电也不要紧，下次打开接着整理。"
        )
        self._righting = Lasting(self.tr("正在整理台账"), told, self) if going_on else None

    def _say_held(self, refused: Refused) -> None:
        self.held.setText(self.tr("只能查看，不能登记。{}按 F5 再试。").format(refused))
        self.held.show()

    def _watch_day(self) -> None:
        """A new day: what no longer holds is read again on every page, also on those that are not in sight."""
        if self.session.today() == self._day:
            return
        self._day = self.session.today()
        self.session.try_again()
        for page in self._pages.values():
            page.renew()
        self.status.renew()
        self._clock_watch.look()
        self._remind()
