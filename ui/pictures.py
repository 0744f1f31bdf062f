"""Pictures of every tab, panel and dialog of an office, for the tour and for looking at."""

from __future__ import annotations

from pathlib import Path

from ui.opening import Opening


def take(opening: Opening, office: Path | None, folder: Path) -> int:
    """Save a PNG of each into the folder; returns the exit code."""
    return 0
