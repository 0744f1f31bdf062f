"""What is wrong with a report that was handed in: where exactly, and whether somebody may take it all the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, at which cell of which sheet ('' for the file as a whole).

    ``barring``: without a correction there is no figure, so nobody can take it.
    """

    text: str
    sheet: str = ""
    cell: str = ""
    barring: bool = False

    @property
    def words(self) -> str:
        """In a line."""
        where = f"“{self.sheet}”{self.cell}" if self.sheet else self.cell
        return f"{where}：{self.text}" if where else self.text


def some(cells: Sequence[str]) -> str:
    """Cells as a problem names them: the one, or the first of so many."""
    return cells[0] if len(cells) == 1 else f"{cells[0]} 等 {len(cells)} 格"
