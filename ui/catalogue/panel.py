"""The right column: one entry, how it stands and why, its items, its history, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QUrl, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QStackedWidget, QVBoxLayout, QWidget

from gongkai_desktop.catalogue.coverage import State
from gongkai_desktop.catalogue.fields import CATALOGUE
from gongkai_desktop.catalogue.service import EntryView
from ui.catalogue.words import state_colour, state_words
from ui.kit import look
from ui.kit.dialogs import button, label
from ui.kit.empty import Empty
from ui.kit.markup import escape
from ui.kit.rich import Reading, dated, heading, marked, pairs

ITEM, LEAVE = "item", "leave"
_TITLED = ("first_level", "second_level", "third_level", "content")


class EntryPanel(QFrame):
    """Shows an entry. Its links ask for an item, or to take it out from under the entry."""

    record_wanted = Signal(int)
    leaving = Signal(int)
    amending = Signal()
    assigning = Signal()
    closing = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.view: EntryView | None = None
        self._title, self._sub = label("", "title", wrap=True), label("", "small", wrap=True)
        self.reading = Reading()
        self.reading.setAccessibleName(self.tr("条目的全部情况"))
        self.reading.anchorClicked.connect(self._follow)
        self.setFocusProxy(self.reading)
        self.assign = button(self.tr("归入信息…"), self.assigning.emit, primary=True)
        self.amend = button(self.tr("修改…"), self.amending.emit)
        self.close_entry = button(self.tr("停用…"), self.closing.emit)
        self._arrange()
        self.show_entry(None)

    def show_entry(self, view: EntryView | None) -> None:
        """Show an entry, or what to do when none is chosen."""
        self.view = view
        self._whole.setCurrentIndex(0 if view is None else 1)
        if view is None:
            return
        row = view.row
        levels = [str(row[key]) for key in _TITLED[:3] if row[key]]
        self._title.setText(str(row["content"]) or self.tr("（没有写公开内容）"))
        self._sub.setText(" › ".join((*levels, f"#{view.id}")))
        self.reading.show_html(self._html(view))
        closed = row["state"] == State.CLOSED
        self.close_entry.setText(self.tr("重新启用…") if closed else self.tr("停用…"))
        self.assign.setEnabled(not closed)

    def words(self) -> str:
        """All that the panel tells of the entry."""
        return "" if self.view is None else f"{self._title.text()}\n{self.reading.toPlainText()}"

    def _arrange(self) -> None:
        nothing = Empty()
        nothing.say(self.tr("没有选中条目"), self.tr("在左边的表里选一行，这里显示它的时限、信息和变动。"))
        inner = QWidget()
        box = QVBoxLayout(inner)
        box.setContentsMargins(12, 12, 12, 12)
        box.setSpacing(8)
        box.addWidget(self._title)
        box.addWidget(self._sub)
        box.addWidget(self.reading, 1)
        foot = QGridLayout()
        foot.addWidget(self.assign, 0, 0, 1, 2)
        foot.addWidget(self.amend, 1, 0)
        foot.addWidget(self.close_entry, 1, 1)
        box.addLayout(foot)
        self._whole = QStackedWidget()
        self._whole.addWidget(nothing)
        self._whole.addWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._whole)

    # — the text —

    def _html(self, view: EntryView) -> str:
        row = view.row
        state = str(row["state"])
        mark, _, word = state_words(state).partition(" ")
        lines = [marked(mark, state_colour(state), f"{word}　{row['why']}".strip())]
        known = [(self.tr("按此计算"), str(row["limit"]))]
        if view.remark:
            known.append(("", view.remark))
        known.append((self.tr("更新要求"), f"{view.kind}（{view.article}）"))
        known += [
            (column.title, str(row[column.key]))
            for column in CATALOGUE.columns
            if row[column.key] and column.key not in (*_TITLED, "rule", "freshness")
        ]
        return "".join(lines) + pairs(known) + self._items(view) + self._history(view)

    def _items(self, view: EntryView) -> str:
        title = self.tr("信息 {} 件，另有 {} 件未公开").format(view.row["items"], view.row["waiting"])
        if not view.items:
            return heading(title) + _soft(self.tr("还没有归入信息。点“归入信息…”从台账里选。"))
        lines = [
            _line(
                (item.published or item.stage),
                self._link(f"{ITEM}:{item.id}", item.title),
                self._link(f"{LEAVE}:{item.id}", self.tr("移出")),
            )
            for item in view.items
        ]
        return heading(title) + "".join(lines)

    def _history(self, view: EntryView) -> str:
        told = (
            dated(line.day.isoformat(), line.text, self.tr("{} 记于 {}").format(line.who, _moment(line.at)))
            for line in reversed(view.view.timeline)
        )
        return heading(self.tr("变动")) + "".join(told)

    def _link(self, where: str, words: str) -> str:
        return f"<a href='{where}' style='color:{look.BLUE};text-decoration:none'>{escape(words)}</a>"

    def _follow(self, url: QUrl) -> None:
        what, _, number = url.toString().partition(":")
        tell: dict[str, Callable[[int], None]] = {
            ITEM: self.record_wanted.emit,
            LEAVE: self.leaving.emit,
        }
        tell[what](int(number))


def _soft(text: str) -> str:
    return f"<p style='margin:2px 0;color:{look.SOFT}'>{escape(text)}</p>"


def _line(day: str, title: str, end: str) -> str:
    return f"<p style='margin:2px 0'><span style='color:{look.SOFT}'>{escape(day)}</span>　{title}　{end}</p>"


def _moment(at: str) -> str:
    return at[:16].replace("T", " ")
