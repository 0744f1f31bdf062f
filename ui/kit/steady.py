"""A choice in a list."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class Steady(QComboBox):
    """A choice that the wheel passes over while the list around it is scrolled."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the list scroll."""
        event.ignore()
