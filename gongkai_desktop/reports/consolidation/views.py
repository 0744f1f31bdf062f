"""The consolidations as their lists show them: listed columns, views, the workbook."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.query import View
from gongkai_desktop.cases.table import Dress, Source, Table, Values, filtered_as, said
from gongkai_desktop.cases.urgency import Moment
from gongkai_desktop.deadlines.urgency import NONE
from gongkai_desktop.ledger.definition import Column, Kind, Ledger
from gongkai_desktop.reports.consolidation.kept import KeptState
from gongkai_desktop.workdays.calendar import Calendar

COLUMNS: Final = (
    "id",
    *("number", "title", "what", "day", "year", "reports", "taken", "missing"),
    *("state", "written", "closed", "last_event"),
)
_LIVE: Final = f"t.state <> '{KeptState.VOID}'"
VIEWS: Final = (
    View("doubted", str(KeptState.DOUBTED), f"t.state = '{KeptState.DOUBTED}'"),
    View("summed", str(KeptState.SUMMED), f"t.state = '{KeptState.SUMMED}'"),
    View("written", str(KeptState.WRITTEN), f"t.state = '{KeptState.WRITTEN}'"),
    View("taken", "收下有疑问的", f"t.taken <> 0 AND {_LIVE}"),
    View("missing", "有单位没有交", f"t.missing <> 0 AND {_LIVE}"),
    View("all", "全部"),
)
LEDGER: Final = Ledger(
    "consolidations",
    "下级报表汇总台账",
    (
        Column("title", "名称", Kind.LONG, 26),
        Column("year", "年度", Kind.INTEGER, 6),
        Column("day", "留存日期", Kind.DATE, 11),
        Column("reports", "收到几份", Kind.INTEGER, 7),
        Column("taken", "收下有疑问的", Kind.INTEGER, 7),
        Column("missing", "没有交的单位", Kind.INTEGER, 7),
        Column("state", "状态", Kind.CHOICE, 8, tuple(KeptState)),
        Column("written", "写出日期", Kind.DATE, 11),
    ),
)
"""The consolidations as a workbook has them."""


def _state(values: Values) -> Values:
    return (values[COLUMNS.index("state")],)


def _told(standing: Values, moment: Moment, calendar: Calendar) -> Values:
    return said(standing[0], NONE)


CONSOLIDATIONS: Final = Table(
    key="consolidation",
    title=LEDGER.title,
    source=Source("consolidation"),
    columns=COLUMNS,
    views=VIEWS,
    unfinished=f"t.state IN ('{KeptState.DOUBTED}', '{KeptState.SUMMED}')",
    dress=Dress(_state, _told),
    kinds=filtered_as(
        LEDGER.columns,
        closed=Kind.DATE,
        **dict.fromkeys(("id", "year", "reports", "taken", "missing", "last_event"), Kind.INTEGER),
    ),
    titles={column.key: column.title for column in LEDGER.columns},
    number="number",
)
