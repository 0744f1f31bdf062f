"""The annual reports as their lists show them: listed columns, views, what a row says on a day."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.query import View
from gongkai_desktop.cases.table import Source, Table, filtered_as, owing_until_closed
from gongkai_desktop.cases.urgency import overdue
from gongkai_desktop.ledger.definition import Column, Kind, Ledger
from gongkai_desktop.reports.annual.case import ReportState

COLUMNS: Final = (
    "id",
    *("number", "title", "year", "state", "due", "provisional"),
    *("signed", "filed", "published", "closed", "flags", "last_event"),
)
OPEN_ROWS: Final = "t.closed = ''"
VIEWS: Final = (
    View("open", "未办结", OPEN_ROWS, by_due=True),
    View("overdue", "逾期", overdue(f"{OPEN_ROWS} AND t.due <> ''"), by_due=True, urgency="overdue"),
    View("draft", "起草中", f"{OPEN_ROWS} AND t.state = '{ReportState.DRAFT}'", by_due=True),
    View("signed", "待报送、公布", f"{OPEN_ROWS} AND t.state = '{ReportState.SIGNED}'", by_due=True),
    View("flagged", "与规定不符", "t.flags <> ''"),
    View("closed", "已办结", "t.closed <> ''"),
    View("all", "全部"),
)
LEDGER: Final = Ledger(
    "annual",
    "年度报告台账",
    (
        Column("number", "年度", width=6),
        Column("title", "名称", Kind.LONG, 24),
        Column("state", "状态", Kind.CHOICE, 8, tuple(ReportState)),
        Column("due", "期限", Kind.DATE, 11),
        Column("signed", "签发日期", Kind.DATE, 11),
        Column("filed", "报送备案日期", Kind.DATE, 11),
        Column("published", "公布日期", Kind.DATE, 11),
        Column("closed", "办结日期", Kind.DATE, 11),
        Column("flags", "与规定不符", Kind.LONG, 20),
    ),
)
"""The reports as a workbook has them."""


REPORTS: Final = Table(
    key="annual",
    title=LEDGER.title,
    source=Source("annual"),
    columns=COLUMNS,
    views=VIEWS,
    dress=owing_until_closed(COLUMNS),
    kinds=filtered_as(
        LEDGER.columns,
        **dict.fromkeys(("id", "year", "last_event"), Kind.INTEGER),
        provisional=Kind.FLAG,
    ),
    titles={column.key: column.title for column in LEDGER.columns},
    number="number",
)
