"""Taking in a holiday notice: its text is read, its days and what they move are shown, then it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from gongkai_desktop.cases.moves import Move
from gongkai_desktop.desk import Desk
from gongkai_desktop.errors import Refused
from gongkai_desktop.workdays.days import Announcement
from gongkai_desktop.workdays.notices import read_notice
from gongkai_desktop.workdays.show import changes_text, day_changes
from ui.kit import look
from ui.kit.alive import if_there
from ui.kit.dialogs import Banner, Frame, button, label, lead
from ui.kit.editors import weekday
from ui.kit.rich import Reading, marked, pairs
from ui.preferences.moves import Moves, looked_up, moves_html
from ui.session import Session


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a notice would do: its days spelled out, the days that change (in words), the holidays of which the year
    still knows nothing, the open records that move."""

    said: Announcement
    changes: tuple[str, ...]
    missing: tuple[str, ...]
    moves: Moves


class NoticeDialog(Frame):
    """The text of a 国务院办公厅 notice is pasted; nothing changes before 导入 is pressed."""

    manual = "工作日历"

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__("", parent, width=680, height=600)
        self.setWindowTitle(self.tr("导入放假安排"))
        self._session = session
        self.announcement: Announcement | None = None
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("通知全文"))
        self.text.setPlaceholderText(self.tr("从网上或文件里复制通知全文，粘贴到这里"))
        self.banner = Banner()
        self.found = Reading()
        self.found.setAccessibleName(self.tr("读出的安排"))
        self.read_button = button(self.tr("读取"), self.read, primary=True)
        self.apply_button = button(self.tr("导入"), self.take_in)
        self.apply_button.setEnabled(False)
        told = self.tr(
            "粘贴国务院办公厅关于部分节假日安排的通知，读出放假和补班日子，确认后各项期限重新计算。"
        )
        for part in (label(told, "soft", wrap=True), self.text, self.banner, self.found):
            self.body.addWidget(part, 1 if part in (self.text, self.found) else 0)
        self.buttons(button(self.tr("关闭"), self.reject), self.read_button, self.apply_button)
        self.text.textChanged.connect(self._unread)

    def unsaved(self) -> str:
        """A notice that was pasted and not taken in."""
        return self.tr("粘贴的通知还没有导入。") if self.text.toPlainText().strip() else ""

    def read(self) -> None:
        """Read the text and show its days and the open records that would move."""
        self.banner.hide()
        try:
            announcement = read_notice(self.text.toPlainText())
        except Refused as refused:
            self.banner.explain(refused)
            return

        def look_ahead(desk: Desk) -> Ahead:
            before = desk.office.workdays
            after, said = before.announce(announcement), before.resolved(announcement)
            changes = tuple(changes_text(day_changes(before, after, said.year)))
            missing = after.notices[said.year].missing
            return Ahead(said, changes, missing, looked_up(desk.announce(announcement, apply=False)))

        show = partial(self._show, self.text.toPlainText(), announcement)
        self._session.ask("notice", look_ahead, if_there(self, show), if_there(self, self._failed))

    def take_in(self) -> None:
        """Let the notice count from now on."""
        announcement = self.announcement
        if announcement is None:
            return
        self.apply_button.setEnabled(False)

        def record(desk: Desk, actor: int) -> list[Move]:
            return desk.announce(announcement, apply=True, actor=actor)

        self._session.act(record, *self.awaits(lambda _: self._taken(), self._failed))

    def _taken(self) -> None:
        self._session.told(None)
        self.accept()

    def _show(self, text: str, announcement: Announcement, ahead: Ahead) -> None:
        if (
            text != self.text.toPlainText() or self.is_waiting
        ):  # it was changed meanwhile, and is to be read anew
            return
        self.announcement = announcement
        lines = [
            (self.tr("{} 年放假").format(ahead.said.year), _listed(ahead.said.off)),
            (self.tr("补班"), _listed(ahead.said.makeup)),
        ]
        lines += [(self.tr("与原来不同"), "；".join(ahead.changes))] if ahead.changes else []
        missing = "、".join(ahead.missing)
        warning = self.tr("通知里没有：{}；这一年仍按暂定计算，请补上全文").format(missing) if missing else ""
        parts = [
            pairs(lines),
            marked("▲", look.AMBER, warning) if warning else "",
            moves_html(ahead.moves),
        ]
        self.found.show_html("".join(parts))
        self._lead(self.apply_button)
        self.apply_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _unread(self) -> None:
        self.announcement = None
        self._lead(self.read_button)

    def _lead(self, next_one: QPushButton) -> None:
        """Blue is what comes next: reading, then taking in what was read."""
        self.apply_button.setEnabled(next_one is self.apply_button)
        for one in (self.read_button, self.apply_button):
            lead(one, one is next_one)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Refused):
            self.banner.explain(error)
        else:
            self._session.failures.handle(error)


def _listed(days: Sequence[date]) -> str:
    return "、".join(f"{day.isoformat()} {weekday(day)}" for day in days)
