"""The side ledgers as their lists show them: listed columns, views, what a row says on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from gongkai_desktop.cases.lists import Listing
from gongkai_desktop.cases.query import View
from gongkai_desktop.cases.table import Dress, Source, Table, Values, said
from gongkai_desktop.cases.urgency import Moment, overdue, urgency
from gongkai_desktop.ledger.definition import Column, Kind, Ledger
from gongkai_desktop.matters.definition import VOIDED, Asked, Definition

if TYPE_CHECKING:
    from gongkai_desktop.matters.ledgers import Ledgers
    from gongkai_desktop.workdays.calendar import Calendar

COLUMNS: Final = (
    "id",
    *("title", "who", "day", "item", "state", "due", "due_at", "provisional", "closed", "flags"),
    "last_event",
)
"""What the table of every ledger has columns for; whatever else a ledger lists stands in its rows as JSON."""
_OPEN: Final = "t.closed = ''"
_STANDARD: Final = (
    View("open", "未办结", _OPEN, by_due=True),
    View("overdue", "逾期", overdue(_OPEN, hours=True), by_due=True, urgency="overdue"),
    View("flagged", "与规定不符", "t.flags <> ''"),
    View("closed", "已办结", f"t.closed <> '' AND t.state <> '{VOIDED}'"),
    View("all", "全部"),
)
_SOLID: Final = (Kind.DATE, Kind.CHOICE, Kind.INTEGER, Kind.FLAG)


def table_of(ledger: Definition) -> Table:
    """The rows of one ledger; a saved view of it is known by its key."""
    further = further_columns(ledger)
    sql = {one.key: _extracted(one.key) for one in further}
    return Table(
        key=ledger.key,
        title=ledger.title,
        source=Source("matter", sql),
        columns=(*COLUMNS, *sql),
        views=_views(ledger),
        dress=Dress(itemgetter(*map(COLUMNS.index, ("state", "due", "due_at", "provisional"))), _told),
        kinds={
            **dict.fromkeys(("day", "due", "closed"), Kind.DATE),
            "state": Kind.CHOICE,
            **dict.fromkeys(("id", "item", "last_event"), Kind.INTEGER),
            "provisional": Kind.FLAG,
            **{one.key: one.kind for one in further if one.kind in _SOLID},
        },
        titles={one.key: one.title for one in ledger_of(ledger).columns},
        only=f"t.ledger = '{ledger.key}'",
        about="t.item = :about",
    )


class SideLists(Mapping[str, Listing]):
    """The lists of every side ledger by its key, each made when it is first asked for."""

    def __init__(self, ledgers: Ledgers, listing: Callable[[Table], Listing]) -> None:
        self._ledgers, self._listing = ledgers, listing
        self._made: dict[str, Listing] = {}

    def __getitem__(self, key: str) -> Listing:
        if key not in self._made:
            self._made[key] = self._listing(table_of(self._ledgers.current(key)))
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._ledgers.keys)

    def __len__(self) -> int:
        return len(self._ledgers.keys)


def ledger_of(ledger: Definition) -> Ledger:
    """The ledger whole, as tables, workbooks and printed lists have it: what it asked, where each record stands."""
    heads, due = dict(ledger.list), next((limit.title for limit in ledger.limits), "期限")
    own = [
        Column("id", "序号", Kind.INTEGER, 6),
        Column("title", heads.get("title", "名称"), Kind.LONG, 24),
        Column("day", heads.get("day", "日期"), Kind.DATE, 11),
        *further_columns(ledger),
        *([Column("due", heads.get("due", due), Kind.DATE, 11)] if ledger.limits else []),
        Column("state", "状态", width=10),
        Column("closed", "办结日期", Kind.DATE, 11),
        Column("flags", "与规定不符", Kind.LONG, 20),
    ]
    return Ledger(f"matter-{ledger.key}", ledger.title, tuple(own))


def further_columns(ledger: Definition) -> tuple[Column, ...]:
    """What the forms of a ledger ask, each by its key in a row: ``begin_what``, ``answer_number``, ``answer_day``."""
    begun = [_column("begin", one) for one in ledger.begin.columns if one.kind != Kind.FILE]
    return (*begun, *act_columns(ledger))


def act_columns(ledger: Definition) -> tuple[Column, ...]:
    """What its acts ask and when each was done: on a page of a workbook they give way to what a record began with."""
    found: list[Column] = []
    for act in ledger.acts:
        found.append(Column(f"{act.key}_day", f"{act.title}日期", Kind.DATE, 11))
        found += [_column(act.key, one, act.title) for one in act.columns if one.kind != Kind.FILE]
    return tuple(found)


def _column(form: str, asked: Asked, title: str = "") -> Column:
    told = asked.column(asked.choices, "")
    kind = told.kind if told.kind in (*_SOLID, Kind.LONG) else Kind.TEXT
    name = f"{title}：{asked.title}" if title else asked.title
    return Column(f"{form}_{asked.key}", name, kind, told.width, told.choices)


def _extracted(key: str) -> str:
    return f"coalesce(json_extract(t.facts, '$.{key}'), '')"


def _views(ledger: Definition) -> tuple[View, ...]:
    first, *rest = _STANDARD
    own = [
        View(
            one.key,
            one.title,
            f"{_OPEN} AND t.state IN ({', '.join(map(_quoted, one.states))})",
            by_due=True,
            urgency=one.urgency,
        )
        for one in ledger.views
    ]
    return (first, *own, *rest)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _told(standing: Values, moment: Moment, calendar: Calendar) -> Values:
    state, due, due_at, provisional = standing
    return said(state, urgency(due, due_at, bool(provisional), moment, calendar))
