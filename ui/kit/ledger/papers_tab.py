"""文书: the sheets printed for a record; each opens as it was printed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gongkai_desktop.desk import Desk
from gongkai_desktop.records.sheet import Sheet
from gongkai_desktop.records.sheets import Sheets
from ui.kit.dialogs import label
from ui.kit.host import Host

Kept = tuple[str, Sheet, bool]
_SHEET = int(Qt.ItemDataRole.UserRole)


class PapersTab(QWidget):
    """Lists a record's printed sheets with number and date; Enter or a double click shows the kept PDF.

    ``none`` says what to do where nothing has been printed.
    """

    def __init__(self, host: Host, none: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host, self._none = host, none
        self.papers = QListWidget()
        self.papers.setAccessibleName(self.tr("文书"))
        self.papers.itemActivated.connect(self._open)
        self._hint = label("", "small", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._hint)
        box.addWidget(self.papers, 1)

    def show_papers(self, papers: tuple[int, ...]) -> None:
        """List the sheets of these records."""
        self.papers.clear()
        self._hint.setText(self.tr("双击查看当时打印的样子。") if papers else self._none)
        if papers:
            self._host.ask("papers", lambda desk: kept_sheets(desk, papers), self._list)

    def _list(self, kept: list[Kept]) -> None:
        self.papers.clear()
        for title, sheet, stale in kept:
            words = f"{title}　{sheet.number}　{sheet.printed.isoformat()}"
            item = QListWidgetItem(words + (self.tr("　▲ 打印后有改动") if stale else ""))
            item.setData(_SHEET, (f"{title}{sheet.number}", sheet))
            self.papers.addItem(item)

    def _open(self, item: QListWidgetItem) -> None:
        name, sheet = item.data(_SHEET)
        self._host.ask("paper", lambda desk: kept_pdf(desk, sheet), lambda pdf: self._show(name, pdf))

    def _show(self, name: str, pdf: bytes) -> None:
        from ui.kit.preview import Preview  # not loaded at start

        Preview(name, pdf, self, self._host.failures.handle).open()


def kept_sheets(desk: Desk, papers: tuple[int, ...]) -> list[Kept]:
    """The printed sheets of these records, newest first: title, sheet, and whether its items changed since."""
    sheets = [sheet for sheet in map(desk.records.state, papers) if isinstance(sheet, Sheet)]
    twins = Sheets(desk.records)
    title_of = desk.papers.title_of
    return [(title_of(sheet.form), sheet, bool(twins.changed(sheet))) for sheet in reversed(sheets)]


def kept_pdf(desk: Desk, sheet: Sheet) -> bytes:
    """The PDF as it was printed, its own pages only; Refused when its file is gone."""
    return desk.papers.kept(sheet)
