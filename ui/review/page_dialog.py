"""One scanned page, to be looked at."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from ui.kit.dialogs import Frame, button
from ui.kit.pages import PageSource, PageViewer


class PageDialog(Frame):
    """One scanned page, to be looked at."""

    manual = "扫描归档"

    def __init__(self, name: str, path: Path, parent: QWidget) -> None:
        super().__init__(name, parent, width=900, height=640)
        self.viewer = PageViewer()
        self.body.addWidget(self.viewer, 1)
        self.buttons(button(self.tr("关闭"), self.reject, primary=True))
        self.viewer.show_pages([PageSource(path, caption=name)])
        self.viewer.setFocus()
