"""The first window: the last offices, another folder, a new one, one from a copy, or the sample office."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gongkai_desktop.files import discard_folder, lasting_folder
from ui.failures import Failures
from ui.kit.dialogs import Frame, button, card, label, lead, work
from ui.kit.files import Asks, FileDialog
from ui.last_offices import LastOffices
from ui.recent import Recents
from ui.tasks import Progress

if TYPE_CHECKING:
    from gongkai_desktop.keeping import Inside


class Welcome(Frame):
    """Four ways to begin; each ends in an office folder."""

    manual = "第一天"

    opened = Signal(Path)
    """One that was there."""
    founded = Signal(Path)
    """One that was made just now."""
    sampled = Signal(Path)
    """The sample's, in a temporary folder of its own."""
    restored = Signal(object)
    """A Restored: one that came back from a copy."""

    def __init__(self, failures: Failures, recents: Recents, parent: QWidget | None = None) -> None:
        super().__init__("", parent, width=600)
        self.setWindowTitle(self.tr("信息公开台账"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self._failures = failures
        self._ways: list[QPushButton] = []
        told = self.tr("台账放在您自己选的一个文件夹里：数据库、附件、备份都在里面，不联网。")
        self.body.addWidget(label(self.tr("从哪里开始？"), "title"))
        self.body.addWidget(label(told, "soft", wrap=True))
        self.last = LastOffices(recents)
        self.last.chosen.connect(self.opened)
        self.body.addWidget(self.last)
        told = self.tr("给本单位建一本新台账；以后可以把旧 Excel 收进来。")
        self._way(self.tr("新建"), told, self.tr("新建(&N)…"), self.make)
        self._way(
            self.tr("打开办公文件夹"),
            self.tr("接着用这台电脑里或拷来的台账。"),
            self.tr("打开(&O)…"),
            self.choose,
        )
        told = self.tr("换了电脑、坏了硬盘：先看清是哪一份，再放进新文件夹。")
        self._way(self.tr("从备份恢复"), told, self.tr("恢复(&R)…"), self.restore)
        told = self.tr("虚构的单位，三百条信息，随便试，不影响真正的台账。")
        self._way(self.tr("打开样例单位"), told, self.tr("看样例(&S)"), self.make_sample)
        self.body.addStretch(1)
        self._lead_on()

    def offer(self) -> None:
        """Show the last offices as they are now."""
        self.last.renew()
        self._lead_on()

    def choose(self) -> None:
        """Ask for an office folder and open it."""
        dialog = FileDialog(self, self.tr("打开办公文件夹"), "office", asks=Asks.FOLDER)
        dialog.fileSelected.connect(lambda name: self.opened.emit(Path(name)))
        dialog.open()

    def make(self) -> None:
        """Three pages: where, for whom and by which rules, who works there; then the office is made."""
        from ui.founding.wizard import Wizard  # only once in an office's life

        wizard = Wizard(self._failures.handle, self)
        wizard.made.connect(self.founded)
        wizard.open()

    def restore(self) -> None:
        """Ask for a copy and a folder for it."""
        from ui.founding.restoring import choose_copy  # only once on a machine

        choose_copy(self, self.restore_from)

    def restore_from(self, copy: Path) -> None:
        """Say what is in the copy, then ask where it shall go."""
        from gongkai_desktop.keeping import inside  # loads much of the core
        from ui.kit.passwords import unlocked_first

        unlocked = unlocked_first(self, lambda: self.restore_from(copy), self._failures.handle)

        look = self.tr("正在看备份里是什么")
        work(
            look,
            lambda _: inside(copy),
            self,
            lambda found: self._ask_where(copy, found),
            unlocked,
        )

    def _ask_where(self, copy: Path, found: Inside) -> None:
        from ui.founding.restoring import RestoreDialog, choose_place, put_into

        def go(damaged_too: bool) -> None:
            choose_place(self, found.name, lambda place: put(place, damaged_too))

        def put(place: Path, damaged_too: bool) -> None:
            failed = self._failures.handle
            put_into(copy, place, self, self.restored.emit, failed, damaged_too=damaged_too)

        asked = RestoreDialog(copy, found, None, self)
        asked.beside.connect(go)
        asked.open()

    def make_sample(self) -> None:
        """Make the sample office in a temporary folder and open it."""
        root = lasting_folder() / self.tr("样例单位")

        def run(progress: Progress) -> Path:
            from gongkai_desktop.sample import create_sample  # only for the sample office

            try:
                create_sample(root, progress=progress).close()
            except BaseException:
                discard_folder(root.parent)
                raise
            return root

        work(self.tr("正在准备样例单位"), run, self, self.sampled.emit, self._failures.handle)

    def _lead_on(self) -> None:
        """Who has no ledger yet makes one; all ways are as wide as the widest."""
        lead(self._ways[0], self.last.isHidden())
        widest = max(way.sizeHint().width() for way in self._ways)
        for way in self._ways:
            way.setMinimumWidth(widest)

    def _way(self, title: str, told: str, word: str, run: Callable[[], None]) -> None:
        frame, box = card()
        row = QHBoxLayout()
        row.addWidget(label(told, "soft", wrap=True), 1)
        self._ways.append(button(word, run))
        row.addWidget(self._ways[-1])
        box.addWidget(label(title, "heading"))
        box.addLayout(row)
        self.body.addWidget(frame)
