"""下一步: the acts that a record's state permits, the next one first, the rare ones in a menu."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from gongkai_desktop.ledger.acts import NextAct
from ui.kit.dialogs import button, label
from ui.kit.icons import act_icon, mark


class NextSteps(QWidget):
    """Buttons for the acts; ``wanted`` asks for one by its description."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.acts: tuple[NextAct, ...] = ()
        self._head = label(self.tr("下一步"), "small")
        self._grid = QGridLayout()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self._head)
        box.addLayout(self._grid)

    def offer(self, acts: Sequence[NextAct]) -> None:
        """Put these in the place of those before; without any there is nothing to see."""
        self.acts = tuple(acts)
        while self._grid.count():
            old = self._grid.takeAt(0).widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._head.setVisible(bool(acts))
        first = next((act for act in acts if act.primary), None)
        others = [act for act in acts if act is not first]
        if first is not None:
            self._grid.addWidget(self._button(first, primary=True), 0, 0, 1, 2)
        near, far = (others, []) if len(others) <= 2 else (others[:1], others[1:])
        for at, act in enumerate(near):
            self._grid.addWidget(self._button(act), 1, at)
        if far:
            self._grid.addWidget(self._more(far), 1, 1)

    def pop_up(self) -> QMenu | None:
        """Every next step in one menu; None when there is none."""
        if not self.acts:
            return None
        menu = self._menu(self.acts, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(self._head.geometry().topLeft()))
        menu.setActiveAction(menu.actions()[0])
        return menu

    def _button(self, act: NextAct, *, primary: bool = False) -> QPushButton:
        icon = act_icon(act.key, act.group)
        made = button(f"{act.title}…", lambda: self.wanted.emit(act), primary=primary, icon=icon)
        made.setToolTip(act.note)
        return made

    def _more(self, acts: Sequence[NextAct]) -> QPushButton:
        made = QPushButton(self.tr("更多 ▾"))
        made.setMenu(self._menu(acts, made))
        return made

    def _menu(self, acts: Sequence[NextAct], parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        menu.setToolTipsVisible(True)
        for act in acts:
            action = menu.addAction(f"{act.title}…")
            action.setToolTip(act.note)
            mark(action, act_icon(act.key, act.group))
            action.triggered.connect(lambda _=False, act=act: self.wanted.emit(act))
        return menu
