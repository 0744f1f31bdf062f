"""Page three of a new office: its departments, and its people with their posts, filled in by keyboard."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.office.founding import Newcomer
from gongkai_desktop.office.people import CLERK
from gongkai_desktop.office.ruleset import POSTS
from ui.kit import look
from ui.kit.dialogs import label, scrolling
from ui.kit.editors import Paragraph
from ui.kit.steady import Steady

_ROWS = 4
_BETWEEN = re.compile(r"[\n、，,；;]+")
_SHORT, _HEAD = 3, 2  # characters: names that stay on one line, and the first line of longer ones


class _Row:
    """One person's editors."""

    def __init__(self, names: list[str]) -> None:
        self.name, self.department = QLineEdit(), Steady()
        self.department.setEditable(True)
        self.department.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.department.addItems(names)
        self.department.setCurrentText("")
        self.posts = {post: QCheckBox() for post in POSTS}
        for post, box in self.posts.items():
            box.setAccessibleName(post)
        self.name.setAccessibleName(QCoreApplication.translate("Staff", "姓名"))
        department = QCoreApplication.translate("Staff", "所在科室")
        for one in (self.department, self.department.lineEdit()):
            if one is not None:
                one.setAccessibleName(department)

    def widgets(self) -> list[QWidget]:
        """In the order of the keys."""
        return [self.name, *self.posts.values(), self.department]

    def newcomer(self) -> Newcomer:
        """The person as filled in."""
        posts = tuple(post for post, box in self.posts.items() if box.isChecked())
        return Newcomer(self.name.text().strip(), posts, self.department.currentText().strip())


class Staff(QWidget):
    """A row per person; a fresh row follows when the last one is begun."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.departments = Paragraph(
            Column(
                "departments",
                self.tr("科室"),
                Kind.LONG,
                help=self.tr("一行一个，或用顿号隔开，如 办公室、财务科、基础教育科"),
            )
        )
        self.departments.setAccessibleName(self.tr("科室"))
        self.rows: list[_Row] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(6)
        self._grid.setVerticalSpacing(4)
        self._heads()
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 8, 0)
        column.addLayout(self._grid)
        column.addStretch(1)
        self._area: QScrollArea = scrolling(holder)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        told = self.tr("一人可以有几个岗位；至少要有一位经办人。Enter 到下一人，Tab 到下一格，Space 打勾。")
        for part in (label(self.tr("科室"), "heading"), self.departments, label(self.tr("人员"), "heading")):
            box.addWidget(part)
        box.addWidget(label(told, "small", wrap=True))
        box.addWidget(self._area, 1)
        self.departments.changed.connect(self._offer_departments)
        for _ in range(_ROWS):
            self.add()
        self.rows[0].posts[CLERK].setChecked(True)

    def add(self) -> _Row:
        """One more empty row."""
        row = _Row(list(self.names()))
        at = len(self.rows) + 1
        self._grid.addWidget(row.name, at, 0)
        for column, box in enumerate(row.posts.values(), 1):
            self._grid.addWidget(box, at, column, Qt.AlignmentFlag.AlignCenter)
        self._grid.addWidget(row.department, at, len(POSTS) + 1)
        line = row.department.lineEdit()
        for widget in (*row.widgets(), *([line] if line else [])):
            widget.installEventFilter(self)
        row.name.textEdited.connect(lambda: self._grow(row))
        self.rows.append(row)
        return row

    def names(self) -> tuple[str, ...]:
        """The departments typed, without doubles."""
        typed = (name.strip() for name in _BETWEEN.split(str(self.departments.value())))
        return tuple(dict.fromkeys(name for name in typed if name))

    def people(self) -> tuple[Newcomer, ...]:
        """Everyone with a name."""
        return tuple(person for row in self.rows if (person := row.newcomer()).name)

    def start(self) -> None:
        """Put the cursor where typing begins."""
        (self.departments if not self.names() else self.rows[0].name).setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on to the next person; what gets the cursor is brought into sight."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            QTimer.singleShot(0, watched, lambda: self._area.ensureWidgetVisible(watched, 0, 12))
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        at = next((at for at, row in enumerate(self.rows) if self._holds(row, watched)), 0)
        if at + 1 == len(self.rows):
            self.add()
        self.rows[at + 1].name.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _holds(self, row: _Row, watched: QObject) -> bool:
        return watched in (*row.widgets(), row.department.lineEdit())

    def _grow(self, row: _Row) -> None:
        if row is self.rows[-1]:
            self.add()

    def _heads(self) -> None:
        heads = [
            self.tr("姓名"),
            *(_broken(post) for post in POSTS),
            self.tr("科室"),
        ]
        for column, words in enumerate(heads):
            head = label(words, "small")
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(head, 0, column, Qt.AlignmentFlag.AlignBottom)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(len(heads) - 1, 3)
        self._grid.setColumnMinimumWidth(0, look.scaled(self, 90))
        self._grid.setColumnMinimumWidth(len(heads) - 1, look.scaled(self, 110))

    def _offer_departments(self) -> None:
        names = list(self.names())
        for row in self.rows:
            typed = row.department.currentText()
            row.department.clear()
            row.department.addItems(names)
            row.department.setCurrentText(typed)


def _broken(post: str) -> str:
    return post if len(post) <= _SHORT else f"{post[:_HEAD]}\n{post[_HEAD:]}"
