"""概要: what to read first, what went against the rules, the fields, and the sections of an item's life."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.office.panel import Section, SectionLine
from gongkai_desktop.register.fields import COLUMNS
from gongkai_desktop.register.service import ItemView
from ui.kit import look
from ui.kit.rich import marked, pairs
from ui.kit.sections import sections_html


def summary(view: ItemView) -> str:
    """The item as rich text; links lead to other items, to its review and letters.

    What stands against it is read before its fields: on a small screen they fill all that is seen at first.
    """
    known = [
        (column.title, view.case.fields[key])
        for key, column in COLUMNS.items()
        if key != "title" and view.case.fields.get(key)
    ]
    against = [section for section in view.sections if any(line.tone == "late" for line in section.lines)]
    further = [section for section in view.sections if section not in against]
    return _first(view) + sections_html(against) + pairs(known) + sections_html((*further, *_review(view)))


def _review(view: ItemView) -> Iterator[Section]:
    """Where the review that counts for the item is told whole."""
    if view.record.review:
        words = QCoreApplication.translate("Summary", "看这次审查的意见、纸件和经过")
        line = SectionLine(words, view.record.review, place="review:all")
        yield Section(QCoreApplication.translate("Summary", "保密审查"), (line,))


def _first(view: ItemView) -> str:
    """Prompts before the first opinion, breaches, gaps."""
    prompt = QCoreApplication.translate("Summary", "审查时注意：{}（{}）")
    breach = QCoreApplication.translate("Summary", "与规定不符：{}（{}）")
    lines = [marked("▲", look.AMBER, prompt.format(flag.text, flag.article)) for flag in view.case.prompts]
    lines += [marked("●", look.RED, breach.format(flag.text, flag.article)) for flag in view.breaches]
    note = QCoreApplication.translate("Summary", "请核对：{}（{}）")
    lines += [marked("▲", look.AMBER, note.format(one.text, one.article)) for one in view.case.now.notes]
    lines += [marked("▲", look.AMBER, words) for words in view.remarks]
    if view.case.now.missing:
        gap = QCoreApplication.translate("Summary", "登记不全，还缺：{}").format(
            "、".join(view.case.now.missing)
        )
        lines.append(marked("▲", look.AMBER, gap))
    return "".join(lines)
