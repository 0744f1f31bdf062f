"""The side ledgers as their lists show them: listed columns, views, what a row says on a day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from gongkai_desktop.cases.lists import Listing
from gongkai_desktop.cases.query import View
from gongkai_desktop.cases.table import Dress, Source, Table, Values, said
from gongkai_desktop.cases.urgency import Moment, overdue, urgency
from gongkai_desktop.ledger.definition import RUNNING, Column, Kind, Ledger
from gongkai_desktop.matters.definition import VOIDED, Asked, Definition
from gongkai_desktop.matters.dues import heads_of, quoted
from gongkai_desktop.matters.history import CLOSED_TITLE, asked_of, key_of
from gongkai_desktop.matters.matter import name_of

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
_NAMED: Final = "item_title"
"""The title of the information that a record goes by, where it goes by one."""
_TITLE: Final = "名称"
_KEY: Final = re.compile(r"\{(\w+)\}")
_SOLID: Final = (Kind.DATE, Kind.CHOICE, Kind.INTEGER, Kind.FLAG)


def table_of(ledger: Definition) -> Table:
    """The rows of one ledger; a saved view of it is known by its key."""
    further = further_columns(ledger)
    sql = {one.key: _extracted(one.key) for one in further} | {_NAMED: _name_in_sql(ledger)}
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
        titles={
            "id": "编号",
            "title": ledger.list.get("title", _TITLE),
            **{one.key: one.title for one in ledger_of(ledger).columns if one.key != RUNNING},
        },
        only=f"t.ledger = '{ledger.key}'",
        about="t.item = :about",
        heads=heads_of(ledger),
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
    named, *begun = _named_first(ledger)
    own = [
        Column(RUNNING, "序号", Kind.INTEGER, 4),
        named,
        Column("day", heads.get("day", "日期"), Kind.DATE, 11),
        *begun,
        *(one for one in act_columns(ledger) if one.title != CLOSED_TITLE),  # which stands below
        *([Column("due", heads.get("due", due), Kind.DATE, 11)] if ledger.limits else []),
        Column("state", "状态", width=10),
        Column("closed", CLOSED_TITLE, Kind.DATE, 11),
        Column("flags", "与规定不符", Kind.LONG, 20),
    ]
    return Ledger(name_of(ledger.key), ledger.title, tuple(own))


def _named_first(ledger: Definition) -> Iterator[Column]:
    """What a record began with, first what it is called by: whole, where its title is only how that begins.

    Where it may go by the information it is about instead, the title of that stands behind what was asked of it.
    """
    begun = {one.key: one for one in _begun_columns(ledger)}
    called = next((key for key in ledger.called if f"begin_{key}" in begun), "")
    if not called:
        yield from (Column("title", ledger.list.get("title", _TITLE), Kind.LONG, 24), *begun.values())
        return
    yield begun.pop(f"begin_{called}")
    for asked in ledger.begin.columns:
        if (column := begun.get(f"begin_{asked.key}")) is not None:
            yield column
            if asked.kind == Kind.RECORD and "record" in ledger.called:
                yield Column(_NAMED, f"{asked.title}：名称", Kind.LONG, 24)


def further_columns(ledger: Definition) -> tuple[Column, ...]:
    """What the forms of a ledger ask, each by its key in a row: ``begin_what``, ``answer_number``, ``answer_day``."""
    return (*_begun_columns(ledger), *act_columns(ledger))


def _begun_columns(ledger: Definition) -> tuple[Column, ...]:
    form = ledger.begin
    return tuple(_column(key_of(form, one.key), one) for one in asked_of(form))


def act_columns(ledger: Definition) -> tuple[Column, ...]:
    """What its acts ask and when each was done: on a page of a workbook they give way to what a record began with."""
    found: list[Column] = []
    for act in ledger.acts:
        found.append(Column(key_of(act, "day"), f"{act.title}日期", Kind.DATE, 11))
        found += [_column(key_of(act, one.key), one, act.title) for one in asked_of(act)]
    return tuple(found)


def _column(key: str, asked: Asked, title: str = "") -> Column:
    told = asked.column(asked.choices, "")
    kind = told.kind if told.kind in (*_SOLID, Kind.LONG) else Kind.TEXT
    name = f"{title}：{asked.title}" if title else asked.title
    return Column(key, name, kind, told.width, told.choices)


def _name_in_sql(ledger: Definition) -> str:
    """The title of the information that a record goes by: its own title without what stands before that."""
    parts = _KEY.split(ledger.titled.partition("{called}")[0])  # a text, a key, a text, …
    before = " || ".join(
        _extracted(f"begin_{one}") if at % 2 else quoted(one) for at, one in enumerate(parts)
    )
    cut = f"CASE instr(t.title, {before}) WHEN 1 THEN substr(t.title, length({before}) + 1) ELSE t.title END"
    return f"CASE t.item WHEN 0 THEN '' ELSE {cut} END"


def _extracted(key: str) -> str:
    return f"coalesce(json_extract(t.facts, '$.{key}'), '')"


def _views(ledger: Definition) -> tuple[View, ...]:
    first, *rest = (view for view in _STANDARD if ledger.limits or view.urgency != "overdue")
    own = [
        View(
            one.key,
            one.title,
            f"{_OPEN} AND t.state IN ({', '.join(map(quoted, one.states))})",
            by_due=True,
            urgency=one.urgency,
        )
        for one in ledger.views
    ]
    return (first, *own, *rest)


def _told(standing: Values, moment: Moment, calendar: Calendar) -> Values:
    state, due, due_at, provisional = standing
    return said(state, urgency(due, due_at, bool(provisional), moment, calendar))
