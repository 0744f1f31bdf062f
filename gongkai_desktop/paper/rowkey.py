"""The hidden key by which a row of an exported workbook finds its record again."""

from __future__ import annotations

from dataclasses import dataclass

_MARK = "GK1"


@dataclass(frozen=True, slots=True)
class RowKey:
    """The office a row left, its record, and the record's last event at that moment."""

    office: str
    record: int
    event: int

    def __str__(self) -> str:
        return f"{_MARK}/{self.office}/{self.record}/{self.event}"

    @classmethod
    def read(cls, text: str) -> RowKey | None:
        """The key a cell holds; None when it holds something else."""
        mark, *parts = text.strip().split("/")
        if mark != _MARK or len(parts) < 3 or not (parts[-1].isdecimal() and parts[-2].isdecimal()):
            return None
        return cls("/".join(parts[:-2]), int(parts[-2]), int(parts[-1]))
