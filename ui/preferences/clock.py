"""The computer's clock when it cannot be believed: told above the pages, and asked before the first thing recorded."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QWidget

from gongkai_desktop.errors import Refused
from gongkai_desktop.records.clock_doubt import ClockDoubt
from ui.kit.dialogs import button, confirm, label
from ui.session import Session


class ClockWatch(QObject):
    """Asks the desk about the clock when the folder has been taken, and answers for every refused write."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._window = session, parent
        self.notice = QFrame()
        self.notice.setObjectName("notice")
        self.words = label("", "", wrap=True)
        row = QHBoxLayout(self.notice)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        self.sure = button(self.tr("时间没有错…"), self._answer_for)
        for one in (button(self.tr("重新核对"), self.look), self.sure):
            row.addWidget(one)
        row.addWidget(button(self.tr("知道了"), self.notice.hide))
        self.notice.hide()
        session.doubting = self._ask
        session.taken.connect(self.look)

    def look(self) -> None:
        """Compare the clock with the last entry, now."""
        self._session.ask("clock", lambda desk: desk.clock_doubt(), self._show)

    def _answer_for(self) -> None:
        """Confirm the clock before anything is recorded, for an import say."""
        confirm(
            self._window,
            self.tr("电脑的时间对吗？"),
            self.words.text(),
            self.tr("时间没有错，继续登记"),
            lambda: self._session.act(lambda desk, actor: desk.confirm_clock(actor), lambda _: self.look()),
        )

    def _show(self, doubt: ClockDoubt | None) -> None:
        if doubt is not None:
            told = self.tr("{}：{}。请先改正；期限和剩余天数按电脑的日期显示，也可能不对。")
            self.words.setText(told.format(doubt.what, doubt.why))
        self.notice.setVisible(doubt is not None)

    def _ask(self, doubt: Refused, again: Callable[[], None], give_up: Callable[[], None]) -> None:
        """Over whatever is open: is the clock right? Nothing typed is lost by either answer."""
        question = confirm(
            QApplication.activeModalWidget() or self._window,
            self.tr("电脑的时间对吗？"),
            f"{doubt.why}。\n{doubt.way}。",
            self.tr("时间没有错，继续登记"),
            lambda: self._sure(again),
        )
        question.rejected.connect(give_up)

    def _sure(self, again: Callable[[], None]) -> None:
        self.notice.hide()
        again()
