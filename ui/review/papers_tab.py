"""纸件: the sheets printed for a review, where each is, and the pages that came back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gongkai_desktop.records.sheet import BACK, GONE, OUT, Sheet
from gongkai_desktop.review.subject import ITEM
from ui.kit.dialogs import button
from ui.kit.ledger import papers_tab
from ui.review.words import is_review

if TYPE_CHECKING:
    from gongkai_desktop.review.review import Review
    from ui.kit.host import Host


class PapersTab(papers_tab.PapersTab):
    """Beneath each sheet stand its scanned pages, beneath all the papers that a review may have of its own."""

    wanted = Signal(str)
    """A paper of the review's own is to be printed, by its key."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        some = self.tr("双击查看：表是打印时的样子，页是扫描回来的样子。")
        none = self.tr("还没有打印过。选中后按 Ctrl+P 打印审查表。")
        super().__init__(host, "review", self.tr("纸件"), some, none, parent)
        self._own = {
            "referral": button(self.tr("打印报审函…"), lambda: self.wanted.emit("referral")),
            "separation": button(self.tr("打印区分处理记录…"), lambda: self.wanted.emit("separation")),
            "declassification": button(
                self.tr("打印解密记录…"), lambda: self.wanted.emit("declassification")
            ),
        }
        for own in self._own.values():
            self.box.addWidget(own)

    def show_record(self, view: Any, _: date) -> None:
        """List the sheets of a review, or of an item that waits; which papers of its own it has the facts for."""
        own = _prints(view.record) if is_review(view) else ()
        for key, made in self._own.items():
            made.setVisible(key in own)
        self.show_papers(view.record.papers)

    def put_sheet(self, title: str, sheet: Sheet, *, stale: bool) -> None:
        """The sheet with where it is, its pages, the pages that it still lacks."""
        show = self.showing(title, sheet)
        words = f"{sheet.number}　{sheet.printed.isoformat()}　{self._where(sheet)}".rstrip("　")
        self.put(words + (self.tr("　▲ 印后有改动") if stale else ""), show, title)
        for page, sha256 in sorted(sheet.scanned.items()):
            told = self.tr("　└ 签回的第 {} 页").format(page)
            self.put(told, self._showing_page(f"{title}{sheet.number}", sha256), told)
        if sheet.scanned and sheet.missing:
            missing = "、".join(map(str, sheet.missing))
            self.put(self.tr("　└ ▲ 还缺第 {} 页").format(missing), show, title)

    def _where(self, sheet: Sheet) -> str:
        """Where the paper is, in words."""
        if sheet.state == OUT:
            return self.tr("在 {} 处").format(sheet.out_to) if sheet.out_to else self.tr("在外")
        return {BACK: self.tr("✓ 已签回"), GONE: self.tr("作废")}.get(sheet.state, "")

    def _showing_page(self, name: str, sha256: str) -> Callable[[], object]:
        """What shows a page that came back."""
        show = partial(self._show_page, name)
        return lambda: self._host.ask(f"page-{sha256}", lambda desk: desk.scans.page_file(sha256), show)

    def _show_page(self, name: str, path: Path) -> None:
        from ui.review.page_dialog import PageDialog  # seldom used

        PageDialog(name, path, self).open()


def _prints(review: Review) -> tuple[str, ...]:
    """The papers of its own that a review has the facts for, by key."""
    facts = {
        "review-sheet": review.subject.kind != ITEM,
        "referral": review.referrals,
        "separation": review.separation,
        "declassification": review.declassified,
    }
    return tuple(key for key, known in facts.items() if known)
