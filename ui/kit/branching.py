"""A choice among many in branches: type to find, arrows go from one to the next, Enter goes on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from gongkai_desktop.cases.finding import holds
from gongkai_desktop.ledger import BRANCH, Column
from ui.kit import look
from ui.kit.search import clearable

_CHOICE: Final = int(Qt.ItemDataRole.UserRole)
_HEIGHT, _SHARE = 300, 0.45  # pixels at 100 %, and the part of the screen's height that it has at most
_MOVES: Final = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class Branches(QWidget):
    """One of the choices of a column, each written as its branch and its own words (``BRANCH`` between them)."""

    changed = Signal()

    def __init__(self, column: Column) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setPlaceholderText(QCoreApplication.translate("Form", "输入几个字或拼音首字母查找，↑↓ 选"))
        clearable(self.line)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setObjectName("framed")
        self.tree.setUniformRowHeights(True)
        self.tree.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the line has the cursor, and its arrows
        most = round(look.screen_room(self).height() * _SHARE)
        self.tree.setFixedHeight(min(look.scaled(self, _HEIGHT), most))
        self.tree.setToolTip(column.help)
        heads: dict[str, QTreeWidgetItem] = {}
        for choice in column.choices:
            self._leaf(choice, heads)
        self.tree.expandAll()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.line)
        box.addWidget(self.tree)
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._find)
        self.tree.currentItemChanged.connect(lambda *_: self.changed.emit())

    def showEvent(self, event: QShowEvent) -> None:
        """The height of a row is that of the style sheet, which the tree knows from now on."""
        super().showEvent(event)
        self.tree.doItemsLayout()
        self._bring(self.tree.currentItem())

    def setAccessibleName(self, name: str) -> None:
        """The line that takes the typing has the same name."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)
        self.tree.setAccessibleName(name)

    def value(self) -> object:
        """The choice, '' while none is made."""
        item = self.tree.currentItem()
        return item.data(0, _CHOICE) or "" if item is not None else ""

    def set_value(self, value: object) -> None:
        """Choose; what is not among the choices chooses nothing."""
        wanted = str(value or "")
        found = next((one for one in self._leaves() if wanted and one.data(0, _CHOICE) == wanted), None)
        if found is None:
            self.tree.setCurrentIndex(QModelIndex())
        else:
            self.tree.setCurrentItem(found)
            self._bring(found)

    def problem(self) -> str:
        """Nothing that can be chosen is wrong."""
        return ""

    def remark(self) -> str:
        """Nothing to add."""
        return ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the line go from choice to choice."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and Qt.Key(event.key()) in _MOVES
        ):
            self._move(Qt.Key(event.key()))
            return True
        return super().eventFilter(watched, event)

    def _bring(self, item: QTreeWidgetItem | None) -> None:
        """A choice that was made before is seen with what stands around it."""
        if item is not None:
            self.tree.scrollToItem(item, QTreeWidget.ScrollHint.PositionAtCenter)

    def _leaf(self, choice: str, heads: dict[str, QTreeWidgetItem]) -> None:
        branch, between, own = choice.partition(BRANCH)
        leaf = QTreeWidgetItem([own.removeprefix(branch + BRANCH) or choice])
        leaf.setData(0, _CHOICE, choice)
        if not between:
            self.tree.addTopLevelItem(leaf)
            return
        if branch not in heads:
            head = heads[branch] = QTreeWidgetItem([branch])
            head.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.tree.addTopLevelItem(head)
        heads[branch].addChild(leaf)

    def _leaves(self) -> list[QTreeWidgetItem]:
        """Whatever can be chosen, in order."""
        tops = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        found = []
        for top in filter(None, tops):
            found += [top] if top.data(0, _CHOICE) else [top.child(at) for at in range(top.childCount())]
        return found

    def _find(self, words: str) -> None:
        """Only what has the words is left in sight; the first of it is chosen."""
        for leaf in self._leaves():
            leaf.setHidden(not holds(str(leaf.data(0, _CHOICE)), words))
        for at in range(self.tree.topLevelItemCount()):
            top = self.tree.topLevelItem(at)
            if top is not None and not top.data(0, _CHOICE):
                top.setHidden(all(top.child(at).isHidden() for at in range(top.childCount())))
        near = [leaf for leaf in self._leaves() if not leaf.isHidden()]
        current = self.tree.currentItem()
        if words.strip() and near and (current is None or current.isHidden()):
            self.tree.setCurrentItem(near[0])

    def _move(self, key: Qt.Key) -> None:
        near = [leaf for leaf in self._leaves() if not leaf.isHidden()]
        if not near:
            return
        current = self.tree.currentItem()
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}[key]
        at = near.index(current) + by if current in near else 0
        self.tree.setCurrentItem(near[min(max(at, 0), len(near) - 1)])
