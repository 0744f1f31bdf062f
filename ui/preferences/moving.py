"""搬到别处: the office folder to another place, by the program and never by hand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from gongkai_desktop import keeping
from gongkai_desktop.errors import Refused
from ui.founding.place import within, worried
from ui.kit.dialogs import Banner, Frame, button, label
from ui.kit.files import Asks, FileDialog, documents
from ui.shell import Shell


class MoveDialog(Frame):
    """Asks where to; the moving itself begins when the window has let go of the office."""

    manual = "备份与恢复"

    def __init__(self, shell: Shell) -> None:
        super().__init__("", shell.widget(), width=600)
        self.setWindowTitle(self.tr("搬到别处"))
        self._shell, self._here = shell, shell.session.folder
        self._warned: set[Path] = set()
        self.banner, self.path = Banner(), QLineEdit(str(documents() / self._here.name))
        self.path.setAccessibleName(self.tr("搬到"))
        told = self.tr(
            "窗口会先关上，整本台账（数据库、附件、备份）抄到新的文件夹，逐个文件核对，再从那里打开。"
            "中途断电、取消，台账都还完整地在原处。"
        )
        no = self.tr("不要自己复制、剪切文件夹来搬：正在登记的时候复制出来的数据库可能是坏的。")
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(button(self.tr("选择…"), self.choose))
        self.body.addWidget(label(self.tr("现在在：{}").format(self._here), "", wrap=True))
        self.body.addWidget(label(told, "", wrap=True))
        self.body.addWidget(label(no, "soft", wrap=True))
        self.body.addWidget(self.banner)
        self.body.addLayout(row)
        self.body.addStretch(1)
        go = button(self.tr("搬过去(&M)"), self.go, primary=True, icon="do")
        self.buttons(button(self.tr("取消"), self.reject), go)
        self.path.selectAll()
        self.path.setFocus()

    def choose(self) -> None:
        """Find the folder in which the office shall lie."""
        dialog = FileDialog(self, self.tr("搬到哪里"), "office", asks=Asks.FOLDER)
        dialog.fileSelected.connect(lambda name: self.path.setText(str(within(Path(name), self._here.name))))
        dialog.open()

    def go(self) -> None:
        """Look at the place, then let it begin."""
        to = Path(self.path.text().strip())
        self.banner.hide()
        try:
            keeping.refuse_unfit(to)
        except Refused as refused:
            self.banner.explain(refused)
            return
        found = keeping.worries(to)
        if found and to not in self._warned:
            self._warned.add(to)
            self.banner.explain(worried(found, self.tr("一定要搬到那里的，再按一次“搬过去”")))
            return
        self.accept()
        self._shell.move_to(to)
