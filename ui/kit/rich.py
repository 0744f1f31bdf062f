"""Read-only text with a little order in it: pairs of name and value, marked lines, links."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from ui.kit import look
from ui.kit.markup import escape

LONGEST_NAME = 6  # Chinese characters of a name in one line


class Reading(QTextBrowser):
    """Text to be read and copied; long words break anywhere and links are only told, never followed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setAccessibleName(self.tr("内容"))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        look.restyle(self.verticalScrollBar())  # it was made before it stood here, in the style of any other

    def show_html(self, html: str) -> None:
        """Show text made by the functions of this module; the view goes back to the top."""
        self.setHtml(html)


def pairs(rows: Iterable[tuple[str, str]]) -> str:
    """Names in soft ink beside their values."""
    cells = (
        f"<tr><td width='1' style='color:{look.SOFT};padding:2px 12px 2px 0;white-space:nowrap'>{_broken(name)}</td>"
        f"<td style='padding:2px 0'>{escape(value)}</td></tr>"
        for name, value in rows
    )
    return f"<table width='100%' cellspacing='0' cellpadding='0'>{''.join(cells)}</table>"


def _broken(name: str) -> str:
    """A long name in lines, so that the values keep their room; words with blanks between them stay whole."""
    parts = (
        name.split(" ")
        if name.isascii()
        else [name[at : at + LONGEST_NAME] for at in range(0, len(name), LONGEST_NAME)]
    )
    return "<br>".join(escape(part) for part in parts)


def marked(mark: str, colour: str, text: str) -> str:
    """A line with a coloured mark and its words in the same colour."""
    return f"<p style='margin:2px 0;color:{colour}'>{mark} {escape(text)}</p>"


def dated(day: str, text: str, under: str, link: tuple[str, str] | None = None) -> str:
    """A day, what happened on it, and a quiet line beneath that may end in a link (where to, words)."""
    end = f"　<a href='{escape(link[0])}' style='color:{look.BLUE}'>{escape(link[1])}</a>" if link else ""
    return (
        f"<p style='margin:0 0 10px 0'><b>{escape(day)}</b>　{escape(text)}<br>"
        f"<span style='color:{look.SOFT}'>{escape(under)}</span>{end}</p>"
    )


def heading(text: str) -> str:
    """The title of a group of lines."""
    return f"<p style='margin:12px 0 2px 0;color:{look.SOFT};font-weight:bold'>{escape(text)}</p>"
