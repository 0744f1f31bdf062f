"""Before an item is handed in or recorded as public: what is still undecided in its files? Stops once, no more."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from gongkai_desktop.desk import Desk
from ui.kit.dialogs import Frame, button, label
from ui.screening.dialog import ScreeningDialog
from ui.session import Session


class CheckFirst(Frame):
    """Three ways: look the files through, go on all the same (with a reason where something was found), or neither.

    ``left`` is what was found and is not decided, file by file.
    """

    manual = "公开前检查附件"

    def __init__(
        self, told: str, left: str, check: Callable[[], object], go_on: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(self.tr("送审或公开之前"), parent, width=560)
        self._check, self._go_on = check, go_on
        self.body.addWidget(label(told, "heading", wrap=True))
        for line in left.split("；") if left else ():
            self.body.addWidget(label(line, "", wrap=True))
        more = (
            self.tr("先把它们处理完。确要照样办的，要写理由，照实记下并标记“与规定不符”。")
            if left
            else self.tr("先检查附件里有没有身份证号、隐藏的内容和修订痕迹。已经公开的，可以直接登记。")
        )
        self.body.addWidget(label(more, "small", wrap=True))
        self.body.addStretch(1)
        self.first = button(self.tr("检查附件"), self._do_check, primary=True, icon="review")
        words = self.tr("写明理由，照样办") if left else self.tr("直接登记")
        self.onwards = button(words, self._do_go_on)
        self.buttons(button(self.tr("取消"), self.reject), self.onwards, self.first)
        self.first.setFocus()

    def _do_check(self) -> None:
        self.accept()
        self._check()

    def _do_go_on(self) -> None:
        self.done(0)
        self._go_on()


def check_first(
    session: Session, item: int, parent: QWidget, go_on: Callable[[], object], *, publishing: bool
) -> None:
    """Go on at once where nothing is undecided in the files; else stop, once. Publishing also asks of files that
    nobody looked through.
    """

    def check() -> None:
        ScreeningDialog(session, item, parent).open()

    def ask(desk: Desk) -> tuple[str, str]:
        return desk.screenings.wanted(item), desk.screenings.left(item)

    def told(found: tuple[str, str]) -> None:
        note, left = found
        if left or (note and publishing):
            CheckFirst(note, left, check, go_on, parent).open()
        else:
            go_on()

    session.ask("undecided-files", ask, told)
