"""The search box: searches as one types, a moment after the last key."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.kit import icons

_CLEAR = "_q_qlineeditclearaction"
"""What Qt calls it."""
PAUSE = 120  # milliseconds after the last key
_EDITING = (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Z, Qt.Key.Key_Y)
"""With Ctrl, what a line of text keeps for itself; the other letters are the page's."""


def clearable(line: QLineEdit) -> None:
    """Give it a cross at its end that clears it, in the window's colours: Qt's own is not seen in the dark."""
    line.setClearButtonEnabled(True)
    clear = line.findChild(QAction, _CLEAR)
    if clear is not None:
        icons.mark(clear, "stop")
        clear.setText(QCoreApplication.translate("SearchBox", "清除"))  # what a screen reader says


class SearchBox(QLineEdit):
    """A line that tells its words once typing pauses; Enter tells them at once, Esc clears, Down leaves.

    Esc in an empty line leaves too, except in a dialog (``esc_closes``), which it closes.
    """

    searched = Signal(str)
    left = Signal()

    def __init__(self, hint: str, parent: QWidget | None = None, *, esc_closes: bool = False) -> None:
        super().__init__(parent)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        self.setToolTip(hint)  # there may not be room for all of it
        self._told, self._esc_closes = "", esc_closes
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._tell)
        self.textChanged.connect(self._typed)

    def put(self, words: str) -> None:
        """Show words that are searched for already; tells nothing."""
        self.blockSignals(True)
        self.setText(words)
        self.blockSignals(False)
        self._told = words
        self._pause.stop()

    def event(self, event: QEvent) -> bool:
        """Ctrl+E, Ctrl+B, Ctrl+P and their kin are the page's here too: some systems move the cursor by them."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            and Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z
            and event.key() not in _EDITING
        ):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter searches now, Esc clears and then leaves, Down goes into the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape and not self._esc_closes:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self._tell()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _typed(self) -> None:
        clearable(self)  # not before: its icon costs ten milliseconds
        self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        if (words := self.text().strip()) != self._told:
            self._told = words
            self.searched.emit(words)
