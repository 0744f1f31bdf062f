"""期限: the due date in words, the strip of days, and the reason of the day under the cursor."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from gongkai_desktop.register.service import ItemView
from ui.kit.dialogs import button, label
from ui.kit.editors import weekday
from ui.kit.rich import pairs
from ui.kit.strip import Strip
from ui.register.words import reminder, urgency_colour


class DeadlineTab(QWidget):
    """Shows an item's deadline on a day; an item without one says why."""

    printing = Signal()
    """The page of this reckoning is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = QLabel()
        self._head.setWordWrap(True)
        self.strip = Strip()
        self._legend = QLabel()
        self._legend.setObjectName("small")
        self._legend.setWordWrap(True)
        self._told = label("", "soft", wrap=True)
        self._articles = label("", "small", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        for part in (self._head, self.strip, self._legend, self._told, self._articles):
            box.addWidget(part)
        self._print = button(self.tr("打印期限计算单"), lambda: self.printing.emit())
        box.addWidget(self._print, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(1)
        self._head.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.strip.told.connect(self._told.setText)

    def show_item(self, view: ItemView, today: date) -> None:
        """Show the deadline of an item."""
        deadline = view.deadline
        self._told.setText(self.tr("点一天，或用方向键，看它为什么计入") if deadline is not None else "")
        self._print.setVisible(deadline is not None)
        if deadline is None:
            self._head.setText(self.tr("这条信息没有公开期限：{}。").format(view.status))
            self.strip.show_days((), None, today)
            self._legend.clear()
            self._articles.clear()
            return
        due = deadline.due
        rows = [(self.tr("公开期限"), self._day(due))]
        if deadline.provisional:
            rows.append((self.tr("暂定"), self.tr("涉及尚未公布放假安排的年份，公布后会重新计算")))
        if deadline.days:
            rows.append((self.tr("起算"), self.tr("{}，次日起算").format(self._day(deadline.days[0].date))))
        rows.append((self.tr("计入"), self.tr("{} 个工作日").format(deadline.counted)))
        words = reminder(view.urgency.key, view.urgency.words)
        ink = urgency_colour(view.urgency.key)
        mark = f"<p style='color:{ink};font-weight:bold;margin:0 0 4px 0'>{words}</p>"
        self._head.setText((mark if words else "") + pairs(rows))
        self.strip.show_days(deadline.days, due, today)
        self._legend.setText(self.strip.legend())
        self._articles.setText("；".join((*deadline.citations, deadline.calendar)))

    def _day(self, day: date) -> str:
        return f"{day.isoformat()}（{weekday(day)}）"
