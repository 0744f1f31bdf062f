"""Step 25: what was purged or taken back is found quickly among all events."""

from __future__ import annotations

from collections.abc import Callable


def apply(run: Callable[[str], object]) -> None:
    """Add the two indexes."""
    run("CREATE INDEX event_purged ON event (id) WHERE kind = 'records.purged'")
    run("CREATE INDEX event_reversed ON event (id) WHERE kind = 'records.reversed'")
