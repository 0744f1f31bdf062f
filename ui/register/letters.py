"""征求意见: a letter about items of the register, asked for where the items are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gongkai_desktop.ledger import Ledger
from gongkai_desktop.ledger.acts import Asked, NextAct
from gongkai_desktop.register.stages import Stage
from ui.kit.next_steps import DO

if TYPE_CHECKING:
    from gongkai_desktop.register.service import ItemView
    from ui.kit.host import Host

LETTER = "letter"


def letter_acts(view: ItemView) -> tuple[NextAct, ...]:
    """The act that begins a letter about an item; nothing goes out about a secret or a void one."""
    if view.case.secret or view.case.now.stage is Stage.VOID:
        return ()
    title = QCoreApplication.translate("Letters", "征求意见")
    note = QCoreApplication.translate("Letters", "涉及其他机关、单位或者个人的，公开以前书面征求意见")
    return (NextAct(LETTER, title, lambda: Asked(Ledger(LETTER, title, ())), group=DO, note=note),)


def ask_letter(host: Host, parent: QWidget, items: Sequence[int], said: Callable[[str], object]) -> None:
    """Open the form of a letter about these items, filled in with what is known of them."""
    from ui.coordination.words import LetterFace  # every item offers a letter, few are written
    from ui.kit.ledger.acts import Acts

    face = LetterFace(items)
    acts = Acts(host, face, parent)
    told = QCoreApplication.translate("Letters", "已登记；在“保密审查 › 协调征求”里跟踪答复")
    acts.begun.connect(lambda _: said(told))
    acts.begin(face.form, face.enter)
