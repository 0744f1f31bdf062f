"""Table cells that keep their own colour where their row is chosen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui.kit.paged import Index


class Toned(QStyledItemDelegate):
    """Lays a cell's foreground colour over the colour of chosen text."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Prepare a cell."""
        super().initStyleOption(option, index)
        ink = index.data(int(Qt.ItemDataRole.ForegroundRole))
        if ink is not None:
            opt: Any = option  # the stubs do not know the fields of a style option
            opt.palette.setColor(QPalette.ColorRole.HighlightedText, ink)
