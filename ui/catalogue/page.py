"""基本目录: levels on the left, the entries in the middle, one entry on the right; versions at the foot."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from gongkai_desktop.cases.query import Query
from gongkai_desktop.catalogue.overview import Overview, Unreleased
from ui.catalogue.levels import Levels, Place
from ui.catalogue.words import ASSIGN, CatalogueFace
from ui.kit.dialogs import button, label
from ui.kit.folding import FoldingRow
from ui.kit.ledger.page import LedgerPage
from ui.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from gongkai_desktop.catalogue.service import EntryView
    from gongkai_desktop.desk import Desk
    from gongkai_desktop.ledger.acts import NextAct
    from ui.catalogue.acts import CatalogueActs


_SLACK: Final = "　　　　"
"""What breaking words into two lines may leave free at the end of the first one."""


class CataloguePage(LedgerPage):
    """The catalogue."""

    takes_books = True
    import_wanted = Signal(object)
    """A file should be brought in."""

    host: Session
    side_width = 200

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, CatalogueFace(), parent)
        self.levels, self.edition = Levels(), label("", "small", wrap=True)
        self.seen: Overview | None = None
        self.release = button(self.tr("发布新版…"), lambda: self.acts.release())
        self._put_foot()
        self.levels.selected.connect(lambda place: self.listing.ask(place.of(self.query)))
        self.listing.asked.connect(lambda: self.levels.show_as(Place.in_query(self.query)))

    @cached_property
    def acts(self) -> CatalogueActs:
        """What the clerk can do here, with its dialogs."""
        from ui.catalogue.acts import CatalogueActs

        return self.heeded(CatalogueActs(self))

    @property
    def entry(self) -> EntryView | None:
        """The entry shown."""
        return cast("EntryView | None", self.card.view)

    # — what only the catalogue has —

    def buttons(self) -> Sequence[QPushButton]:
        """Those beside the search box."""
        return button(self.tr("导出"), self.export), button(self.tr("打印"), self.print_list)

    def ways(self, query: Query) -> Sequence[QPushButton]:
        """What an empty catalogue offers."""
        if not self.face.offered(query):
            return super().ways(query)
        bringing = button(self.tr("导入目录表格…"), self.bring_in, primary=True)
        return bringing, button(self.face.begin, self.new)

    def keys(self) -> dict[str, Callable[[], object]]:
        """The page's own keys; there is no act for many entries."""
        known = {**super().keys(), "Ins": self.assign}
        del known["Ctrl+B"]
        return known

    def commands(self) -> dict[str, Callable[..., object]]:
        """What the menus can have done here."""
        known = {
            **super().commands(),
            "import": self.bring_in,
            "print": lambda _="": self.print_list(),
            "print_list": self.print_list,
        }
        del known["many"]
        return known

    def bring_in(self, path: Path | None = None) -> None:
        """Bring a table in; without ``path`` its file is asked for."""
        self.import_wanted.emit(path)

    def bring_book(self, path: Path) -> None:
        """Bring in the table that was let go."""
        self.bring_in(path)

    def new(self) -> None:
        """Ctrl+N: a new entry, its level filled in where one is chosen."""
        place = self.levels.place
        levels = {"first_level": place.first, "second_level": place.second}
        known = {key: value for key, value in levels.items() if value}

        def form(desk: Desk, today: date) -> NextAct:
            return self.face.form(desk, today).filled(known)

        self.begin(form, self.face.enter)

    def perform(self, act: NextAct) -> None:
        """Ask for the facts of one act of the entry shown, or for its items."""
        if act.key == ASSIGN:
            self.assign()
        else:
            super().perform(act)

    def open_shown(self) -> None:
        """Enter: change the entry under the cursor."""
        if self.entry is not None and self.entry.id == self.table.current_id():
            self.perform(next(act for act in self.face.acts(self.entry) if act.key == "amend"))

    def assign(self) -> None:
        """Insert: choose items of the register and bring them under the entry under the cursor."""
        self.when_shown(self._assign_shown)

    def _assign_shown(self) -> None:
        if self.entry is not None and any(act.key == ASSIGN for act in self.card.steps.acts):
            self.acts.assign(self.entry)

    def follow(self, place: str, number: int) -> None:
        """A link of the card: to an item, or to take it out."""
        from ui.catalogue.summary import LEAVE  # loaded with the first entry

        if place != LEAVE:
            super().follow(place, number)
        elif self.entry is not None:
            self.acts.leave(self.entry, number)

    def print_list(self) -> None:
        """Ctrl+P: the entries in use as a printed list."""
        self.acts.print_list()

    # — the left column, and the foot —

    def put_side(self) -> None:
        """The levels."""
        self._columns.put_views(self.levels)

    def read_side(self) -> None:
        """States and levels with their counts, and which version is in force."""
        today = self.host.today()
        self.host.ask("levels", lambda desk: desk.catalogue.overview(Query(), today), self._show_levels)
        self.host.ask("edition", lambda desk: desk.catalogue.unreleased(), self._tell_edition)

    def count_side(self) -> None:
        """The levels follow what has changed."""
        self.read_side()

    def fit_side(self) -> None:
        """The levels follow the scale."""
        self.levels.fit()
        self._fit_edition()

    def go_views(self) -> None:
        """Ctrl+G: into the levels."""
        self.levels.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_view(self, view: str) -> None:
        """Show the entries that stand so, of every level."""
        self.listing.ask(Query(view))

    def _put_foot(self) -> None:
        row = FoldingRow()
        row.box.setSpacing(7)
        for made in (button(self.tr("版本…"), lambda: self.acts.show_versions()), self.release):
            row.box.addWidget(made)
        self.listing.foot.addWidget(self.edition, 1)
        self.listing.foot.addWidget(row)

    def _show_levels(self, seen: Overview) -> None:
        self.seen = seen
        self.levels.offer(seen)
        self.listing.tell_counts(seen.counts)
        self.release.setEnabled(bool(seen.counts["all"]))

    def _tell_edition(self, since: Unreleased) -> None:
        version, changes = since.version, len(since.differences)
        if version is None:
            words = self.tr("还没有发布过版本")
        elif changes:
            words = self.tr("现行 {}（{} 起），此后有 {} 处改动未发布").format(
                version.number, version.effective, changes
            )
        else:
            words = self.tr("现行 {}（{} 起），没有未发布的改动").format(version.number, version.effective)
        self.edition.setText(words)
        self._fit_edition()

    def _fit_edition(self) -> None:
        """Two lines at the most: where one has no room for it, the buttons beside it fold."""
        needed = self.edition.fontMetrics().horizontalAdvance(self.edition.text() + _SLACK)
        self.edition.setMinimumWidth(needed // 2)
