"""One line above what is due: the program has a mended text of the office's rule set. It is offered, never taken."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gongkai_desktop.desk import Desk
from gongkai_desktop.records.event import Changed
from ui.kit.dialogs import button, label
from ui.session import Session


class RenewalLine(QFrame):
    """Hidden while the office follows the text that the program has."""

    wanted = Signal()
    """What changes should be shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self._session = session
        self.words = label(self.tr("制度方案有更新：新登记的还按单位选定时的旧文本办。"), "", wrap=True)
        self.show_me = button(self.tr("看改了什么…"), self.wanted.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 10, 6)
        row.addWidget(self.words, 1)
        row.addWidget(self.show_me)
        self.hide()
        session.changed.connect(self._changed)

    def renew(self) -> None:
        """Look again whether there is something to offer."""
        self._session.ask("renewal", _is_offered, self.setVisible)

    def _changed(self, changed: Changed | None) -> None:
        if changed is None or "office" in changed.rooms:
            self.renew()


def _is_offered(desk: Desk) -> bool:
    from gongkai_desktop.office.renewal import renewal  # reads a whole rule set; not loaded at start

    return renewal(desk.office) is not None
