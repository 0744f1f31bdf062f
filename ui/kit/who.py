"""Asking once whose work it is, before the first thing is recorded."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QListWidget, QWidget

from gongkai_desktop.office.people import Person
from ui.kit import look
from ui.kit.dialogs import Frame, button, label

_SHOWN = 8  # people before the list scrolls


class Who(Frame):
    """A short list of people; Enter takes the one under the cursor, Esc the first. ``then`` hears of either."""

    manual = "人员与岗位"

    def __init__(
        self, people: Sequence[Person], then: Callable[[Person], None], parent: QWidget | None
    ) -> None:
        super().__init__("", parent, width=420)
        self.setWindowTitle(self.tr("谁在登记？"))
        self._people, self._then = people, then
        told = self.tr(
            "这次登记记在谁名下？以后都记在她名下，换人请点左下角的“经办人”。按 Esc 记在“{}”名下。"
        )
        self.body.addWidget(label(told.format(people[0].name), "", wrap=True))
        self.list = QListWidget()
        self.list.setObjectName("framed")
        self.list.setAccessibleName(self.tr("人员"))
        self.list.ensurePolished()  # or all but the first would keep the height they have without a style
        self.list.addItems([" ".join((person.name, *person.posts)) for person in people])
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(lambda _: self.accept())
        self.body.addWidget(self.list, 1)
        self.buttons(button(self.tr("确定"), self.accept, primary=True, icon="done"))
        shown = min(len(people), _SHOWN)
        self.list.setFixedHeight(shown * self.list.sizeHintForRow(0) + look.scaled(self, 8))
        self.list.setFocus()

    def done(self, result: int) -> None:
        """Close, then go on in the name of whoever was chosen."""
        super().done(result)
        self._then(self._people[self.list.currentRow() if result else 0])
