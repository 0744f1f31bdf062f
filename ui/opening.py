"""Opening an office folder: the one asked for, the last one, or the first window that offers to make one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.errors import Refused
from ui.application import set_scale, settle
from ui.failures import Failures
from ui.kit.dialogs import Message, Working, explain
from ui.main_window import MainWindow
from ui.memory import Memory
from ui.session import Session
from ui.tasks import Job, Post

if TYPE_CHECKING:
    from gongkai_desktop.keeping import Restored
    from ui.welcome import Welcome

_LAST = "office/last"


class Opening(QObject):
    """Holds the window of the office that is open, and opens another in its place."""

    def __init__(self, application: QApplication, memory: Memory) -> None:
        super().__init__(application)
        self._application, self.memory = application, memory
        self.post = Post()
        self.failures = Failures(self.post)
        self.failures.refused.connect(self._explain)
        self.failures.reported.connect(self._report)
        self.window: MainWindow | None = None
        self._welcome: Welcome | None = None

    def begin(self, office: Path | None, *, sample: bool = False) -> None:
        """Open what was asked for, else the last office, else offer the ways to begin."""
        last = self.memory.text(_LAST)
        if sample:
            self.welcome().make_sample()
        elif office is not None:
            self.open(office)
        elif last and OfficeFolder(Path(last)).database.is_file():
            self.open(Path(last))
        else:
            self.welcome().show()

    def open(self, office: Path) -> None:
        """Open an office folder in a window of its own; the one before is closed first."""
        if not OfficeFolder(office).database.is_file():
            way = self.tr("请选择里面有“台账.db”的文件夹，或新建一个")
            self._explain(Refused(self.tr("“{}”不是办公文件夹").format(office), way=way))
            if self.window is None:
                self.welcome().show()
            return
        if self.window is not None:
            self.window.close()
        self.window = self._made(office)
        self.window.appear_soon()
        if self._welcome is not None:
            self._welcome.close()
            self._welcome = None
        self.memory.keep(_LAST, str(office.resolve()))

    def welcome(self) -> Welcome:
        """The first window: open a folder, make one, or look at the sample office."""
        if self._welcome is None:
            from ui.welcome import Welcome  # only without an office; not loaded at start

            self._settle()
            self._welcome = Welcome(self.failures)
            self._welcome.opened.connect(self.open)
        return self._welcome

    def _made(self, office: Path) -> MainWindow:
        session = Session(office, self.post, self.failures, self.memory)
        session.unopened.connect(self._unopened)
        window = MainWindow(session)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.scale_wanted.connect(self._scale)
        window.office_wanted.connect(self.welcome_again)
        window.other_wanted.connect(self.open)
        window.restore_wanted.connect(self.put_back)
        window.rows_shown.connect(self._settle)
        return window

    def put_back(self, copy: Path) -> None:
        """Close the office, put a copy in its place (the old database is set aside), and open it again."""
        from gongkai_desktop import keeping  # seldom needed; not loaded at start

        if self.window is None:
            return
        office = self.window.session.folder
        self._application.setQuitOnLastWindowClosed(False)
        self.window.close()
        self.window = None
        job = Job(lambda progress: keeping.restore(copy, office, progress))
        Working(self.tr("正在恢复"), job, None)
        job.finished.connect(lambda done: self._put_back(office, done))
        job.failed.connect(lambda error: self._not_put_back(office, error))
        job.cancelled.connect(lambda: self._again(office))
        job.start()

    def _put_back(self, office: Path, done: Restored) -> None:
        self._again(office)
        aside = self.tr("原来的台账移到了：{}").format(done.aside) if done.aside else ""
        lost = self.tr("有 {} 个附件在备份旁边没有找到").format(len(done.missing)) if done.missing else ""
        what = self.tr("已恢复，共 {} 条记载").format(f"{done.events:,}")
        Message(self.tr("恢复"), what, f"{aside}\n{lost}".strip(), self._front()).open()

    def _not_put_back(self, office: Path, error: BaseException) -> None:
        self._again(office)
        self.failures.handle(error)

    def _again(self, office: Path) -> None:
        self.open(office)
        self._application.setQuitOnLastWindowClosed(True)

    def _unopened(self, refused: Refused) -> None:
        """The office cannot be opened: say why, and offer the other ways."""
        if self.window is not None:
            self.window.close()
            self.window = None
        self.welcome().show()
        explain(self._welcome, refused)  # what the closed window was still saying goes with it

    def _settle(self) -> None:
        settle(self._application, self.memory)

    def welcome_again(self) -> None:
        """Offer the ways to another office while one is open."""
        self.welcome().show()

    def _scale(self, percent: int) -> None:
        self.memory.keep("window/scale", percent)
        set_scale(self._application, percent)
        if self.window is not None:
            self.window.fit()

    def _front(self) -> QWidget | None:
        return self._application.activeModalWidget() or self.window or self._welcome

    def _explain(self, refused: Refused) -> None:
        explain(self._front(), refused)

    def _report(self, path: Path | None, times: int) -> None:
        """Tell of an error of the program once; when it repeats, only the number grows."""
        if times > 1:
            return
        where = self.tr("故障报告已存到：{}").format(path) if path else self.tr("故障报告没能存下来。")
        detail = self.tr(
            "台账里已有的内容没有受影响。请再试一次；还不行，就把故障报告交给技术人员，里面没有登记的内容。"
        )
        what = self.tr("程序出了错，刚才的操作没有完成")
        Message(self.tr("程序出错"), what, f"{detail}\n{where}", self._front()).open()
