"""概要 of an entry: how it stands and why, its limit, its columns, and its items."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.catalogue.fields import CATALOGUE
from gongkai_desktop.catalogue.service import EntryView
from gongkai_desktop.office.citing import aside
from ui.catalogue.words import TITLED, state_colour, state_words
from ui.kit import look
from ui.kit.markup import escape
from ui.kit.rich import heading, marked, pairs

LEAVE: Final = "leave"
"""Where the link leads that takes an item out from under its entry."""


def summary(view: EntryView) -> str:
    """The entry as rich text; links lead to its items, and take them out."""
    row = view.row
    state = str(row["state"])
    mark, _, word = state_words(state).partition(" ")
    known = [(QCoreApplication.translate("EntryPanel", "按此计算"), str(row["limit"]))]
    if view.remark:
        known.append(("", view.remark))
    known.append((QCoreApplication.translate("EntryPanel", "更新要求"), f"{view.kind}{aside(view.article)}"))
    known += [
        (column.title, str(row[column.key]))
        for column in CATALOGUE.columns
        if row[column.key] and column.key not in (*TITLED, "rule", "freshness")
    ]
    return marked(mark, state_colour(state), f"{word}　{row['why']}".strip()) + pairs(known) + _items(view)


def _items(view: EntryView) -> str:
    title = QCoreApplication.translate("EntryPanel", "信息 {} 件，另有 {} 件未公开")
    head = heading(title.format(view.row["items"], view.row["waiting"]))
    if not view.items:
        nothing = QCoreApplication.translate("EntryPanel", "还没有归入信息。点“归入信息…”从台账里选。")
        return head + f"<p style='margin:2px 0;color:{look.SOFT}'>{escape(nothing)}</p>"
    leave = QCoreApplication.translate("EntryPanel", "移出")
    lines = (
        f"<p style='margin:2px 0'><span style='color:{look.SOFT}'>{escape(item.published or item.stage)}</span>"
        f"　{_link(f'@{item.id}', item.title)}　{_link(f'{LEAVE}@{item.id}', leave)}</p>"
        for item in view.items
    )
    return head + "".join(lines)


def _link(where: str, words: str) -> str:
    return f"<a href='{where}' style='color:{look.BLUE};text-decoration:none'>{escape(words)}</a>"
