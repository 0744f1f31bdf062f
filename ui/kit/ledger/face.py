"""How a ledger reads on the screen: its words, its columns, and its ways into the core by its name."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Final

from PySide6.QtCore import QCoreApplication

from gongkai_desktop.cases.query import Query
from gongkai_desktop.ledger import Column
from ui.kit.paged import Shown

if TYPE_CHECKING:
    from gongkai_desktop.cases.lists import Lists
    from gongkai_desktop.cases.service import Cases
    from gongkai_desktop.desk import Desk
    from gongkai_desktop.ledger.acts import NextAct
    from gongkai_desktop.records.event import Changed
    from ui.kit.form_dialog import Values
    from ui.kit.ledger.card import RecordView
    from ui.kit.ledger.views import Beneath


REVEALED: Final = "revealed"
"""Where the link beside what is masked leads."""


class Face:
    """A ledger is its ``name`` for the core; all else here are words. Subclasses say what is theirs alone.

    ``rooms`` are those whose changes change its rows (``Changed.rooms``).
    ``title`` is what people call the whole of it, ``manual`` its page of the manual, ``first`` the view it opens
    with. ``columns`` are the table's; the one at ``stretch`` takes what room is left. ``search`` is the hint of the
    search box, ``keys`` the line at the foot, ``begin`` the button for a new record, ``due`` what its limit is called,
    ``nothing`` what to say where no record is chosen, ``side`` the head of the left column. ``paper`` is the paper of
    a record ('' for none) and ``prints`` what printing it is called; a ``letter`` may be finished in WPS;
    with ``blanks`` it makes sense for handwriting too.
    ``reckoning`` is the paper that shows how a limit was reckoned ('' for none). ``various``: there is more than one
    paper (``further``).

    ``picking``: the first row is chosen where none is; else only the one that was searched for. ``dated``: its
    records owe something by a day. ``keeping``: views of one's own can be kept. ``drafts`` is what the drafts of its
    forms are called by, where that is not ``name``.
    """

    name: str = ""
    rooms: frozenset[str] = frozenset()
    title: str = ""
    manual: str = ""
    first: str = "open"
    columns: Sequence[Shown] = ()
    stretch: ClassVar[int] = 0
    search: str = ""
    keys: str = ""
    begin: str = ""
    due: str = ""
    nothing: str = ""
    side: str = ""
    paper: str = ""
    prints: str = ""
    letter: bool = False
    blanks: bool = True
    reckoning: str = ""
    various: bool = False
    picking: ClassVar[bool] = True
    dated: bool = True
    keeping: ClassVar[bool] = True
    drafts: str = ""

    # — words —

    def empty(self, query: Query, *, used: bool = False) -> tuple[str, str]:
        """What to say where a list has nothing: why, and what to do. ``used``: the ledger has records elsewhere."""
        if query.words or query.filters:
            return (
                QCoreApplication.translate("Ledger", "没有找到"),
                QCoreApplication.translate("Ledger", "换个词试试，或在左边选“全部”。按 Esc 清除搜索和筛选。"),
            )
        if query.view in ("all", self.first) and not used:
            return self.unused()
        return (self.emptied(query.view) if used else None) or (
            QCoreApplication.translate("Ledger", "这里没有"),
            QCoreApplication.translate("Ledger", "在左边选“全部”看整本台账。"),
        )

    def emptied(self, view: str) -> tuple[str, str] | None:
        """What to say where a view of a ledger in use has nothing; None for the usual words."""
        return None

    def unused(self) -> tuple[str, str]:
        """What to say while nothing has been entered."""
        return QCoreApplication.translate("Ledger", "还没有登记"), QCoreApplication.translate(
            "Ledger", "按 Ctrl+N 登记第一件。"
        )

    def counted(self, number: str, picked: int) -> str:
        """How many a list has, and how many of them are chosen."""
        return QCoreApplication.translate("Listing", "{} 件 · 已选 {} 件").format(number, picked)

    def offered(self, query: Query) -> bool:
        """Whether an empty list offers to begin a record."""
        return bool(self.begin) and query.view in ("all", self.first) and not (query.words or query.filters)

    def column(self, key: str) -> Column | None:
        """The column that a filter is about, also one that the table does not show."""
        return next((shown.column for shown in self.columns if shown.column.key == key), None)

    def unfiltered(self, view: str) -> Collection[str]:
        """The columns of the table that are the same in every row of a view: a filter would tell nothing there."""
        return ()

    def chips(self, filters: Mapping[str, str]) -> list[tuple[str, str]]:
        """Each filter with its key, in words."""
        heads = {key: column.title if (column := self.column(key)) else key for key in filters}
        return [(key, f"{heads[key]}={value}") for key, value in filters.items() if value]

    # — a record of it (a ``RecordView``, in the form that ``view`` gives it) —

    def called(self, view: Any) -> str:
        """Its title."""
        return str(view.title)

    def under(self, view: Any) -> str:
        """What stands beneath its title."""
        return " · ".join(part for part in (view.number, view.status.words) if part)

    def summary(self, view: Any) -> str:
        """概要 as rich text; its links are read by ``sections.followed``."""
        from ui.kit.ledger.facts import facts  # not before a record is seen

        return facts(view)

    def undated(self, view: Any) -> str:
        """Why no days are counted: the limit was set by hand or runs in hours, or there is none."""
        if view.urgency.words:
            return QCoreApplication.translate(
                "RecordCard", "{}。这个期限是写明的日期或钟点，不用逐日计算。"
            ).format(view.urgency.words)
        return QCoreApplication.translate("RecordCard", "没有在走的期限：{}。").format(view.status.words)

    def acts(self, view: Any) -> Sequence[NextAct]:
        """What may be done with it next."""
        return tuple(view.acts)

    # — papers —

    def paper_of(self, view: RecordView) -> str:
        """The paper of that record as it stands now."""
        return self.paper

    def letter_of(self, view: RecordView) -> str:
        """The letter of that record which may be finished in WPS."""
        return self.paper

    def further(self) -> Sequence[tuple[str, str]]:
        """Every paper of a record by its name and title, where there is more than the one."""
        return ()

    # — into the core —

    def lists(self, desk: Desk) -> Lists:
        """Its pages, counts and views."""
        return desk.listing(self.name)

    def cases(self, desk: Desk) -> Cases[Any, Any]:
        """Its records and what may be done with them."""
        return desk.cases(self.name)

    def view(self, desk: Desk, number: int, today: date) -> RecordView:
        """One of its records whole."""
        return self.cases(desk).view(number, today)

    def form(self, desk: Desk, today: date) -> NextAct:
        """How a new record asks for its facts."""
        return self.cases(desk).form(today)

    def enter(self, desk: Desk, values: Values, actor: int, today: date) -> Changed:
        """A new record."""
        return self.cases(desk).enter(values, actor=actor, today=today)

    def perform(
        self, desk: Desk, number: int, act: str, values: Values, *, actor: int, today: date
    ) -> Changed:
        """One act of a record."""
        return self.cases(desk).perform(number, act, values, actor=actor, today=today)

    def notice(self, desk: Desk, today: date) -> str:
        """What to say above the table, '' for nothing."""
        return ""

    def beneath(self, desk: Desk, today: date) -> Sequence[Beneath]:
        """What stands beneath its views."""
        return ()

    def suggestions(self, desk: Desk) -> Mapping[str, Sequence[str]]:
        """Usual words for the filters of some columns."""
        return {}
