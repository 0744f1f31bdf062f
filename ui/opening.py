"""Opening an office folder: the one asked for, the last one, or the first window that offers to make one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from gongkai_desktop.clock import now
from gongkai_desktop.data import OfficeFolder, office_meant
from gongkai_desktop.errors import Locked, Refused
from gongkai_desktop.files import discard_folder
from ui.application import Colours, set_scale, settle
from ui.failures import Failures
from ui.kit.dialogs import Message, Working, explain
from ui.main_window import MainWindow
from ui.memory import FIRST_TODAY, Memory
from ui.one_window import OneWindow
from ui.pages import REGISTER, TODAY
from ui.session import Session
from ui.tasks import Job, Post, Progress

if TYPE_CHECKING:
    from collections.abc import Callable

    from gongkai_desktop.keeping import Moved, Protected, Restored
    from ui.kit.passwords import UnlockDialog
    from ui.recent import Recents
    from ui.welcome import Welcome

_LAST = "office/last"
_WINDOWS = "windows"
"""The folder, beside the settings, of the claims of windows on their offices."""


class Opening(QObject):
    """Holds the window of the office that is open, and opens another in its place.

    Between one window and the next there may be none for a moment, so Qt is not asked whether the last one was
    closed: ``ended`` says that neither an office nor the first window is left.
    """

    ended = Signal()

    def __init__(self, application: QApplication, memory: Memory) -> None:
        super().__init__(application)
        application.setQuitOnLastWindowClosed(False)
        self.application, self.memory = application, memory
        self.colours = Colours(application, memory)
        self.colours.changed.connect(self._recolour)
        self.post = Post()
        self.failures = Failures(self.post)
        self.failures.refused.connect(self._explain)
        self.failures.reported.connect(self._report)
        self.window: MainWindow | None = None
        self._welcome: Welcome | None = None
        self._sample: Path | None = None
        self._one: OneWindow | None = None
        self._asking: UnlockDialog | None = None

    @cached_property
    def recents(self) -> Recents:
        """The offices that were opened last."""
        from ui.recent import Recents  # the first rows do without

        return Recents(self.memory)

    def begin(self, office: Path | None, *, sample: bool = False, today: bool = False) -> None:
        """Open what was asked for (a folder, its database, a copy), else the last office, else offer the ways.

        ``today``: at 今日, wherever the window was left.
        """
        if today or self.memory.number(FIRST_TODAY):
            self.memory.keep("window/tab", TODAY)
        last = self.memory.text(_LAST)
        if sample:
            self.welcome_again()
            self.welcome().make_sample()
        elif office is not None:
            self._open_path(office)
        elif last:
            self.open(self.memory.place(last))
        else:
            self.welcome_again()

    def _open_path(self, path: Path) -> None:
        """What a file manager gives: a folder, the database inside it, or a copy, which can only be put back."""
        office = office_meant(path)
        if office.is_file():
            self.welcome_again()
            self.welcome().restore_from(office)
        else:
            self.open(office)

    def open(self, office: Path) -> None:
        """Open an office folder in a window of its own; the one before is closed first.

        Where it is open already, in this process or another, its window comes to the front.
        """
        refused = self._lacking(office)
        if refused is not None:
            if self.window is None:
                self.welcome_again()
            self._explain(refused)
            return
        if self.window is not None and self.window.session.folder.resolve() == office.resolve():
            self._close_welcome()
            self._come_forward()
            return
        if OfficeFolder(office).encrypted and self._ask_password(office):
            return
        one = OneWindow.take(self.memory.folder / _WINDOWS, office)
        if one is None:
            self._is_elsewhere()
            return
        self._leave()
        one.called.connect(self._come_forward)
        self._one = one
        broken_off = self._broken_off(office)
        self.window = self._made(office)
        self.window.appear_soon()
        self._close_welcome()
        if office != self._sample:
            self.memory.keep(_LAST, self.memory.told(office))
        if broken_off is not None:
            Message(self.tr("密码与加密"), *broken_off, self._front()).open()

    def _broken_off(self, office: Path) -> tuple[str, str] | None:
        """What to tell where setting a password, or taking it away, was killed on the way."""
        if not OfficeFolder(office).unfinished.exists():
            return None
        from gongkai_desktop import keeping  # only where there is or was a password

        if not keeping.broken_off(office):
            return None
        if OfficeFolder(office).encrypted:
            return self.tr("上次取消密码没有做完，密码还在"), self.tr(
                "程序或电脑在中途停了。内容都在，密码还是原来的；要取消，请再做一次。"
            )
        return self.tr("上次设密码没有做完，没有加密"), self.tr(
            "程序或电脑在中途停了。内容都在；那次印的恢复单什么也打不开，请销毁。要设密码，请再做一次，另印一张。"
        )

    def _ask_password(self, office: Path, locked: Path | None = None) -> bool:
        """Ask for the password of an office that is not unlocked yet, and open it then; whether that was needed."""
        from gongkai_desktop import keeping  # only where there is a password

        locked = locked or keeping.locked(office)
        if locked is None:
            return False
        from ui.kit.passwords import UnlockDialog

        if self.window is None:
            self._settle()
        dialog = self._asking = UnlockDialog(locked, office.name, self._front(), self.failures.handle)
        dialog.accepted.connect(lambda: self.open(office))
        dialog.recovered.connect(lambda: self._recovered(office))
        dialog.rejected.connect(self._stayed_locked)
        dialog.open()
        return True

    def _stayed_locked(self) -> None:
        """Without the password the other ways are offered, unless another office is open."""
        if self.window is None:
            self.welcome_again()

    def _recovered(self, office: Path) -> None:
        """It was opened with the recovery sheet: a new password is set at once."""
        if self.window is not None and self.window.session.folder == office:
            from ui.preferences.password import RecoveredDialog

            window = self.window
            dialog = RecoveredDialog(window.session, window)
            told = self.tr("新密码设好了。信封拆开过的恢复单，请在“密码与加密”里换一张")
            dialog.accepted.connect(lambda: window.say(told))
            dialog.open()

    def _close_welcome(self) -> None:
        if self._welcome is not None:
            self._welcome.close()
            self._welcome = None

    def _is_elsewhere(self) -> None:
        """Another process shows the office: there is nothing left to do here, unless another one is open."""
        if self._welcome is not None and self._welcome.isVisible():
            self._close_welcome()
        elif self.window is None:
            QTimer.singleShot(0, self, self.ended.emit)  # nobody waits for the end yet

    def _come_forward(self) -> None:
        """Bring the window to the front, or what it asks."""
        front = self._front()
        if self.window is not None:
            self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        if front is not None:
            front.raise_()
            front.activateWindow()

    def _lacking(self, office: Path) -> Refused | None:
        if OfficeFolder(office).database.is_file():
            return None

        from gongkai_desktop import keeping  # seldom needed; not loaded at start

        return keeping.lacking(office)

    def _founded(self, office: Path) -> None:
        """A new office begins where its first item is entered, or its old workbook brought in.

        What is to be feared where it lies was told when the place was chosen.
        """
        self.memory.keep("window/tab", REGISTER)
        self.recents.note(office.resolve(), office.name, now())
        self.recents.warned(office.resolve())
        self.open(office)

    def _sampled(self, office: Path) -> None:
        self._drop_sample()
        self._sample = office
        self.open(office)

    def _drop_sample(self) -> None:
        """The sample is thrown away with its window."""
        if self._sample is not None:
            discard_folder(self._sample.parent)
            self._sample = None

    def _leave(self) -> None:
        """Close the office's window, for another one to follow."""
        window, self.window = self.window, None
        if window is not None:
            window.close()
        self._give_up_claim()

    def _give_up_claim(self) -> None:
        if self._one is not None:
            self._one.leave()
            self._one = None

    def welcome(self) -> Welcome:
        """The first window: open a folder, make one, or look at the sample office."""
        if self._welcome is None:
            from ui.welcome import Welcome  # only without an office; not loaded at start

            self._settle()
            self._welcome = Welcome(self.failures, self.recents)
            self._welcome.opened.connect(self.open)
            self._welcome.founded.connect(self._founded)
            self._welcome.sampled.connect(self._sampled)
            self._welcome.restored.connect(self._put_back)
            self._welcome.finished.connect(self._welcome_closed)
        return self._welcome

    def _welcome_closed(self) -> None:
        if self.window is None:
            self.ended.emit()

    def _made(self, office: Path) -> MainWindow:
        session = Session(office, self.post, self.failures, self.memory)
        session.unopened.connect(self._unopened)
        window = MainWindow(session)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.scale_wanted.connect(self._scale)
        window.colours_wanted.connect(self.colours.renew)
        window.office_wanted.connect(self.welcome_again)
        window.other_wanted.connect(self.open)
        window.restore_wanted.connect(self.put_back)
        window.move_wanted.connect(self.move)
        window.protect_wanted.connect(self.protect)
        window.unprotect_wanted.connect(self.unprotect)
        window.rows_shown.connect(self._settle)
        window.rows_shown.connect(lambda: self._shown(window))
        window.left.connect(lambda: self._left(window))
        return window

    def _shown(self, window: MainWindow) -> None:
        """The first rows are there: what can wait until then."""
        if self._one is not None:
            self._one.watch()
        session = window.session
        if session.folder != self._sample:
            hidden = OfficeFolder(session.folder).encrypted  # what its list holds can be read by everybody
            ask = lambda desk: session.folder.name if hidden else desk.office.profile.name  # noqa: E731
            session.ask("recent", ask, partial(self._note, window))

    def _note(self, window: MainWindow, name: str) -> None:
        """The office is among the last ones; what is to be feared where it lies is told once."""
        if window is not self.window:
            return
        folder = window.session.folder.resolve()
        if self.recents.note(folder, name, now()).warned:
            return
        from gongkai_desktop.keeping import worries  # once in the life of an office folder

        self.recents.warned(folder)
        found = worries(folder)
        if found:
            told = "\n".join(f"{one.why}。" for one in found)
            way = self.tr("怎么办：{}").format(found[0].way)
            Message(
                self.tr("放的地方"), "\n".join(one.what for one in found), f"{told}\n{way}", window
            ).open()

    def _left(self, window: MainWindow) -> None:
        """The clerk closed the window, unless another one follows it."""
        if window.session.folder == self._sample:
            self._drop_sample()
        if window is self.window:
            self.window = None
            self._give_up_claim()
            if self._welcome is None or not self._welcome.isVisible():
                self.ended.emit()

    def put_back(self, copy: Path, damaged_too: bool) -> None:
        """Close the office, put a copy in its place (the old database is set aside), and open it again."""
        from gongkai_desktop import keeping  # seldom needed; not loaded at start

        if self.window is None:
            return
        office = self.window.session.folder
        self._leave()
        job = Job(lambda progress: keeping.restore(copy, office, progress, damaged_too=damaged_too))
        Working(self.tr("正在恢复"), job, None)
        job.finished.connect(self._put_back)
        job.failed.connect(lambda error: self._not_put_back(office, error))
        job.cancelled.connect(lambda: self.open(office))
        job.start()

    def protect(self, password: str, code: str) -> None:
        """Close the office, encrypt it, and open it again."""
        from gongkai_desktop import keeping  # seldom needed; not loaded at start

        undone = (
            self.tr("没有加密，台账和原来一样"),
            self.tr("刚才印的恢复单什么也打不开，请销毁；再设密码时另印一张。"),
        )
        run = lambda root, told: keeping.protect(root, password, code, told)  # noqa: E731
        self._convert(self.tr("正在加密"), run, undone)

    def unprotect(self) -> None:
        """Close the office, decrypt it, and open it again."""
        from gongkai_desktop import keeping  # seldom needed; not loaded at start

        undone = self.tr("没有取消密码，台账和原来一样"), self.tr("密码和恢复单照旧。")
        self._convert(self.tr("正在取消密码"), keeping.unprotect, undone)

    def _convert(
        self, title: str, work: Callable[[Path, Progress], Protected], undone: tuple[str, str]
    ) -> None:
        """Close the office for this work and open it again; ``undone`` is what holds where it came to nothing."""
        if self.window is None:
            return
        office = self.window.session.folder
        before = OfficeFolder(office).encrypted
        self._leave()
        job = Job(lambda progress: work(office, progress))
        Working(title, job, None, self.tr("正在取消，什么也不会变…"))
        job.finished.connect(lambda done: self._converted(office, done.left))
        job.failed.connect(lambda error: self._unconverted(office, before, undone, error))
        job.cancelled.connect(lambda: self._unconverted(office, before, undone))
        job.start()

    def _unconverted(
        self, office: Path, before: bool, undone: tuple[str, str], error: BaseException | None = None
    ) -> None:
        """It was cancelled or refused: why, and that nothing has changed; or that it is done but for some files."""
        why = ""
        if isinstance(error, Refused):
            why = self.tr("{}。\n怎么办：{}。").format(
                "：".join(filter(None, (error.what, error.why))), error.way
            )
        if OfficeFolder(office).encrypted is not before:
            self._converted(office, (), why)
        else:
            self.open(office)
            what, more = undone
            Message(self.tr("密码与加密"), what, f"{why}\n{more}".strip(), self._front()).open()
        if error is not None and not why:
            self.failures.handle(error)

    def _converted(self, office: Path, left: Sequence[str], why: str = "") -> None:
        """It is done; ``why`` says what kept the rest from being done, which the next opening goes on with."""
        encrypted = OfficeFolder(office).encrypted
        if encrypted:
            from ui.kit.remembered import of_office  # once in the life of an office

            self.memory.forget(of_office(office.name))
        self.open(office)
        what, more = self._conversion_words(left, encrypted=encrypted)
        if why:
            what = self.tr("{}；还有没做完的，下次打开时接着做").format(what)
        Message(self.tr("密码与加密"), what, f"{why}\n{more}".strip(), self._front()).open()

    def _conversion_words(self, left: Sequence[str], *, encrypted: bool) -> tuple[str, str]:
        """That it is done and what is to be done now; what could not be converted comes first."""
        if encrypted:
            what = self.tr("已加密，以后打开要输入密码")
            now = self.tr(
                "恢复单封好，交单位负责人或放入保密柜。以前拷到 U 盘上的备份没有加密："
                "请按 Ctrl+Shift+K 重新备份到 U 盘，把旧的销毁。"
            )
        else:
            what = self.tr("已取消密码，内容没有加密了")
            now = self.tr(
                "以前的备份仍是加密的，用备份那一天的密码或恢复单打开；请再备份一次。旧备份都不要了，恢复单再销毁。"
            )
        if not left:
            return what, now
        some = self.tr("{}；有 {} 个文件没有能转换").format(what, len(left))
        way = self.tr("怎么办：看清是什么，不要的删掉；以后每次打开都会再试。")
        return some, "\n".join([*left[:12], way, now])

    def move(self, to: Path) -> None:
        """Close the office, move its folder, and open it where it is now."""
        from gongkai_desktop import keeping  # seldom needed; not loaded at start

        if self.window is None:
            return
        office = self.window.session.folder
        self._leave()
        job = Job(lambda progress: keeping.move(office, to, progress))
        Working(self.tr("正在搬办公文件夹"), job, None, self.tr("正在取消，台账还在原处…"))
        job.finished.connect(self._moved)
        job.failed.connect(lambda error: self._not_put_back(office, error))
        job.cancelled.connect(lambda: self.open(office))
        job.start()

    def _moved(self, done: Moved) -> None:
        """Open the office at its new place, and tell what is left at the old one."""
        self.recents.forget(done.old.resolve())
        self.open(done.root)
        told = self.tr(
            "逐个文件核对过，和原来一样。原处还留着：{}\n里面的数据库改了名，并留有说明，不会再被当成台账打开；用过几天、备份过以后可以自己删掉。"
        )
        Message(self.tr("搬到别处"), self.tr("已经搬好"), told.format(done.old), self._front()).open()

    def _put_back(self, done: Restored) -> None:
        """An office came back from a copy, over the old one or into a new folder: open it, and tell of it."""
        from ui.founding.restoring import restored_words  # seldom needed

        self.open(done.folder.root)
        Message(self.tr("恢复"), self.tr("已恢复"), restored_words(done), self._front()).open()

    def _not_put_back(self, office: Path, error: BaseException) -> None:
        self.open(office)
        self.failures.handle(error)

    def _unopened(self, refused: Refused) -> None:
        """The office cannot be opened: ask for its password, or say why, and offer the other ways."""
        office = self.window.session.folder if self.window is not None else None
        self._leave()
        if isinstance(refused, Locked) and office is not None:
            self._ask_password(office, refused.path)
            return
        self.welcome_again()
        explain(self._welcome, refused)  # what the closed window was still saying goes with it

    def _settle(self) -> None:
        settle(self.application, self.memory)

    def welcome_again(self) -> None:
        """Offer the ways to an office, over the one that may be open."""
        welcome = self.welcome()
        welcome.offer()
        welcome.show()
        welcome.raise_()
        welcome.activateWindow()

    def _scale(self, percent: int) -> None:
        self.memory.keep("window/scale", percent)
        set_scale(self.application, percent)
        if self.window is not None:
            self.window.fit()

    def _recolour(self) -> None:
        """What is shown has its colours written into it: it is read and drawn again."""
        if self.window is not None:
            self.window.recolour()

    def _front(self) -> QWidget | None:
        """What a dialog is to lie over. The window is shown before it: one that appears later would cover it."""
        welcome = self._welcome
        over = welcome if welcome is not None and welcome.isVisible() else self.window
        if isinstance(over, MainWindow):
            over.appear()
        modal = self.application.activeModalWidget()
        if isinstance(
            modal, QFileDialog
        ):  # it tells what was chosen before it goes, with all that lies over it
            modal = modal.parentWidget()
        return modal or over

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
