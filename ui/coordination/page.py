"""协调征求: letters to other organs and persons before publication, who owes an answer, what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gongkai_desktop.ledger import Column, Kind, Ledger
from ui.coordination.words import LetterFace
from ui.kit.finding import find_numbers
from ui.kit.form_dialog import Failed, FormDialog, Values
from ui.kit.host import Host
from ui.kit.ledger.page import LedgerPage
from ui.session import Session


class CoordinationPage(LedgerPage):
    """The page of the letters."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, LetterFace(), parent)

    def new(self) -> None:
        """Ctrl+N: ask which item, then for the letter about it; several are chosen in the register."""
        Asking(self.host, self, self.new_about).open()

    def new_about(self, items: Sequence[int]) -> None:
        """A new letter about items of the register."""
        letters = LetterFace(items)
        self.begin(letters.form, letters.enter)


class Asking(FormDialog):
    """Asks which item of the register a letter is about."""

    manual = "协调征求"

    def __init__(self, host: Host, parent: QWidget, then: Callable[[Sequence[int]], None]) -> None:
        title = QCoreApplication.translate("Letters", "征求哪条信息的意见")
        column = Column(
            "item", QCoreApplication.translate("Letters", "信息"), Kind.RECORD, width=20, required=True
        )

        def save(values: Values, done: Callable[[object], None], failed: Failed) -> None:
            words = str(values["item"])

            def found(item: int) -> None:
                done(item)
                then((item,))

            host.ask("letters-item", lambda desk: desk.lists.find(words), found, failed)

        note = QCoreApplication.translate(
            "Letters", "写索引号，或按 F4 按名称查找。几条一起征求的，在信息登记里选中它们再点“征求意见”。"
        )
        super().__init__(
            Ledger("letter-item", title, (column,)), save, host.failures.handle, parent, note=note
        )
        self.keep.setText(self.tr("下一步  Ctrl+Enter"))
        find_numbers(self, host)
