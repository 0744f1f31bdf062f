"""How often an item was applied for, as the applications tell the register, which reads none of their tables."""

from __future__ import annotations

from datetime import date
from typing import Protocol


class Applied(Protocol):
    """What the applications know of an item."""

    def times(self, title: str, doc_no: str, first: date, last: date) -> int:
        """How many applications that arrived in these days ask for what is called so, or name its 文号."""
