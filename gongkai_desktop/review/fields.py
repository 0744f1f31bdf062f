"""The ledger of reviews: its columns on the screen, in a workbook and on a list."""

from __future__ import annotations

from typing import Final

from gongkai_desktop.ledger import Column, Kind, Ledger

REVIEWS: Final = Ledger(
    "review",
    "保密审查台账",
    (
        Column("number", "索引号", width=14),
        Column("title", "信息名称", width=26),
        Column("doc_no", "文号", width=12),
        Column("department", "责任科室", width=9),
        Column("attribute", "公开属性", width=8),
        Column("round", "第几次审查", Kind.INTEGER, width=6),
        Column("handed_in", "送审日期", Kind.DATE, width=9),
        Column("step_title", "审查环节", width=10),
        Column("status", "状态", width=9),
        Column("due", "审查期限", Kind.DATE, width=9),
        Column("sheet", "审查表号", width=10),
        Column("out_to", "送签", width=7),
        Column("out_since", "送签日期", Kind.DATE, width=9),
        Column("back", "签回日期", Kind.DATE, width=9),
        Column("opinion", "最近的意见", width=9),
        Column("opinion_day", "意见日期", Kind.DATE, width=9),
        Column("conclusion", "审查结论", width=10),
        Column("closed", "办结日期", Kind.DATE, width=9),
        Column("flags", "与规定不符", width=16),
    ),
)
"""The columns in the order people read them. ``status`` is told in words."""
SIGNED: Final = Ledger(
    REVIEWS.name,
    REVIEWS.title,
    (*REVIEWS.columns, Column("signers", "各环节意见和签字人", Kind.LONG, width=40)),
)
"""The same in a workbook, where every opinion stands with who signed it and when (责任链, D18)."""
FOR_PEOPLE: Final = (
    "number",
    "title",
    "department",
    "handed_in",
    "step_title",
    "status",
    "due",
    "out_to",
    "out_since",
    "conclusion",
    "closed",
)
"""The columns that are read on paper: as many as A4 shows at a legible size."""
