"""The versions of the catalogue: which there were, what each changed, and each as a workbook or on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QWidget

from gongkai_desktop.catalogue.versions import CHANGED, GONE, NEW, Difference, Version
from gongkai_desktop.desk import Desk
from ui.kit import look
from ui.kit.dialogs import Frame, button, card, label
from ui.kit.folding import FoldingRow
from ui.kit.markup import escape
from ui.kit.rich import Reading, heading, pairs
from ui.session import Session

if TYPE_CHECKING:
    from ui.catalogue.acts import CatalogueActs

_MARKS = {NEW: "＋", GONE: "－", CHANGED: "～"}
_COLOURS = {NEW: "green", GONE: "red", CHANGED: "amber"}


class VersionsDialog(Frame):
    """Versions on the left, the newest first, before them what is not released yet; what changed on the right."""

    manual = "基本目录"

    def __init__(self, session: Session, acts: CatalogueActs, parent: QWidget) -> None:
        super().__init__(self.tr("基本目录的版本"), parent, width=860, height=560)
        self._session, self._acts = session, acts
        self._versions: tuple[Version, ...] = ()
        self.list = QListWidget()
        self.list.setObjectName("framed")
        self.list.setAccessibleName(self.tr("版本"))
        self.reading = Reading()
        self.reading.setAccessibleName(self.tr("与上一版的差别"))
        self.why = label("", "small", wrap=True)
        self.export = button(self.tr("导出这一版…"), self._export)
        self.print = button(self.tr("打印这一版…"), self._print)
        self.back = button(self.tr("撤销这一版…"), self._take_back)
        self._arrange()
        self.list.currentRowChanged.connect(self._show)
        session.changed.connect(self._read)
        # a question still on its way must not be answered to a closed dialog
        self.finished.connect(lambda _: session.ask("versions", lambda desk: None, lambda _: None))
        self.finished.connect(lambda _: session.ask("differences", lambda desk: None, lambda _: None))
        self._read()

    def words(self) -> str:
        """What is told of the version chosen."""
        return self.reading.toPlainText()

    def _arrange(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(12)
        split.setChildrenCollapsible(False)
        right, box = card()
        box.addWidget(self.reading, 1)
        row = FoldingRow()
        for one in (self.export, self.print, self.back):
            row.box.addWidget(one)
        row.box.addStretch(1)
        box.addWidget(row)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setSizes([look.scaled(self, 270), look.scaled(self, 560)])
        split.setStretchFactor(1, 1)
        self.body.addWidget(self.why)
        self.body.addWidget(split, 1)
        self.buttons(button(self.tr("关闭"), self.accept, primary=True))

    def _read(self, _: object = None) -> None:
        self._session.ask(
            "versions", lambda desk: (desk.catalogue.versions(), desk.catalogue.article), self._offer
        )

    def _offer(self, found: tuple[tuple[Version, ...], str]) -> None:
        versions, article = found
        self.why.setText(self.tr("目录应当及时更新（{}）；每一版都按当时的样子保存。").format(article))
        row = max(self.list.currentRow(), 0)
        self._versions = versions
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItem(QListWidgetItem(self.tr("还没有发布的改动")))
        for version in versions:
            words = self.tr("{}　{} 起　{} 条").format(
                version.number, version.effective, len(version.entries)
            )
            self.list.addItem(QListWidgetItem(words))
        self.list.blockSignals(False)
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self.list.setFocus()

    def _chosen(self) -> Version | None:
        row = self.list.currentRow()
        return self._versions[row - 1] if 0 < row <= len(self._versions) else None

    def _show(self, row: int) -> None:
        version = self._chosen()
        for one in (self.export, self.print):
            one.setEnabled(version is not None)
        self.back.setEnabled(version is not None and row == 1)
        before = self._versions[row].id if 0 <= row < len(self._versions) else 0
        after = 0 if version is None else version.id
        if version is None and not self._versions:
            self.reading.show_html(_told(self.tr("还没有发布过版本，整本目录都未发布。")))
            return

        def read(desk: Desk) -> tuple[Difference, ...]:
            return desk.catalogue.differences(before, after)

        self._session.ask("differences", read, lambda found: self._tell(version, found, first=not before))

    def _tell(self, version: Version | None, found: tuple[Difference, ...], *, first: bool) -> None:
        facts = []
        if version is not None:
            facts = [
                (self.tr("版次"), version.number),
                (self.tr("生效日"), version.effective),
                (self.tr("变更说明"), version.why),
                (self.tr("发布"), version.released),
                (self.tr("条目"), str(len(version.entries))),
                (self.tr("台账校验"), self.tr("第 {} 条 {}").format(version.upto, version.head[:16])),
            ]
        if first:
            body = _told(self.tr("第一版，共 {} 条。").format(len(found)))
        elif not found:
            body = _told(self.tr("与上一版没有差别。"))
        else:
            body = heading(self.tr("与上一版的差别：{} 处").format(len(found)))
            body += "".join(_difference(one) for one in found)
        self.reading.show_html((pairs(facts) if facts else "") + body)

    def _export(self) -> None:
        if (version := self._chosen()) is not None:
            self._acts.export(version.id, version.number)

    def _print(self) -> None:
        if (version := self._chosen()) is not None:
            self._acts.print_list(version.id)

    def _take_back(self) -> None:
        if (version := self._chosen()) is not None:
            self._acts.take_version_back(version.id, self._read)


def _told(text: str) -> str:
    return f"<p style='margin:8px 0;color:{look.SOFT}'>{escape(text)}</p>"


def _difference(one: Difference) -> str:
    head = (
        f"<p style='margin:8px 0 0 0'><span style='color:{look.tone(_COLOURS[one.kind])}'>{_MARKS[one.kind]} "
        f"{escape(one.kind)}</span>　<b>{escape(one.title)}</b></p>"
    )
    return head + "".join(f"<p style='margin:0 0 0 18px'>{escape(words)}</p>" for words in one.words)
