"""密码与加密: setting a password with its recovery sheet, changing it, another sheet, taking it away, and locking."""

from __future__ import annotations

from collections.abc import Callable
from secrets import randbelow

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gongkai_desktop import keeping
from gongkai_desktop.clock import today
from ui.kit.alive import if_there
from ui.kit.dialogs import Frame, Message, button, label, work
from ui.kit.passwords import Asking, NewPassword
from ui.kit.preview import Preview
from ui.session import LOCK_MINUTES, MINUTES, Session
from ui.shell import Shell

_MINUTES = (0, 5, 10, 15, 30, 60)


class PasswordDialog(Frame):
    """What there is, and what can be done about it."""

    manual = "密码与加密"

    def __init__(self, shell: Shell) -> None:
        super().__init__("", shell.widget(), width=600)
        self.setWindowTitle(self.tr("密码与加密"))
        self._shell, self._session = shell, shell.session
        protected = keeping.is_protected(self._session.folder)
        self.body.addWidget(label(self._state(protected), "heading", wrap=True))
        self.body.addWidget(label(_law(), "notice", wrap=True))
        close = button(self.tr("关闭"), self.reject)
        if protected:
            self._protected()
            self.buttons(close)
        else:
            self._open_to_all()
            self.set = button(self.tr("设置密码(&P)…"), self.set_password, primary=True, icon="locked")
            self.buttons(close, self.set)

    def _state(self, protected: bool) -> str:
        if protected:
            return self.tr("这本台账设了密码，内容是加密的。")
        return self.tr("这本台账没有设密码：谁拿到这个文件夹，谁就能看。")

    def _open_to_all(self) -> None:
        told = self.tr(
            "设了密码，数据库、附件、草稿、扫描件和备份都加密；不设，台账就是一个普通的文件，别的软件也能读。\n"
            "密码和恢复单都丢了，谁也打不开。固态硬盘和 U 盘上，加密以前的内容可能还留在已删除的块里，擦不掉："
            "请同时打开系统的磁盘加密，最好一开始就设密码。已经拷到别处的备份仍是没有加密的，请重做并销毁旧的。"
        )
        self.body.addWidget(label(told, "", wrap=True))

    def _protected(self) -> None:
        told = self.tr(
            "备份也是加密的：每一份用备份那一天的密码（或那时的恢复单）打开，换了密码也一样。"
            "用别的程序打开附件时，会有一份没有加密的临时副本，关上台账就删。"
        )
        self.body.addWidget(label(told, "", wrap=True))
        self.change = button(self.tr("换密码(&P)…"), self.change_password)
        self.sheet = button(self.tr("换恢复单(&R)…"), self.new_sheet)
        self.remove = button(self.tr("取消密码(&D)…"), self.remove_password)
        row = QHBoxLayout()
        for one in (self.change, self.sheet, self.remove):
            row.addWidget(one)
        row.addStretch(1)
        self.body.addLayout(row)
        self.minutes = QComboBox()
        for minutes in _MINUTES:
            self.minutes.addItem(
                self.tr("{} 分钟").format(minutes) if minutes else self.tr("不自动锁"), minutes
            )
        memory = self._session.memory
        self.minutes.setCurrentIndex(max(0, self.minutes.findData(memory.number(LOCK_MINUTES, MINUTES))))
        self.minutes.setAccessibleName(self.tr("没有人用多久后锁上"))
        self.minutes.activated.connect(lambda _: memory.keep(LOCK_MINUTES, self.minutes.currentData()))
        idle = QHBoxLayout()
        idle.addWidget(label(self.tr("没有人用就锁上：")))
        idle.addWidget(self.minutes)
        idle.addWidget(label(self.tr("现在就锁：F12"), "soft"))
        idle.addStretch(1)
        self.body.addLayout(idle)

    def set_password(self) -> None:
        """Ask for a password, then for a sheet to be printed; then the office is closed and encrypted."""
        asked = SetPassword(self._session, self)
        asked.ready.connect(self._encrypt)
        asked.open()

    def _encrypt(self, password: str, code: str) -> None:
        self.reject()
        self._shell.protect(password, code)

    def change_password(self) -> None:
        """The old one, and a new one twice."""
        ChangePassword(self._session, self._done(self.tr("密码已换")), self).open()

    def new_sheet(self) -> None:
        """Another recovery sheet in place of the one there is."""
        NewSheet(self._session, self._done(self.tr("恢复单已换，旧的请当场销毁")), self).open()

    def remove_password(self) -> None:
        """Prove the password, then close the office and decrypt it."""
        asked = RemovePassword(self._session, self)
        asked.accepted.connect(self._decrypt)
        asked.open()

    def _decrypt(self) -> None:
        self.reject()
        self._shell.unprotect()

    def _done(self, words: str) -> Callable[[], None]:
        return lambda: self._shell.say(words)


