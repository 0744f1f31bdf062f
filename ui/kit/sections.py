"""The sections of a record's panel as rich text; a line may lead to another record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from gongkai_desktop.office.panel import Section, SectionLine
from ui.kit import look
from ui.kit.markup import escape
from ui.kit.rich import heading

_INKS: Final = {"late": "red", "near": "amber", "good": "green", "soft": "soft"}
_MARKS: Final = {"late": "● ", "near": "▲ ", "good": "✓ "}


def marked_by(tone: str, text: str) -> str:
    """The text of a line with the sign of its tone: nothing is told by colour alone."""
    return f"{_MARKS.get(tone, '')}{text}"


def ink_of(tone: str) -> str:
    """The colour of a tone, as the palette is now."""
    return look.tone(_INKS.get(tone, "ink"))


def sections_html(sections: Iterable[Section]) -> str:
    """Each section under its title; ``followed`` reads where its links lead."""
    return "".join(
        heading(section.title) + "".join(_line(line) for line in section.lines) for section in sections
    )


def followed(link: str) -> tuple[str, int]:
    """The place ('' for the register) and the record that a line's link leads to."""
    place, _, record = link.rpartition("@")
    return place, int(record)


def _line(line: SectionLine) -> str:
    text = escape(marked_by(line.tone, line.text))
    if line.record or line.place:
        where = f"{line.place}@{line.record}" if line.place else line.record
        text = f"<a href='{where}' style='color:{look.BLUE}'>{text}</a>"
    return f"<p style='margin:2px 0;color:{ink_of(line.tone)}'>{text}</p>"
