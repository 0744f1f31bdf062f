"""首选项: what this user of the computer wants of the window, beside scale, colours and language."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox

from gongkai_desktop.errors import Refused
from ui import at_login
from ui.kit.dialogs import Frame, button, explain, label
from ui.memory import FIRST_TODAY
from ui.shell import Shell


class OwnDialog(Frame):
    """Every switch holds at once."""

    manual = "今日"

    def __init__(self, shell: Shell) -> None:
        super().__init__("", shell.widget(), width=520)
        self.setWindowTitle(self.tr("首选项"))
        self._memory = shell.session.memory
        self.first = QCheckBox(self.tr("打开时先到“今日”"))
        self.first.setChecked(bool(self._memory.number(FIRST_TODAY)))
        self.first.toggled.connect(lambda on: self._memory.keep(FIRST_TODAY, int(on)))
        self.login = QCheckBox(self.tr("登录这台电脑时，打开“今日”看今天到期的"))
        self.login.setChecked(at_login.offered() and at_login.is_on())
        self.login.toggled.connect(self._at_login)
        self.body.addWidget(self.first)
        self.body.addWidget(self.login)
        if not at_login.offered():
            self.login.setEnabled(False)
            self.body.addWidget(
                label(self.tr("这种系统上请在系统的“登录项”里自己添加。"), "small", wrap=True)
            )
        told = self.tr("只对这台电脑上的这个用户有效，不写进办公文件夹。")
        self.body.addWidget(label(told, "small", wrap=True))
        self.buttons(button(self.tr("关闭"), self.accept, primary=True))
        self.first.setFocus()

    def _at_login(self, on: bool) -> None:
        try:
            at_login.turn(on)
        except Refused as refused:
            self.login.blockSignals(True)
            self.login.setChecked(not on)
            self.login.blockSignals(False)
            explain(self, refused)
