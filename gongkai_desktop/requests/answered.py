"""The applications that were answered in a time, as the quarterly filing asks for them."""

from __future__ import annotations

from datetime import date
from typing import Final

from gongkai_desktop.store import Store

_ANSWERED: Final = "SELECT id FROM request WHERE issued BETWEEN ? AND ? ORDER BY issued, id"


def answered_between(store: Store, first: date, last: date) -> list[int]:
    """The applications whose answer bears one of these days, both included, the earliest answer first."""
    return [int(number) for (number,) in store.rows(_ANSWERED, (first.isoformat(), last.isoformat()))]
