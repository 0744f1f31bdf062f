"""The parts of the import dialog: changes, rejected rows, the column map, values changed on both sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QGridLayout, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from gongkai_desktop.errors import Refused
from gongkai_desktop.exchange.changeset import Action, ChangeSet, RowChange
from gongkai_desktop.exchange.columns import AS_COUNT, AS_KEY, BY_HAND, BY_HEADER, BY_VALUES, ColumnRead
from gongkai_desktop.ledger import Kind, Ledger
from ui.kit.dialogs import Banner, button, label, lead, scrolling
from ui.kit.lines import lines_view
from ui.kit.steady import Steady

_NAMES: Final = ("title", "asked")
"""The columns that say what a row is about, by ledger; of others the first long text does."""
SHOWN: Final = 500  # changed rows listed before the import; the numbers above count all of them


def changes_view(changes: ChangeSet) -> QTableView:
    """The first changed rows: what is new, and for updates each column with its old and new value."""
    words = {
        Action.ADD: QCoreApplication.translate("Import", "新增"),
        Action.UPDATE: QCoreApplication.translate("Import", "更新"),
    }
    found = islice(changes.changes(Action.ADD, Action.UPDATE), SHOWN)
    lines = [(str(change.row), words[change.action], *_told(change, changes.into)) for change in found]
    titles = (
        QCoreApplication.translate("Import", "行"),
        QCoreApplication.translate("Import", "怎么办"),
        QCoreApplication.translate("Import", "哪一条"),
        QCoreApplication.translate("Import", "内容"),
    )
    return lines_view(titles, lines, (60, 70, 260))


def _told(change: RowChange, ledger: Ledger) -> tuple[str, str]:
    if change.action is Action.ADD:
        filled = {key: value for key, value in change.fields.items() if value}
        long = (key for key in filled if ledger.column(key).kind is Kind.LONG)
        named = next(name for name in (*_NAMES, *long, *filled) if name in filled)
        title = filled.pop(named)
        return title, " · ".join(filled.values())
    nothing = QCoreApplication.translate("Import", "（空）")
    parts = [
        f"{ledger.column(key).title}：{change.before[key] or nothing} → {new or nothing}"
        for key, new in change.fields.items()
    ]
    return f"#{change.record}", "；".join(parts)


class Returned(QWidget):
    """Every cell that keeps a row from being taken, with its reason: typed anew here, or saved out as a workbook."""

    mended = Signal(object)
    """Per number of a row the headers and their new texts: the file should be read again with these."""

    def __init__(
        self, changes: ChangeSet, before: Mapping[int, Mapping[str, str]], save: Callable[[], None]
    ) -> None:
        super().__init__()
        self._mended = {number: dict(cells) for number, cells in before.items()}
        self._faults = [(one.number, column) for one in changes.rejected for column, _, _ in one.faults]
        lines = [
            (f"{one.sheet} {one.row}".strip(), column, value, why)
            for one in changes.rejected
            for column, value, why in one.faults
        ]
        titles = (self.tr("行"), self.tr("列"), self.tr("内容（可改）"), self.tr("为什么"))
        self.lines = lines_view(titles, lines, (60, 120, 200), typed=(2, self._type))
        self.lines.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.again = button(self.tr("按改好的重新读取"), lambda: self.mended.emit(self._mended))
        self.again.setEnabled(False)
        told = self.tr("“内容”一栏可以直接改，改好后重新读取；或存成 Excel，原因写在每一格旁边，改好再导入。")
        row = QHBoxLayout()
        for one in (self.again, button(self.tr("存成 Excel…"), save)):
            row.addWidget(one)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(label(told, "soft", wrap=True))
        whole.addWidget(self.lines, 1)
        whole.addLayout(row)

    def _type(self, line: int, text: str) -> None:
        number, column = self._faults[line]
        self._mended.setdefault(number, {})[column] = text
        self.again.setEnabled(True)
        lead(self.again, True)


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


class ColumnMap(QWidget):
    """Every column of a file: its header, some of its cells, and what it is read as, which can be changed.

    What is settled here is remembered for files laid out alike, once the import is done.
    """

    settled = Signal(dict)
    touched = Signal(bool)
    """Whether something in it is now otherwise than the file was read: it must be read anew before it is imported."""

    def __init__(self, columns: Sequence[ColumnRead], ledger: Ledger) -> None:
        super().__init__()
        self.boxes: dict[str, Steady] = {}
        self._columns = {column.header: column for column in columns}
        self._wrong = Banner()
        told = self.tr(
            "每一列读作台账的哪一项。不对的改好，再点“按这个对应重新读取”；导入后会记住，下次不用再选。"
        )
        grid = QGridLayout(holder := QWidget())
        grid.setColumnStretch(1, 1)
        titles = (self.tr("表头"), self.tr("内容举例"), self.tr("读作"), self.tr("怎么认出的"))
        for at, title in enumerate(titles):
            grid.addWidget(label(title, "soft"), 0, at)
        for row, column in enumerate(columns, 1):
            self._add(grid, row, column, ledger)
        grid.setRowStretch(len(columns) + 1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(label(told, "soft", wrap=True))
        whole.addWidget(self._wrong)
        whole.addWidget(scrolling(holder), 1)
        self.again = button(self.tr("按这个对应重新读取"), self._settle)
        whole.addWidget(self.again, 0, Qt.AlignmentFlag.AlignLeft)

    def told(self) -> dict[str, str]:
        """What the clerk has settled, now or before: header by header, the column it is read as ('' for none)."""
        return {
            header: box.currentData()
            for header, box in self.boxes.items()
            if box.currentData() != self._columns[header].key or self._columns[header].by == BY_HAND
        }

    def _add(self, grid: QGridLayout, row: int, column: ColumnRead, ledger: Ledger) -> None:
        box = Steady()
        box.setAccessibleName(column.header)
        box.addItem(self.tr("（不读入）"), "")
        for one in ledger.columns:
            box.addItem(one.title, one.key)
        box.setCurrentIndex(box.findData(column.key))
        box.currentIndexChanged.connect(self._touch)
        self.boxes[column.header] = box
        how = {
            BY_HEADER: self.tr("按表头"),
            BY_VALUES: self.tr("按内容，请核对") if column.key else self.tr("内容与另一列相同"),
            BY_HAND: self.tr("由您指定"),
            AS_COUNT: self.tr("只是序号"),
            AS_KEY: self.tr("导出时带的行标识"),
        }
        tone = "soft" if column.key and column.by != BY_VALUES else "caution"
        parts = (
            label(column.header),
            label(" · ".join(column.samples), "soft", wrap=True),
            box,
            label(
                how.get(column.by, self.tr("没有认出")), "soft" if column.by in (AS_COUNT, AS_KEY) else tone
            ),
        )
        for at, part in enumerate(parts):
            grid.addWidget(part, row, at)

    def _touch(self) -> None:
        otherwise = any(box.currentData() != self._columns[header].key for header, box in self.boxes.items())
        lead(self.again, otherwise)
        self.touched.emit(otherwise)

    def _settle(self) -> None:
        chosen = Counter(box.currentText() for box in self.boxes.values() if box.currentData())
        twice = next((title for title, number in chosen.items() if number > 1), "")
        if twice:
            way = self.tr("请把不是“{}”的那一列改成“（不读入）”或别的列").format(twice)
            self._wrong.explain(Refused(self.tr("“{}”选给了两列").format(twice), way=way))
            return
        self.settled.emit(self.told())


class SheetChoice(QWidget):
    """Which sheet of the file is read, where it has several; all of like shape may be read at once."""

    chosen = Signal(object)

    def __init__(self, changes: ChangeSet) -> None:
        super().__init__()
        head = changes.head
        self.box = Steady()
        self.box.setAccessibleName(self.tr("工作表"))
        for name in head.offered:
            self.box.addItem(name, (name,))
        if len(head.alike) > 1:
            told = self.tr("表头一样的 {} 张：{}").format(len(head.alike), "、".join(head.alike))
            self.box.addItem(told, head.alike)
        choices = [self.box.itemData(at) for at in range(self.box.count())]
        self.box.setCurrentIndex(next((at for at, one in enumerate(choices) if tuple(one) == head.sheets), 0))
        self.box.activated.connect(lambda at: self.chosen.emit(tuple(choices[at])))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label(self.tr("工作表"), "soft"))
        row.addWidget(self.box, 1)
