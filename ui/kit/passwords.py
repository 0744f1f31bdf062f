"""Asking for a password: to open what is encrypted (or with the recovery sheet), and for a new one, typed twice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from gongkai_desktop import keeping
from gongkai_desktop.errors import Locked, Refused
from ui.kit.alive import if_there
from ui.kit.dialogs import Banner, Frame, button, label
from ui.tasks import Failed, Job

_SECOND = 1000  # milliseconds


class Secret(QLineEdit):
    """One line for a password; what is typed is seen only while somebody wants to see it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.show_typed(False)

    def show_typed(self, shown: bool) -> None:
        """Show what is typed, or dots."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)


def showing(words: str, *lines: Secret) -> QCheckBox:
    """A box to be ticked that shows what is typed in these lines."""
    box = QCheckBox(words)
    for line in lines:
        box.toggled.connect(line.show_typed)
    return box


class Asking(QWidget):
    """A line for the password of something, which tells ``unlocked`` when it was right.

    ``prove`` takes what was typed and raises Refused; it runs beside the window, since deriving a key takes a while.
    """

    unlocked = Signal()
    trying = Signal(bool)
    """What was typed is being tried from now on, or no longer."""

    def __init__(
        self, name: str, prove: Callable[[str], None], waiting: Callable[[], int], failed: Failed
    ) -> None:
        super().__init__()
        self._prove, self._waiting, self._failed = prove, waiting, failed
        self._allowed, self._trying = True, False
        self.banner = Banner()
        self.line = Secret(name)
        self.left = label("", "small")
        self.shown = showing(self.tr("显示输入的密码(&S)"), self.line)
        self.go = button(self.tr("打开(&O)"), self.try_it, primary=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for part in (self.banner, self.line, self.shown, self.left):
            box.addWidget(part)
        self.line.returnPressed.connect(self.try_it)
        self._clock = QTimer(self, interval=_SECOND)
        self._clock.timeout.connect(self._count)
        self._count()

    def allow(self, allowed: bool) -> None:
        """Whether everything else that goes with the password is there."""
        self._allowed = allowed
        self._count()

    def try_it(self) -> None:
        """Try what was typed."""
        if not self.go.isEnabled() or not self.line.text():
            return
        self._try(True)
        typed = self.line.text()
        self._job = Job(lambda _: self._prove(typed))
        self._job.finished.connect(if_there(self, lambda _: self._right()))
        self._job.failed.connect(if_there(self, self._wrong))
        self._job.start()

    def _right(self) -> None:
        self.line.clear()
        self.banner.hide()
        self._try(False)
        self.unlocked.emit()

    def _try(self, trying: bool) -> None:
        self._trying = trying
        self._count()
        self.trying.emit(trying)

    def _wrong(self, error: BaseException) -> None:
        self._try(False)
        if not isinstance(error, Refused):
            self._failed(error)
            return
        self.banner.explain(error)
        self.line.selectAll()
        self.line.setFocus()

    def _count(self) -> None:
        """Say how long one still has to wait, or that what was typed is being tried; only else can it be."""
        seconds = self._waiting()
        words = self.tr("正在核对…") if self._trying else ""
        self.left.setText(self.tr("还要等 {} 秒").format(seconds) if seconds else words)
        self.go.setEnabled(self._allowed and not self._trying and not seconds)
        if seconds:
            self._clock.start()
        else:
            self._clock.stop()


class UnlockDialog(Frame):
    """The password of an encrypted ledger or copy; accepted when this process holds its key."""

    manual = "密码与加密"
    recovered = Signal()
    """It was opened with the recovery sheet: a new password should be set."""

    def __init__(self, locked: Path, name: str, parent: QWidget | None, failed: Failed) -> None:
        super().__init__("", parent, width=480)
        self.setWindowTitle(self.tr("输入密码"))
        self._locked = locked
        self.by = keeping.PASSWORD
        self.told = label(self.tr("“{}”设了密码").format(name), "heading", wrap=True)
        self.more = label(self._more(), "soft", wrap=True)
        self.asking = Asking(self.tr("密码"), self._prove, partial(keeping.waiting, locked), failed)
        self.asking.unlocked.connect(self._opened)
        for part in (self.told, self.more, self.asking):
            self.body.addWidget(part)
        self.other = button(self.tr("用恢复单(&R)"), self.turn)
        self.asking.trying.connect(self.other.setDisabled)  # it is tried as what it was typed as
        self.buttons(button(self.tr("取消"), self.reject), self.asking.go, left=self.other)
        self.asking.line.setFocus()

    def turn(self) -> None:
        """Ask for the code of the sheet instead of the password, or the other way round."""
        code = self.by == keeping.PASSWORD
        self.by = keeping.RECOVERY if code else keeping.PASSWORD
        self.more.setText(self._more())
        self.other.setText(self.tr("用密码(&R)") if code else self.tr("用恢复单(&R)"))
        self.asking.line.clear()
        self.asking.line.setAccessibleName(self.tr("恢复码") if code else self.tr("密码"))
        self.asking.shown.setChecked(code)
        self.asking.banner.hide()
        self.asking.line.setFocus()

    def _more(self) -> str:
        if self.by == keeping.RECOVERY:
            return self.tr("照抄恢复单上的八组字符，横线和大小写不拘；抄错了会指出是第几组。")
        return self.tr("备份用的是备份那一天的密码。忘了密码的，取出封存的恢复单。")

    def _prove(self, typed: str) -> None:
        keeping.unlock(self._locked, typed, by=self.by)

    def _opened(self) -> None:
        self.accept()
        if self.by == keeping.RECOVERY:
            self.recovered.emit()


class NewPassword(QWidget):
    """A new password, typed twice, with what speaks against it. ``names`` should not stand in it."""

    changed = Signal()

    def __init__(self, names: Sequence[str] = ()) -> None:
        super().__init__()
        self._names = names
        self.first, self.again = Secret(self.tr("新密码")), Secret(self.tr("再输一次"))
        self.said = label("", "small", wrap=True)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.tr("新密码(&N)"), self.first)
        form.addRow(self.tr("再输一次(&A)"), self.again)
        form.addRow("", showing(self.tr("显示新密码(&W)"), self.first, self.again))
        form.addRow("", self.said)
        for line in (self.first, self.again):
            line.textChanged.connect(lambda _: self._look())
        self._look()

    def value(self) -> str:
        """What was typed both times; '' while it cannot be taken."""
        return self.first.text() if not self._lacking() else ""

    def _lacking(self) -> str:
        try:
            keeping.refuse_poor(self.first.text())
        except Refused:
            return self.tr("8 个字符以上，长比怪更有用：几个不相干的词连起来就好记又难猜。")
        return "" if self.first.text() == self.again.text() else self.tr("两次还不一样。")

    def _look(self) -> None:
        poor = keeping.weakness(self.first.text(), self._names) if len(self.first.text()) > 7 else ""
        warned = self.tr("▲ {}。可以用，最好换一个。").format(poor) if poor else ""
        self.said.setText("\n".join(line for line in (warned, self._lacking()) if line))
        self.changed.emit()


def unlocked_first(
    parent: QWidget | None, then: Callable[[], object], failed: Failed
) -> Callable[[BaseException], None]:
    """What to do when something failed: where it was Locked, ask for the password and then try again."""

    def refused(error: BaseException) -> None:
        if not isinstance(error, Locked):
            failed(error)
            return
        dialog = UnlockDialog(error.path, error.name, parent, failed)
        dialog.accepted.connect(then)
        dialog.open()

    return refused
