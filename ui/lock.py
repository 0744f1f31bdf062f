"""The locked window: nothing of the office is to be seen until the password is given, and nothing typed is lost.

Every window is hidden, not closed, so that what stands in a form is there again afterwards; what goes on in the
background goes on.
"""

from __future__ import annotations

import time
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget
from shiboken6 import isValid

from gongkai_desktop import keeping
from ui.kit import look
from ui.kit.dialogs import button, card, label
from ui.kit.passwords import Asking
from ui.session import LOCK_MINUTES, MINUTES, Session

_LOOK = 10_000  # milliseconds between two looks at how long nobody has touched anything
_HANDS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


def _asks(event: QKeyEvent) -> bool:
    """Whether it is the key that locks; one that is held down asks once."""
    pressed = event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat()
    return pressed and event.key() == Qt.Key.Key_F12 and not event.modifiers()


class LockPage(QWidget):
    """What is seen instead: that it is locked, and a line for the password."""

    left = Signal()
    """Somebody has to go without the password."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setWindowTitle(self.tr("信息公开台账 — 已锁定"))
        self.setObjectName("ground")
        folder = session.folder
        self.asking = Asking(
            self.tr("密码"),
            partial(keeping.prove_password, folder),
            partial(keeping.waiting, keeping.database(folder)),
            session.failures.handle,
        )
        self.asking.go.setText(self.tr("解锁(&O)"))
        frame, box = card(margins=24)
        box.addWidget(label(self.tr("已锁定"), "title"))
        told = self.tr("请输入密码，没填完的表单都还在。忘了密码的，退出后重开，用恢复单。")
        box.addWidget(label(told, "soft", wrap=True))
        box.addWidget(self.asking)
        self.leave = button(self.tr("退出(&Q)"), self.left.emit)
        row = QHBoxLayout()
        row.addWidget(self.leave)
        row.addStretch(1)
        row.addWidget(self.asking.go)
        box.addLayout(row)
        frame.setFixedWidth(look.scaled(self, 420))
        whole = QVBoxLayout(self)
        whole.addWidget(frame, 0, Qt.AlignmentFlag.AlignCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter tries what was typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.asking.try_it()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """It goes with the password, not before."""
        event.ignore()
        self.showMinimized()


class Lock(QObject):
    """Locks the windows of an office, when asked to or when nobody has touched them for some minutes."""

    def __init__(self, session: Session, window: QMainWindow) -> None:
        super().__init__(window)
        self._session, self._window = session, window
        self.page: LockPage | None = None
        self._hidden: list[QWidget] = []
        self._front: QWidget | None = None
        self._touched = time.time()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch)
        self._watch(window.windowHandle())
        self._clock = QTimer(self, interval=_LOOK)
        self._clock.timeout.connect(self.look)
        self._clock.start()

    @property
    def locked(self) -> bool:
        """Whether nothing is to be seen now."""
        return self.page is not None

    def touched(self) -> None:
        """Somebody is there."""
        self._touched = time.time()

    def look(self) -> None:
        """Lock when nobody has been there for as long as was chosen; a clock that was turned back counts as nothing."""
        minutes = self._session.memory.number(LOCK_MINUTES, MINUTES)
        self._touched = min(self._touched, time.time())
        if minutes and not self.locked and time.time() - self._touched >= minutes * 60:
            self.lock()

    def lock(self) -> None:
        """Hide every window behind one that asks for the password."""
        application = QApplication.instance()
        if self.locked or not isinstance(application, QApplication):
            return
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._front = QApplication.activeWindow()
        self.page = LockPage(self._session)
        self.page.asking.unlocked.connect(self._unlock)
        self.page.left.connect(self._leave)
        self.page.setGeometry(QRect(self._window.geometry()))
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible() and widget is not self.page:
                self._hide(widget)
        application.installEventFilter(self)
        self.page.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowActive)
        self.page.show()
        self.page.raise_()
        self.page.activateWindow()
        self.page.asking.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See that somebody is there; while it is locked, no other window comes up."""
        if event.type() in _HANDS:
            self.touched()
            if isinstance(event, QKeyEvent) and _asks(event) and not self.locked:
                self.lock()  # the menu's own key does not reach through a dialog
                return True
        elif event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and self._is_other(watched):
            QTimer.singleShot(0, self, partial(self._hide, watched))
        return False

    def _is_other(self, widget: QWidget) -> bool:
        """Whether it is a window that comes up while it is locked."""
        return self.page is not None and widget.isWindow() and widget is not self.page

    def _hide(self, widget: QWidget) -> None:
        if self.locked and isValid(widget) and widget.isVisible():
            self._hidden.append(widget)
            widget.hide()

    def _leave(self) -> None:
        """Close the office; nothing of it comes up again."""
        page, self.page, self._hidden = self._take_away(), None, []
        self._window.close()
        if page is not None:
            page.hide()
            page.deleteLater()

    def _take_away(self) -> LockPage | None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.removeEventFilter(self)
        return self.page

    def _unlock(self) -> None:
        page, self.page = self._take_away(), None
        self.touched()
        hidden, self._hidden = self._hidden, []
        known = set(QApplication.topLevelWidgets())
        for widget in sorted(
            (one for one in hidden if one in known), key=lambda one: one is not self._window
        ):
            widget.show()
        if page is not None:
            page.hide()
            page.deleteLater()
        front = self._front if self._front in hidden else self._window
        if front is not None and front in known:
            front.raise_()
            front.activateWindow()

    def _watch(self, handle: QWindow | None) -> None:
        """Hands on one more window; the events of a window are few, those of all that is in it many."""
        if handle is not None:
            handle.installEventFilter(self)  # once, however often it is asked
