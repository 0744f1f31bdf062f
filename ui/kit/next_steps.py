"""下一步: the acts that a record's state permits, the next one first, the rare ones in a menu."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from gongkai_desktop.cases.act import Group
from gongkai_desktop.ledger.acts import NextAct
from ui.kit import look
from ui.kit.dialogs import button, label
from ui.kit.icons import act_icon, mark

DO: Final = Group.DO.value
"""The head of the acts that go on with a record."""


class NextSteps(QWidget):
    """Buttons for the acts; ``wanted`` asks for one by its description.

    Where text is large they take one row if they can: the height belongs to what is told of the record. What there
    is to do has the width, 更多 no more than its words need.
    """

    wanted = Signal(object)
    left = Signal()
    """The button that the cursor was on is gone: it was of a step that is done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.acts: tuple[NextAct, ...] = ()
        self._laid: tuple[float, bool] = 0.0, True
        """For which scale the buttons were made, and whether there was room for one beside 更多."""
        self._needs = 0
        self._head = label(self.tr("下一步"), "small")
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._head)
        box.addLayout(self._grid)

    def offer(self, acts: Sequence[NextAct]) -> None:
        """Put these in the place of those before; without any there is nothing to see."""
        self.acts, self._needs = tuple(acts), 0
        self._lay()

    def fit(self) -> None:
        """Follow scale and width: what would be cut beside 更多 goes into it."""
        if self._laid[0] != look.scale_of(self):
            self._needs = 0
        if self._laid != (look.scale_of(self), self._needs <= self.width()):
            self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or less room."""
        super().resizeEvent(event)
        self.fit()

    def _lay(self) -> None:
        acts, cursor = self.acts, self.window().focusWidget()
        leaving = cursor is not None and self.isAncestorOf(cursor)
        while self._grid.count():
            old = self._grid.takeAt(0).widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        if leaving:  # or it would go to whatever stands next in the window
            self.left.emit()
        large = not look.roomy(self)
        self._head.setVisible(bool(acts) and not large)
        first = next((act for act in acts if act.primary), None)
        lead = [] if first is None else [self._button(first, primary=True)]
        others = [act for act in acts if act is not first]
        near = [act for act in others if act.group in (DO, "")]
        if large:
            near = []
        elif len(others) > 2:
            near = near[:1]
        row = self._beside(near, [act for act in others if act not in near])
        counted = [*lead, *row] if large else row
        self._needs = self._needs or sum(map(_wide, counted)) + self._grid.horizontalSpacing()
        self._laid = look.scale_of(self), self._needs <= self.width()
        if large and self._laid[1]:
            self._put(0, counted)
            return
        self._put(0, lead)
        if near and not self._laid[1]:
            for one in row:
                one.deleteLater()
            row = self._beside([], others)
        self._put(1, row)

    def _put(self, row: int, made: Sequence[QPushButton]) -> None:
        """One or two buttons in a row."""
        for at, one in enumerate(made):
            alone = len(made) == 1
            side = Qt.AlignmentFlag.AlignLeft if alone and one.menu() is not None else Qt.AlignmentFlag(0)
            self._grid.addWidget(one, row, at, 1, 2 if alone else 1, side)

    def _beside(self, near: Sequence[NextAct], far: Sequence[NextAct]) -> list[QPushButton]:
        """The second row: the acts that have a button, and a menu with the others."""
        return [*map(self._button, near), *([self._more(far)] if far else [])]

    def pop_up(self) -> QMenu | None:
        """Every next step in one menu; None when there is none."""
        if not self.acts:
            return None
        menu = QMenu(self)
        self._fill(menu, self.acts)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(self._head.geometry().topLeft()))
        menu.setActiveAction(next(one for one in menu.actions() if one.isEnabled()))
        return menu

    def _button(self, act: NextAct, *, primary: bool = False) -> QPushButton:
        icon = act_icon(act.key, act.group)
        made = button(f"{act.title}…", lambda: self.wanted.emit(act), primary=primary, icon=icon)
        made.setToolTip(act.note)
        return made

    def _more(self, acts: Sequence[NextAct]) -> QPushButton:
        made = QPushButton(self.tr("更多 ▾"))
        menu = QMenu(made)
        menu.aboutToShow.connect(lambda: self._fill(menu, acts))
        made.setMenu(menu)
        return made

    def _fill(self, menu: QMenu, acts: Sequence[NextAct]) -> None:
        """What a menu offers is put there when it opens: of a dozen acts nobody sees most."""
        menu.clear()
        menu.setToolTipsVisible(True)
        heads = [head.value for head in Group if any(act.group == head.value for act in acts)]
        for act, head in _under(acts, heads):
            if head:
                _head(menu, head)
            action = menu.addAction(f"{act.title}…")
            action.setToolTip(act.note)
            mark(action, act_icon(act.key, act.group))
            action.triggered.connect(lambda _=False, act=act: self.wanted.emit(act))


def _wide(made: QPushButton) -> int:
    """Pixels that a button needs for all of its words."""
    made.ensurePolished()
    return made.sizeHint().width()


def _head(menu: QMenu, words: str) -> None:
    """Words that cannot be chosen; a style sheet leaves no room for those of Qt's own sections."""
    if menu.actions():
        menu.addSeparator()
    menu.addAction(words).setEnabled(False)


def _under(acts: Sequence[NextAct], heads: Sequence[str]) -> Iterator[tuple[NextAct, str]]:
    """The acts head by head, each first one with its head; where there is only one head, without."""
    others = [act for act in acts if act.group not in heads]
    for head in (*heads, ""):
        own = [act for act in acts if act.group == head] if head else others
        for at, act in enumerate(own):
            yield act, head if at == 0 and len(heads) + bool(others) > 1 else ""
