"""The papers of a ledger's page: the record's own as it stands, as a Word file, blank, and the others there are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QPushButton

if TYPE_CHECKING:
    from ui.kit.ledger.page import LedgerPage


def paper_menu(page: LedgerPage) -> QPushButton:
    """The button with its menu, for the record that the page shows when it is opened."""
    face = page.face
    made = QPushButton(QCoreApplication.translate("LedgerPage", "打印 ▾"))
    menu = QMenu(made)
    menu.addAction(face.prints).triggered.connect(lambda: page.print_current())
    if face.letter:
        word = QCoreApplication.translate("LedgerPage", "存为 Word…")
        menu.addAction(word).triggered.connect(lambda: page.save_word())
    if face.blanks:
        blank = QCoreApplication.translate("LedgerPage", "空白的，供手写…")
        menu.addAction(blank).triggered.connect(lambda: page.print_blank())
    if face.various:
        others = menu.addMenu(QCoreApplication.translate("LedgerPage", "别的文书"))
        others.aboutToShow.connect(lambda: _offer_others(page, others))
    made.setMenu(menu)
    return made


def _offer_others(page: LedgerPage, menu: QMenu) -> None:
    """Every paper of the record shown, by its title."""
    menu.clear()
    shown = (page.card.view.id,) if page.card.view else ()
    for name, title in page.face.further():
        show = partial(page.show_paper, name, shown)
        menu.addAction(f"{title}…").triggered.connect(lambda _=False, show=show: show())


def print_shown(page: LedgerPage) -> None:
    """The paper of the record that the page shows; blank where it shows none."""
    face, view = page.face, page.card.view
    if not face.paper:
        page.said.emit(QCoreApplication.translate("LedgerPage", "这本台账没有要打印的表"))
    elif view is not None:
        page.show_paper(face.paper_of(view), (view.id,))
    else:
        page.show_paper(face.paper, ())


def save_word_shown(page: LedgerPage) -> None:
    """The letter of the record that the page shows as a Word file; nothing where it shows none."""
    if (view := page.card.view) is not None:
        from ui.kit.papers import choose_word  # seldom used

        letter = page.face.letter_of(view)
        choose_word(page.host, page, letter, view.id, page.said.emit, number=view.number)
