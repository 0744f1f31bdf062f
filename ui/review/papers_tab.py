"""纸件: the sheets printed for a review, where each is, and the pages that came back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gongkai_desktop.records.sheet import BACK, GONE, OUT, Sheet
from ui.kit import look
from ui.kit.dialogs import button, label
from ui.kit.ledger.papers_tab import kept_pdf, kept_sheets
from ui.review.words import is_review

if TYPE_CHECKING:
    from gongkai_desktop.review.review import Review
    from ui.session import Session

_LINE: Final = int(Qt.ItemDataRole.UserRole)
_CALLS: Final = "▲"
"""The mark of a line that calls for a hand."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A sheet as it was printed, or one page of it that came back."""

    name: str
    sheet: Sheet
    sha256: str = ""


class PapersTab(QWidget):
    """Lists sheets and beneath each its scanned pages; Enter or a double click shows either."""

    wanted = Signal(str)
    """A paper of the review's own is to be printed, by its key."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._own = {
            "referral": button(self.tr("打印报审函…"), lambda: self.wanted.emit("referral")),
            "separation": button(self.tr("打印区分处理记录…"), lambda: self.wanted.emit("separation")),
            "declassification": button(
                self.tr("打印解密记录…"), lambda: self.wanted.emit("declassification")
            ),
        }
        self.papers = QListWidget()
        self.papers.setAccessibleName(self.tr("纸件"))
        self.papers.setWordWrap(True)
        self.papers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.papers.itemActivated.connect(self._open)
        self._hint = label("", "small", wrap=True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._hint)
        box.addWidget(self.papers, 1)
        for own in self._own.values():
            box.addWidget(own)

    def show_record(self, view: Any, _: date) -> None:
        """List the sheets of a review, or of an item that waits; which papers of its own it has the facts for."""
        papers, own = view.record.papers, _prints(view.record) if is_review(view) else ()
        for key, made in self._own.items():
            made.setVisible(key in own)
        self.papers.clear()
        self.papers.setHidden(not papers)
        large = look.scale_of(self) > look.ROOMY  # the next steps need the room
        self._hint.setHidden(large and bool(papers))
        self._hint.setText(
            self.tr("双击查看：表是打印时的样子，页是扫描回来的样子。")
            if papers
            else self.tr("还没有打印过。选中后按 Ctrl+P 打印审查表。")
        )
        if papers:
            self._session.ask("review-papers", lambda desk: kept_sheets(desk, papers), self._list)

    def lines(self) -> list[str]:
        """What is listed."""
        return [self.papers.item(at).text() for at in range(self.papers.count())]

    def _list(self, kept: list[tuple[str, Sheet, bool]]) -> None:
        self.papers.clear()
        for title, sheet, stale in kept:
            words = f"{sheet.number}　{sheet.printed.isoformat()}　{self._where(sheet)}".rstrip("　")
            self._add(words + (self.tr("　▲ 印后有改动") if stale else ""), _Line(title, sheet), title)
            for page, sha256 in sorted(sheet.scanned.items()):
                told = self.tr("　└ 签回的第 {} 页").format(page)
                self._add(told, _Line(title, sheet, sha256), told)
            if sheet.scanned and sheet.missing:
                missing = "、".join(map(str, sheet.missing))
                self._add(self.tr("　└ ▲ 还缺第 {} 页").format(missing), _Line(title, sheet), title)

    def _add(self, words: str, line: _Line, tip: str) -> None:
        item = QListWidgetItem(words)
        item.setData(_LINE, line)
        item.setToolTip(tip)
        if _CALLS in words:
            item.setForeground(QColor(look.AMBER))
        self.papers.addItem(item)

    def _where(self, sheet: Sheet) -> str:
        """Where the paper is, in words."""
        if sheet.state == OUT:
            return self.tr("在 {} 处").format(sheet.out_to) if sheet.out_to else self.tr("在外")
        return {BACK: self.tr("✓ 已签回"), GONE: self.tr("作废")}.get(sheet.state, "")

    def _open(self, item: QListWidgetItem) -> None:
        line: _Line = item.data(_LINE)
        name = f"{line.name}{line.sheet.number}"
        if line.sha256:
            sha256 = line.sha256
            self._session.ask(
                "paper", lambda desk: desk.scans.page_file(sha256), lambda path: self._show_page(name, path)
            )
        else:
            sheet = line.sheet
            self._session.ask(
                "paper", lambda desk: kept_pdf(desk, sheet), lambda pdf: self._show_sheet(name, pdf)
            )

    def _show_sheet(self, name: str, pdf: bytes) -> None:
        from ui.kit.preview import Preview  # not loaded at start

        Preview(name, pdf, self, self._session.failures.handle).open()

    def _show_page(self, name: str, path: Path) -> None:
        from ui.review.page_dialog import PageDialog  # seldom used

        PageDialog(name, path, self).open()


def _prints(review: Review) -> tuple[str, ...]:
    """The papers of its own that a review has the facts for, by key."""
    facts = {
        "referral": review.referrals,
        "separation": review.separation,
        "declassification": review.declassified,
    }
    return tuple(key for key, known in facts.items() if known)
