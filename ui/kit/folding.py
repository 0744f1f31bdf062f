"""A row of buttons that folds into 更多 what it has no room for."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QSizePolicy, QWidget

from ui.kit.elided import Elided


class FoldingRow(QWidget):
    """Buttons and words side by side in ``box``. Where the row is too narrow, 更多 takes the first buttons of it.

    The blue button and the last one stay in sight; words go only where folding was not enough. Something that is
    typed into, put among them with a stretch, gives way down to its minimum width and takes what the others leave.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QHBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.more = QPushButton(QCoreApplication.translate("FoldingRow", "更多 ▾"), self)
        self.more.setAutoDefault(False)
        self.more.hide()
        self._menu = QMenu(self.more)
        self.more.setMenu(self._menu)
        self._menu.aboutToShow.connect(self._fill)
        self._folded: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def folded(self) -> list[QPushButton]:
        """The buttons that stand in the menu now."""
        return [one for one in self._folded if isinstance(one, QPushButton)]

    def minimumSizeHint(self) -> QSize:
        """What must be seen: 更多, the blue button, the last one."""
        kept = [one for one in self._shown() if one not in self._order()]
        width = sum(_least(one) + self.box.spacing() for one in (self.more, *kept))
        return QSize(width, self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """Everything side by side."""
        height = max((one.sizeHint().height() for one in self._shown()), default=0)
        return QSize(self._side_by_side(lambda one: one.sizeHint().width()), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width: more or less is folded."""
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """A button that has come, gone, or has another word."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return super().event(event)

    def _side_by_side(self, width: Callable[[QWidget], int]) -> int:
        shown = self._shown()
        return sum(map(width, shown)) + self.box.spacing() * max(0, len(shown) - 1)

    def _widgets(self) -> list[QWidget]:
        found = (self.box.itemAt(at) for at in range(self.box.count()))
        widgets = (item.widget() for item in found if item is not None)
        return [one for one in widgets if one is not None and one is not self.more]

    def _shown(self) -> list[QWidget]:
        """What would stand here if there were room."""
        return [one for one in self._widgets() if one in self._folded or not one.isHidden()]

    def _order(self) -> list[QWidget]:
        """What may go, first to last: the buttons from the left, then the words."""
        shown = self._shown()
        buttons = [one for one in shown if isinstance(one, QPushButton)]
        spare = [one for one in buttons[:-1] if not one.property("primary")]
        return [*spare, *(one for one in shown if isinstance(one, QLabel))]

    def _fold(self) -> None:
        order, left = self._order(), self._side_by_side(_least)
        gone: list[QWidget] = []
        for one in order:
            more = self.more.sizeHint().width() + self.box.spacing() if gone else 0
            if left + more <= self.width():
                break
            gone.append(one)
            left -= _least(one) + self.box.spacing()
        if gone == self._folded:
            return
        shown, self._folded = self._shown(), gone
        for one in shown:
            one.setVisible(one not in gone)
        self._place()

    def _place(self) -> None:
        """更多 stands where the first folded button stood; Tab comes to it there."""
        self.box.removeWidget(self.more)
        folded = self.folded()
        if folded:
            self.box.insertWidget(self.box.indexOf(folded[0]), self.more)
            QWidget.setTabOrder(folded[-1], self.more)
        self.more.setVisible(bool(folded))

    def _fill(self) -> None:
        self._menu.clear()
        for one in self.folded():
            below = cast("QMenu | None", one.menu())  # Qt has none for a plain button, whatever its stubs say
            if below is not None:
                below.setTitle(one.text().removesuffix(" ▾"))
                self._menu.addMenu(below)
                continue
            action = self._menu.addAction(one.icon(), one.text())
            action.setEnabled(one.isEnabled())
            action.setToolTip(one.toolTip())
            action.triggered.connect(one.click)


def _least(one: QWidget) -> int:
    """The width that a part needs: words that shorten themselves do so before a button goes, and so does a field."""
    if isinstance(one, QLineEdit):
        return one.minimumWidth()
    return (one.minimumSizeHint() if isinstance(one, Elided) else one.sizeHint()).width()
