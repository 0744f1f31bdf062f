"""The parts of the import dialog: changes, rejected rows, unknown headers, values changed on both sides."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QTableView, QVBoxLayout, QWidget

from gongkai_desktop.exchange.changeset import Action, ChangeSet, RowChange
from gongkai_desktop.register.fields import COLUMNS, REGISTER
from ui.kit.dialogs import button, label
from ui.kit.lines import lines_view

SHOWN: Final = 500  # changed rows listed before the import; the numbers above count all of them


def changes_view(changes: ChangeSet) -> QTableView:
    """The first changed rows: what is new, and for updates each column with its old and new value."""
    words = {
        Action.ADD: QCoreApplication.translate("Import", "新增"),
        Action.UPDATE: QCoreApplication.translate("Import", "更新"),
    }
    found = islice(changes.changes(Action.ADD, Action.UPDATE), SHOWN)
    lines = [(str(change.row), words[change.action], *_told(change)) for change in found]
    titles = (
        QCoreApplication.translate("Import", "行"),
        QCoreApplication.translate("Import", "怎么办"),
        QCoreApplication.translate("Import", "哪一条"),
        QCoreApplication.translate("Import", "内容"),
    )
    return lines_view(titles, lines, (60, 70, 260))


def _told(change: RowChange) -> tuple[str, str]:
    if change.action is Action.ADD:
        rest = [value for key, value in change.fields.items() if value and key != "title"]
        return change.fields.get("title", ""), " · ".join(rest)
    nothing = QCoreApplication.translate("Import", "（空）")
    parts = [
        f"{COLUMNS[key].title}：{change.before[key] or nothing} → {new or nothing}"
        for key, new in change.fields.items()
        if key in COLUMNS
    ]
    return f"#{change.record}", "；".join(parts)


def rejected_view(changes: ChangeSet) -> QTableView:
    """Every row that cannot be taken, and why."""
    lines = [(str(one.row), one.column, one.value, one.why) for one in changes.rejected]
    titles = (
        QCoreApplication.translate("Import", "行"),
        QCoreApplication.translate("Import", "列"),
        QCoreApplication.translate("Import", "内容"),
        QCoreApplication.translate("Import", "为什么"),
    )
    return lines_view(titles, lines, (60, 120, 200))


def conflicts_view(changes: ChangeSet, chosen: Callable[[], None]) -> QTableView:
    """What was changed on both sides since the export; a tick takes the file's value."""
    lines = [(str(one.row), one.column, one.ours, one.theirs) for one in changes.conflicts]

    def tick(row: int, on: bool) -> None:
        changes.take(changes.conflicts[row], theirs=on)
        chosen()

    titles = (
        QCoreApplication.translate("Import", "采用文件"),
        QCoreApplication.translate("Import", "列"),
        QCoreApplication.translate("Import", "本机现在（保留）"),
        QCoreApplication.translate("Import", "文件里（打勾采用）"),
    )
    return lines_view(titles, lines, (100, 120, 240), tick)


class Headers(QWidget):
    """For every header not understood: the column it means, or none; remembered once the import is done."""

    settled = Signal(dict)

    def __init__(self, changes: ChangeSet) -> None:
        super().__init__()
        self.boxes: dict[str, QComboBox] = {}
        taken = set(changes.head.understood.values())
        form = QFormLayout()
        for header in changes.unmapped:
            box = QComboBox()
            box.addItem(self.tr("（不导入这一列）"), "")
            for column in REGISTER.columns:
                if column.key not in taken:
                    box.addItem(column.title, column.key)
            form.addRow(label(header), box)
            self.boxes[header] = box
        whole = QVBoxLayout(self)
        told = self.tr(
            "这些列不知道对应台账的哪一项，现在不会导入。选好对应再读一遍；导入后会记住，下次不用再选。"
        )
        whole.addWidget(label(told, "soft", wrap=True))
        whole.addLayout(form)
        whole.addWidget(button(self.tr("按这个对应重新读取"), self._settle))
        whole.addStretch(1)

    def _settle(self) -> None:
        self.settled.emit({header: box.currentData() for header, box in self.boxes.items()})
