"""附件: the files kept with an item; added by button or by dragging them in, opened as copies."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gongkai_desktop.desk import Desk
from gongkai_desktop.ledger.acts import NextAct
from gongkai_desktop.records.event import Changed
from gongkai_desktop.register.service import ItemView
from ui.kit.dialogs import button, label
from ui.kit.files import Asks, FileDialog
from ui.kit.folding import FoldingRow
from ui.kit.showing import show
from ui.session import Session

_FILE = int(Qt.ItemDataRole.UserRole)


def size_words(size: int) -> str:
    """A file's size in bytes as people read it."""
    return f"{size / 1_048_576:.1f} MB" if size >= 1_048_576 else f"{max(1, size // 1024)} KB"


class FilesTab(QWidget):
    """Lists an item's files. Enter or a double click opens a copy; the kept file is never changed."""

    dropped = Signal(object)
    """Paths of files that were chosen for the item."""
    wanted = Signal(object)
    """The act that says of a file whether it goes out."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._item = 0
        self.files = QListWidget()
        self.files.setAccessibleName(self.tr("附件"))
        self.files.itemActivated.connect(self._open)
        self._hint = label("", "small", wrap=True)
        self._add = button(self.tr("添加文件…"), self._choose)
        self._check = button(self.tr("检查附件"), self.check)
        self._role = button(self.tr("说明用途…"), self._tell)
        self._telling: NextAct | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._hint)
        box.addWidget(self.files, 1)
        row = FoldingRow()
        row.more.setText(self.tr("附件 ▾"))  # what can be done with the item is in a 更多 beneath it
        for made in (self._role, self._check, self._add):
            row.box.addWidget(made)
        row.box.addStretch(1)
        box.addWidget(row)

    def show_item(self, view: ItemView) -> None:
        """List the files of an item."""
        self._item = view.id
        self.files.clear()
        for kept in view.attachments:
            role = view.case.roles.get(kept.sha256, "")
            item = QListWidgetItem(f"{kept.name}\n　{role}　{size_words(kept.size)}")
            item.setData(_FILE, kept)
            item.setToolTip(kept.name)
            self.files.addItem(item)
        self._telling = next((act for act in view.acts if act.key == "file_told"), None)
        self._role.setEnabled(self._telling is not None)
        self._add.setEnabled(not view.case.secret)
        self._check.setEnabled(bool(view.attachments))
        self._hint.setText(
            self.tr("国家秘密不收附件，原件存保密室。")
            if view.case.secret
            else self.tr("把文件拖到这里，或点“添加文件”，截图可用 Ctrl+V 粘贴。双击打开的是副本。")
        )

    def add(self, paths: list[Path]) -> None:
        """Keep files with the item, one after another."""
        item, today = self._item, self._session.today()

        def keep(path: Path, actor: int, desk: Desk) -> Changed:
            return desk.register.attach(item, path, actor=actor, today=today)

        def keep_all(actor: int) -> None:
            for path in paths:
                self._session.write(partial(keep, path, actor))

        self._session.with_actor(keep_all)

    def check(self) -> None:
        """Look the files through before they go out."""
        from ui.screening.dialog import ScreeningDialog  # seldom used

        ScreeningDialog(self._session, self._item, self, add=self._choose).open()

    def _tell(self) -> None:
        """Say of the chosen file whether it goes out."""
        chosen = self.files.currentItem() or self.files.item(0)
        if self._telling is not None and chosen is not None:
            self.wanted.emit(self._telling.filled({"file": chosen.data(_FILE).name}))

    def _choose(self) -> None:
        dialog = FileDialog(self, self.tr("添加文件"), "attachments", asks=Asks.FILES)
        dialog.filesSelected.connect(lambda names: self.dropped.emit([Path(name) for name in names]))
        dialog.open()

    def _open(self, item: QListWidgetItem) -> None:
        kept = item.data(_FILE)
        self._session.ask(
            f"file-{kept.sha256}",
            lambda desk: desk.attachments.open_copy(kept.sha256, kept.name),
            self._opened,
        )

    def _opened(self, path: Path) -> None:
        show(path, self)
