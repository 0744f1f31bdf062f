"""A deadline on the screen: the due date in words, the strip of days, and the reason of the day under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gongkai_desktop.deadlines.model import Deadline
from gongkai_desktop.deadlines.urgency import Urgency
from gongkai_desktop.workdays.calendar import told as made_of
from ui.kit.dialogs import label
from ui.kit.editors import weekday
from ui.kit.rich import pairs
from ui.kit.strip import Strip
from ui.kit.urgency import reminder, urgency_colour


class DeadlineView(QWidget):
    """Shows one deadline on a day, or the words that say why there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = QLabel()
        self._head.setWordWrap(True)
        self.strip = Strip()
        self._legend = label("", "small", wrap=True)
        self._legend.setTextFormat(Qt.TextFormat.AutoText)
        self._told = label("", "soft", wrap=True)
        self._articles = label("", "small", wrap=True)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(8)
        for part in (self._head, self.strip, self._legend, self._told, self._articles):
            self.box.addWidget(part)
        self._head.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.strip.told.connect(self._told.setText)

    def show_none(self, words: str, today: date) -> None:
        """Say why nothing is due."""
        self._told.clear()
        self._head.setText(words)
        self.strip.show_days((), None, today)
        self._legend.clear()
        self._articles.clear()

    def show_deadline(self, deadline: Deadline, title: str, urgency: Urgency, today: date) -> None:
        """Show a deadline under its title."""
        self._told.setText(self.tr("点一天，或用方向键，看它为什么计入"))
        words = reminder(urgency.key, urgency.words)
        ink = urgency_colour(urgency.key)
        mark = f"<p style='color:{ink};font-weight:bold;margin:0 0 4px 0'>{words}</p>"
        self._head.setText((mark if words else "") + pairs(self._rows(deadline, title)))
        self.strip.show_days(deadline.days, deadline.due, today)
        self._legend.setText(self.strip.legend())
        self._articles.setText("；".join((*deadline.citations, made_of(deadline.calendar))))

    def _rows(self, deadline: Deadline, title: str) -> Sequence[tuple[str, str]]:
        rows = [(title, self._day(deadline.due))]
        if deadline.provisional:
            rows.append((self.tr("暂定"), self.tr("涉及尚未公布放假安排的年份，公布后会重新计算")))
        if deadline.days:
            rows.append((self.tr("起算"), self.tr("{}，次日起算").format(self._day(deadline.days[0].date))))
        rows.append((self.tr("计入"), self.tr("{} 个工作日").format(deadline.counted)))
        return rows

    def _day(self, day: date) -> str:
        return self.tr("{}（{}）").format(day.isoformat(), weekday(day))
