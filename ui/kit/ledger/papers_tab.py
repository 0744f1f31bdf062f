"""The sheets printed for a record, a tab of its card; each opens as it was printed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gongkai_desktop.desk import Desk
from gongkai_desktop.records.sheet import Sheet
from ui.kit import look
from ui.kit.dialogs import label
from ui.kit.host import Host

Kept = tuple[str, Sheet, bool]
_SHOW: Final = int(Qt.ItemDataRole.UserRole)
CALLS: Final = "▲"
"""The mark of a line that calls for a hand."""


class PapersTab(QWidget):
    """Lists a record's printed sheets with number and date; Enter or a double click shows the kept PDF.

    ``title`` is what the papers are called, ``some`` how to look at them, ``none`` what to do where there is none.
    ``ledger`` names whose records they are of: pages that read anew at once must not take the answers of each other.
    """

    def __init__(
        self, host: Host, ledger: str, title: str, some: str, none: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._host, self._ledger, self._some, self._none = host, ledger, some, none
        self._papers: tuple[int, ...] = ()
        self.papers = QListWidget()
        self.papers.setAccessibleName(title)
        self.papers.setWordWrap(True)
        self.papers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.papers.itemActivated.connect(lambda item: item.data(_SHOW)())
        self._hint = label("", "small", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.addWidget(self._hint)
        self.box.addWidget(self.papers, 1)

    def show_papers(self, papers: tuple[int, ...]) -> None:
        """List the sheets of these records."""
        self._papers = papers
        self.papers.clear()
        self.papers.setHidden(not papers)
        self._hint.setText(self._some if papers else self._none)
        self._hint.setHidden(bool(papers) and not look.roomy(self))  # the next steps need the room
        if papers:
            self._host.ask(
                f"{self._ledger}-papers", lambda desk: kept_sheets(desk, papers), partial(self._list, papers)
            )

    def lines(self) -> list[str]:
        """What is listed."""
        return [self.papers.item(at).text() for at in range(self.papers.count())]

    def put_sheet(self, title: str, sheet: Sheet, *, stale: bool) -> None:
        """What is listed of one sheet; ``stale``: its items changed since it was printed."""
        words = f"{title}　{sheet.number}　{sheet.printed.isoformat()}"
        self.put(words + (self.tr("　▲ 打印后有改动") if stale else ""), self.showing(title, sheet), title)

    def put(self, words: str, show: Callable[[], object], tip: str) -> None:
        """One line; opening it shows what it stands for."""
        item = QListWidgetItem(words)
        item.setData(_SHOW, show)
        item.setToolTip(tip)
        if CALLS in words:
            item.setForeground(QColor(look.AMBER))
        self.papers.addItem(item)

    def showing(self, title: str, sheet: Sheet) -> Callable[[], object]:
        """What shows a sheet as it was printed."""
        show = partial(self._show, f"{title}{sheet.number}")
        return lambda: self._host.ask(f"paper-{sheet.number}", lambda desk: kept_pdf(desk, sheet), show)

    def _list(self, papers: tuple[int, ...], kept: list[Kept]) -> None:
        if papers != self._papers:  # another record is shown by now, which has none
            return
        self.papers.clear()
        for title, sheet, stale in kept:
            self.put_sheet(title, sheet, stale=stale)

    def _show(self, name: str, pdf: bytes) -> None:
        from ui.kit.preview import Preview  # not loaded at start

        Preview(name, pdf, self, self._host.failures.handle).open()


def kept_sheets(desk: Desk, papers: tuple[int, ...]) -> list[Kept]:
    """The printed sheets of these records, newest first: title, sheet, and whether its items changed since."""
    sheets = [sheet for sheet in map(desk.records.state, papers) if isinstance(sheet, Sheet)]
    from gongkai_desktop.records.sheets import Sheets  # with the first record that has any

    twins = Sheets(desk.records)
    title_of = desk.papers.title_of
    return [(title_of(sheet.form), sheet, bool(twins.changed(sheet))) for sheet in reversed(sheets)]


def kept_pdf(desk: Desk, sheet: Sheet) -> bytes:
    """The PDF as it was printed, its own pages only; Refused when its file is gone."""
    return desk.papers.kept(sheet)
