"""An office that comes back from a copy: which copy, what is in it, where to, and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QRadioButton, QWidget

from gongkai_desktop import keeping
from gongkai_desktop.data import OfficeFolder
from gongkai_desktop.keeping import Inside, Restored
from ui.founding.place import proposed, within
from ui.kit.dialogs import Frame, button, label, work
from ui.kit.files import Asks, FileDialog
from ui.tasks import Failed

_SHOWN = 10  # problems and attachments that are named


class RestoreDialog(Frame):
    """Names what is in the copy, then asks where it shall go.

    The safe way is chosen at first: into a new folder, where it can be looked at. ``office`` is the one that is
    open, in whose place the copy may be put when it is that office's.
    """

    manual = "备份与恢复"

    over = Signal(bool)
    """In the place of the open office; whether a damaged copy will do."""
    beside = Signal(bool)
    """Into a new folder; whether a damaged copy will do."""

    def __init__(self, copy: Path, inside: Inside, office: Inside | None, parent: QWidget) -> None:
        super().__init__("", parent, width=560)
        self.setWindowTitle(self.tr("恢复"))
        self.told = label(self._inside(copy, inside), "heading", wrap=True)
        self.new = QRadioButton(self.tr("恢复到一个新文件夹，先看看对不对"))
        self.here = QRadioButton(self.tr("恢复到现在这个办公文件夹"))
        self.damaged = QCheckBox(self.tr("有损坏也恢复：只有这一份备份时，能读的都恢复(&D)"))
        self._group = QButtonGroup(self)
        for one in (self.new, self.here):
            self._group.addButton(one)
        self.new.setChecked(True)
        self.body.addWidget(self.told)
        if office is not None and office.number == inside.number:
            self._offer_both()
        elif office is not None:
            told = self.tr("现在打开的是“{}”的台账，不是同一本，只能恢复到一个新文件夹。")
            self.body.addWidget(label(told.format(office.name), "", wrap=True))
        self.body.addWidget(self.damaged)
        self.body.addStretch(1)
        self.buttons(
            button(self.tr("取消"), self.reject),
            button(self.tr("恢复(&R)"), self.go, primary=True, icon="restore"),
        )

    def go(self) -> None:
        """Tell which way was chosen."""
        way = self.over if self.here.isChecked() else self.beside
        damaged_too = self.damaged.isChecked()
        self.accept()
        way.emit(damaged_too)

    def _inside(self, copy: Path, inside: Inside) -> str:
        told = self.tr("这份备份是“{}”的台账，记到 {}，共 {} 条记载。")
        words = told.format(inside.name, inside.at[:16].replace("T", " "), f"{inside.events:,}")
        return f"{words}\n{copy.name}"

    def _offer_both(self) -> None:
        safe = self.tr("现在的台账不动。")
        risk = self.tr(
            "窗口会先关上。这份备份以后登记的内容不在恢复出来的台账里；现在的数据库不删，移到办公文件夹里“旧-日期”中。"
        )
        for choice, told in ((self.new, safe), (self.here, risk)):
            self.body.addWidget(choice)
            self.body.addWidget(label(told, "small", wrap=True))


def choose_copy(parent: QWidget, then: Callable[[Path], None]) -> None:
    """Ask for a copy that lies somewhere."""
    title = QCoreApplication.translate("RestoreDialog", "选择备份文件")
    kinds = QCoreApplication.translate("RestoreDialog", "台账备份 (*.db)")
    _ask(FileDialog(parent, title, "backup", kinds), then)


def choose_place(parent: QWidget, name: str, then: Callable[[Path], None]) -> None:
    """Ask for the folder in which the office of that name shall lie; one that holds something gets a new one inside."""
    title = QCoreApplication.translate("RestoreDialog", "恢复到哪个文件夹")
    dialog = FileDialog(parent, title, "office", asks=Asks.FOLDER)
    _ask(dialog, lambda place: then(within(place, proposed(name))))


def put_into(
    copy: Path,
    place: Path,
    parent: QWidget,
    then: Callable[[Restored], None],
    failed: Failed,
    *,
    damaged_too: bool = False,
) -> None:
    """Put a copy into a folder of its own."""
    title = QCoreApplication.translate("RestoreDialog", "正在恢复")
    run = partial(keeping.restore, copy, place, damaged_too=damaged_too)
    work(title, run, parent, then, failed)


def restored_words(done: Restored) -> str:
    """What a restore has left to be known."""
    lines = [QCoreApplication.translate("RestoreDialog", "共 {} 条记载。").format(f"{done.events:,}")]
    if done.aside:
        lines.append(QCoreApplication.translate("RestoreDialog", "原来的台账移到了：{}").format(done.aside))
    if done.folder.encrypted:
        lines.append(QCoreApplication.translate("RestoreDialog", "它用备份那一天的密码打开。"))
    elif done.aside and OfficeFolder(done.aside).encrypted:
        lines.append(
            QCoreApplication.translate("RestoreDialog", "这份备份是没有密码的时候做的，现在的台账没有加密。")
        )
    if done.mended:
        lines.append(QCoreApplication.translate("RestoreDialog", "有几行与记载不一致，已按记载重新做好。"))
    if done.missing:
        named = "、".join(done.missing[:_SHOWN])
        told = QCoreApplication.translate("RestoreDialog", "有 {} 个附件在备份旁边没有找到完好的：{}")
        lines.append(told.format(len(done.missing), named))
    if done.problems:
        told = QCoreApplication.translate("RestoreDialog", "恢复出来的台账还有 {} 处不对：")
        lines.append(told.format(len(done.problems)))
        lines += done.problems[:_SHOWN]
    return "\n".join(lines)


def _ask(dialog: FileDialog, then: Callable[[Path], None]) -> None:
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()