class _Sheet(QWidget):
    """A recovery sheet that is printed, and one group of it typed back to see that somebody has it."""

    changed = Signal()

    def __init__(self, session: Session, office: str) -> None:
        super().__init__()
        self._session, self._office = session, office
        self.code, self.shown = keeping.new_code(), False
        self._at = randbelow(len(self.code.split("-")))
        self.print = button(self.tr("打印恢复单(&P)…"), self.show_sheet, icon="print")
        self.typed = QLineEdit()
        self.typed.setAccessibleName(self.tr("恢复单上的一组"))
        self.typed.textChanged.connect(lambda _: self.changed.emit())
        self.typed.textChanged.connect(lambda _: self._look())
        self.said = label("", "small", wrap=True)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.said)
        row.addWidget(self.print)
        asked = label(self.tr("照纸上输入第 {} 组(&G)").format(self._at + 1))
        asked.setBuddy(self.typed)
        row.addWidget(asked)
        row.addWidget(self.typed, 1)

    def show_sheet(self) -> None:
        """The sheet as it prints."""
        self.shown = True
        pdf = keeping.recovery_sheet(self._office, self.code, today())
        failed = self._session.failures.handle
        page = Preview(self.tr("恢复单"), pdf, self, failed, name=self.tr("台账恢复单"))
        page.finished.connect(lambda _: self.typed.setFocus())
        page.open()

    def is_there(self) -> bool:
        """Whether the group was typed as it stands on the paper, with or without the gaps between its signs."""
        return keeping.signs_of(self.typed.text()) == self._group()

    def _group(self) -> str:
        return self.code.split("-")[self._at]

    def _look(self) -> None:
        """Say so where a whole group was typed, and it is another one."""
        other = len(keeping.signs_of(self.typed.text())) >= len(self._group()) and not self.is_there()
        told = self.tr("▲ 和纸上的第 {} 组不一样，请对照再输一次。重新打开过这个窗口的，要用新印的那一张。")
        self.said.setText(told.format(self._at + 1) if other else "")


class SetPassword(Frame):
    """A new password and its sheet; ``ready`` tells both, after which the office is encrypted."""

    manual = "密码与加密"
    ready = Signal(str, str)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__("", parent, width=620)
        self.setWindowTitle(self.tr("设置密码"))
        self.new = NewPassword((session.folder.name,))
        self.sheet = _Sheet(session, session.folder.name)
        told = self.tr(
            "恢复单是忘了密码时唯一的办法。现在就印一份，装入信封，交单位负责人或放入保密柜；不要存在这台电脑里。"
        )
        self.body.addWidget(label(self.tr("一、密码"), "heading"))
        self.body.addWidget(self.new)
        self.body.addWidget(label(self.tr("二、恢复单"), "heading"))
        self.body.addWidget(label(told, "", wrap=True))
        self.body.addWidget(self.sheet)
        self.body.addWidget(
            label(self.tr("加密时窗口会先关上，做完再打开；可以取消，取消了什么也不变。"), "soft", wrap=True)
        )
        self.go = button(self.tr("加密(&E)"), self._go, primary=True, icon="locked")
        self.buttons(button(self.tr("取消"), self.reject), self.go)
        for part in (self.new, self.sheet):
            part.changed.connect(self._look)
        self._look()
        self.new.first.setFocus()
        session.ask("office-name", lambda desk: desk.office.profile.name, if_there(self, self._named))

    def _named(self, name: str) -> None:
        self.sheet._office = name

    def unsaved(self) -> str:
        """What the sheet is worth that was printed, if nothing is encrypted."""
        worth = self.tr("还没有加密。刚才印的恢复单什么也打不开，请销毁；再设密码时另印一张。")
        return worth if self.sheet.shown else ""

    def _look(self) -> None:
        self.go.setEnabled(bool(self.new.value()) and self.sheet.is_there())

    def _go(self) -> None:
        password, code = self.new.value(), self.sheet.code
        self.accept()
        self.ready.emit(password, code)


class _Proving(Frame):
    """Asks for the password there is, then for what is done with it."""

    manual = "密码与加密"

    def __init__(self, title: str, session: Session, parent: QWidget) -> None:
        super().__init__(title, parent, width=600)
        self.session = session
        folder = session.folder
        self.asking = Asking(
            self.tr("现在的密码"),
            lambda typed: keeping.prove_password(folder, typed),
            lambda: keeping.waiting(keeping.database(folder)),
            session.failures.handle,
        )
        self.asking.unlocked.connect(self.proven)
        self.body.addWidget(label(self.tr("现在的密码"), "heading"))
        self.body.addWidget(self.asking)
        self.asking.line.setFocus()

    def proven(self) -> None:
        """It was the password."""
        raise NotImplementedError


