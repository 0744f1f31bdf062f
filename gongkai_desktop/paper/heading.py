"""What stands above every ledger that leaves the office, on paper and in a workbook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Heading:
    """Title, office, the period or view the rows were chosen by, who made it and on which day."""

    title: str
    office: str
    period: str
    maker: str
    made: date

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts below the title, each with its name; those not given are left out."""
        named = (("单位", self.office), ("期间", self.period), ("制表人", self.maker))
        return (*(f"{name}：{value}" for name, value in named if value), f"制表日期：{self.made.isoformat()}")


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where the history chain stood when a copy left the office: number of events, and hash of the last."""

    count: int
    head: str
