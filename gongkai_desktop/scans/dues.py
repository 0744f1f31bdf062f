"""What the tray of scanned pages makes due."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from gongkai_desktop.cases.dues import SCANS, Day, Dues, Group, Weight


def _groups(day: Day) -> Iterator[Group]:
    """Scanned pages that nobody could read."""
    if day.store.one("SELECT 1 FROM scan LIMIT 1") is None:
        return
    from gongkai_desktop.scans.tray import ScanState  # not loaded at start

    (count,) = day.store.one("SELECT count(*) FROM scan WHERE state = ?", (ScanState.TRAY,)) or (0,)
    yield Group(SCANS, "扫描件待认", f"{SCANS}:", int(count), (), Weight.SCANS)


DUES: Final = Dues(_groups)
"""What the tray contributes."""
