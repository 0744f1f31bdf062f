"""The choices of a rule set, one beneath the other: what, its value, why and by which article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QSpinBox, QWidget

from gongkai_desktop.office.ruleset import Switch
from ui.kit.dialogs import label
from ui.kit.steady import Steady, SteadyNumber

_Sense = tuple[str, ...]
"""What a switch asks: two rule sets may use one key for different questions."""


def _sense(switch: Switch) -> _Sense:
    return (switch.key, switch.kind, switch.title, *switch.choices, str((switch.low, switch.high)))


class Switches(QWidget):
    """Shows the switches of one rule set; a choice stays when another rule set that asks the same is shown."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editors: dict[str, QCheckBox | QSpinBox | QComboBox] = {}
        self._shown: dict[str, Switch] = {}
        self._kept: dict[_Sense, object] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)

    def offer(self, switches: Sequence[Switch], chosen: Mapping[str, object] | None = None) -> None:
        """Show these, with the values given, else those set here before, else their defaults."""
        self._keep()
        while self._grid.count():
            widget = self._grid.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        for row in range(self._grid.rowCount()):
            self._grid.setRowMinimumHeight(row, 0)
        self.editors = {}
        self._shown = {switch.key: switch for switch in switches}
        for at, switch in enumerate(switches):
            value = (chosen or {}).get(switch.key, self._kept.get(_sense(switch), switch.default))
            self._row(3 * at, switch, value)

    def values(self) -> dict[str, object]:
        """The value of every switch shown."""
        found: dict[str, object] = {}
        for key, editor in self.editors.items():
            if isinstance(editor, QCheckBox):
                found[key] = editor.isChecked()
            else:
                found[key] = editor.value() if isinstance(editor, QSpinBox) else editor.currentText()
        return found

    def _keep(self) -> None:
        """Remember what is chosen otherwise than this rule set proposes."""
        for key, value in self.values().items():
            switch = self._shown[key]
            if value != switch.default:
                self._kept[_sense(switch)] = value
            else:
                self._kept.pop(_sense(switch), None)

    def _row(self, at: int, switch: Switch, value: object) -> None:
        editor = self._editor(switch, value)
        editor.setAccessibleName(switch.title)
        if (line := editor.findChild(QLineEdit)) is not None:  # a number's own, which the cursor is in
            line.setAccessibleName(switch.title)
        self.editors[switch.key] = editor
        title = label(switch.title, "", wrap=True)
        title.setBuddy(editor)
        more = label(self.tr("{}　依据：{}").format(switch.help, switch.article).strip(), "small", wrap=True)
        self._grid.addWidget(title, at, 0)
        self._grid.addWidget(editor, at, 1)
        self._grid.addWidget(more, at + 1, 0, 1, 2)
        self._grid.setRowMinimumHeight(at + 2, 8)

    def _editor(self, switch: Switch, value: object) -> QCheckBox | QSpinBox | QComboBox:
        if switch.kind == "flag":
            tick = QCheckBox(self.tr("是"))
            tick.setChecked(bool(value))
            tick.toggled.connect(lambda: self.changed.emit())
            return tick
        if switch.kind == "choice":
            choice = Steady()
            choice.addItems(list(switch.choices))
            choice.setCurrentText(str(value))
            choice.currentTextChanged.connect(lambda: self.changed.emit())
            return choice
        number = SteadyNumber()
        number.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        number.setToolTip(self.tr("{} 到 {}，可按 ↑ ↓").format(switch.low, switch.high))
        number.setRange(switch.low, switch.high)
        number.setValue(int(str(value)))
        number.setSuffix(self.tr(" 个工作日") if switch.kind == "workdays" else "")
        number.valueChanged.connect(lambda: self.changed.emit())
        return number
