"""What a record tells of itself, as rich text: its facts, what went against the rules, its files, its history."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from ui.kit import look
from ui.kit.markup import escape
from ui.kit.rich import dated, heading, marked
from ui.kit.sections import sections_html

if TYPE_CHECKING:
    from gongkai_desktop.office.panel import Entry
    from ui.kit.ledger.card import RecordView

FILE: Final = "file"
"""Where a link to one of the record's files leads: its number among them."""


def facts(view: RecordView) -> str:
    """What went against the rules, remarks, sections, files; links as ``sections.followed`` reads them."""
    breach = QCoreApplication.translate("RecordCard", "与规定不符：{}（{}）")
    lines = [marked("●", look.RED, breach.format(one.text, one.article)) for one in view.breaches]
    lines += [marked("▲", look.AMBER, text) for text in view.remarks]
    files = [
        f"<p style='margin:2px 0'><a href='{FILE}@{at}' style='color:{look.BLUE}'>{escape(kept.name)}</a></p>"
        for at, kept in enumerate(view.attachments)
    ]
    kept = heading(QCoreApplication.translate("RecordCard", "附件")) + "".join(files) if files else ""
    return "".join(lines) + sections_html(view.sections) + kept


def history(timeline: Iterable[Entry]) -> str:
    """What happened, the newest first; a step that may be taken back ends in a link with its event."""
    under = QCoreApplication.translate("RecordCard", "{} 记于 {}")
    back = QCoreApplication.translate("RecordCard", "撤销")
    return "".join(
        dated(
            entry.day.isoformat(),
            entry.text,
            under.format(entry.who, entry.at[:16].replace("T", " ")),
            (str(entry.event), back) if entry.undoable else None,
        )
        for entry in reversed(tuple(timeline))
    )
