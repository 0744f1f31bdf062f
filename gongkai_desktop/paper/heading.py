"""What stands above every ledger that leaves the office, on paper and in a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

_SHOWN = 12
"""Hexadecimal digits: nobody finds another history with the same ones, and a person can still compare them."""


@dataclass(frozen=True, slots=True)
class Heading:
    """Title, office, by what the rows were chosen, of which days, who made it and when.

    ``scope`` (范围) is a view, what it was narrowed down to, or a version; ``period`` (期间) a stretch of days.
    """

    title: str
    office: str
    scope: str
    period: str
    maker: str
    made: date

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts below the title, each with its name; those not given are left out."""
        named = (
            ("单位", self.office),
            ("范围", self.scope),
            ("期间", self.period),
            ("制表人", self.maker),
        )
        return (*(f"{name}：{value}" for name, value in named if value), f"制表日期：{self.made.isoformat()}")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the history chain stood when a copy left the office: number of events, and hash of the last."""

    count: int
    head: str

    @property
    def told(self) -> str:
        """What stands at the foot of a page: enough of the hash to compare with another copy by eye."""
        return f"台账校验：第 {self.count} 条 {self.head[:_SHOWN]}"
