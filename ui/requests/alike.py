"""相似的: what the office has that is like an application, a tab of its card that asks when it comes into sight."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.kit import look
from ui.kit.rich import Reading, marked
from ui.kit.sections import followed, sections_html

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl
    from PySide6.QtWidgets import QWidget

    from gongkai_desktop.requests.similar import Alike
    from ui.kit.host import Host
    from ui.kit.ledger.card import RecordView


class AlikeTab(Reading):
    """Asked twice, asked by others, public already, answered before: with the words that are the same."""

    followed = Signal(str, int)
    """Where a link leads: the place ('' for an item of the register) and the record there."""

    def __init__(self, host: Host, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._host = host
        self.setAccessibleName(self.tr("相似的申请和信息"))
        self.anchorClicked.connect(self._follow)

    def show_record(self, view: RecordView, today: date) -> None:
        """What is like this application on that day."""
        number = view.id
        self.clear()
        self._host.ask("alike", lambda desk: desk.requests.alike(number, today), self._tell)

    def _tell(self, found: Alike) -> None:
        lines = [marked("▲", look.AMBER, text) for text in found.remarks]
        none = marked("○", look.SOFT, self.tr("没有找到相似的申请和信息。"))
        self.show_html("".join(lines) + sections_html(found.sections) or none)

    def _follow(self, url: QUrl) -> None:
        self.followed.emit(*followed(url.toString()))
