"""A side ledger on a page of its own, made from its definition."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from gongkai_desktop.cases.query import Query
from gongkai_desktop.desk import Desk
from gongkai_desktop.ledger import Column, Kind
from gongkai_desktop.matters.definition import Definition
from gongkai_desktop.matters.ledgers import paper_key
from gongkai_desktop.matters.matter import REVEAL
from gongkai_desktop.matters.views import further_columns
from gongkai_desktop.office.panel import SectionLine
from ui.kit import look
from ui.kit.dialogs import button
from ui.kit.icons import state_icon
from ui.kit.ledger.face import REVEALED, Face
from ui.kit.ledger.page import LedgerPage
from ui.kit.ledger.shown import left
from ui.kit.paged import Row, Shown, room_for
from ui.kit.table import workbook
from ui.kit.urgency import DAY_WIDTH
from ui.session import Session

if TYPE_CHECKING:
    from ui.matters.acts import MatterActs

_DATES: Final = ("day", "due", "closed")
"""What the names of files end in that may be an old ledger."""
_WIDTHS: Final = {"title": 180, "who": 90}
_SPARE: Final = {"who": 1, "day": 2}
"""In which order columns give way where there is little room."""


class MatterFace(Face):
    """One of the side ledgers."""

    rooms = frozenset({"matter", "affair"})

    def __init__(self, ledger: Definition) -> None:
        self._ledger = ledger
        self.name, self.title = ledger.key, ledger.title
        self.manual, self.first = ledger.page.manual, ledger.page.first
        self.paper = paper_key(ledger)
        self.prints = ledger.paper.print if ledger.paper else ""
        self.letter = ledger.paper is not None and (ledger.paper.letter or ledger.paper.drawn)
        self.blanks = ledger.paper is None or not ledger.paper.drawn
        self.columns = columns_of(ledger)
        self.dated = bool(ledger.limits)
        due = ledger.list.get("due") or next((limit.title for limit in ledger.limits), "")
        self.due = due or QCoreApplication.translate("Matters", "期限")
        self.search = QCoreApplication.translate("Matters", "搜索：名称、人员、拼音首字母")
        self.begin = f"{ledger.begin.title}  Ctrl+N"
        self.nothing = QCoreApplication.translate("Matters", "在左边选一行，这里显示它的全部情况和下一步。")
        self.keys = QCoreApplication.translate(
            "Matters", "Enter 下一步　Space 多选　Ctrl+B 批量　F1 全部按键"
        )

    def unused(self) -> tuple[str, str]:
        """What the definition says where there is nothing at all."""
        return self._ledger.page.empty

    def summary(self, view: Any) -> str:
        """概要; what is masked in its first section may be shown."""
        if not view.sections or all(act.key != REVEAL for act in view.acts):
            return super().summary(view)
        words = QCoreApplication.translate("Matters", "显示{}").format(whole(self._ledger))
        first, *others = view.sections
        shown = replace(first, lines=(*first.lines, SectionLine(words, view.id, place=REVEALED)))
        return super().summary(replace(view, sections=(shown, *others)))

    def column(self, key: str) -> Column | None:
        """The column that a filter is about: one of the table, or one that the forms ask."""
        further = (column for column in further_columns(self._ledger) if column.key == key)
        return super().column(key) or next(further, None)

    def notice(self, desk: Desk, today: date) -> str:
        """When the next records are owed: all that are near, or the first."""
        owed = desk.matters[self.name].returning(today)
        near = [one.notice for one in owed if one.near]
        return "\n".join(near or [one.notice for one in owed[:1]])


class MatterPage(LedgerPage):
    """The page of one ledger.

    A workbook let go on it is an old ledger to be brought in. Let go on the card, it is kept with the record shown.
    """

    takes_books = True
    import_wanted = Signal(object, object)
    """An old ledger should be brought in: the columns that files have of it, the file (None: to be chosen)."""

    def __init__(self, session: Session, ledger: Definition, parent: QWidget | None = None) -> None:
        self._ledger = ledger
        super().__init__(session, MatterFace(ledger), parent)
        if ledger.paper is not None and ledger.paper.drawn:  # what is begun for its paper is shown with it
            self.acts.begun.connect(self._show_first)

    def buttons(self) -> Sequence[QPushButton]:
        """Bringing an old ledger in, before those that every ledger has."""
        return (button(self.tr("导入…"), self.bring_in), *super().buttons())

    def ways(self, query: Query) -> Sequence[QPushButton]:
        """An empty ledger offers the old one too."""
        found = super().ways(query)
        bringing = (button(self.tr("导入旧台账…"), self.bring_in),) if self.face.offered(query) else ()
        return (*found, *bringing)

    def commands(self) -> dict[str, Callable[..., object]]:
        """What the menus can have done here."""
        return {**super().commands(), "import": self.bring_in}

    @cached_property
    def acts(self) -> MatterActs:
        """What can be done here; what the panel masks is one of it."""
        from ui.matters.acts import MatterActs

        return self.heeded(MatterActs(self, self._ledger))

    def follow(self, place: str, number: int) -> None:
        """Links lead to other records, and to what is masked."""
        if place == REVEALED:
            self.acts.reveal(number)
        else:
            super().follow(place, number)

    def bring_in(self, path: Path | None = None) -> None:
        """Bring an old ledger in; without ``path`` its file is asked for."""
        from gongkai_desktop.matters.incoming import incoming  # seldom used

        self.import_wanted.emit(incoming(self._ledger), path)

    def _show_first(self, record: int) -> None:
        self.show_paper(self.face.paper, (record,))

    def bring_book(self, path: Path) -> None:
        """Bring in the old ledger that was let go."""
        self.bring_in(path)

    def let_go(self, number: int, paths: Sequence[Path]) -> None:
        """A workbook let go over a row is an old ledger all the same."""
        super().let_go(0 if workbook(paths) else number, paths)


def whole(ledger: Definition) -> str:
    """What the panel of a ledger masks, by its titles."""
    return "、".join(one.title for one in ledger.hidden)


def columns_of(ledger: Definition) -> tuple[Shown, ...]:
    """The columns of a ledger's table: those that it lists, the state, and what is left where it has limits."""
    shown = [_shown(key, title) for key, title in ledger.list.items()]
    limited = "due" in ledger.list
    states = tuple(dict.fromkeys(plan.title for plan in ledger.states))
    told = QCoreApplication.translate("Matters", "状态")
    state = Shown(
        Column("state", told, Kind.CHOICE, choices=states),
        room_for((told,)),
        lambda row: str(row["status"]),
        lambda row: look.RED if row["flags"] else look.INK,
        order="state",
        icon=lambda row: state_icon(str(row["status"])) or ("done" if row["closed"] else "do"),
        whole=True,
    )
    return (
        (*shown, state, left(QCoreApplication.translate("Register", "提醒（工作日）")))
        if limited
        else (*shown, state)
    )


def _shown(key: str, title: str) -> Shown:
    dated = key in _DATES
    column = Column(key, title, Kind.DATE if dated else Kind.TEXT)
    width = room_for((title,), DAY_WIDTH if dated else _WIDTHS.get(key, 90))

    def text(row: Row) -> str:
        return str(row[key])

    return Shown(column, width, text, order=key, spare=_SPARE.get(key, 0))
