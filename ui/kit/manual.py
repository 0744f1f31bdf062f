"""The manual beside the work: contents and search on the left, the page on the right; F1 opens it anywhere."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QKeyEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gongkai_desktop.data import MANUAL_CONTENTS, manual
from ui.kit import look
from ui.kit.dialogs import Frame, label
from ui.kit.manual_text import html, pages, search, source
from ui.kit.search import clearable

_PAGE: Final = int(Qt.ItemDataRole.UserRole)
_MARGIN: Final = 24


class Leaf(QTextBrowser):
    """One page; its pictures are never wider than the window, links lead to other pages."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.document().setDocumentMargin(12)
        self.page = ""

    def show_page(self, page: str) -> None:
        """Show a page from its top."""
        self.page = page
        self.setHtml(html(page))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """A picture of the manual, made to fit."""
        path = name.toString() if isinstance(name, QUrl) else name
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(kind, QUrl(path))
        picture = QImage()
        picture.loadFromData((manual() / path).read_bytes())
        width = self.viewport().width() - 2 * _MARGIN
        if 0 < width < picture.width():
            ratio = self.devicePixelRatioF()
            picture = picture.scaledToWidth(round(width * ratio), Qt.TransformationMode.SmoothTransformation)
            picture.setDevicePixelRatio(ratio)
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures follow the width; the place in the text is kept."""
        super().resizeEvent(event)
        if self.page and event.oldSize().width() != event.size().width():
            bar = self.verticalScrollBar()
            share = bar.value() / max(1, bar.maximum())
            self.setHtml(html(self.page))
            bar.setValue(round(share * bar.maximum()))


class ManualWindow(Frame):
    """Stays open beside the work. Alt+← and Alt+→ go back and forward, Ctrl+F searches, Esc closes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", parent, width=1040, height=640)
        self.setWindowTitle(self.tr("使用手册"))
        self.setModal(False)
        self._past: list[str] = []
        self._future: list[str] = []
        self.words = QLineEdit()
        self.words.setPlaceholderText(self.tr("在手册里找"))
        self.words.setAccessibleName(self.tr("在手册里找"))
        clearable(self.words)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("目录"))
        self.list.setWordWrap(True)
        self.leaf = Leaf()
        self.leaf.setAccessibleName(self.tr("正文"))
        self.back = self._tool("‹", self.tr("后退  Alt+←"), self.go_back)
        self.forward = self._tool("›", self.tr("前进  Alt+→"), self.go_forward)
        self._arrange()
        self.words.textChanged.connect(self._search)
        self.words.returnPressed.connect(self._first_found)
        self.list.itemActivated.connect(self._chosen)
        self.list.itemClicked.connect(self._chosen)
        self.list.currentItemChanged.connect(lambda item, _: self._chosen(item))
        self.leaf.anchorClicked.connect(lambda url: self.follow(url.toString()))
        self._contents()

    def go_to(self, page: str, anchor: str = "") -> None:
        """Open a page, keeping the one before it for going back."""
        page = page if source(page) else MANUAL_CONTENTS
        if self.leaf.page and self.leaf.page != page:
            self._past.append(self.leaf.page)
            self._future.clear()
        self._open(page, anchor)

    def follow(self, link: str) -> None:
        """Go where a link of the page leads."""
        page, _, anchor = QUrl.fromPercentEncoding(link.encode()).partition("#")
        self.go_to(page.removesuffix(".md") or self.leaf.page, anchor)

    def go_back(self) -> None:
        """The page before."""
        if self._past:
            self._future.append(self.leaf.page)
            self._open(self._past.pop())

    def go_forward(self) -> None:
        """The page that was gone back from."""
        if self._future:
            self._past.append(self.leaf.page)
            self._open(self._future.pop())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Back, forward, searching; Esc clears what is searched for, and then closes."""
        modifiers, key = event.modifiers(), event.key()
        if modifiers & Qt.KeyboardModifier.AltModifier and key == Qt.Key.Key_Left:
            self.go_back()
        elif modifiers & Qt.KeyboardModifier.AltModifier and key == Qt.Key.Key_Right:
            self.go_forward()
        elif modifiers & Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_F:
            self.words.setFocus()
            self.words.selectAll()
        elif key == Qt.Key.Key_Escape and self.words.hasFocus() and self.words.text():
            self.words.clear()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.words)
        left.addWidget(self.list, 1)
        bar = QHBoxLayout()
        bar.addWidget(self.back)
        bar.addWidget(self.forward)
        bar.addWidget(label(self.tr("Alt+← 后退　Alt+→ 前进　Ctrl+F 查找　Esc 关闭"), "small"))
        bar.addStretch(1)
        right = QVBoxLayout()
        right.addLayout(bar)
        right.addWidget(self.leaf, 1)
        whole = QHBoxLayout()
        whole.addLayout(left)
        whole.addLayout(right, 1)
        self.body.addLayout(whole, 1)
        for part in (self.words, self.list):
            part.setFixedWidth(look.scaled(self, 220))
        self.leaf.setObjectName("leaf")

    def _tool(self, text: str, tip: str, run: Any) -> QToolButton:
        made = QToolButton()
        made.setText(text)
        made.setToolTip(tip)
        made.setAccessibleName(tip)
        made.clicked.connect(lambda: run())
        return made

    def _open(self, page: str, anchor: str = "") -> None:
        self.leaf.show_page(page)
        if anchor:
            self.leaf.scrollToAnchor(anchor)
        self.back.setEnabled(bool(self._past))
        self.forward.setEnabled(bool(self._future))
        self._mark(page)

    def _mark(self, page: str) -> None:
        """Show in the contents where we are, without opening it again."""
        self.list.blockSignals(True)
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(_PAGE) == (page, "") and not self.words.text():
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)

    def _contents(self) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for page in pages():
            self._entry(page, page, "")
        self.list.blockSignals(False)

    def _search(self, words: str) -> None:
        if not words.strip():
            self._contents()
            self._mark(self.leaf.page)
            return
        self.list.blockSignals(True)
        self.list.clear()
        for hit in search(words):
            self._entry(f"{hit.page} › {hit.heading}\n{hit.around}", hit.page, hit.heading)
        if not self.list.count():
            self._entry(self.tr("没有找到，换个说法试试"), "", "")
        self.list.blockSignals(False)

    def _first_found(self) -> None:
        self.list.setFocus()
        self.list.setCurrentRow(0)
        self._chosen(self.list.item(0))

    def _entry(self, text: str, page: str, heading: str) -> None:
        item = QListWidgetItem(text)
        item.setData(_PAGE, (page, heading))
        self.list.addItem(item)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        page, heading = item.data(_PAGE) if item is not None else ("", "")
        if page and (page != self.leaf.page or heading):
            self.go_to(page, heading)


def open_manual(page: str, parent: QWidget) -> ManualWindow:
    """Open the manual at a page, or turn the open one to it; over a dialog it belongs to that dialog."""
    over = QApplication.activeModalWidget() or parent
    shown = next((child for child in over.findChildren(ManualWindow) if child.isVisible()), None)
    window = shown or ManualWindow(over)
    window.go_to(page or MANUAL_CONTENTS)
    window.show()
    window.raise_()
    window.activateWindow()
    window.leaf.setFocus()
    return window
