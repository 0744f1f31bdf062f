"""Page one of a new office: the visible folder in which everything lies."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gongkai_desktop.data import carried
from gongkai_desktop.errors import Refused
from gongkai_desktop.filenames import fit
from gongkai_desktop.files import contents
from ui.kit.dialogs import button, label
from ui.kit.files import Asks, FileDialog, documents

if TYPE_CHECKING:
    from gongkai_desktop.keeping import Worry


def proposed(name: str) -> str:
    """What the folder of an office of that name is called when nobody says otherwise."""
    folder = QCoreApplication.translate("Place", "信息公开台账")
    plain = fit(name, "")
    return f"{folder}-{plain}" if plain else folder


def within(place: Path, name: str) -> Path:
    """The folder itself when it is empty, else a new one of that name inside it."""
    try:
        used = any(contents(place))
    except OSError:
        used = False
    return place / name if used else place


def worried(found: Sequence[Worry], anyway: str) -> Refused:
    """What is to be feared at a place that is only being chosen; ``anyway`` says how to go on all the same."""
    what, why = "；".join(one.what for one in found), "；".join(one.why for one in found)
    way = QCoreApplication.translate("Place", "请换到本机硬盘上的文件夹，例如“文档”；{}")
    return Refused(what, why=why, way=way.format(anyway))


class Place(QWidget):
    """A path, proposed from the office's name until the clerk has chosen her own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own = False
        self.path = QLineEdit()
        self.path.setAccessibleName(self.tr("放在"))
        row = QHBoxLayout()
        row.addWidget(self.path, 1)
        row.addWidget(button(self.tr("选择…"), self.choose))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(10)
        told = self.tr(
            "整本台账放在一个看得见的文件夹里：数据库、附件、备份都在里面，不联网。"
            "复制这个文件夹，就是复制整本台账。"
        )
        no = self.tr(
            "不要放在网络盘上（数据库容易损坏）、U 盘上（容易丢）、程序自己的文件夹里，也不要和别的文件混在一起。"
        )
        if carried() is not None:
            no = self.tr("这份程序随身携带：单位文件夹放在它旁边的“数据”里，跟着它走。U 盘容易丢，请常备份。")
        named = self.tr("填好单位名称后，文件夹名会带上单位名称；您改过以后就照您的。")
        box.addWidget(label(told, "", wrap=True))
        box.addLayout(row)
        for words in (named, no):
            box.addWidget(label(words, "soft", wrap=True))
        box.addStretch(1)
        self.path.textEdited.connect(self._typed)
        self.propose("")

    def root(self) -> Path:
        """The folder as it stands."""
        return Path(self.path.text().strip())

    def propose(self, name: str) -> None:
        """Name the folder after the office, unless the clerk has chosen one."""
        if self._own:
            return
        self.path.setText(str((carried() or documents()) / proposed(name)))

    def choose(self) -> None:
        """Find the folder in which the new one shall lie."""
        here = str(self.root().parent)
        dialog = FileDialog(self, self.tr("新文件夹放在哪里"), "office", asks=Asks.FOLDER, start=here)
        dialog.fileSelected.connect(self._chosen)
        dialog.open()

    def start(self) -> None:
        """Put the cursor where typing begins."""
        self.path.setFocus()

    def _chosen(self, name: str) -> None:
        """A folder that holds something gets a new one inside it."""
        self.path.setText(str(within(Path(name), self.root().name)))
        self._own = True

    def _typed(self) -> None:
        self._own = True
