"""信息处理费计算: what a calculation of the fee asks, and what comes of it; nothing is recorded. Pure."""

from __future__ import annotations

from datetime import date
from typing import Final

from gongkai_desktop.ledger import Column, Kind, Ledger
from gongkai_desktop.requests.fees import BASES, BY_ITEM, Fee, fee

CALCULATED: Final = Ledger(
    "fee-calculation",
    "信息处理费计算",
    (
        Column("day", "收到日期", Kind.DATE, required=True),
        Column("basis", "计收方式", Kind.CHOICE, choices=BASES, required=True),
        Column("count", "件数或者页数", Kind.INTEGER, required=True),
        Column("earlier", "本月此前件数", Kind.INTEGER),
    ),
)
"""By item it goes on from what the applicant had asked for before in that month."""


def calculated(day: date, basis: str, count: int, earlier: int) -> Fee:
    """What that costs; Refused for numbers that cannot be."""
    return fee(day, items=count, earlier=earlier) if basis == BY_ITEM else fee(day, pages=count)
