"""概要: what to read first, what went against the rules, the fields, and the sections of an item's life."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.office.panel import Section, SectionLine
from gongkai_desktop.register.fields import COLUMNS
from gongkai_desktop.register.service import ItemView
from ui.kit import look
from ui.kit.markup import escape
from ui.kit.rich import heading, marked, pairs

_INKS = {"late": look.RED, "good": look.GREEN, "soft": look.SOFT}
_MARKS = {"late": "● ", "good": "✓ "}


def summary(view: ItemView) -> str:
    """The item as rich text; links lead to other items by their number."""
    known = [
        (column.title, view.fields[key])
        for key, column in COLUMNS.items()
        if key != "title" and view.fields.get(key)
    ]
    return _first(view) + pairs(known) + "".join(_section(section) for section in view.sections)


def _first(view: ItemView) -> str:
    """Prompts before the first opinion, breaches, gaps."""
    prompt = QCoreApplication.translate("Summary", "审查时注意：{}（{}）")
    breach = QCoreApplication.translate("Summary", "与规定不符：{}（{}）")
    lines = [marked("▲", look.AMBER, prompt.format(flag.text, flag.article)) for flag in view.prompts]
    lines += [marked("●", look.RED, breach.format(flag.text, flag.article)) for flag in view.flags]
    if view.missing:
        gap = QCoreApplication.translate("Summary", "登记不全，还缺：{}").format("、".join(view.missing))
        lines.append(marked("▲", look.AMBER, gap))
    return "".join(lines)


def _section(section: Section) -> str:
    return heading(section.title) + "".join(_line(line) for line in section.lines)


def _line(line: SectionLine) -> str:
    text = escape(f"{_MARKS.get(line.tone, '')}{line.text}")
    if line.record:
        text = f"<a href='{line.record}' style='color:{look.BLUE}'>{text}</a>"
    return f"<p style='margin:2px 0;color:{_INKS.get(line.tone, look.INK)}'>{text}</p>"
