"""Files let go over an item, or pasted: what are they? Then they are kept with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QImage

from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.exchange.pasted import is_table
from gongkai_desktop.files import temporary_folder
from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.records.event import Changed
from gongkai_desktop.register.files import KINDS
from ui.kit.dialogs import explain
from ui.kit.form_dialog import Failed, FormDialog, Values
from ui.kit.table import dropped_files

if TYPE_CHECKING:
    from ui.register.page import RegisterPage


class Dropping(QObject):
    """Asks once for all files let go together, then keeps them with the item, one after another."""

    def __init__(self, page: RegisterPage) -> None:
        super().__init__(page)
        self._page, self._session = page, page.host
        self._pasted: TemporaryDirectory[str] | None = None

    def take(self, item: int, paths: Sequence[Path]) -> None:
        """Ask what these files are."""
        today, left = self._session.today(), list(paths)
        """Those not kept yet: after one that was refused, saving again goes on with it."""

        def keep(path: Path, what: str, actor: int, desk: Desk) -> Changed:
            return desk.register.attach(item, path, actor=actor, today=today, what=what)

        def save(values: Values, done: Callable[[object], None], failed: Failed) -> None:
            what = str(values["what"])

            def keep_next(actor: int) -> None:
                self._session.write(partial(keep, left[0], what, actor), partial(kept, actor), failed)

            def kept(actor: int, changed: Changed) -> None:
                del left[0]
                if left:
                    keep_next(actor)
                else:
                    self._kept(len(paths), done, changed)

            self._session.with_actor(keep_next)

        names = "、".join(path.name for path in paths)
        note = self.tr("{} 个文件：{}。收下的是副本，原文件不动。").format(len(paths), names)
        FormDialog(self._form(), save, self._session.failures.handle, self._page, note=note).open()

    def paste(self, item: int) -> None:
        """Take what lies on the clipboard: files copied in the file manager, rows of a table program, or a picture.

        Files and pictures are for this item (0: none is shown).
        """
        data = QGuiApplication.clipboard().mimeData()
        paths = dropped_files(data)
        if not paths and is_table(data.text()):  # table programs copy a picture of the rows along
            self._page.acts.bring_in_rows(data.text())
            return
        paths = paths or self._picture()
        if not item:
            what = self.tr("还没有选中信息")
            explain(self._page, Refused(what, way=self.tr("先在表里选一条信息，再按 Ctrl+V")))
        elif paths:
            self.take(item, paths)
        else:
            what = self.tr("剪贴板里没有图片、文件或表格里的行")
            way = self.tr("先截图、在文件夹里复制文件或在 WPS 里复制几行，再按 Ctrl+V")
            explain(self._page, Refused(what, way=way))

    def _picture(self) -> list[Path]:
        image: QImage = QGuiApplication.clipboard().image()
        if image.isNull():
            return []
        self._pasted = temporary_folder()
        name = self.tr("截图_{}.png").format(self._session.today().isoformat())
        path = Path(self._pasted.name) / name
        return [path] if image.save(str(path)) else []

    def _kept(self, count: int, done: Callable[[object], None], changed: object) -> None:
        done(changed)
        if self._pasted is not None:
            self._pasted.cleanup()
            self._pasted = None
        self._page.said.emit(self.tr("已收下 {} 个文件").format(count))

    def _form(self) -> Ledger:
        title = self.tr("这是什么文件？")
        return Ledger("attach", title, (Column("what", self.tr("文件是"), Kind.CHOICE, choices=KINDS),))
