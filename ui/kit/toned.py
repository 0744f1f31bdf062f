"""Table cells that keep their own colour where their row is chosen, and have an icon before their words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.kit import icons, look
from ui.kit.paged import ROW_ROLE, Index, Shown


class Toned(QStyledItemDelegate):
    """Lays a cell's foreground colour over the colour of chosen text; its icon has the same colour."""

    def __init__(self, shown: Shown, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon, self._over = shown.icon, parent

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Prepare a cell."""
        super().initStyleOption(option, index)
        opt: Any = option  # the stubs do not know the fields of a style option
        ink = index.data(int(Qt.ItemDataRole.ForegroundRole))
        if ink is not None:
            opt.palette.setColor(QPalette.ColorRole.HighlightedText, ink)
        if self._icon is not None and look.roomy(self._over):
            side = look.scaled(self._over, icons.SMALL)
            colour = ink.name() if ink is not None else look.INK
            opt.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            opt.icon = icons.small(self._icon(index.data(ROW_ROLE)), colour)
            opt.decorationSize = QSize(side, side)
