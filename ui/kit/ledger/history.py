"""时间线: what happened to a record, each step with what may be done about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.kit.ledger.facts import history
from ui.kit.rich import Reading

if TYPE_CHECKING:
    from gongkai_desktop.office.panel import Entry
    from ui.kit.host import Host

_SCREEN: Final = 20
"""Steps that fill a card on the usual screen."""


class History(Reading):
    """The newest step first. A link takes one back; the menu of a step offers that, and to purge what it says.

    Steps are put into words where the office is read; ``slot`` is where it is asked for them.
    """

    regretted = Signal(int)
    """The event that the clerk wants to take back."""
    purge_wanted = Signal(int)
    """The event whose content should be removed for good."""

    def __init__(self, host: Host, slot: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host, self._slot = host, slot
        self._shown: tuple[Entry, ...] = ()
        self.anchorClicked.connect(self._follow)

    def show_timeline(self, timeline: Sequence[Entry]) -> None:
        """Show what happened to a record: a screenful at once, the rest of a long history as soon as it is told."""

        def begin(newest: Sequence[Entry]) -> None:
            self._say(newest)
            if len(newest) < len(timeline):
                self._host.ask(self._slot, lambda _: tuple(timeline), self._say)

        self._say(())  # what another record went through is never seen under this one's name
        self._host.ask(self._slot, lambda _: timeline[-_SCREEN:], begin)

    def _say(self, entries: Sequence[Entry]) -> None:
        """Show these steps, the newest where they are; the oldest come in beneath."""
        bar = self.verticalScrollBar()
        at = bar.value() if self._shown else 0
        self._shown = tuple(reversed(entries))
        self.show_html(history(entries))
        bar.setValue(at)

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