class ChangePassword(_Proving):
    """The old password, and a new one."""

    def __init__(self, session: Session, done: Callable[[], None], parent: QWidget) -> None:
        super().__init__("", session, parent)
        self.setWindowTitle(self.tr("换密码"))
        self._done = done
        self.new = NewPassword((session.folder.name,))
        self.body.addWidget(self.new)
        self.asking.trying.connect(self.new.setDisabled)  # it becomes what it was when pressed
        told = self.tr("马上就好，不用重新加密。以前的备份仍用备份那一天的密码；恢复单不变。")
        self.body.addWidget(label(told, "soft", wrap=True))
        self.asking.go.setText(self.tr("换密码(&O)"))
        self.buttons(button(self.tr("取消"), self.reject), self.asking.go)
        self.new.changed.connect(self._look)
        self._look()

    def _look(self) -> None:
        self.asking.allow(bool(self.new.value()))

    def proven(self) -> None:
        """Put the new one in the place of the old."""
        folder, password = self.session.folder, self.new.value()

        def changed(_: object) -> None:
            self.accept()
            self._done()

        run = lambda _: keeping.change_password(folder, password)  # noqa: E731
        work(self.tr("正在换密码"), run, self, changed, self.session.failures.handle)


class RecoveredDialog(Frame):
    """After the recovery sheet was used: a new password, without the old one."""

    manual = "密码与加密"

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__("", parent, width=560)
        self.setWindowTitle(self.tr("设新密码"))
        self._session = session
        self.new = NewPassword((session.folder.name,))
        told = self.tr("已用恢复单打开。请设一个新密码；信封拆开过的恢复单，随后在“密码与加密”里换一张。")
        self.body.addWidget(label(told, "", wrap=True))
        self.body.addWidget(self.new)
        self.go = button(self.tr("设新密码(&O)"), self._go, primary=True)
        self.buttons(button(self.tr("以后再说"), self.reject), self.go)
        self.new.changed.connect(lambda: self.go.setEnabled(bool(self.new.value())))
        self.go.setEnabled(False)
        self.new.first.setFocus()

    def _go(self) -> None:
        folder, password = self._session.folder, self.new.value()
        run = lambda _: keeping.change_password(folder, password)  # noqa: E731
        work(
            self.tr("正在换密码"),
            run,
            self,
            lambda _: self.accept(),
            self._session.failures.handle,
        )


class NewSheet(_Proving):
    """The password, and another sheet."""

    def __init__(self, session: Session, done: Callable[[], None], parent: QWidget) -> None:
        super().__init__("", session, parent)
        self.setWindowTitle(self.tr("换恢复单"))
        self._done = done
        self.sheet = _Sheet(session, session.folder.name)
        told = self.tr("换了以后，旧的一张只打得开此前的备份。")
        self.body.addWidget(label(self.tr("新的恢复单"), "heading"))
        self.body.addWidget(label(told, "soft", wrap=True))
        self.body.addWidget(self.sheet)
        self.asking.go.setText(self.tr("换恢复单(&O)"))
        self.buttons(button(self.tr("取消"), self.reject), self.asking.go)
        self.sheet.changed.connect(self._look)
        self._look()
        session.ask("office-name", lambda desk: desk.office.profile.name, if_there(self, self._named))

    def _named(self, name: str) -> None:
        self.sheet._office = name

    def unsaved(self) -> str:
        """Which sheet counts, if the new one was printed."""
        worth = self.tr("还没有换。刚才印的这一张什么也打不开，请销毁；原来的一张照旧有用。")
        return worth if self.sheet.shown else ""

    def _look(self) -> None:
        self.asking.allow(self.sheet.is_there())

    def proven(self) -> None:
        """The new sheet counts from now on."""
        folder, code = self.session.folder, self.sheet.code

        def changed(_: object) -> None:
            self.accept()
            self._done()

        run = lambda _: keeping.change_code(folder, code)  # noqa: E731
        work(self.tr("正在换恢复单"), run, self, changed, self.session.failures.handle)


class RemovePassword(_Proving):
    """The password once more; accepted, the office is decrypted."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__("", session, parent)
        self.setWindowTitle(self.tr("取消密码"))
        told = self.tr(
            "以后谁拿到这个文件夹，谁就能看。窗口会先关上，做完再打开；可以取消。以前的备份仍是加密的，用备份那一天的密码打开。"
        )
        self.body.addWidget(label(told, "", wrap=True))
        self.asking.go.setText(self.tr("取消密码(&O)"))
        self.buttons(button(self.tr("不取消"), self.reject), self.asking.go)

    def proven(self) -> None:
        """Go on to the decrypting."""
        self.accept()


def _law() -> str:
    return QCoreApplication.translate(
        "PasswordDialog",
        "加密不等于可以存放涉密信息：国家秘密一律不得录入（保守国家秘密法第三十一条第三项）。",
    )


def offer_password(shell: Shell) -> None:
    """There is nothing to lock with yet: say so, and offer to set a password."""
    said = Message(
        QCoreApplication.translate("PasswordDialog", "锁定"),
        QCoreApplication.translate("PasswordDialog", "还没有设密码，锁不住"),
        QCoreApplication.translate("PasswordDialog", "设了密码以后，可以随时锁上，没有人用也会自己锁上。"),
        shell.widget(),
        QCoreApplication.translate("PasswordDialog", "设置密码…"),
    )
    said.accepted.connect(lambda: PasswordDialog(shell).open())
    said.open()
