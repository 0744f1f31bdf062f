"""Before an item is recorded as public: are its files looked through? Offered, never forced."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ui.kit.dialogs import Frame, button, label
from ui.screening.dialog import ScreeningDialog
from ui.session import Session


class CheckFirst(Frame):
    """Three ways: look the files through, record the publication all the same, or neither."""

    manual = "公开前检查附件"

    def __init__(
        self, told: str, check: Callable[[], object], go_on: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(self.tr("公开之前"), parent, width=480)
        self._check, self._go_on = check, go_on
        self.body.addWidget(label(told, "heading", wrap=True))
        more = self.tr("先检查附件里有没有身份证号、隐藏的内容和修订痕迹。已经公开的，可以直接登记。")
        self.body.addWidget(label(more, "", wrap=True))
        self.body.addStretch(1)
        self.first = button(self.tr("检查附件"), self._do_check, primary=True)
        self.onwards = button(self.tr("直接登记"), self._do_go_on)
        self.buttons(button(self.tr("取消"), self.reject), self.onwards, self.first)
        self.fit_words()
        self.first.setFocus()

    def _do_check(self) -> None:
        self.accept()
        self._check()

    def _do_go_on(self) -> None:
        self.done(0)
        self._go_on()


def check_first(session: Session, item: int, parent: QWidget, go_on: Callable[[], object]) -> None:
    """Go on at once where the files were looked through; else offer it first."""

    def check() -> None:
        ScreeningDialog(session, item, parent).open()

    def told(note: str) -> None:
        if note:
            CheckFirst(note, check, go_on, parent).open()
        else:
            go_on()

    session.ask("screening", lambda desk: desk.screenings.wanted(item), told)
