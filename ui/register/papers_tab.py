"""文书: the sheets printed for an item; each opens as it was printed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gongkai_desktop.desk import Desk
from gongkai_desktop.records.sheet import Sheet
from gongkai_desktop.records.sheets import Sheets
from gongkai_desktop.register.service import ItemView
from ui.kit.dialogs import label
from ui.session import Session

Kept = tuple[str, Sheet, bool]
_SHEET = int(Qt.ItemDataRole.UserRole)


class PapersTab(QWidget):
    """Lists an item's printed sheets with number and date; Enter or a double click shows the kept PDF."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.papers = QListWidget()
        self.papers.setAccessibleName(self.tr("文书"))
        self.papers.itemActivated.connect(self._open)
        self._hint = label("", "small", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._hint)
        box.addWidget(self.papers, 1)

    def show_item(self, view: ItemView) -> None:
        """List the sheets of an item."""
        self.papers.clear()
        self._hint.setText(
            self.tr("双击查看当时打印的样子。")
            if view.record.papers
            else self.tr("还没有打印过文书。选中信息后按 Ctrl+P 打印审查表。")
        )
        if view.record.papers:
            papers = view.record.papers
            self._session.ask("papers", lambda desk: kept_sheets(desk, papers), self._list)

    def _list(self, kept: list[Kept]) -> None:
        self.papers.clear()
        for title, sheet, stale in kept:
            words = f"{title}　{sheet.number}　{sheet.printed.isoformat()}"
            item = QListWidgetItem(words + (self.tr("　▲ 打印后有改动") if stale else ""))
            item.setData(_SHEET, (f"{title}{sheet.number}", sheet))
            self.papers.addItem(item)

    def _open(self, item: QListWidgetItem) -> None:
        name, sheet = item.data(_SHEET)
        self._session.ask("paper", lambda desk: kept_pdf(desk, sheet), lambda pdf: self._show(name, pdf))

    def _show(self, name: str, pdf: bytes) -> None:
        from ui.kit.preview import Preview  # not loaded at start

        Preview(name, pdf, self, self._session.failures.handle).open()


def kept_sheets(desk: Desk, papers: tuple[int, ...]) -> list[Kept]:
    """The printed sheets of these records, newest first: title, sheet, and whether its items changed since."""
    sheets = [sheet for sheet in map(desk.records.state, papers) if isinstance(sheet, Sheet)]
    twins = Sheets(desk.records)
    title_of = desk.papers.title_of
    return [(title_of(sheet.form), sheet, bool(twins.changed(sheet))) for sheet in reversed(sheets)]


def kept_pdf(desk: Desk, sheet: Sheet) -> bytes:
    """The PDF as it was printed, its own pages only; Refused when its file is gone."""
    return desk.papers.kept(sheet)
