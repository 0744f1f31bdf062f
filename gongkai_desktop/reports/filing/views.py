"""The filings as their lists show them: listed columns, views, what a row says on a day; and the lines of one."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.cases.query import View
from gongkai_desktop.cases.table import Source, Table, filtered_as, owing_until_closed
from gongkai_desktop.cases.urgency import overdue
from gongkai_desktop.ledger.definition import RUNNING, Column, Kind, Ledger
from gongkai_desktop.reports.filing.filing import FilingState

COLUMNS: Final = (
    "id",
    *("number", "title", "period", "entries", "state", "first", "due", "provisional"),
    *("checked", "signed", "scanned", "filed", "answered", "ordered", "closed", "flags", "last_event"),
)
OPEN_ROWS: Final = "t.closed = ''"
VIEWS: Final = (
    View("open", "未报送", OPEN_ROWS, by_due=True),
    View("overdue", "逾期", overdue(f"{OPEN_ROWS} AND t.due <> ''"), by_due=True, urgency="overdue"),
    View(
        "signing",
        "待审核签发",
        f"{OPEN_ROWS} AND t.state IN ('{FilingState.DRAFT}', '{FilingState.CHECKED}')",
    ),
    View("unanswered", "等主管部门意见", f"t.state = '{FilingState.FILED}'"),
    View("ordered", "追加公开", "t.ordered <> 0"),
    View("flagged", "与规定不符", "t.flags <> ''"),
    View("closed", "已报送", "t.filed <> ''"),
    View("all", "全部"),
)
LEDGER: Final = Ledger(
    "filings",
    "不予公开信息备案台账",
    (
        Column("number", "编号", width=9),
        Column("title", "名称", Kind.LONG, 20),
        Column("entries", "条数", Kind.INTEGER, 5),
        Column("state", "状态", Kind.CHOICE, 8, tuple(FilingState)),
        Column("first", "报送期自", Kind.DATE, 9),
        Column("due", "报送期限", Kind.DATE, 9),
        Column("checked", "审核日期", Kind.DATE, 9),
        Column("signed", "签发日期", Kind.DATE, 9),
        Column("filed", "报送日期", Kind.DATE, 9),
        Column("answered", "主管部门意见日期", Kind.DATE, 9),
        Column("ordered", "追加公开条数", Kind.INTEGER, 6),
        Column("flags", "与规定不符", Kind.LONG, 16),
    ),
)
"""The filings as a workbook has them."""
ENTRIES: Final = Ledger(
    "filing-entries",
    "不予公开信息备案表",
    (
        Column(RUNNING, "序号", Kind.INTEGER, 4),
        Column("title", "信息名称", Kind.LONG, 30),
        Column("doc_no", "文号", width=14, piece=10),
        Column("formed", "生成日期", Kind.DATE, 9),
        Column("department", "责任科室", width=10),
        Column("reason", "不予公开理由", width=14),
        Column("basis", "依据", Kind.LONG, 24),
        Column("note", "备注", width=12),
    ),
)
"""The lines of a filing, on the sheet and in its workbook alike."""


FILINGS: Final = Table(
    key="filing",
    title=LEDGER.title,
    source=Source("filing"),
    columns=COLUMNS,
    views=VIEWS,
    dress=owing_until_closed(COLUMNS),
    kinds=filtered_as(
        LEDGER.columns,
        closed=Kind.DATE,
        **dict.fromkeys(("id", "entries", "ordered", "last_event"), Kind.INTEGER),
        **dict.fromkeys(("provisional", "scanned"), Kind.FLAG),
    ),
    titles={column.key: column.title for column in LEDGER.columns},
    about="EXISTS (SELECT 1 FROM json_each(t.items) e WHERE e.value = :about)",
    number="number",
)
