"""Numbers of papers, telephones and addresses shown whole for a moment, once history has it who looked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QWidget

from gongkai_desktop.requests.fields import MASKED, REGISTRATION
from ui.kit.dialogs import Frame, button, label


class Revealed(Frame):
    """What is masked elsewhere; it cannot be marked and copied, copying is asked for with a reason (``copying``)."""

    manual = "依申请公开"

    def __init__(self, fields: Mapping[str, str], copying: Callable[[str], None], parent: QWidget) -> None:
        super().__init__(self.tr("证件号码和联系方式"), parent, width=480)
        self._rows = [
            (REGISTRATION.column(key).title, fields[key])
            for key in ("applicant", *MASKED, "agent")
            if fields.get(key)
        ]
        rows = QFormLayout()
        rows.setHorizontalSpacing(16)
        for title, value in self._rows:
            said = label(value, "", wrap=True)
            said.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
            rows.addRow(label(title, "soft"), said)
        self.body.addLayout(rows)
        self.body.addWidget(
            label(self.tr("这次查看已记入时间线。关闭后右边仍只显示一部分。"), "small", wrap=True)
        )
        self.body.addStretch(1)
        away = button(self.tr("关闭"), self.accept, primary=True)
        self.buttons(button(self.tr("复制…"), lambda: copying(self.words())), away)
        away.setFocus()

    def words(self) -> str:
        """All of it, a line each."""
        return "\n".join(f"{title}：{value}" for title, value in self._rows)
