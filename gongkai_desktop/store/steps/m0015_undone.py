"""Step 15: a record of a side ledger that was closed with its limit never kept says so; rows computed anew."""

from __future__ import annotations

from collections.abc import Callable


def apply(run: Callable[[str], object]) -> None:
    """Have the rows of an older file computed anew when it is next opened for writing."""
    run("INSERT OR REPLACE INTO meta (key, value) SELECT 'reproject', '1' WHERE EXISTS (SELECT 1 FROM event)")
