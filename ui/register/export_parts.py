"""The parts of the export dialog: which columns go out, and what a template's headers stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from gongkai_desktop.exchange.export import FOR_PEOPLE
from gongkai_desktop.register.fields import REGISTER
from ui.kit.dialogs import button, label, scrolling
from ui.kit.steady import Steady

if TYPE_CHECKING:
    from gongkai_desktop.exchange.template import Template

_ACROSS: Final = 4
_NAME: Final = "title"  # the column that tells one row from another always goes out
_LEGIBLE: Final = len(FOR_PEOPLE) + 2


class Columns(QWidget):
    """A box for every column; those chosen last time are ticked, at first those that read well on A4."""

    def __init__(self, chosen: Sequence[str]) -> None:
        super().__init__()
        self.boxes = {column.key: QCheckBox(column.title) for column in REGISTER.columns}
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        for at, box in enumerate(self.boxes.values()):
            grid.addWidget(box, at // _ACROSS, at % _ACROSS)
            box.toggled.connect(self._weigh)
        self.hint = label("", "soft", wrap=True)
        row = QHBoxLayout()
        row.addWidget(button(self.tr("常用的列"), lambda: self.tick(FOR_PEOPLE)))
        row.addWidget(button(self.tr("全部的列"), lambda: self.tick(REGISTER.keys)))
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(label(self.tr("导出哪些列"), "heading"))
        whole.addLayout(grid)
        whole.addLayout(row)
        whole.addWidget(self.hint)
        whole.addStretch(1)
        self.boxes[_NAME].setEnabled(False)
        known = [key for key in chosen if key in self.boxes]
        self.tick(known or FOR_PEOPLE)

    def tick(self, keys: Iterable[str]) -> None:
        """Choose these columns and no others."""
        wanted = {*keys, _NAME}
        for key, box in self.boxes.items():
            box.setChecked(key in wanted)
        self._weigh()

    def chosen(self) -> list[str]:
        """The columns ticked, in the register's order."""
        return [key for key, box in self.boxes.items() if box.isChecked()]

    def _weigh(self) -> None:
        count = len(self.chosen())
        if count > _LEGIBLE:
            told = self.tr("选了 {} 列，打印在 A4 上字会偏小；只在电脑上看不要紧。").format(count)
        else:
            told = self.tr("选了 {} 列，A4 横向打印看得清。").format(count)
        self.hint.setText(told)


class Mapping(QWidget):
    """Header by header of a template, the column of the register that goes there; can be corrected."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QComboBox] = {}
        self._before: dict[str, str] = {}
        self._told = label("", "soft", wrap=True)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addWidget(self._told)
        self._area = scrolling(QWidget())
        self._whole.addWidget(self._area, 1)
        self.clear()

    def clear(self) -> None:
        """Show that no template has been chosen."""
        self._told.setText(self.tr("选上级发来的空白表（xlsx）。程序按表头找到每一列，模板本身不会被改动。"))
        self._fill((), {})

    def show_template(self, template: Template) -> None:
        """Show what was understood of a template's headers."""
        told = self.tr("{}：从第 {} 行填起。每一列填什么，不对的可以改；改过的会记住。")
        self._told.setText(told.format(template.path.name, template.first))
        headers = [
            header for at, header in enumerate(template.headers, 1) if header and at not in template.serials
        ]
        self._fill(headers, template.understood)

    def show_unknown(self, name: str, headers: Sequence[str]) -> None:
        """Show headers of which none was understood, to be explained."""
        self._told.setText(self.tr("{}：表头没有认出来。请指明各列填什么，至少要有信息名称。").format(name))
        self._fill(headers, {})

    def told(self) -> dict[str, str]:
        """The headers whose meaning was changed by hand, '' for a column to be left empty."""
        return {
            header: str(box.currentData())
            for header, box in self.boxes.items()
            if str(box.currentData()) != self._before[header]
        }

    def twice(self) -> str:
        """A column of the register chosen for more than one header, '' when there is none."""
        chosen = Counter(box.currentText() for box in self.boxes.values() if box.currentData())
        return next((title for title, number in chosen.items() if number > 1), "")

    def left_empty(self) -> tuple[str, ...]:
        """The headers that stay empty."""
        return tuple(header for header, box in self.boxes.items() if not box.currentData())

    def _fill(self, headers: Iterable[str], understood: dict[str, str]) -> None:
        self.boxes = {}
        self._before = {}
        holder = QWidget()
        form = QFormLayout(holder)
        for header in dict.fromkeys(headers):
            box = Steady()
            box.setAccessibleName(header)
            box.addItem(self.tr("（留空）"), "")
            for column in REGISTER.columns:
                box.addItem(column.title, column.key)
            box.setCurrentIndex(max(0, box.findData(understood.get(header, ""))))
            form.addRow(label(header), box)
            self.boxes[header] = box
            self._before[header] = understood.get(header, "")
        self._area.setWidget(holder)
