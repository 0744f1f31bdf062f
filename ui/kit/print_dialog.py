"""打印: on which printer, how many copies, on one side or both, and which pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QSpinBox, QWidget

from ui.kit import printing
from ui.kit.dialogs import Frame, button, label

_MOST = 99
"""Copies that anybody can mean."""


class PrintDialog(Frame):
    """What is wrong with a printer, and what to do, stands beneath its name. ``then`` gets what was wished."""

    manual = "打印文书"

    def __init__(
        self,
        count: int,
        marked: Sequence[int],
        parent: QWidget,
        then: Callable[[printing.Wish], object],
    ) -> None:
        """``count`` pages, of which these (from 0) are marked; without a mark all are printed."""
        super().__init__("", parent, width=520)
        self.setWindowTitle(self.tr("打印"))
        self._count, self._then = count, then
        self.printer, self.sides = QComboBox(), QComboBox()
        self.printer.addItems(printing.printers())
        self.printer.setAccessibleName(self.tr("打印机"))
        self.trouble = label("", "caution", wrap=True)
        self.copies = QSpinBox()
        self.copies.setRange(1, _MOST)
        self.copies.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)  # typed, or with the arrow keys
        self.copies.setAccessibleName(self.tr("份数"))
        self.sides.setAccessibleName(self.tr("单面还是双面"))
        self.pages = QLineEdit(printing.pages_told(marked))
        self.pages.setAccessibleName(self.tr("哪几页"))
        self.pages.setPlaceholderText(self.tr("全部 {} 页；只印几页的写成 1-3、5").format(count))
        self.wrong = label("", "error", wrap=True)
        rows = QFormLayout()
        rows.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        rows.setHorizontalSpacing(12)
        rows.setVerticalSpacing(8)
        rows.addRow(self.tr("打印机"), self.printer)
        rows.addRow("", self.trouble)
        rows.addRow(self.tr("份数"), self.copies)
        rows.addRow(self.tr("单面还是双面"), self.sides)
        rows.addRow(self.tr("哪几页"), self.pages)
        rows.addRow("", self.wrong)
        self.body.addLayout(rows)
        self._go = button(self.tr("打印"), self.accept, primary=True, icon="print")
        self.buttons(button(self.tr("取消"), self.reject), self._go)
        self.printer.currentTextChanged.connect(self._look)
        self._look(self.printer.currentText())
        self.wrong.hide()
        self.printer.setFocus()

    def accept(self) -> None:
        """Print, unless the pages cannot be made out."""
        text = self.pages.text().strip()
        try:
            pages = printing.told_pages(text, self._count) if text else tuple(range(self._count))
        except ValueError:
            words = self.tr("页码写成 1-3、5 的样子，从 1 到 {}")
            self.wrong.setText(words.format(self._count))
            self.wrong.show()
            self.pages.setFocus()
            return
        super().accept()
        sides = str(self.sides.currentData())
        self._then(printing.Wish(self.printer.currentText(), pages, self.copies.value(), sides))

    def _look(self, name: str) -> None:
        """What this printer can do, and what is wrong with it."""
        self.trouble.setText(printing.trouble(name))
        self.trouble.setVisible(bool(self.trouble.text()))
        self.sides.clear()
        self.sides.addItem(self.tr("单面"), printing.ONE_SIDE)
        if printing.both_sides(name):
            self.sides.addItem(self.tr("双面，像书一样左右翻"), printing.LONG_SIDE)
            self.sides.addItem(self.tr("双面，像日历一样上下翻"), printing.SHORT_SIDE)
        self.sides.setEnabled(self.sides.count() > 1)
