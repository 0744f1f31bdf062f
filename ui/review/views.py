"""The left column of the queue: its views with counts, the steps beneath 在办, the signers beneath 待签回."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gongkai_desktop.review.views import LONG_OUT
from ui.kit import look
from ui.kit.ledger.views import draw_line
from ui.kit.paged import Index
from ui.review.words import view_titles

if TYPE_CHECKING:
    from gongkai_desktop.review.tally import Tally

_LINE: Final = int(Qt.ItemDataRole.UserRole)
_INDENT: Final = 16


@dataclass(frozen=True, slots=True)
class Line:
    """One line: a view, or within it a step or a signer."""

    view: str
    title: str
    count: int | None = None
    step: str = ""
    signer: str = ""
    longest: int = 0

    @property
    def key(self) -> tuple[str, str, str]:
        """What the line shows."""
        return self.view, self.step, self.signer

    @property
    def beneath(self) -> bool:
        """Whether it belongs to the view above it."""
        return bool(self.step or self.signer)


class _Drawn(QStyledItemDelegate):
    """Title on the left, count on the right; what is beneath a view stands in and in soft ink."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        opt: Any = option  # the stubs do not know the fields of a style option
        line: Line = index.data(_LINE)
        chosen = bool(opt.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(opt.rect, QColor(look.CHOSEN))
        painter.setFont(opt.font)
        widget = self.parent()
        indent = look.scaled(widget, _INDENT) if line.beneath and isinstance(widget, QWidget) else 0
        inner: QRect = opt.rect.adjusted(3 + indent, 0, -3, 0)
        title = f"{line.title} {line.count:,}" if line.signer else line.title
        draw_line(painter, inner, (title, _title_ink(line, chosen)), (_count_words(line), _count_ink(line)))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        widget = self.parent()
        line: Line = index.data(_LINE)
        height = 26 if line.beneath else 30
        return QSize(60, look.scaled(widget, height) if isinstance(widget, QWidget) else height)


class ReviewViews(QListWidget):
    """Moving to a line shows it."""

    selected = Signal(str, str, str)
    """View, step, signer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Drawn(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("审查队列的视图"))
        self._put([Line(view, title) for view, title in view_titles().items()])
        self.currentItemChanged.connect(self._tell)

    def count_up(
        self, counts: Mapping[str, int], steps: Sequence[Tally] = (), signers: Sequence[Tally] = ()
    ) -> None:
        """Put the counts beside the views, and what is in them beneath; the line in sight stays."""
        here = self.key()
        lines: list[Line] = []
        for view, title in view_titles().items():
            lines.append(Line(view, title, counts.get(view, 0)))
            if view == "running":
                lines += [Line(view, one.title, one.count, step=one.key) for one in steps]
            if view == "out":
                lines += [
                    Line(view, one.title, one.count, signer=one.key, longest=one.longest) for one in signers
                ]
        self._put(lines)
        self.show_as(*here)

    def show_as(self, view: str, step: str = "", signer: str = "") -> None:
        """Go to a line without telling; to its view where the line is not there any more."""
        lines = [line.key for line in self.lines()]
        wanted = (view, step, signer)
        at = (
            lines.index(wanted)
            if wanted in lines
            else next((n for n, key in enumerate(lines) if key[0] == view), -1)
        )
        self.blockSignals(True)
        self.setCurrentRow(at)
        self.blockSignals(False)
        self.viewport().update()

    def key(self) -> tuple[str, str, str]:
        """The line in sight: view, step, signer."""
        item = self.currentItem()
        line: Line | None = item.data(_LINE) if item is not None else None
        return line.key if line is not None else ("running", "", "")

    def lines(self) -> list[Line]:
        """All lines in order."""
        return [self.item(at).data(_LINE) for at in range(self.count())]

    def _put(self, lines: Sequence[Line]) -> None:
        """Replace the lines; the same ones are only counted anew, so that nothing jumps."""
        self.blockSignals(True)
        if [line.key for line in lines] != [line.key for line in self.lines()]:
            self.clear()
            for line in lines:
                self.addItem(QListWidgetItem(line.title))
        for at, line in enumerate(lines):
            self.item(at).setData(_LINE, line)
            self.item(at).setText(line.title)
            self.item(at).setToolTip(self._tip(line))
        self.blockSignals(False)
        self.viewport().update()

    def _tip(self, line: Line) -> str:
        if not line.signer:
            return line.title
        return self.tr("{}：{} 件在外，最久 {} 个工作日").format(line.title, line.count, line.longest)

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.selected.emit(*item.data(_LINE).key)


def _count_words(line: Line) -> str:
    if line.count is None:
        return ""
    if not line.signer:
        return f"{line.count:,}"
    return str(line.longest)  # working days, as its hint says; with the unit no room is left for the name


def _title_ink(line: Line, chosen: bool) -> str:
    if chosen:
        return look.BLUE
    return look.SOFT if line.beneath or line.count == 0 else look.INK


def _count_ink(line: Line) -> str:
    if line.view == "overdue" and line.count:
        return look.RED
    return look.AMBER if line.longest >= LONG_OUT or (line.view == "back" and line.count) else look.SOFT
