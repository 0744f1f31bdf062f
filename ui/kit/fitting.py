"""The tabs of a card, none of them cut: where there is little room they stand closer, then in smaller text."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

from ui.kit import look

_STEPS: Final = ("", "close", "closest")
"""How much the style sheet takes from around the words, and at last from the words."""


class FittingTabs(QTabBar):
    """Only where even the smallest words have no room does the row scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("parts")
        self.setDrawBase(False)
        self.setExpanding(False)
        self._fitted: tuple[object, ...] = ()

    def fit(self) -> None:
        """Another width, other words, another scale."""
        now = (
            self.width(),
            QApplication.font().pixelSize(),
            *(self.tabText(at) for at in range(self.count())),
        )
        if now == self._fitted:
            return
        self._fitted = now
        for step in _STEPS:
            self.setProperty("room", step)
            look.restyle(self)
            if self.needs() <= self.width():
                break
        self.setUsesScrollButtons(self.needs() > self.width())
        QApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))  # or the tabs stay where they were

    def needs(self) -> int:
        """The width of all tabs side by side."""
        return sum(self.tabSizeHint(at).width() for at in range(self.count()))

    def minimumSizeHint(self) -> QSize:
        """The words never make the card wider."""
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less room."""
        super().resizeEvent(event)
        self.fit()
