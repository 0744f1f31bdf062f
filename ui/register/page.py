"""The ledger of the register, with its files and papers, filters, the week's release, old ledgers brought in."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from ui.kit.dialogs import button
from ui.kit.ledger.page import LedgerPage
from ui.register.words import RegisterFace
from ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from gongkai_desktop.cases.query import Query
    from gongkai_desktop.ledger.acts import NextAct
    from ui.kit.ledger.card import CardTab
    from ui.kit.ledger.papers_tab import PapersTab
    from ui.register.acts import RegisterActs
    from ui.register.dropping import Dropping
    from ui.register.files_tab import FilesTab

REVIEW_LIST, REVIEW_ITEM, DEADLINE = "review-list", "review-item", "deadline"
"""Sheets by their keys in ``register.sheets``, which draws paper and is not loaded at start."""


class RegisterPage(LedgerPage):
    """The register."""

    takes_books = True
    host: Session

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, RegisterFace(), parent)

    @cached_property
    def acts(self) -> RegisterActs:
        """What the clerk can do here, with its dialogs."""
        from ui.register.acts import RegisterActs

        return self.heeded(RegisterActs(self, self.host))

    @cached_property
    def files(self) -> FilesTab:
        """附件 of the card."""
        from ui.register.files_tab import FilesTab

        files = FilesTab(self.host)
        files.dropped.connect(self.bring_to_shown)
        files.wanted.connect(self.perform)
        return files

    @cached_property
    def papers(self) -> PapersTab:
        """文书 of the card."""
        from ui.kit.ledger.papers_tab import PapersTab

        return PapersTab(
            self.host,
            self.face.name,
            self.tr("文书"),
            self.tr("双击查看当时打印的样子。"),
            self.tr("还没有打印过文书。选中信息后按 Ctrl+P 打印审查表。"),
        )

    @cached_property
    def dropping(self) -> Dropping:
        """Files let go over a record."""
        from ui.register.dropping import Dropping

        return Dropping(self)

    # — what only the register has —

    def own_tabs(self) -> Sequence[CardTab]:
        """Its files and its papers."""
        from ui.kit.ledger.card import CardTab

        return (
            CardTab(
                self.tr("附件"),
                self.files,
                lambda view, _: self.files.show_item(view),
                lambda view: len(view.attachments),
            ),
            CardTab(
                self.tr("文书"),
                self.papers,
                lambda view, _: self.papers.show_papers(view.record.papers),
                lambda view: len(view.record.papers),
            ),
        )

    def buttons(self) -> Sequence[QPushButton]:
        """Those beside the search box."""
        return (
            button(self.tr("筛选…"), self.filters),
            button(self.tr("批量…"), self.many),
            button(self.tr("导出"), self.export),
            button(self.tr("打印"), self.print_selected),
        )

    def ways(self, query: Query) -> Sequence[QPushButton]:
        """What an empty register offers."""
        ways = super().ways(query)
        if not self.face.offered(query):
            return ways
        return (*ways, button(self.tr("导入旧台账(&I)…"), self.bring_in))

    def keys(self) -> dict[str, Callable[[], object]]:
        """The page's own keys."""
        return {**super().keys(), "Ctrl+W": self.weekly, "Ctrl+Shift+L": self.filters}

    def commands(self) -> dict[str, Callable[..., object]]:
        """What the menus can have done here."""
        return {
            **super().commands(),
            "import": self.bring_in,
            "print": self.print_selected,
            "print_list": self.print_list,
            "weekly": self.weekly,
        }

    def new(self) -> None:
        """Ctrl+N: register a new item."""
        self.acts.enter()

    def perform(self, act: NextAct) -> None:
        """Ask for the facts of one act of the item shown; a letter is about all items chosen with it."""
        from ui.register.letters import LETTER, ask_letter  # loaded with the first item

        if act.key != LETTER:
            super().perform(act)
        elif self.card.view is not None:
            item, chosen = self.card.view.id, self.table.chosen_ids()
            ask_letter(self.host, self, chosen if item in chosen else [item], self.said.emit)

    def open_current(self, field: str = "") -> None:
        """Enter: mend the entry of the item under the cursor, from the field that was clicked or its title."""
        self.acts.amend(field)

    def print_selected(self, name: str = REVIEW_LIST) -> None:
        """Ctrl+P: a sheet of the chosen items."""
        self.acts.print_sheet(name, self.table.chosen_ids())

    def print_list(self) -> None:
        """What the table shows, as a printed list."""
        self.acts.print_list(self.query)

    def export(self) -> None:
        """Ctrl+E: what the table shows as a workbook."""
        self.acts.export(self.query)

    def bring_in(self, over: QWidget | None = None) -> None:
        """Bring an old ledger in from a file; the cursor goes back to what the dialog stood ``over``."""
        self.acts.bring_in(over or self)

    def bring_book(self, path: Path) -> None:
        """Bring in the old ledger that was let go."""
        self.acts.bring_in(self).read(path)

    def many(self) -> None:
        """Ctrl+B: one act for the chosen items, or for all of the view."""
        from ui.register.many import ManyDialog  # seldom used

        ManyDialog(self).open()

    def filters(self) -> None:
        """Ctrl+Shift+L: filter by any column of the ledger."""
        from ui.register.filter_dialog import show_filters  # seldom used

        show_filters(self)

    def weekly(self) -> None:
        """Ctrl+W: the week's documents released in one act."""
        from ui.register.weekly import show_weekly  # seldom used

        show_weekly(self)

    def bring(self, number: int, paths: Sequence[Path]) -> None:
        """Files for an item are kept with it."""
        self.dropping.take(number, paths)

    def paste(self) -> None:
        """Ctrl+V: what lies on the clipboard becomes a file of the item shown, or rows to bring in."""
        self.when_shown(self._paste_to_shown)

    def _paste_to_shown(self) -> None:
        shown = self.card.view if self.card.listed else None
        self.dropping.paste(shown.id if shown is not None else 0)
