"""What a mended rule set changes, and the button that takes it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gongkai_desktop.office.renewal import Difference, Renewal
from ui.kit.dialogs import button, label

_LISTED = 12


class RenewalBox(QFrame):
    """Hidden until there is something to offer; ``take`` is called when the clerk wants the new text."""

    def __init__(self, take: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.offered: Renewal | None = None
        self.words = label("", "", wrap=True)
        self.take = button(self.tr("换用新版"), take)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.addWidget(label(self.tr("制度方案有更新"), "heading"))
        column.addWidget(self.words)
        column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def offer(self, renewal: Renewal | None) -> None:
        """Show what changes; nothing where there is nothing to offer."""
        self.offered = renewal
        if renewal is not None:
            found = renewal.differences
            lines = [_told(one) for one in found[:_LISTED]]
            if len(found) > _LISTED:
                lines.append(self.tr("另有 {} 处。").format(len(found) - _LISTED))
            self.words.setText(
                "\n".join((self.tr("本程序里这份方案改了 {} 处：").format(len(found)), *lines))
            )
        self.setVisible(renewal is not None)


def _told(one: Difference) -> str:
    none = QCoreApplication.translate("RenewalBox", "（没有）")
    return f"{one.what}：{one.before or none} → {one.now or none}"
