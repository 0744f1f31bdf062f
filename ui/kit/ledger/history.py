"""时间线: what happened to a record, each step with what may be done about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.kit.ledger.facts import history
from ui.kit.rich import Reading

if TYPE_CHECKING:
    from gongkai_desktop.office.panel import Entry


class History(Reading):
    """The newest step first. A link takes one back; the menu of a step offers that, and to purge what it says."""

    regretted = Signal(int)
    """The event that the clerk wants to take back."""
    purge_wanted = Signal(int)
    """The event whose content should be removed for good."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Entry, ...] = ()
        self.anchorClicked.connect(self._follow)

    def show_timeline(self, timeline: Iterable[Entry]) -> None:
        """Show what happened to a record."""
        entries = tuple(timeline)
        self._shown = entries[::-1]
        self.show_html(history(entries))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What may be done about the step under the mouse, or under the cursor where the key was pressed."""
        typed = event.reason() is QContextMenuEvent.Reason.Keyboard
        cursor = self.textCursor() if typed else self.cursorForPosition(event.pos())
        menu = self.menu(cursor.blockNumber())
        menu.popup(
            self.viewport().mapToGlobal(self.cursorRect(cursor).bottomLeft()) if typed else event.globalPos()
        )

    def menu(self, step: int) -> QMenu:
        """What may be done about a step, the newest being the first, and with what is marked."""
        menu = self.createStandardContextMenu()
        if 0 <= step < len(self._shown):
            entry = self._shown[step]
            menu.addSeparator()
            if entry.undoable:
                menu.addAction(self.tr("撤销这一步…")).triggered.connect(
                    lambda: self.regretted.emit(entry.event)
                )
            purge = menu.addAction(self.tr("彻底清除这一条写的内容…"))
            purge.triggered.connect(lambda: self.purge_wanted.emit(entry.event))
        return menu

    def _follow(self, url: QUrl) -> None:
        self.regretted.emit(int(url.toString()))
